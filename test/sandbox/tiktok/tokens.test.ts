import { describe, expect, it } from 'vitest';
import { openClient, reply, type TokenBody } from './client.ts';

describe('the token endpoint', () => {
  it('exchanges a code for a pair, flat and without an envelope', async () => {
    const { tiktok, code, exchange } = await openClient();
    const account = tiktok.accounts.add({ handle: 'ramenhouse' });
    const answer = await exchange(await code('ramenhouse'));
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      access_token: expect.stringMatching(/^act\.\w+$/),
      expires_in: 7200,
      refresh_token: expect.stringMatching(/^rft\.\w+$/),
      refresh_expires_in: 15_552_000,
      open_id: account.openId,
      scope: 'user.info.basic,video.publish,video.upload',
      token_type: 'Bearer',
    });
    expect(account.openId).toContain('-');
  });

  it('takes a code once', async () => {
    const { tiktok, code, exchange } = await openClient();
    tiktok.accounts.add({ handle: 'ramenhouse' });
    const once = await code('ramenhouse');
    expect((await exchange(once)).json.error).toBeUndefined();
    const again = await exchange(once);
    expect(again.status).toBe(200);
    expect(again.json).toMatchObject({ error: 'invalid_grant', log_id: expect.any(String) });
    expect(tiktok.refused()).toHaveLength(1);
  });

  it('uses a code up with a failed attempt', async () => {
    const { tiktok, code, exchange } = await openClient();
    tiktok.accounts.add({ handle: 'ramenhouse' });
    const once = await code('ramenhouse');
    const first = await exchange(once, { redirect_uri: 'http://127.0.0.1:3001/callback' });
    expect(first.json.error).toBe('invalid_request');
    expect((await exchange(once)).json.error).toBe('invalid_grant');
  });

  it('refuses a code after five minutes, and one that was not URL-decoded', async () => {
    const { tiktok, code, exchange, advance } = await openClient();
    tiktok.accounts.add({ handle: 'ramenhouse' });
    const encoded = encodeURIComponent(await code('ramenhouse')).replace('!', '%21');
    expect((await exchange(encoded)).json.error).toBe('invalid_grant');
    const late = await code('ramenhouse');
    advance(300);
    expect((await exchange(late)).json.error_description).toContain('expired');
  });

  it.each([
    ['a missing verifier', ''],
    ['a short verifier', 'v'.repeat(42)],
    ['another verifier', 'w'.repeat(43)],
    ['a verifier with a foreign character', `${'v'.repeat(43)}+`],
  ])('refuses %s', async (_what, codeVerifier) => {
    const { tiktok, code, exchange } = await openClient();
    tiktok.accounts.add({ handle: 'ramenhouse' });
    const answer = await exchange(await code('ramenhouse'), { code_verifier: codeVerifier });
    expect(answer.json.error).toBe('invalid_request');
  });

  it('ends an access token before its time, and the refresh token works on', async () => {
    const { tiktok, code, exchange, refresh, creatorInfo } = await openClient();
    tiktok.accounts.add({ handle: 'ramenhouse' });
    const old = (await exchange(await code('ramenhouse'))).json;
    tiktok.accounts.expireAccess('ramenhouse');
    expect((await creatorInfo(old.access_token)).json.error.code).toBe('access_token_invalid');
    const fresh = (await refresh(old.refresh_token)).json;
    expect((await creatorInfo(fresh.access_token)).json.error.code).toBe('ok');
    expect(tiktok.refused()).toEqual([]);
  });

  it('blames nobody for an old refresh token as long as the new pair may not have arrived', async () => {
    const { tiktok, code, exchange, refresh, creatorInfo } = await openClient();
    tiktok.accounts.add({ handle: 'ramenhouse' });
    const old = (await exchange(await code('ramenhouse'))).json;
    const fresh = (await refresh(old.refresh_token)).json;
    expect((await refresh(old.refresh_token)).json.error).toBe('invalid_grant');
    expect(tiktok.refused()).toEqual([]);
    await creatorInfo(fresh.access_token);
    expect((await refresh(old.refresh_token)).json.error).toBe('invalid_grant');
    expect(tiktok.refused()).toHaveLength(1);
  });

  it('rotates on refresh: the old pair is dead at once', async () => {
    const { tiktok, code, exchange, refresh, creatorInfo, advance } = await openClient();
    tiktok.accounts.add({ handle: 'ramenhouse' });
    const old = (await exchange(await code('ramenhouse'))).json;
    advance(60);
    const fresh = (await refresh(old.refresh_token)).json;
    expect(fresh.access_token).not.toBe(old.access_token);
    expect(fresh.refresh_token).not.toBe(old.refresh_token);
    expect(fresh).toMatchObject({ open_id: old.open_id, scope: old.scope, expires_in: 7200 });
    expect((await refresh(old.refresh_token)).json.error).toBe('invalid_grant');
    const dead = await creatorInfo(old.access_token);
    expect([dead.status, dead.json.error.code]).toEqual([401, 'access_token_invalid']);
    expect((await creatorInfo(fresh.access_token)).json.error.code).toBe('ok');
  });

  it('lets one of two parallel refreshes win', async () => {
    const { tiktok, code, exchange, refresh } = await openClient();
    tiktok.accounts.add({ handle: 'ramenhouse' });
    const { refresh_token } = (await exchange(await code('ramenhouse'))).json;
    const answers = await Promise.all([refresh(refresh_token), refresh(refresh_token)]);
    const errors = answers.map(({ json }) => json.error);
    expect(errors.sort()).toEqual(['invalid_grant', undefined]);
  });

  it('lets access and refresh tokens expire', async () => {
    const { tiktok, code, exchange, refresh, creatorInfo, advance } = await openClient();
    tiktok.accounts.add({ handle: 'ramenhouse' });
    const pair = (await exchange(await code('ramenhouse'))).json;
    advance(7199);
    expect((await creatorInfo(pair.access_token)).status).toBe(200);
    advance(1);
    expect((await creatorInfo(pair.access_token)).status).toBe(401);
    advance(15_552_000);
    expect((await refresh(pair.refresh_token)).json.error).toBe('invalid_grant');
    expect(tiktok.refused()).toEqual([]);
  });

  it('can let the refresh lifetime run on across refreshes', async () => {
    const { tiktok, code, exchange, refresh, advance } = await openClient({
      refreshLifetime: 'runs-on',
    });
    tiktok.accounts.add({ handle: 'ramenhouse' });
    const pair = (await exchange(await code('ramenhouse'))).json;
    advance(1000);
    expect((await refresh(pair.refresh_token)).json.refresh_expires_in).toBe(15_551_000);
  });

  it('refuses a wrong key, secret, grant type, body type or missing field', async () => {
    const { tiktok, form } = await openClient({ oauthErrorStatus: 400 });
    const token = '/v2/oauth/token/';
    const grant = { grant_type: 'refresh_token', refresh_token: 'rft.x' };
    const errors = [
      await form(token, { ...grant, client_key: 'other' }),
      await form(token, { ...grant, client_secret: 'other' }),
      await form(token, { ...grant, client_key: '' }),
      await form(token, { grant_type: 'password' }),
      await form(token, { grant_type: 'authorization_code', code: 'x' }),
      await form(token, grant),
    ];
    expect(errors.map(({ status, json }) => [status, json.error])).toEqual([
      [400, 'invalid_client'],
      [400, 'invalid_client'],
      [400, 'invalid_request'],
      [400, 'unsupported_grant_type'],
      [400, 'invalid_request'],
      [400, 'invalid_grant'],
    ]);
    const json = await fetch(tiktok.url + token, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(grant),
    });
    expect((await reply<TokenBody>(json)).json.error).toBe('invalid_request');
    expect(tiktok.refused()).toHaveLength(7);
  });
});

