import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { oneChunk, openClient, put, reply, video } from './client.ts';

interface ControlBody {
  location: string;
  postId: string;
  error: string;
}

async function openControl() {
  const client = await openClient();
  const control = async (method: string, name: string, body?: object) => {
    const answer = await fetch(`${client.tiktok.url}/_sandbox/${name}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return reply<ControlBody>(answer);
  };
  return { ...client, control };
}

describe('the control surface', () => {
  it('lets another process tell the whole story', async () => {
    const { tiktok, control, authorizeUrl, exchange, init, status, advance } = await openControl();
    const added = await control('POST', 'accounts', { handle: 'ramenhouse', private: true });
    expect(added.json).toMatchObject({ handle: 'ramenhouse', private: true, targetUser: true });
    const consented = await control('POST', 'consents', {
      authorizeUrl: authorizeUrl(),
      handle: 'ramenhouse',
    });
    const code = new URL(consented.json.location).searchParams.get('code') ?? '';
    const token = (await exchange(code)).json.access_token;
    await control('POST', 'fail-next', { reason: 'spam_risk' });
    const privately = { privacy_level: 'SELF_ONLY' };
    const { upload_url, publish_id } = (await init(token, oneChunk(5), privately)).json.data;
    await put(upload_url, video(5));
    advance(1);
    expect((await status(token, publish_id)).json.data.fail_reason).toBe('spam_risk');
    const posts = (await control('GET', 'posts')).json;
    expect(posts).toMatchObject([{ publishId: publish_id, status: 'FAILED', uploadedBytes: 5 }]);
    const calls = (await control('GET', 'calls')).json;
    expect(calls).toHaveLength(tiktok.calls.length);
    expect(JSON.stringify(calls)).not.toContain('upload_token');
    expect(JSON.stringify(calls)).not.toContain('_sandbox');
    expect((await control('GET', 'refused')).json).toEqual([]);
    await control('POST', 'revoke', { handle: 'ramenhouse' });
    expect((await status(token, publish_id)).status).toBe(401);
    await control('POST', 'reset');
    for (const name of ['accounts', 'posts', 'calls']) {
      expect((await control('GET', name)).json).toEqual([]);
    }
  });

  it('plans faults by path and by pattern, but never for itself', async () => {
    const { tiktok, control } = await openControl();
    const action = { kind: 'answer', status: 503 };
    await control('POST', 'faults', { path: '/v2/user/info/', action });
    await control('POST', 'faults', { pattern: '.*', nth: 2, times: 2, action });
    const statuses = [];
    for (let call = 0; call < 4; call += 1) {
      statuses.push((await fetch(`${tiktok.url}/v2/user/info/`)).status);
    }
    expect(statuses).toEqual([503, 503, 503, 401]);
    expect((await control('GET', 'posts')).status).toBe(200);
  });

  it('ends a draft that its owner posts', async () => {
    const { tiktok, control, login, inboxInit, advance } = await openControl();
    const token = await login({ handle: 'ramenhouse' });
    const { upload_url, publish_id } = (await inboxInit(token, oneChunk(5))).json.data;
    await control('POST', 'outcomes', { kind: 'withhold-id' });
    await put(upload_url, video(5));
    advance(1);
    const answer = await control('POST', 'drafts', { publishId: publish_id, isPublic: true });
    advance(1);
    expect(answer.json.postId).toMatch(/^\d{19}$/);
    expect(tiktok.posts()[0]).toMatchObject({
      status: 'PUBLISH_COMPLETE',
      postIds: [answer.json.postId],
      publicPostIds: [],
    });
  });

  it.each([
    ['accounts', { handle: 'not a handle' }],
    ['accounts', { handle: 'x', shoeSize: 43 }],
    ['revoke', { handle: 'nobody' }],
    ['fail-next', { reason: 'bad_weather' }],
    ['faults', { action: { kind: 'answer', status: 500 } }],
    ['faults', { pattern: '(', action: { kind: 'answer', status: 500 } }],
    ['drafts', { publishId: 'x', isPublic: true }],
    ['consents', { authorizeUrl: 'https://www.tiktok.com/v2/auth/authorize/', handle: 'x' }],
  ])('tells what is wrong with %s %o', async (name, body) => {
    const { control } = await openControl();
    const answer = await control('POST', name, body);
    expect(answer.status).toBe(400);
    expect(answer.json.error).toEqual(expect.any(String));
  });
});

describe('the stand-in', () => {
  it('covers exactly the routes that its list names', async () => {
    const { tiktok } = await openClient();
    const file = new URL('../../../sandbox/tiktok/COVERAGE.md', import.meta.url);
    const listed = [...(await readFile(file, 'utf8')).matchAll(/^\| `([A-Z]+) (\/[^`]*)` +\|/gm)];
    const named = listed.map(([, method, path]) => `${method} ${path}`).sort();
    const registered = tiktok.routes.map(({ method, path }) => `${method} ${path}`).sort();
    expect(named).toEqual(registered);
  });

  it('forgets accounts, tokens, faults, limits and listeners on reset', async () => {
    const { tiktok, login, init, refresh, code, exchange, creatorInfo } = await openClient();
    const token = await login({ handle: 'ramenhouse' });
    const { refresh_token } = (await exchange(await code('ramenhouse'))).json;
    await init(token);
    let told = 0;
    tiktok.on('creator-info', () => {
      told += 1;
    });
    tiktok.faults.plan({ path: /./, action: { kind: 'answer', status: 500 } });
    tiktok.reset();
    expect([tiktok.calls, tiktok.posts(), tiktok.redirects, tiktok.accounts.list()]).toEqual([[], [], [], []]);
    expect((await creatorInfo(token)).status).toBe(401);
    expect((await refresh(refresh_token)).json.error).toBe('invalid_grant');
    expect((await creatorInfo(await login({ handle: 'ramenhouse' }))).status).toBe(200);
    expect(told).toBe(0);
  });
});
