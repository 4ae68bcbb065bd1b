/** The whole client against the strict stand-in, which notes every call the real service would refuse. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTikTok as startStandIn, type TikTokOptions, type TikTokStandIn } from '../../../sandbox/tiktok/index.ts';
import {
  type Chunk,
  createTikTok,
  type PostSettings,
  planChunks,
  type TikTok,
} from '../../../src/core/tiktok/index.ts';
import { failureOf, now } from './scripted-server.ts';

const redirectUri = 'http://localhost:3001/api/social/tiktok/callback';
const codeVerifier = 'a-code-verifier-of-at-least-forty-three-characters';
const video = Buffer.alloc(40_000_001, 'ramen');

const settings: PostSettings = {
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  disableComment: false,
  disableDuet: true,
  disableStitch: false,
  coverTimestampMs: 0,
  brandContent: false,
  brandOrganic: false,
  aiGenerated: true,
};

let clockMs = now.getTime();
let standIn: TikTokStandIn;
let tiktok: TikTok;

beforeEach(() => start());
afterEach(() => standIn.close());

async function start(options: Partial<TikTokOptions> = {}, pkce?: 'hex' | 'base64url' | 'off') {
  clockMs = now.getTime();
  const clock = { now: () => new Date(clockMs) };
  standIn = await startStandIn({ redirectUris: [redirectUri], now: clock.now, ...options });
  standIn.accounts.add({ handle: 'ramenhouse', nickname: 'Ramen House' });
  tiktok = createTikTok({
    apiUrl: standIn.env.TIKTOK_API_URL,
    authUrl: standIn.env.TIKTOK_AUTH_URL,
    clientKey: standIn.env.TIKTOK_CLIENT_KEY,
    clientSecret: standIn.env.TIKTOK_CLIENT_SECRET,
    redirectUri,
    uploadHosts: [new URL(standIn.url).host],
    clock,
    ...(pkce && { pkce }),
  });
}

async function connect() {
  const authorizeUrl = tiktok.authorizeUrl({ state: 'a state', codeVerifier });
  const redirect = new URL(await standIn.consent(authorizeUrl, 'ramenhouse'));
  expect(redirect.searchParams.get('state')).toBe('a state');
  return tiktok.exchangeCode({ code: redirect.searchParams.get('code') ?? '', codeVerifier });
}

const send = (uploadUrl: string, chunk: Chunk) =>
  tiktok.uploadChunk({
    uploadUrl,
    chunk,
    contentType: 'video/mp4',
    body: () => Readable.from([video.subarray(chunk.firstByte, chunk.lastByte + 1)]),
  });

const plan = planChunks(video.length);
const post = { settings, caption: '', sizeBytes: video.length };

test('a profile is connected, refreshed and disconnected', async () => {
  const first = await connect();
  expect(first.scopes).toEqual(['user.info.basic', 'video.upload', 'video.publish']);
  expect(first.accessExpiresAt).toEqual(new Date(clockMs + 7_200_000));
  await expect(tiktok.userInfo(first.accessToken)).resolves.toMatchObject({
    openId: first.openId,
    displayName: 'Ramen House',
  });

  const second = await tiktok.refresh(first.refreshToken);
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(standIn.refused()).toEqual([]);
  expect(await failureOf(tiktok.refresh(first.refreshToken))).toMatchObject({
    code: 'invalid_grant',
    facts: { httpStatus: 200, logId: expect.any(String) },
  });

  await tiktok.revoke(second.accessToken);
  const failed = await failureOf(tiktok.creatorInfo(second.accessToken));
  expect(failed).toMatchObject({ code: 'access_token_invalid', facts: { httpStatus: 401 } });
});

test.each(['hex', 'base64url', 'off'] as const)('a login goes through with the challenge as %s', async (pkce) => {
  await standIn.close();
  await start({ pkce: pkce === 'off' ? 'none' : pkce }, pkce);

  await expect(connect()).resolves.toMatchObject({ scopes: expect.arrayContaining(['video.publish']) });
  expect(standIn.refused()).toEqual([]);
});

test('an app that wants another challenge shows its own page', async () => {
  await standIn.close();
  await start({ pkce: 'base64url' }, 'hex');

  await expect(connect()).rejects.toThrow();
});

test('a video is posted in chunks, byte for byte, until it has a public id', async () => {
  const { accessToken } = await connect();
  await expect(tiktok.creatorInfo(accessToken)).resolves.toMatchObject({
    nickname: 'Ramen House',
    username: 'ramenhouse',
    privacyLevelOptions: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
  });
  const { publishId, uploadUrl, logId } = await tiktok.initDirectPost(accessToken, post);
  expect(logId).toEqual(expect.any(String));

  const ends = [13_333_333, 26_666_666, 40_000_001];
  for (const [index, uploadedBytes] of ends.entries()) {
    const kind = index === 2 ? 'all' : 'more';
    const answer = await send(uploadUrl, plan.chunkAt(index));
    expect(answer).toEqual({ kind, uploadedBytes });
  }
  const processing = await tiktok.fetchStatus(accessToken, publishId);
  expect(processing).toMatchObject({ status: 'processing', uploadedBytes: video.length });

  clockMs += 60_000;
  const [posted] = standIn.posts();
  await expect(tiktok.fetchStatus(accessToken, publishId)).resolves.toMatchObject({
    status: 'complete',
    failReason: null,
    postIds: posted?.postIds,
  });
  expect(posted?.postIds[0]).toMatch(/^\d{19}$/);
  expect(posted?.sha256).toBe(createHash('sha256').update(video).digest('hex'));
  expect(posted?.postInfo).toMatchObject({ title: '', disable_duet: true, is_aigc: true });
  expect(standIn.refused()).toEqual([]);
});

test('an upload goes on after a reset in mid-chunk and after a lost answer', async () => {
  const { accessToken } = await connect();
  const { publishId, uploadUrl } = await tiktok.initDirectPost(accessToken, post);
  const path = new URL(uploadUrl).pathname;

  standIn.faults.plan({ path, action: { kind: 'reset-body', afterBytes: 5_000_000 } });
  const broken = await failureOf(send(uploadUrl, plan.chunkAt(0)));
  expect(broken).toMatchObject({ code: 'video_upload_failed', remedy: { kind: 'retry' } });
  await expect(send(uploadUrl, plan.chunkAt(0))).resolves.toMatchObject({ kind: 'more' });

  standIn.faults.plan({ path, action: { kind: 'reset', when: 'after' } });
  const lost = await failureOf(send(uploadUrl, plan.chunkAt(1)));
  expect(lost).toMatchObject({ code: 'video_upload_failed' });
  const { uploadedBytes } = await tiktok.fetchStatus(accessToken, publishId);
  expect(uploadedBytes).toBe(plan.chunkAt(1).lastByte + 1);
  expect(await failureOf(send(uploadUrl, plan.chunkAt(1)))).toMatchObject({
    code: 'upload_out_of_step',
    facts: { uploadedBytes },
  });
  await expect(send(uploadUrl, plan.chunkAt(2))).resolves.toMatchObject({ kind: 'all' });
  expect(standIn.refused()).toEqual([]);
});

test('an upload whose hour is over is expired, and one nobody knows is unknown', async () => {
  const { accessToken } = await connect();
  const { uploadUrl } = await tiktok.initDirectPost(accessToken, post);
  clockMs += 3_600_000;
  const expired = await failureOf(send(uploadUrl, plan.chunkAt(0)));
  expect(expired).toMatchObject({ code: 'upload_expired', remedy: { kind: 'check_first' } });
  const elsewhere = uploadUrl.replace('upload_id=', 'upload_id=0');
  const unknown = await failureOf(send(elsewhere, plan.chunkAt(0)));
  expect(unknown).toMatchObject({ code: 'upload_unknown' });
});

test('a video that TikTok rejects afterwards says why', async () => {
  const { accessToken } = await connect();
  standIn.failNext('frame_rate_check_failed');
  const small = { ...post, sizeBytes: 1000 };
  const { publishId, uploadUrl } = await tiktok.initDirectPost(accessToken, small);
  await send(uploadUrl, planChunks(1000).chunkAt(0));
  clockMs += 60_000;
  await expect(tiktok.fetchStatus(accessToken, publishId)).resolves.toMatchObject({
    status: 'failed',
    failReason: 'frame_rate_check_failed',
  });
});

test('a draft lands in the inbox', async () => {
  const { accessToken } = await connect();
  const input = { sizeBytes: 1000 };
  const { publishId, uploadUrl } = await tiktok.initInboxUpload(accessToken, input);
  await expect(send(uploadUrl, planChunks(1000).chunkAt(0))).resolves.toMatchObject({
    kind: 'all',
  });
  clockMs += 60_000;
  const delivered = await tiktok.fetchStatus(accessToken, publishId);
  expect(delivered).toMatchObject({ status: 'inbox', postIds: [] });
  expect(standIn.refused()).toEqual([]);
});

test('a creator who may not post is refused with status 200 and with 403 alike', async () => {
  const { accessToken } = await connect();
  standIn.accounts.change('ramenhouse', { bannedFromPosting: true });
  const code = 'spam_risk_user_banned_from_posting';
  expect(await failureOf(tiktok.creatorInfo(accessToken))).toMatchObject({
    code,
    facts: { httpStatus: 200 },
  });
  expect(await failureOf(tiktok.initDirectPost(accessToken, post))).toMatchObject({
    code,
    facts: { httpStatus: 403 },
  });
});
