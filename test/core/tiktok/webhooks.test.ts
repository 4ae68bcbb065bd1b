import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSignedBy, readWebhook } from '../../../src/core/tiktok/webhooks.ts';

const secret = 'a-client-secret';
const body = '{"event":"post.publish.complete","content":"{\\"post_id\\":1}"}';
const bytes = (text: string) => new TextEncoder().encode(text);
const signed = (text: string, key = secret, t = '1764072000') =>
  `t=${t},s=${createHmac('sha256', key).update(`${t}.${text}`).digest('hex')}`;

describe('a signature', () => {
  test('over the very bytes is TikTok’s, however old it is', () => {
    expect(isSignedBy(secret, signed(body), bytes(body))).toBe(true);
    expect(isSignedBy(secret, signed(body, secret, '1'), bytes(body))).toBe(true);
  });

  test('may have its parts in any order and with spaces', () => {
    const [t, s] = signed(body).split(',');
    expect(isSignedBy(secret, `${s}, ${t}`, bytes(body))).toBe(true);
  });

  test.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['another key', signed(body, 'another-secret')],
    ['another body', signed(`${body} `)],
    ['another second', signed(body).replace('t=1764072000', 't=1764072001')],
    ['no second', signed(body).replace(/^t=\d+,/, '')],
    ['capital hex', signed(body).replace(/s=.*/, (hex) => hex.toUpperCase())],
    ['half of it', signed(body).slice(0, -32)],
    ['hex of another length', `${signed(body)}00`],
  ])('is not made of %s', (_what, header) => {
    expect(isSignedBy(secret, header, bytes(body))).toBe(false);
  });

  test('counts for nothing where there is no secret, for everybody could sign with none', () => {
    expect(isSignedBy('', signed(body, ''), bytes(body))).toBe(false);
  });
});

const envelope = (event: string, content: string, change: object = {}): string =>
  JSON.stringify({
    client_key: 'ours',
    event,
    create_time: 1_764_072_000,
    user_openid: 'person-1',
    content,
    ...change,
  });
const read = (event: string, content: string, change: object = {}) =>
  readWebhook('ours', envelope(event, content, change));
const at = '2025-11-25T12:00:00.000Z';

describe('a webhook', () => {
  test.each([
    ['post.publish.complete', { status: 'complete', postIds: [] }],
    ['post.publish.completed', { status: 'complete', postIds: [] }],
    ['post.publish.inbox_delivered', { status: 'inbox' }],
  ])('%s tells how an upload stands', (event, status) => {
    expect(read(event, '{"publish_id":"v_pub~1","publish_type":"X"}')).toMatchObject({
      kind: 'publish',
      publishId: 'v_pub~1',
      status,
    });
  });

  const oneId = ['7552943596892131305', '"7552943596892131305"', '["7552943596892131305"]', '[7552943596892131305]'];
  test.each(oneId)('keeps every digit of the id %s', (id) => {
    const content = `{"publish_id":"p","post_id":${id}}`;
    expect(read('post.publish.publicly_available', content)).toMatchObject({
      status: {
        status: 'complete',
        postIds: ['7552943596892131305'],
        shown: { isPublic: true, at },
      },
    });
  });

  test.each(['post.publish.no_longer_publicaly_available', 'post.publish.no_longer_publicly_available'])(
    '%s says that a published video is hidden',
    (event) => {
      expect(read(event, '{"publish_id":"p","post_id":12}')).toMatchObject({
        status: { status: 'complete', postIds: ['12'], shown: { isPublic: false, at } },
      });
    },
  );

  test.each([
    ['{"publish_id":"p","reason":"spam_risk"}', 'spam_risk', 'spam_risk'],
    ['{"publish_id":"p","fail_reason":"internal"}', 'internal', 'internal'],
    ['{"publish_id":"p","reason":"new_one"}', 'tiktok_unknown', 'new_one'],
    ['{"publish_id":"p"}', 'tiktok_unknown', null],
  ])('that fails with %s has a reason', (content, failReason, vendorFailReason) => {
    expect(read('post.publish.failed', content)).toMatchObject({
      status: { status: 'failed', failReason, vendorFailReason },
    });
  });

  test('has its content as an object too, with every digit of the post id', () => {
    const text = envelope('post.publish.publicly_available', '').replace(
      '"content":""',
      '"content":{"publish_id":"p","post_id":7571234567890123457}',
    );
    expect(readWebhook('ours', text)).toMatchObject({
      kind: 'publish',
      publishId: 'p',
      status: { status: 'complete', postIds: ['7571234567890123457'] },
    });
  });

  test('tells that a person has removed the app, and when', () => {
    expect(read('authorization.removed', '{"reason":1}')).toEqual({
      kind: 'authorization_removed',
      openId: 'person-1',
      at: new Date(at),
    });
  });

  test.each([
    ['seconds', 1_764_072_000],
    ['seconds as text', '1764072000'],
    ['milliseconds', 1_764_072_000_000],
  ])('may tell its time in %s', (_how, create_time) => {
    expect(read('authorization.removed', '{}', { create_time })).toMatchObject({ at: new Date(at) });
  });

  test.each([['null'], ['absent'], ['a number'], ['a list']])(
    'that removes the app may have content that is %s',
    (how) => {
      const content = { null: null, absent: undefined, 'a number': 1, 'a list': [1] }[how];
      expect(read('authorization.removed', '', { content })).toMatchObject({ openId: 'person-1' });
    },
  );

  test.each([
    ['of no instant', envelope('authorization.removed', '{}', { create_time: 9e15 })],
    ['of a time before all times', envelope('authorization.removed', '{}', { create_time: -1 })],
    ['whose content is a scalar in text', envelope('post.publish.complete', '7')],
    ['whose content is a list in text', envelope('post.publish.complete', '["p"]')],
    ['that names its id as a list', envelope('post.publish.complete', '{"publish_id":["p"]}')],
    ['without content', envelope('post.publish.complete', '', { content: null })],
    ['of another app', envelope('post.publish.complete', '{"publish_id":"p"}', { client_key: 'x' })],
    ['of another product', envelope('portability.download.ready', '{"request_id":1}')],
    ['named like a built-in', envelope('constructor', '{"publish_id":"p"}')],
    ['without an id', envelope('post.publish.complete', '{}')],
    ['whose content is no JSON', envelope('post.publish.complete', 'publish_id=p')],
    ['without a person', envelope('authorization.removed', '{}', { user_openid: null })],
    ['that is a list', '[]'],
    ['that is null', 'null'],
  ])('%s concerns nobody', (_which, text) => {
    expect(readWebhook('ours', text).kind).toBe('other');
  });
});
