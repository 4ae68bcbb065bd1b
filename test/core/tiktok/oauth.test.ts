import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createTikTokAt, failureOf, now, planted, startScripted } from './scripted-server.ts';

const { accessToken, code, codeVerifier, refreshToken, clientSecret } = planted;

const tokens = {
  access_token: 'act.new',
  expires_in: 7200,
  refresh_token: 'rft.new',
  refresh_expires_in: 15_552_000,
  open_id: '-000abc-def',
  scope: 'user.info.basic, video.publish,',
  token_type: 'Bearer',
};

const formOf = (body: Buffer | undefined) => Object.fromEntries(new URLSearchParams(body?.toString() ?? ''));

describe('authorizeUrl', () => {
  const tiktok = createTikTokAt('127.0.0.1:9');

  test('asks for exactly three scopes, with a challenge in lower-case hexadecimal', () => {
    const url = new URL(tiktok.authorizeUrl({ state: 'a state', codeVerifier }));
    expect(url.origin + url.pathname).toBe('https://www.tiktok.com/v2/auth/authorize/');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_key: 'a-client-key',
      response_type: 'code',
      scope: 'user.info.basic,video.upload,video.publish',
      redirect_uri: 'http://localhost:3001/api/social/tiktok/callback',
      state: 'a state',
      code_challenge: createHash('sha256').update(codeVerifier).digest('hex'),
      code_challenge_method: 'S256',
    });
  });

  test.each(['short', 'x'.repeat(129), `${'x'.repeat(43)}!`])('refuses a verifier %s', (verifier) => {
    expect(() => tiktok.authorizeUrl({ state: 's', codeVerifier: verifier })).toThrow(RangeError);
  });
});

describe('exchangeCode', () => {
  test('trades a code for tokens whose lifetimes TikTok names', async () => {
    const { host, received } = await startScripted({ body: tokens });
    await expect(createTikTokAt(host).exchangeCode({ code, codeVerifier })).resolves.toEqual({
      accessToken: 'act.new',
      refreshToken: 'rft.new',
      openId: '-000abc-def',
      scopes: ['user.info.basic', 'video.publish'],
      accessExpiresAt: new Date(now.getTime() + 7_200_000),
      refreshExpiresAt: new Date(now.getTime() + 15_552_000_000),
    });
    expect(received[0]).toMatchObject({ method: 'POST', url: '/v2/oauth/token/' });
    expect(received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(received[0]?.headers.authorization).toBeUndefined();
    expect(formOf(received[0]?.body)).toEqual({
      client_key: 'a-client-key',
      client_secret: clientSecret,
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'http://localhost:3001/api/social/tiktok/callback',
      code_verifier: codeVerifier,
    });
  });

  test.each([
    ['server_error', { status: 500, body: { error: 'server_error' } }],
    ['internal_error', { status: 502, body: '<html>' }],
    ['tiktok_unexpected_answer', { status: 200, body: '<html>' }],
    ['rate_limit_exceeded', { status: 429, body: '' }],
  ])('starts again instead of repeating the code after %s', async (expected, reply) => {
    const { host, received } = await startScripted(reply);
    const failed = await failureOf(createTikTokAt(host).exchangeCode({ code, codeVerifier }));
    expect(failed).toMatchObject({ code: expected, remedy: { kind: 'reconnect' } });
    expect(received).toHaveLength(1);
  });

  test('leaves a wrong client secret to the operator', async () => {
    const { host } = await startScripted({ status: 401, body: { error: 'invalid_client' } });
    const failed = await failureOf(createTikTokAt(host).exchangeCode({ code, codeVerifier }));
    expect(failed).toMatchObject({ code: 'invalid_client', remedy: { kind: 'ask_operator' } });
  });
});

describe('refresh', () => {
  test('sends the refresh token and nothing of the login', async () => {
    const { host, received } = await startScripted({ body: tokens });
    await expect(createTikTokAt(host).refresh(refreshToken)).resolves.toMatchObject({
      accessToken: 'act.new',
    });
    expect(formOf(received[0]?.body)).toEqual({
      client_key: 'a-client-key',
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
  });

  test.each([200, 400, 401, 500])('takes an error for an error with status %d', async (status) => {
    const body = {
      error: 'invalid_grant',
      error_description: 'Refresh token is expired.',
      log_id: 'L1',
    };
    const { host } = await startScripted({ status, body });
    expect(await failureOf(createTikTokAt(host).refresh(refreshToken))).toMatchObject({
      code: 'invalid_grant',
      remedy: { kind: 'reconnect' },
      facts: {
        endpoint: '/v2/oauth/token/',
        httpStatus: status,
        logId: 'L1',
        vendorMessage: 'Refresh token is expired.',
      },
    });
  });

  test('takes tokens beside an empty error', async () => {
    const { host } = await startScripted({ body: { ...tokens, error: '' } });
    await expect(createTikTokAt(host).refresh(refreshToken)).resolves.toMatchObject({
      openId: '-000abc-def',
    });
  });

  test('may be repeated after a lost or unreadable answer', async () => {
    const { host } = await startScripted({ body: { ...tokens, expires_in: 'soon' } });
    expect(await failureOf(createTikTokAt(host).refresh(refreshToken))).toMatchObject({
      code: 'tiktok_unexpected_answer',
      remedy: { kind: 'retry' },
      facts: { where: 'expires_in' },
    });
  });
});

describe('revoke', () => {
  test.each(['', '{}'])('is done when TikTok answers %j', async (body) => {
    const { host, received } = await startScripted({ body });
    await expect(createTikTokAt(host).revoke(accessToken)).resolves.toBeUndefined();
    expect(received[0]?.url).toBe('/v2/oauth/revoke/');
    expect(formOf(received[0]?.body)).toMatchObject({ token: accessToken });
  });

  test('is not done when TikTok answers with an error or a page', async () => {
    const { host } = await startScripted(
      { body: { error: 'invalid_request', error_description: '', log_id: 'L2' } },
      { body: '<html>' },
      { body: { data: {}, error: { code: 'access_token_invalid', message: '' } } },
    );
    const tiktok = createTikTokAt(host);
    expect(await failureOf(tiktok.revoke(accessToken))).toMatchObject({ code: 'invalid_request' });
    const page = await failureOf(tiktok.revoke(accessToken));
    expect(page).toMatchObject({ code: 'tiktok_unexpected_answer' });
    const enveloped = await failureOf(tiktok.revoke(accessToken));
    expect(enveloped).toMatchObject({ code: 'access_token_invalid' });
  });
});
