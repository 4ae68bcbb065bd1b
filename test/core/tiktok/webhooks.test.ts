import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSignedByTikTok, readWebhook } from '../../../src/core/tiktok/index.ts';

const clientSecret = 'a client secret';
const rawBody = Buffer.from('{"event":"post.publish.complete"}');

const sign = (time: string, body: Uint8Array = rawBody, secret = clientSecret) =>
  createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');

const deliver = (event: string, content: string, createTime = 1_764_097_200) =>
  JSON.stringify({
    client_key: 'a-client-key',
    event,
    create_time: createTime,
    user_openid: '-000abc-def',
    content,
  });

describe('isSignedByTikTok', () => {
  const isSigned = (signature: string | undefined) =>
    isSignedByTikTok({ rawBody, signature, clientSecret });

  test('accepts the HMAC of time and raw body, however old', () => {
    expect(isSigned(`t=1633174587,s=${sign('1633174587')}`)).toBe(true);
  });

  test.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['another time', `t=1633174588,s=${sign('1633174587')}`],
    ['another body', `t=1633174587,s=${sign('1633174587', Buffer.from('{}'))}`],
    ['another secret', `t=1633174587,s=${sign('1633174587', rawBody, 'other')}`],
    ['a short signature', `t=1633174587,s=${sign('1633174587').slice(0, 62)}`],
    ['no time', `s=${sign('')}`],
  ])('refuses %s', (_name, signature) => {
    expect(isSigned(signature)).toBe(false);
  });
});

describe('readWebhook', () => {
  test.each([7571234567890123457n, '"7571234567890123457"'])(
    'keeps every digit of the post id %s',
    (postId) => {
      const content = `{"publish_id":"v_pub_file~v2-1.7","post_id":${postId}}`;
      const event = readWebhook(deliver('post.publish.publicly_available', content));
      expect(event).toEqual({
        key: 'post.publish.publicly_available -000abc-def 1764097200 v_pub_file~v2-1.7 7571234567890123457',
        clientKey: 'a-client-key',
        openId: '-000abc-def',
        createdAt: new Date(1_764_097_200_000),
        news: { kind: 'public', publishId: 'v_pub_file~v2-1.7', postId: '7571234567890123457' },
      });
    },
  );

  test.each([
    ['post.publish.complete', { kind: 'complete', publishId: 'p1' }],
    ['post.publish.completed', { kind: 'complete', publishId: 'p1' }],
    ['post.publish.inbox_delivered', { kind: 'inbox', publishId: 'p1' }],
    ['a.later.event', { kind: 'other' }],
  ])('understands %s', (event, news) => {
    expect(readWebhook(deliver(event, '{"publish_id":"p1"}'))?.news).toEqual(news);
  });

  test('names the reason of a failure under either key', () => {
    for (const key of ['reason', 'fail_reason']) {
      const content = `{"publish_id":"p1","${key}":"spam_risk_text"}`;
      const news = { kind: 'failed', publishId: 'p1', failReason: 'spam_risk_text' };
      expect(readWebhook(deliver('post.publish.failed', content))?.news).toMatchObject(news);
    }
    const later = '{"publish_id":"p1","reason":"a_later_reason"}';
    expect(readWebhook(deliver('post.publish.failed', later))?.news).toEqual({
      kind: 'failed',
      publishId: 'p1',
      failReason: 'tiktok_unknown',
      vendorFailReason: 'a_later_reason',
    });
  });

  test('understands that an authorization was removed', () => {
    const event = readWebhook(deliver('authorization.removed', '{"reason":1}'));
    expect(event?.news).toEqual({ kind: 'authorization_removed', reason: 1 });
    const bare = readWebhook(deliver('authorization.removed', ''));
    expect(bare?.news).toEqual({ kind: 'authorization_removed', reason: 0 });
  });

  test('gives every delivery of one event the same key, and a later event another', () => {
    const body = deliver('post.publish.complete', '{"publish_id":"p1"}');
    const later = deliver('post.publish.complete', '{"publish_id":"p1"}', 1_764_097_999);
    expect(readWebhook(body)?.key).toBe(readWebhook(body)?.key);
    expect(readWebhook(later)?.key).not.toBe(readWebhook(body)?.key);
  });

  test.each(['', 'not json', '[]', '7', 'null'])('reads nothing from %j', (body) => {
    expect(readWebhook(body)).toBeNull();
  });
});
