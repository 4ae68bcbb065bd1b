import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTikTok } from '../../../sandbox/tiktok/index.ts';
import { authorizeQuery, openClient, redirectUri, reply, sha256 } from './client.ts';

describe('the login page', () => {
  const wrong: [string, string | null][] = [
    ['client_key', 'unknown'],
    ['client_key', null],
    ['response_type', 'token'],
    ['scope', null],
    ['scope', 'user.info.basic video.publish'],
    ['scope', 'user.info.basic,video.create'],
    ['redirect_uri', 'http://127.0.0.1:3001/callback'],
    ['redirect_uri', 'http://127.0.0.1:3002/callback/'],
    ['state', null],
    ['state', ''],
    ['code_challenge_method', 'plain'],
    ['code_challenge', null],
    ['code_challenge', sha256('v').toUpperCase()],
    ['code_challenge', createHash('sha256').update('v').digest('base64url')],
    ['disable_auto_auth', 'yes'],
    ['client_secret', 'out in the open'],
  ];
  it.each(wrong)('names %s when it is %s and does not redirect', async (parameter, value) => {
    const { tiktok } = await openClient();
    const query = new URLSearchParams(authorizeQuery(tiktok));
    if (value === null) query.delete(parameter);
    else query.set(parameter, value);
    const url = `${tiktok.env.TIKTOK_AUTH_URL}?${query}`;
    const answer = await reply(await fetch(url, { redirect: 'manual' }));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(`<code>${parameter}</code>`);
    expect(answer.headers.get('location')).toBeNull();
    await expect(tiktok.consent(url, 'anyone')).rejects.toThrow(parameter);
    expect(tiktok.refused()[0]?.refused).toContain(parameter);
  });

  it('refuses a parameter that is given twice', async () => {
    const { tiktok, authorizeUrl } = await openClient();
    const answer = await reply(await fetch(`${authorizeUrl()}&state=other`));
    expect(answer.text).toContain('<code>state</code>');
    expect(tiktok.redirects).toEqual([]);
  });

  it('offers every account and a way out, and redirects with what was granted', async () => {
    const { tiktok, authorizeUrl } = await openClient();
    tiktok.accounts.add({ handle: 'ramenhouse', nickname: 'Ramen <House>' });
    tiktok.accounts.add({ handle: 'kitchen.tour', grant: ['user.info.basic', 'video.upload'] });
    const page = await reply(await fetch(authorizeUrl()));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Ramen &lt;House&gt;');
    expect(page.text).toContain('data-cancel');
    const location = new URL(await tiktok.consent(authorizeUrl(), 'kitchen.tour'));
    expect(location.origin + location.pathname).toBe(redirectUri);
    expect(location.searchParams.get('scopes')).toBe('user.info.basic,video.upload');
    expect(location.searchParams.get('state')).toBe('a state & more');
    expect(location.searchParams.get('code')).toMatch(/\*.*!/);
    expect(location.search).toContain('%21');
    expect(tiktok.redirects).toHaveLength(1);
  });

  it('redirects with access_denied when the person cancels', async () => {
    const { tiktok, authorizeUrl } = await openClient();
    const page = await reply(await fetch(authorizeUrl()));
    const link = /data-cancel href="([^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&');
    const answer = await fetch(tiktok.url + link, { redirect: 'manual' });
    const query = new URL(answer.headers.get('location') ?? '').searchParams;
    expect(answer.status).toBe(302);
    expect(query.get('error')).toBe('access_denied');
    expect(query.get('state')).toBe('a state & more');
    expect(query.has('error_type')).toBe(false);
  });

  it('tells a refused consent from an account that is no target user', async () => {
    const { tiktok, authorizeUrl } = await openClient();
    tiktok.accounts.add({ handle: 'shy', refuseConsent: true });
    tiktok.accounts.add({ handle: 'stranger', targetUser: false });
    const shy = new URL(await tiktok.consent(authorizeUrl(), 'shy')).searchParams;
    const stranger = new URL(await tiktok.consent(authorizeUrl(), 'stranger')).searchParams;
    expect([shy.get('error'), shy.get('error_type')]).toEqual(['access_denied', null]);
    expect(stranger.get('error')).toBe('access_denied');
    expect(stranger.get('error_type')).toBe('non_sandbox_target');
    expect(stranger.has('code')).toBe(false);
  });

  it('refuses consent on an address of another service', async () => {
    const { tiktok, authorizeUrl } = await openClient();
    const elsewhere = authorizeUrl().replace(tiktok.url, 'https://www.tiktok.com');
    await expect(tiktok.consent(elsewhere, 'anyone')).rejects.toThrow('www.tiktok.com');
  });
});

describe('redirect addresses in the portal', () => {
  it.each([
    ['desktop', 'http://localhost/callback'],
    ['desktop', 'https://schedy.example:443/callback'],
    ['desktop', 'http://127.0.0.1:3001/callback?x=1'],
    ['web', 'http://localhost:3001/callback'],
    ['web', 'https://schedy.example/callback#top'],
    ['web', `https://schedy.example/${'x'.repeat(500)}`],
  ] as const)('cannot be, for a %s app, %s', async (platform, uri) => {
    await expect(createTikTok({ redirectUris: [uri], platform })).rejects.toThrow(RangeError);
  });

  it('may leave the port open on desktop', async () => {
    const { tiktok, authorizeUrl } = await openClient({
      redirectUris: ['http://127.0.0.1:*/callback/'],
    });
    tiktok.accounts.add({ handle: 'ramenhouse' });
    const change = { redirect_uri: 'http://127.0.0.1:49152/callback/' };
    const location = await tiktok.consent(authorizeUrl(change), 'ramenhouse');
    expect(location).toMatch(/^http:\/\/127\.0\.0\.1:49152\/callback\/\?code=/);
    const path = { redirect_uri: 'http://127.0.0.1:49152/callback' };
    await expect(tiktok.consent(authorizeUrl(path), 'ramenhouse')).rejects.toThrow('redirect_uri');
  });

  it('need no challenge for a web app', async () => {
    const uri = 'https://schedy.example/callback';
    const { tiktok, exchange } = await openClient({ platform: 'web', redirectUris: [uri] });
    tiktok.accounts.add({ handle: 'ramenhouse' });
    const { code_challenge, code_challenge_method, ...rest } = authorizeQuery(tiktok);
    const query = new URLSearchParams({ ...rest, redirect_uri: uri });
    const location = await tiktok.consent(`${tiktok.env.TIKTOK_AUTH_URL}?${query}`, 'ramenhouse');
    const code = new URL(location).searchParams.get('code') ?? '';
    const answer = await exchange(code, { redirect_uri: uri, code_verifier: '' });
    expect(answer.json.access_token).toMatch(/^act\./);
    expect(code_challenge_method + code_challenge).toContain('S256');
  });
});
