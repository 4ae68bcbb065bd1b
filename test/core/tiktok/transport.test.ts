import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createTikTokAt, failureOf, listen, ok, planted, refusal, startScripted } from './scripted-server.ts';

const { accessToken } = planted;
const user = { open_id: 'o', avatar_url: null, display_name: 'Mia' };

/** A port that was free a moment ago. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

describe('a call to TikTok', () => {
  test('that reaches nobody is unreachable', async () => {
    const tiktok = createTikTokAt(await closedPort());
    expect(await failureOf(tiktok.userInfo(accessToken))).toMatchObject({
      code: 'tiktok_unreachable',
      remedy: { kind: 'retry' },
      facts: { endpoint: '/v2/user/info/', httpStatus: null, networkCode: 'ECONNREFUSED' },
    });
  });

  test('whose connection breaks before or inside the answer is unreachable', async () => {
    for (const said of ['', '{"data":']) {
      const host = await listen((_request, response) => {
        if (said === '') return response.destroy();
        response.writeHead(200, { 'content-length': '500' });
        return response.write(said, () => response.destroy());
      });
      expect(await failureOf(createTikTokAt(host).userInfo(accessToken))).toMatchObject({
        code: 'tiktok_unreachable',
        facts: { networkCode: 'ECONNRESET' },
      });
    }
  });

  test('that gets no answer in time is unreachable', async () => {
    const host = await listen(() => undefined);
    const tiktok = createTikTokAt(host, { timeouts: { apiMs: 50 } });
    expect(await failureOf(tiktok.userInfo(accessToken))).toMatchObject({
      code: 'tiktok_unreachable',
      facts: { networkCode: 'ETIMEDOUT', phase: 'request' },
    });
  });

  test('that is refused in the protocol has the code of the refusal', async () => {
    const { host } = await startScripted(refusal('access_token_invalid', 401));
    expect(await failureOf(createTikTokAt(host).userInfo(accessToken))).toMatchObject({
      code: 'access_token_invalid',
      remedy: { kind: 'reconnect' },
    });
  });

  test.each([
    [500, 'internal_error', { kind: 'retry' }],
    [502, 'internal_error', { kind: 'retry' }],
    [429, 'rate_limit_exceeded', { kind: 'wait', forMs: 60_000 }],
    [404, 'tiktok_unexpected_status', { kind: 'ask_operator' }],
    [302, 'tiktok_unexpected_status', { kind: 'ask_operator' }],
  ])('that ends in a wordless %d is %s', async (status, code, remedy) => {
    const headers = { location: 'http://127.0.0.1:9/elsewhere' };
    const { host, received } = await startScripted({ status, headers, body: '<html></html>' });
    expect(await failureOf(createTikTokAt(host).userInfo(accessToken))).toMatchObject({
      code,
      remedy,
      facts: { httpStatus: status, logId: null },
    });
    expect(received).toHaveLength(1);
  });

  test('that succeeds in words but not by status has an unexpected status', async () => {
    const { host } = await startScripted({ ...ok({ user }), status: 409 });
    const failed = await failureOf(createTikTokAt(host).userInfo(accessToken));
    expect(failed).toMatchObject({ code: 'tiktok_unexpected_status' });
  });

  test.each([
    ['', 'body'],
    ['<html></html>', 'body'],
    ['{"data":{"user":{}}}', 'error'],
    ['{"data":{"user":{}},"error":{"code":"ok"}}', 'data.user.open_id'],
  ])('answered with %j has an unexpected body', async (body, where) => {
    const { host } = await startScripted({ body });
    expect(await failureOf(createTikTokAt(host).userInfo(accessToken))).toMatchObject({
      code: 'tiktok_unexpected_answer',
      remedy: { kind: 'retry' },
      facts: { httpStatus: 200, where },
    });
  });

  test('is never repeated by itself', async () => {
    const { host, received } = await startScripted({ status: 503 }, ok({ user }));
    const tiktok = createTikTokAt(host);
    expect(await failureOf(tiktok.userInfo(accessToken))).toMatchObject({ code: 'internal_error' });
    expect(received).toHaveLength(1);
    await expect(tiktok.userInfo(accessToken)).resolves.toMatchObject({ avatarUrl: null });
  });
});
