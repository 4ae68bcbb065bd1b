import { describe, expect, test } from 'vitest';
import { createTikTokAt, failureOf, ok, planted, startScripted } from './scripted-server.ts';

async function statusOf(data: string) {
  const error = '{"code":"ok","message":"","log_id":"L1"}';
  const { host, received } = await startScripted({ body: `{"data":${data},"error":${error}}` });
  const status = await createTikTokAt(host).fetchStatus(planted.accessToken, 'p1');
  expect(received[0]?.url).toBe('/v2/post/publish/status/fetch/');
  expect(received[0]?.body.toString()).toBe('{"publish_id":"p1"}');
  return status;
}

describe('fetchStatus', () => {
  test.each([
    ['PROCESSING_UPLOAD', 'processing'],
    ['PROCESSING_DOWNLOAD', 'processing'],
    ['SEND_TO_USER_INBOX', 'inbox'],
    ['PUBLISH_COMPLETE', 'complete'],
    ['A_LATER_STATUS', 'processing'],
  ])('takes %s for %s', async (word, status) => {
    expect(await statusOf(`{"status":"${word}"}`)).toEqual({
      status,
      failReason: null,
      vendorFailReason: null,
      uploadedBytes: null,
      postIds: [],
      logId: 'L1',
    });
  });

  test.each([
    ['"fail_reason":"frame_rate_check_failed",', 'frame_rate_check_failed', 'frame_rate_check_failed'],
    ['"fail_reason":"a_later_reason",', 'tiktok_unknown', 'a_later_reason'],
    ['', 'tiktok_unknown', null],
  ])('reads a failure with %s', async (reason, failReason, vendorFailReason) => {
    const status = await statusOf(`{${reason}"status":"FAILED"}`);
    expect(status).toMatchObject({ status: 'failed', failReason, vendorFailReason });
  });

  test('keeps every digit of every post id, whether numbers or strings', async () => {
    const ids = '[7571234567890123457,"7571234567890123459",18446744073709551615]';
    const data = `{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":${ids}}`;
    expect((await statusOf(data)).postIds).toEqual([
      '7571234567890123457',
      '7571234567890123459',
      '18446744073709551615',
    ]);
  });

  test.each(['7571234567890123457', '"7571234567890123457"', '["7571234567890123457"]'])(
    'takes a post id in whatever shape it comes: %s',
    async (ids) => {
      const data = `{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":${ids}}`;
      expect((await statusOf(data)).postIds).toEqual(['7571234567890123457']);
    },
  );

  test.each(['{}', '{"id":1}', 'true', '[]', 'null', '[""]', '"none"'])('is complete with post ids %s', async (ids) => {
    const data = `{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":${ids}}`;
    expect(await statusOf(data)).toMatchObject({ status: 'complete', postIds: [] });
  });

  test('tells how many bytes have arrived, up to 4 GiB', async () => {
    const data = '{"status":"PROCESSING_UPLOAD","uploaded_bytes":4294967296}';
    expect((await statusOf(data)).uploadedBytes).toBe(4_294_967_296);
  });

  test('finds no status in an answer without one', async () => {
    const { host } = await startScripted(ok({}));
    const call = createTikTokAt(host).fetchStatus(planted.accessToken, 'p1');
    expect(await failureOf(call)).toMatchObject({
      code: 'tiktok_unexpected_answer',
      facts: { where: 'data.status', logId: '202611251900LOG' },
    });
  });
});
