import { describe, expect, it } from 'vitest';
import { chunks, oneChunk, openClient, publicPost } from './client.ts';

const path = '/v2/post/publish/video/init/';

describe('an accepted init', () => {
  it('answers with a publish id and an upload address of the documented shapes', async () => {
    const { tiktok, login, init, inboxInit } = await openClient();
    const token = await login({ handle: 'ramenhouse' });
    const direct = (await init(token)).json.data;
    const inbox = (await inboxInit(token)).json.data;
    expect(direct.publish_id).toMatch(/^v_pub_file~v2-1\.\d{19}$/);
    expect(inbox.publish_id).toMatch(/^v_inbox_file~v2\.\d{19}$/);
    expect(direct.upload_url).toMatch(/\/upload\?upload_id=\d{19}&upload_token=[\w-]+$/);
    expect(direct.upload_url.startsWith(tiktok.url)).toBe(true);
    expect(direct.upload_url.length).toBeLessThanOrEqual(256);
    expect(tiktok.posts()).toMatchObject([
      { kind: 'direct', status: 'PROCESSING_UPLOAD', uploadedBytes: 0, postInfo: publicPost },
      { kind: 'inbox', handle: 'ramenhouse', sizeBytes: 10, postIds: [], postInfo: null },
    ]);
  });

  it('is a new publish each time, for an init knows no repetition', async () => {
    const { tiktok, login, init } = await openClient();
    const token = await login({ handle: 'ramenhouse' });
    await init(token);
    await init(token);
    const ids = tiktok.posts().map(({ publishId }) => publishId);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('the chunk arithmetic', () => {
  const MiB = 1024 * 1024;
  it.each([
    ['a small video in one chunk', oneChunk(1)],
    ['64 MB in one chunk', oneChunk(64_000_000)],
    ['the documented example', chunks(50_000_123, 10_000_000, 5)],
    ['two chunks above 64 MB', chunks(64_000_001, 32_000_000, 2)],
    ['4 GiB', chunks(4096 * MiB, 63_161_283, 68)],
    ['smallest chunks', chunks(158_008_374, 5_242_880, 30)],
  ])('lets through %s', async (_what, source) => {
    const { login, init } = await openClient();
    const answer = await init(await login({ handle: 'ramenhouse' }), source);
    expect(answer.json.error.code).toBe('ok');
  });

  it.each([
    ['rounding up', chunks(25_000_000, 10_000_000, 3), 'The total chunk count is invalid'],
    ['no chunk', chunks(25_000_000, 25_000_000, 0), 'The total chunk count is invalid'],
    ['over 1000', chunks(5_242_880 * 700, 2_000_000, 1835), 'The total chunk count is invalid'],
    ['one of unequal size', chunks(15_000_000, 10_000_000, 1), 'The chunk size is invalid'],
    ['64 MB for 84.5 MB', chunks(84_500_000, 64_000_000, 1), 'The chunk size is invalid'],
    ['one above 64 MB', oneChunk(64_000_001), 'The chunk size is invalid'],
    ['above 64 MB each', chunks(200_000_000, 66_000_000, 3), 'The chunk size is invalid'],
    ['below 5 MiB each', chunks(15_000_000, 5_000_000, 3), 'The chunk size is invalid'],
    ['larger than the video', chunks(10, 11, 1), 'The chunk size is invalid'],
    ['of nothing', chunks(10, 0, 1), 'The chunk size is invalid'],
  ])('refuses %s', async (_what, source, message) => {
    const { tiktok, login, init } = await openClient();
    const { status, json } = await init(await login({ handle: 'ramenhouse' }), source);
    expect([status, json.error.code, json.error.message]).toEqual([400, 'invalid_params', message]);
    expect(tiktok.refused()).toHaveLength(1);
    expect(tiktok.posts()).toEqual([]);
  });

  it('refuses more than 4 GiB and addresses of unverified domains', async () => {
    const { login, init } = await openClient();
    const token = await login({ handle: 'ramenhouse' });
    const large = await init(token, chunks(4096 * MiB + 1, 60_000_000, 71));
    const pull = await init(token, { source: 'PULL_FROM_URL', video_url: 'https://x.example/v' });
    expect(large.json.error.code).toBe('invalid_file_upload');
    expect([pull.status, pull.json.error.code]).toEqual([403, 'url_ownership_unverified']);
  });
});

describe('post_info and source_info', () => {
  const { brand_content_toggle, ...withoutBrand } = publicPost;
  it.each([
    ['a caption of 2201 UTF-16 units', { post_info: { ...publicPost, title: '🍜'.repeat(1101) } }],
    ['an unknown field', { post_info: { ...publicPost, schedule_time: 1 } }],
    ['a boolean as text', { post_info: { ...publicPost, disable_duet: 'false' } }],
    ['a missing brand_content_toggle', { post_info: withoutBrand }],
    ['a cover that is no int32', { post_info: { ...publicPost, video_cover_timestamp_ms: 1.5 } }],
    [
      'private branded content',
      {
        post_info: { ...publicPost, privacy_level: 'SELF_ONLY', brand_content_toggle: true },
      },
    ],
    ['a missing source_info', { source_info: undefined }],
    ['a size as text', { source_info: { ...oneChunk(10), video_size: '10' } }],
    ['an unknown source', { source_info: { ...oneChunk(10), source: 'FILE' } }],
    ['a cover in source_info', { source_info: { ...oneChunk(10), video_cover_timestamp_ms: 0 } }],
    ['an unknown part', { media_type: 'VIDEO' }],
  ])('refuse %s with invalid_param', async (_what, change) => {
    const { tiktok, login, post } = await openClient();
    const token = await login({ handle: 'ramenhouse' });
    const body = { post_info: publicPost, source_info: oneChunk(10), ...change };
    const { status, json } = await post(path, token, body);
    expect([status, json.error.code]).toEqual([400, 'invalid_param']);
    expect(tiktok.refused()).toHaveLength(1);
    expect(brand_content_toggle).toBe(false);
  });

  it('take a caption of exactly 2200 UTF-16 units', async () => {
    const { login, init } = await openClient();
    const token = await login({ handle: 'ramenhouse' });
    const answer = await init(token, oneChunk(10), { title: '🍜'.repeat(1100) });
    expect(answer.json.error.code).toBe('ok');
  });

  it('refuse post_info for a draft', async () => {
    const { login, post } = await openClient();
    const token = await login({ handle: 'ramenhouse' });
    const body = { source_info: oneChunk(10), post_info: publicPost };
    const answer = await post('/v2/post/publish/inbox/video/init/', token, body);
    expect(answer.json.error.code).toBe('invalid_param');
  });

  it.each([
    ['a level that is not offered', { privacy_level: 'FOLLOWER_OF_CREATOR' }],
    ['an unknown level', { privacy_level: 'EVERYBODY' }],
    ['no level', { privacy_level: undefined }],
  ])('refuse %s with privacy_level_option_mismatch', async (_what, change) => {
    const { login, init } = await openClient();
    const answer = await init(await login({ handle: 'ramenhouse' }), oneChunk(10), change);
    expect([answer.status, answer.json.error.code]).toEqual([403, 'privacy_level_option_mismatch']);
  });
});

describe('who may post', () => {
  it.each([
    ['video.upload', 401, 'ok'],
    ['video.publish', 200, 'scope_not_authorized'],
  ])('a token with %s alone gets its own way of posting', async (scope, directStatus, inboxCode) => {
    const { login, init, inboxInit } = await openClient();
    const token = await login({ handle: 'ramenhouse' }, scope);
    expect((await init(token)).status).toBe(directStatus);
    expect((await inboxInit(token)).json.error.code).toBe(inboxCode);
  });

  it('a banned creator may not, nor one beyond the daily posts', async () => {
    const { tiktok, login, init, inboxInit } = await openClient();
    const banned = await login({ handle: 'banned', bannedFromPosting: true });
    const busy = await login({ handle: 'busy', postsToday: 13 });
    expect((await init(banned)).json.error.code).toBe('spam_risk_user_banned_from_posting');
    expect((await inboxInit(banned)).json.error.code).toBe('spam_risk_user_banned_from_posting');
    expect((await init(busy)).status).toBe(200);
    expect((await init(busy)).status).toBe(200);
    const third = await init(busy);
    expect([third.status, third.json.error.code]).toEqual([403, 'spam_risk_too_many_posts']);
    expect(tiktok.refused()).toEqual([]);
  });

  it('the daily posts are counted over 24 hours', async () => {
    const { login, init, advance } = await openClient({ postsPerDay: 1, accessTokenSeconds: 1e6 });
    const token = await login({ handle: 'ramenhouse' });
    expect((await init(token)).status).toBe(200);
    advance(86_399);
    expect((await init(token)).status).toBe(403);
    advance(1);
    expect((await init(token)).status).toBe(200);
  });

  it('five drafts may wait in an inbox', async () => {
    const { tiktok, login, inboxInit, advance } = await openClient();
    const token = await login({ handle: 'ramenhouse' });
    for (let draft = 0; draft < 5; draft += 1) await inboxInit(token);
    advance(60);
    const sixth = await inboxInit(token);
    expect(sixth.json.error.code).toBe('spam_risk_too_many_pending_share');
    tiktok.accounts.clearDrafts('ramenhouse');
    expect((await inboxInit(token)).json.error.code).toBe('ok');
  });

  it('an unaudited app posts SELF_ONLY to private accounts of five people a day', async () => {
    const { login, init, creatorInfo } = await openClient({ audited: false });
    const open = await login({ handle: 'open' });
    const privately = { privacy_level: 'SELF_ONLY' };
    const code = 'unaudited_client_can_only_post_to_private_accounts';
    expect((await init(open, oneChunk(10), privately)).json.error.code).toBe(code);
    const tokens = [];
    for (let person = 0; person < 6; person += 1) {
      tokens.push(await login({ handle: `person${person}`, private: true }));
    }
    const friends = { privacy_level: 'MUTUAL_FOLLOW_FRIENDS' };
    expect((await init(tokens[0] ?? '', oneChunk(10), friends)).json.error.code).toBe(code);
    const codes = [];
    for (const token of tokens) {
      codes.push((await init(token, oneChunk(10), privately)).json.error.code);
    }
    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'reached_active_user_cap']);
    const info = await creatorInfo(tokens[5] ?? '');
    expect([info.status, info.json.error.code]).toEqual([200, 'reached_active_user_cap']);
    expect((await creatorInfo(tokens[0] ?? '')).json.error.code).toBe('ok');
  });

  it('the messages of different 403 codes are one sentence', async () => {
    const { login, init } = await openClient();
    const banned = await init(await login({ handle: 'banned', bannedFromPosting: true }));
    const busy = await init(await login({ handle: 'busy', postsToday: 15 }));
    expect(banned.json.error.message).toBe(busy.json.error.message);
    expect(banned.json.error.code).not.toBe(busy.json.error.code);
  });
});
