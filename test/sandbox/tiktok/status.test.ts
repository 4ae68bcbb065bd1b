import { describe, expect, it } from 'vitest';
import type { TikTokOptions } from '../../../sandbox/tiktok/index.ts';
import { oneChunk, openClient, put, video } from './client.ts';

const whole = video(1000);

async function openPost(
  kind: 'direct' | 'inbox' = 'direct',
  postInfo: object = {},
  options: Partial<TikTokOptions> = {},
) {
  const client = await openClient({ accessTokenSeconds: 1e9, ...options });
  const { tiktok, login, init, inboxInit, status } = client;
  const token = await login({ handle: 'ramenhouse' });
  const source = oneChunk(whole.length);
  const answer = await (kind === 'direct' ? init(token, source, postInfo) : inboxInit(token, source));
  const { upload_url, publish_id: publishId } = answer.json.data;
  const upload = () => put(upload_url, whole);
  const ask = async () => status(token, publishId);
  const told = async () => (await ask()).json.data;
  const seen = () => tiktok.posts()[0];
  return { ...client, token, publishId, upload, ask, told, seen };
}

describe('the status of a direct post', () => {
  it('is in processing, then complete, then public with an id that no double holds', async () => {
    const { upload, ask, told, seen, advance } = await openPost();
    expect(await told()).toEqual({
      status: 'PROCESSING_UPLOAD',
      uploaded_bytes: 0,
      publicaly_available_post_id: [],
    });
    await upload();
    expect((await told()).status).toBe('PROCESSING_UPLOAD');
    advance(0.3);
    expect(await told()).toMatchObject({
      status: 'PUBLISH_COMPLETE',
      publicaly_available_post_id: [],
    });
    expect(seen()?.publicPostIds).toEqual([]);
    advance(0.6);
    const answer = await ask();
    const digits = /"publicaly_available_post_id":\[(\d+)\]/.exec(answer.text)?.[1] ?? '';
    expect(digits).toMatch(/^\d{19}$/);
    expect([digits]).toEqual(seen()?.postIds);
    expect(BigInt(digits)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
    expect(BigInt(answer.json.data.publicaly_available_post_id[0] ?? 0)).not.toBe(BigInt(digits));
    expect(seen()).toMatchObject({
      status: 'PUBLISH_COMPLETE',
      initAt: new Date('2026-11-23T10:00:00Z'),
      completedAt: new Date('2026-11-23T10:00:00.300Z'),
    });
  });

  it.each(['SELF_ONLY', 'MUTUAL_FOLLOW_FRIENDS'])('never tells an id of a %s post', async (level) => {
    const { upload, told, seen, advance } = await openPost('direct', { privacy_level: level });
    await upload();
    advance(86_400);
    const data = await told();
    expect(data.status).toBe('PUBLISH_COMPLETE');
    expect(data.publicaly_available_post_id).toEqual([]);
    expect(seen()?.postIds).toHaveLength(1);
  });

  it.each(['frame_rate_check_failed', 'internal', 'spam_risk_text'] as const)(
    'ends as FAILED with %s when told so, and the next post is well again',
    async (reason) => {
      const { tiktok, token, upload, told, seen, init, status, advance } = await openPost();
      tiktok.failNext(reason);
      await upload();
      expect((await told()).status).toBe('PROCESSING_UPLOAD');
      advance(1);
      expect(await told()).toMatchObject({ status: 'FAILED', fail_reason: reason });
      expect(seen()).toMatchObject({ postIds: [], failReason: reason });
      const next = (await init(token, oneChunk(whole.length))).json.data;
      await put(next.upload_url, whole);
      advance(1);
      expect((await status(token, next.publish_id)).json.data.status).toBe('PUBLISH_COMPLETE');
    },
  );

  it('stays in processing when told to stall, until it is settled by hand', async () => {
    const { tiktok, upload, told, publishId, advance } = await openPost();
    tiktok.planOutcome({ kind: 'stall' });
    expect(() => tiktok.settle(publishId)).toThrow('not all here');
    await upload();
    advance(86_400);
    expect((await told()).status).toBe('PROCESSING_UPLOAD');
    tiktok.settle(publishId);
    expect((await told()).status).toBe('PUBLISH_COMPLETE');
  });

  it('keeps a public id back when told to', async () => {
    const { tiktok, upload, told, seen, advance } = await openPost();
    tiktok.planOutcome({ kind: 'withhold-id' });
    await upload();
    advance(86_400);
    expect(await told()).toMatchObject({
      status: 'PUBLISH_COMPLETE',
      publicaly_available_post_id: [],
    });
    expect(seen()?.postIds).toHaveLength(1);
  });

  it('is known to its own user only, across refreshes', async () => {
    const { login, status, publishId } = await openPost();
    const renewed = await login({ handle: 'ramenhouse' });
    expect((await status(renewed, publishId)).json.error.code).toBe('ok');
    const other = await status(await login({ handle: 'other' }), publishId);
    const code = 'token_not_authorized_for_specified_publish_id';
    expect([other.status, other.json.error.code]).toEqual([400, code]);
    const unknown = await status(renewed, 'v_pub_file~v2-1.1');
    expect([unknown.status, unknown.json.error.code]).toEqual([400, 'invalid_publish_id']);
  });

  it('wants publish_id and nothing else', async () => {
    const { tiktok, post, token, publishId } = await openPost();
    const path = '/v2/post/publish/status/fetch/';
    for (const body of [{}, { publish_id: 7 }, { publish_id: publishId, status: 'x' }, undefined]) {
      expect((await post(path, token, body)).json.error.code).toBe('invalid_params');
    }
    expect(tiktok.refused()).toHaveLength(4);
  });
});

describe('the status of a draft', () => {
  it('is delivered to the inbox, then complete for each post of it', async () => {
    const { tiktok, upload, ask, told, seen, publishId, advance } = await openPost('inbox');
    expect(() => tiktok.postDraft(publishId)).toThrow('not a delivered draft');
    await upload();
    advance(1);
    expect((await told()).status).toBe('SEND_TO_USER_INBOX');
    expect(seen()?.completedAt).toBeDefined();
    const ids = [tiktok.postDraft(publishId), tiktok.postDraft(publishId)];
    tiktok.postDraft(publishId, { isPublic: false });
    expect((await told()).publicaly_available_post_id).toEqual([]);
    advance(1);
    const answer = await ask();
    expect(answer.json.data.status).toBe('PUBLISH_COMPLETE');
    expect(answer.text).toContain(`"publicaly_available_post_id":[${ids.join(',')}]`);
    expect(seen()?.postIds).toHaveLength(3);
  });
});
