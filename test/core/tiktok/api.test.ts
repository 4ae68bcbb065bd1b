import { describe, expect, test } from 'vitest';
import type { PostSettings } from '../../../src/core/tiktok/index.ts';
import { createTikTokAt, failureOf, ok, planted, refusal, startScripted } from './scripted-server.ts';

const { accessToken } = planted;

const creator = {
  creator_avatar_url: 'https://example.test/a.jpg',
  creator_username: 'ramenhouse',
  creator_nickname: 'Ramen House',
  privacy_level_options: ['PUBLIC_TO_EVERYONE', 'A_LATER_LEVEL', 'SELF_ONLY'],
  comment_disabled: false,
  duet_disabled: true,
  stitch_disabled: false,
  max_video_post_duration_sec: 600,
};

const settings: PostSettings = {
  privacyLevel: 'SELF_ONLY',
  disableComment: true,
  disableDuet: false,
  disableStitch: true,
  coverTimestampMs: 1500,
  brandContent: false,
  brandOrganic: true,
  aiGenerated: false,
};

const opened = ok({ publish_id: 'v_pub_file~v2-1.7', upload_url: 'https://u.tiktokapis.com/x' });

describe('userInfo', () => {
  test('asks for the fields of the basic scope with a bearer token', async () => {
    const user = { open_id: '-000abc-def', avatar_url: 'https://a.test/1', display_name: 'Mia' };
    const { host, received } = await startScripted(ok({ user }));
    await expect(createTikTokAt(host).userInfo(accessToken)).resolves.toEqual({
      openId: '-000abc-def',
      displayName: 'Mia',
      avatarUrl: 'https://a.test/1',
    });
    const { method, url = '', headers } = received[0] ?? {};
    expect(method).toBe('GET');
    expect(decodeURIComponent(url)).toBe('/v2/user/info/?fields=open_id,avatar_url,display_name');
    expect(headers?.authorization).toBe(`Bearer ${accessToken}`);
  });
});

describe('creatorInfo', () => {
  test('posts an empty body and reads what the creator may do', async () => {
    const { host, received } = await startScripted(ok(creator));
    await expect(createTikTokAt(host).creatorInfo(accessToken)).resolves.toEqual({
      nickname: 'Ramen House',
      username: 'ramenhouse',
      privacyLevelOptions: ['PUBLIC_TO_EVERYONE', 'SELF_ONLY'],
      commentDisabled: false,
      duetDisabled: true,
      stitchDisabled: false,
      maxVideoSeconds: 600,
    });
    expect(received[0]).toMatchObject({
      method: 'POST',
      url: '/v2/post/publish/creator_info/query/',
      headers: { 'content-type': 'application/json; charset=UTF-8', 'content-length': '0' },
    });
  });

  test.each(['spam_risk_too_many_posts', 'reached_active_user_cap'])(
    'takes %s with status 200 for a refusal',
    async (code) => {
      const { host } = await startScripted(refusal(code, 200));
      expect(await failureOf(createTikTokAt(host).creatorInfo(accessToken))).toMatchObject({
        code,
        remedy: { kind: 'wait', forMs: 86_400_000 },
        facts: { httpStatus: 200, logId: '202611251900LOG' },
      });
    },
  );
});

describe('initDirectPost', () => {
  test('sends every setting, the caption and the plan of the upload', async () => {
    const { host, received } = await startScripted(opened);
    const post = { settings, caption: 'New ramen drop 🍜', sizeBytes: 50_000_123 };
    await expect(createTikTokAt(host).initDirectPost(accessToken, post)).resolves.toEqual({
      publishId: 'v_pub_file~v2-1.7',
      uploadUrl: 'https://u.tiktokapis.com/x',
      logId: '202611251900LOG',
    });
    expect(received[0]?.url).toBe('/v2/post/publish/video/init/');
    expect(JSON.parse(received[0]?.body.toString() ?? '')).toEqual({
      post_info: {
        title: 'New ramen drop 🍜',
        privacy_level: 'SELF_ONLY',
        disable_comment: true,
        disable_duet: false,
        disable_stitch: true,
        video_cover_timestamp_ms: 1500,
        brand_content_toggle: false,
        brand_organic_toggle: true,
        is_aigc: false,
      },
      source_info: {
        source: 'FILE_UPLOAD',
        video_size: 50_000_123,
        chunk_size: 16_666_707,
        total_chunk_count: 3,
      },
    });
  });

  test('sends an empty caption as an empty title', async () => {
    const { host, received } = await startScripted(opened);
    await createTikTokAt(host).initDirectPost(accessToken, { settings, caption: '', sizeBytes: 9 });
    expect(JSON.parse(received[0]?.body.toString() ?? '').post_info.title).toBe('');
  });

  test('tells apart refusals that share one message', async () => {
    const message = 'Please review our integration guidelines';
    const codes = ['privacy_level_option_mismatch', 'spam_risk_user_banned_from_posting'];
    const { host } = await startScripted(...codes.map((code) => refusal(code, 403, message)));
    const tiktok = createTikTokAt(host);
    for (const code of codes) {
      const call = tiktok.initDirectPost(accessToken, { settings, caption: '', sizeBytes: 9 });
      expect(await failureOf(call)).toMatchObject({ code, facts: { vendorMessage: message } });
    }
  });
});

describe('initInboxUpload', () => {
  test('sends the source alone', async () => {
    const { host, received } = await startScripted(opened);
    await createTikTokAt(host).initInboxUpload(accessToken, { sizeBytes: 1000 });
    expect(received[0]?.url).toBe('/v2/post/publish/inbox/video/init/');
    const source = { source: 'FILE_UPLOAD', video_size: 1000, chunk_size: 1000 };
    expect(JSON.parse(received[0]?.body.toString() ?? '')).toEqual({
      source_info: { ...source, total_chunk_count: 1 },
    });
  });
});

describe('an answer in the envelope', () => {
  test('names its log id under either spelling', async () => {
    const error = { code: 'invalid_publish_id', message: '', logid: 'L7' };
    const { host } = await startScripted({ status: 400, body: { data: {}, error } });
    const failed = await failureOf(createTikTokAt(host).fetchStatus(accessToken, 'p1'));
    expect(failed).toMatchObject({ code: 'invalid_publish_id', facts: { logId: 'L7' } });
  });

  test.each([
    [400, { kind: 'ask_operator' }],
    [429, { kind: 'wait', forMs: 60_000 }],
    [503, { kind: 'retry' }],
  ])('with an unknown code and status %d keeps the code', async (status, remedy) => {
    const { host } = await startScripted(refusal('a_later_code', status));
    expect(await failureOf(createTikTokAt(host).userInfo(accessToken))).toMatchObject({
      code: 'tiktok_unknown',
      remedy,
      facts: { vendorCode: 'a_later_code', endpoint: '/v2/user/info/', httpStatus: status },
    });
  });

  test('names the spelling TikTok used when it is not ours', async () => {
    const { host } = await startScripted(refusal('invalid_param', 400));
    const failed = await failureOf(createTikTokAt(host).userInfo(accessToken));
    expect(failed).toMatchObject({
      code: 'invalid_params',
      facts: { vendorCode: 'invalid_param' },
    });
  });
});