describe('the end of an authorization', () => {
  it('comes by the revoke endpoint, with an empty answer', async () => {
    const { tiktok, code, exchange, refresh, form, creatorInfo } = await openClient();
    tiktok.accounts.add({ handle: 'ramenhouse' });
    const pair = (await exchange(await code('ramenhouse'))).json;
    const other = (await exchange(await code('ramenhouse'))).json;
    const answer = await form('/v2/oauth/revoke/', { token: pair.access_token });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect((await creatorInfo(pair.access_token)).status).toBe(401);
    expect((await creatorInfo(other.access_token)).status).toBe(401);
    expect((await refresh(pair.refresh_token)).json.error).toBe('invalid_grant');
    const again = await form('/v2/oauth/revoke/', { token: pair.access_token });
    expect(again.json.error).toBe('invalid_grant');
  });

  it('comes from the owner too, and fails what was under way', async () => {
    const { tiktok, login, creatorInfo, init } = await openClient();
    const token = await login({ handle: 'ramenhouse' });
    await init(token);
    tiktok.accounts.revoke('ramenhouse');
    expect((await creatorInfo(token)).status).toBe(401);
    expect(tiktok.posts()[0]).toMatchObject({ status: 'FAILED', failReason: 'auth_removed' });
    const renewed = await login({ handle: 'ramenhouse' });
    expect((await creatorInfo(renewed)).json.error.code).toBe('ok');
  });
});
