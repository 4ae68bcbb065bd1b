import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWeb } from '../../src/web/index.ts';
import { openStage, type Person, publicUrl, type Stage } from '../core/profiles/stage.ts';

const apiKey = 'planted-api-key-0123456789';

let stage: Stage;
let mia: Person;
let app: Hono;

const webWith = (key: string | undefined): Hono =>
  createWeb({
    profiles: stage.profiles,
    webhooks: { keep: async () => 'forged' },
    config: { publicUrl, apiKey: key, operator: { mediaRetentionDays: 7 } },
    readiness: async () => ({ database: true, queue: true }),
    log: stage.log,
  });

async function get(path: string, authorization = `Bearer ${apiKey}`) {
  const response = await app.request(path, { headers: { authorization } });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const checkPath = (id: string) => `/api/profiles/${id}/check-token`;

beforeAll(async () => {
  stage = await openStage();
  app = webWith(apiKey);
  const { id } = await stage.addWorkspace('Ramen House');
  mia = await stage.addMember(id, 'mia');
}, 60_000);

afterAll(() => stage.stop());

describe('GET /api/profiles', () => {
  test('lists every profile with its state', async () => {
    const handle = stage.addAccount();
    const id = await stage.connectProfile(mia, handle);
    const { status, body, headers } = await get('/api/profiles');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual([{ id, handle, workspace: 'Ramen House', status: 'active' }]);
  });

  test.each(['', 'Bearer', 'Bearer wrong', apiKey, `Basic ${apiKey}`, `Bearer ${apiKey} x`])(
    'answers 401 to %j',
    async (authorization) => {
      const { status, body, headers } = await get('/api/profiles', authorization);
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toBe('Bearer');
      expect(body).toEqual({ error: { code: 'unauthorized', message: expect.any(String) } });
      expect(JSON.stringify(body)).not.toContain(apiKey);
    },
  );

  test.each([undefined, ''])('is not there when the key is %j', async (key) => {
    for (const path of ['/api/profiles', checkPath('00000000-0000-7000-8000-000000000000')]) {
      const headers = { authorization: `Bearer ${key ?? apiKey}` };
      const response = await webWith(key).request(path, { headers });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
    }
  });
});

describe('GET /api/profiles/{profileId}/check-token', () => {
  test('asks TikTok and tells when the tokens end', async () => {
    const id = await stage.connectProfile(mia);
    const asked = stage.callsTo('/v2/user/info/');
    const inFuture = (ms: number) => new Date(stage.clock.now().getTime() + ms).toISOString();
    expect(await get(checkPath(id))).toMatchObject({
      status: 200,
      body: {
        valid: true,
        status: 'active',
        expiresAt: inFuture(7_200_000),
        refreshExpiresAt: inFuture(15_552_000_000),
      },
    });
    expect(stage.callsTo('/v2/user/info/')).toBe(asked + 1);
  });

  test('tells of a login that has ended', async () => {
    const handle = stage.addAccount();
    const id = await stage.connectProfile(mia, handle);
    stage.standIn.accounts.revoke(handle);
    const { status, body } = await get(checkPath(id));
    expect(status).toBe(200);
    expect(body).toEqual({
      valid: false,
      status: 'inactive',
      expiresAt: null,
      refreshExpiresAt: null,
    });
  });

  test.each([
    '00000000-0000-7000-8000-000000000000',
    'x',
    "00000000-0000-7000-8000-00000000000'",
    `${'0'.repeat(5000)}`,
  ])('answers 404 for %s', async (id) => {
    const { status, body } = await get(checkPath(id));
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code: 'unknown_profile' } });
  });

  test.each([
    ['a reset', { kind: 'reset', when: 'before' }],
    ['a failing gateway', { kind: 'answer', status: 502, body: '<html>' }],
  ] as const)('answers 503 after %s', async (_what, action) => {
    const id = await stage.connectProfile(mia);
    stage.standIn.faults.plan({ path: '/v2/user/info/', action });
    const { status, body } = await get(checkPath(id));
    expect(status).toBe(503);
    expect(body).toEqual({ error: { code: 'tiktok_unreachable', message: expect.any(String) } });
  });

  test('says in JSON too that something is broken, without saying what', async () => {
    const id = await stage.connectProfile(mia);
    await stage.prisma.profile.update({ where: { id }, data: { accessToken: 'act.planted' } });
    const { status, body } = await get(checkPath(id));
    expect(status).toBe(500);
    expect(body).toEqual({ error: { code: 'internal_error', message: expect.any(String) } });
    expect(stage.lines.join('\n')).toContain('cipher_broken');
  });
});

test('unknown addresses under /api answer in JSON', async () => {
  expect(await get('/api/nothing')).toMatchObject({
    status: 404,
    body: { error: { code: 'not_found' } },
  });
});

test('whoever has not the key is seen in the log, once a minute', () => {
  const seen = stage.lines.filter((line) => line.includes('a request without the right to it'));
  expect(seen).toEqual([expect.stringMatching(/^warn .*"status":401/)]);
});

test('no log line holds a token or the key', () => {
  expect(stage.lines.length).toBeGreaterThan(0);
  expect(stage.lines.join('\n')).not.toMatch(/act\.|rft\.|planted/);
});
