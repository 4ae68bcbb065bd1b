import { describe, expect, it } from 'vitest';
import { type Envelope, openClient, reply, start } from './client.ts';

describe('user info', () => {
  it('gives the fields asked for, in the envelope', async () => {
    const { tiktok, login, userInfo } = await openClient();
    const token = await login({ handle: 'ramenhouse', nickname: 'Ramen House' });
    const answer = await userInfo(token, '?fields=open_id,display_name,avatar_url');
    const openId = tiktok.accounts.get('ramenhouse')?.openId;
    expect(answer.json.data.user).toMatchObject({ open_id: openId, display_name: 'Ramen House' });
    expect(Object.keys(answer.json.data.user)).toHaveLength(3);
    expect(answer.json.error).toEqual({
      code: 'ok',
      message: '',
      log_id: expect.stringMatching(/^20261123100000[0-9A-F]{18}$/),
    });
  });

  it.each([
    ['', 'invalid_params'],
    ['?fields=', 'invalid_params'],
    ['?fields=open_id,shoe_size', 'invalid_params'],
    ['?fields=open_id,username', 'scope_permission_missed'],
  ])('refuses "%s" with %s', async (query, code) => {
    const { login, userInfo } = await openClient();
    const answer = await userInfo(await login({ handle: 'ramenhouse' }), query);
    expect([answer.status, answer.json.error.code]).toEqual([400, code]);
  });

  it('gives the handle with the profile scope', async () => {
    const { login, userInfo } = await openClient();
    const token = await login({ handle: 'ramenhouse' }, 'user.info.basic,user.info.profile');
    const answer = await userInfo(token, '?fields=username');
    expect(answer.json.data.user).toEqual({ username: 'ramenhouse' });
  });

  it('links an avatar that is gone after two hours', async () => {
    const { login, userInfo, advance } = await openClient();
    const token = await login({ handle: 'ramenhouse' });
    const { user } = (await userInfo(token, '?fields=avatar_url')).json.data;
    const avatar_url = user.avatar_url ?? '';
    expect((await fetch(avatar_url)).headers.get('content-type')).toBe('image/svg+xml');
    expect((await fetch(avatar_url.replace('x-expires=1', 'x-expires=2'))).status).toBe(403);
    advance(7200);
    expect((await fetch(avatar_url)).status).toBe(403);
  });
});

describe('creator info', () => {
  it('describes a public and a private account', async () => {
    const { login, creatorInfo } = await openClient();
    const open = await creatorInfo(await login({ handle: 'open', duetDisabled: true }));
    expect(open.json.data).toEqual({
      creator_avatar_url: expect.stringContaining('http'),
      creator_username: 'open',
      creator_nickname: 'open',
      privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
      comment_disabled: false,
      duet_disabled: true,
      stitch_disabled: false,
      max_video_post_duration_sec: 3600,
    });
    const closed = await creatorInfo(await login({ handle: 'closed', private: true, maxVideoSeconds: 180 }));
    expect(closed.json.data).toMatchObject({
      privacy_level_options: ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
      duet_disabled: true,
      stitch_disabled: true,
      max_video_post_duration_sec: 180,
    });
  });

  it.each([
    ['spam_risk_user_banned_from_posting', { bannedFromPosting: true }, {}],
    ['spam_risk_too_many_posts', { postsToday: 15 }, {}],
    ['reached_active_user_cap', {}, { activeUsersPerDay: 0 }],
  ])('answers 200 with %s', async (code, account, options) => {
    const { tiktok, login, creatorInfo } = await openClient(options);
    const answer = await creatorInfo(await login({ handle: 'ramenhouse', ...account }));
    expect([answer.status, answer.json.error.code]).toEqual([200, code]);
    expect(answer.json.data).toEqual({});
    expect(tiktok.refused()).toEqual([]);
  });

  it('is closed to a token that may only send drafts', async () => {
    const { tiktok, login, creatorInfo } = await openClient();
    const token = await login({ handle: 'ramenhouse', grant: ['user.info.basic', 'video.upload'] });
    const answer = await creatorInfo(token);
    expect([answer.status, answer.json.error.code]).toEqual([401, 'scope_not_authorized']);
    expect(tiktok.refused()).toHaveLength(1);
  });

  it('forgets the posts of other clients after a day', async () => {
    const { tiktok, login, creatorInfo, refresh, code, exchange, advance } = await openClient();
    await login({ handle: 'ramenhouse', postsToday: 15 });
    const { refresh_token } = (await exchange(await code('ramenhouse'))).json;
    advance(86_400);
    const token = (await refresh(refresh_token)).json.access_token;
    expect((await creatorInfo(token)).json.error.code).toBe('ok');
    tiktok.accounts.change('ramenhouse', { postsToday: 15 });
    expect((await creatorInfo(token)).json.error.code).toBe('spam_risk_too_many_posts');
    expect(tiktok.calls[0]?.at).toEqual(start);
  });
});

describe('every call', () => {
  it('refuses a missing, malformed or unknown token and counts it against the client', async () => {
    const { tiktok, userInfo } = await openClient();
    const path = `${tiktok.url}/v2/user/info/?fields=open_id`;
    expect((await fetch(path)).status).toBe(401);
    expect((await fetch(path, { headers: { authorization: 'act.x' } })).status).toBe(401);
    expect((await userInfo('act.x', '?fields=open_id')).json.error.code).toBe('access_token_invalid');
    expect(tiktok.refused()).toHaveLength(3);
  });

  it('refuses a wrong method, path, content type, body or trailing part', async () => {
    const { tiktok, login, post } = await openClient();
    const token = await login({ handle: 'ramenhouse' });
    const url = `${tiktok.url}/v2/post/publish/creator_info/query/`;
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(url, { headers })).status).toBe(405);
    expect((await fetch(url.slice(0, -1), { method: 'POST', headers })).status).toBe(404);
    const typeless = await fetch(url, { method: 'POST', headers });
    expect((await reply<Envelope>(typeless)).json.error.code).toBe('invalid_params');
    const full = await post('/v2/post/publish/creator_info/query/', token, { open_id: 'x' });
    expect(full.json.error.code).toBe('invalid_params');
    const broken = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{',
    });
    expect((await reply<Envelope>(broken)).json.error.code).toBe('invalid_params');
    expect(tiktok.refused()).toHaveLength(5);
  });
});

describe('the minute limits of a token', () => {
  it.each([
    ['creatorInfo', 20],
    ['init', 6],
    ['inboxInit', 6],
  ] as const)('stop %s after %i calls', async (name, limit) => {
    const client = await openClient({ pendingDraftsPerDay: 100 });
    const token = await client.login({ handle: 'ramenhouse' });
    for (let call = 0; call < limit; call += 1) {
      expect((await client[name](token)).status).toBe(200);
      client.advance(1);
    }
    const refused = await client[name](token);
    expect([refused.status, refused.json.error.code]).toEqual([429, 'rate_limit_exceeded']);
    expect(refused.headers.get('retry-after')).toBeNull();
    client.advance(60 - limit);
    expect((await client[name](token)).status).toBe(200);
    expect((await client[name](token)).status).toBe(429);
  });

  it('stop status/fetch after 30 calls, for that token alone', async () => {
    const { login, status } = await openClient();
    const one = await login({ handle: 'one' });
    const two = await login({ handle: 'two' });
    for (let call = 0; call < 30; call += 1) expect((await status(one, 'x')).status).toBe(400);
    expect((await status(one, 'x')).status).toBe(429);
    expect((await status(two, 'x')).status).toBe(400);
  });
});
