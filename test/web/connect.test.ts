import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Profiles } from '../../src/core/profiles/index.ts';
import { createWeb } from '../../src/web/index.ts';
import { openStage, type Person, publicUrl, type Stage } from '../core/profiles/stage.ts';
import { type Browser, buttonOf, createBrowser } from './browser.ts';

let stage: Stage;
let app: Hono;
let mia: Person;

const everySeen: string[][] = [];

const webWith = (profiles: Profiles, url = publicUrl): Hono =>
  createWeb({
    profiles,
    webhooks: { keep: async () => 'forged' },
    config: { publicUrl: url, operator: { mediaRetentionDays: 7 } },
    readiness: async () => ({ database: true, queue: true }),
    log: stage.log,
  });

function openBrowser(web: Hono = app): Browser {
  const browser = createBrowser(web, stage.standIn);
  everySeen.push(browser.seen);
  return browser;
}

beforeAll(async () => {
  stage = await openStage();
  app = webWith(stage.profiles);
  const { id } = await stage.addWorkspace('Ramen & <b>Sons</b>');
  mia = await stage.addMember(id, 'mia "<script>"');
}, 60_000);

afterAll(async () => {
  expect(stage.standIn.refused()).toEqual([]);
  await stage.stop();
});

async function link(profileId?: string): Promise<string> {
  if (!profileId) return stage.profiles.connectLink(mia.id);
  return (await stage.profiles.reconnectLink(mia.id, profileId)) ?? '';
}

describe('the way through', () => {
  test('leads from the link over TikTok to a page that says who is connected', async () => {
    const handle = stage.addAccount();
    const done = await openBrowser().connect(await link(), handle);
    expect(done.status).toBe(200);
    expect(done.text).toContain(`@${handle} is connected. You can close this tab.`);
    expect(done.text).toContain('A post that waited for this account goes on by itself.');
    expect(done.text).not.toContain('audited');
    expect(stage.lines.join('\n')).toMatch(/^info a login at TikTok has ended .*"outcome":"connected"/m);
  });

  test('names workspace and member, and escapes what they are called', async () => {
    const { text, status } = await openBrowser().get(await link());
    expect(status).toBe(200);
    expect(text).toContain('Ramen &amp; &lt;b&gt;Sons&lt;/b&gt;');
    expect(text).toContain('mia &quot;&lt;script&gt;&quot;');
    expect(text).not.toContain('<script');
  });

  test('says who may post to the account, and nothing of it where a login is renewed', async () => {
    const textOf = async (url: string) => (await openBrowser().get(url)).text.replaceAll(/<[^>]*>/g, '');
    expect(await textOf(await link())).toMatch(/Everyone in Ramen .* may post to the account/);
    const alone = await textOf(await stage.profiles.connectLink(mia.id, { shared: false }));
    expect(alone).toMatch(/Only mia .* may post to the account/);
    expect(alone).not.toContain('Everyone');
    const id = await stage.connectProfile(mia, stage.addAccount());
    expect(await textOf(await link(id))).not.toContain('may post to');
  });

  test('says that a renewed profile is connected again', async () => {
    const handle = stage.addAccount();
    const id = await stage.connectProfile(mia, handle);
    const done = await openBrowser().connect(await link(id), handle);
    expect(done.text).toContain('Connected again');
  });

  test('says that drafts are all that TikTok granted', async () => {
    const handle = stage.addAccount({ grant: ['user.info.basic', 'video.upload'] });
    const done = await openBrowser().connect(await link(), handle);
    expect(done.text).toMatch(/TikTok inbox.*connect again/);
  });

  test('says what an app without an audit can do', async () => {
    const web = webWith(stage.profilesWith({ audited: false }));
    const done = await openBrowser(web).connect(await link(), stage.addAccount());
    expect(done.text).toMatch(/not audited this app yet.*private accounts.*“only me”/);
  });
});

describe('the first page', () => {
  test('binds the ticket by a cookie that only this login uses', async () => {
    const { headers } = await openBrowser().get(await link());
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^schedy_connect=[\w-]{43}; Max-Age=600; Path=\/api\/social\/tiktok; HttpOnly; SameSite=Lax$/,
      ),
    ]);
  });

  test.each([
    ['https://example.org', '__Host-', '/'],
    ['https://example.org/schedy/', '__Secure-', '/schedy/api/social/tiktok'],
  ])('binds the cookie on %s to https, and to its host or its path there', async (url, prefix, path) => {
    const web = webWith(stage.profiles, url);
    const address = await link();
    const browser = openBrowser(web);
    const [cookie] = (await browser.get(address)).headers.getSetCookie();
    expect(cookie).toMatch(
      new RegExp(`^${prefix}schedy_connect=[\\w-]{43}; Max-Age=600; Path=${path}; HttpOnly; Secure`),
    );
    // It is read again under the same name.
    expect((await browser.get(address)).status).toBe(200);
    expect((await openBrowser(web).get(address)).status).toBe(410);
  });

  test('shows the same consent after a reload', async () => {
    const browser = openBrowser();
    const address = await link();
    const first = await browser.get(address);
    const again = await browser.get(address);
    expect(again.status).toBe(200);
    expect(buttonOf(again.text)).toBe(buttonOf(first.text));
  });

  test('is gone for another browser', async () => {
    const address = await link();
    await openBrowser().get(address);
    const other = await openBrowser().get(address);
    expect(other.status).toBe(410);
    expect(other.text).toContain('open in another browser');
  });

  test('is not opened by somebody who only looks', async () => {
    const address = await link();
    const looked = await app.request(address, { method: 'HEAD' });
    expect([looked.status, await looked.text(), looked.headers.get('set-cookie')]).toEqual([200, '', null]);
    expect((await openBrowser().get(address)).status).toBe(200);
  });

  test.each([
    ['', 'not complete'],
    ['?ticket=', 'not complete'],
    ['?ticket=garbage', 'not known here'],
    [`?ticket=${'x'.repeat(43)}`, 'not known here'],
  ])('refuses %j with 400', async (query, words) => {
    const { status, text } = await openBrowser().get(`/api/social/tiktok/connect${query}`);
    expect(status).toBe(400);
    expect(text).toContain(words);
  });

  test('is for members only, also after TikTok', async () => {
    let isMember = true;
    const browser = openBrowser(webWith(stage.profilesWith({ isMember: async () => isMember })));
    const { text } = await browser.get(await link());
    const back = await stage.standIn.consent(buttonOf(text), stage.addAccount());
    isMember = false;
    const gone = await browser.get(await link());
    expect([gone.status, gone.text]).toEqual([410, expect.stringContaining('This link is for members only')]);
    const after = await browser.get(back);
    expect([after.status, after.text]).toEqual([400, expect.stringContaining('has left that workspace')]);
    expect(after.text).toContain('Nothing was connected.');
  });

  test('is gone after ten minutes, and after its use', async () => {
    const browser = openBrowser();
    const used = await link();
    await browser.connect(used, stage.addAccount());
    const expired = await link();
    stage.clock.pass(10 * 60_000);
    const afterUse = await browser.get(used);
    expect([afterUse.status, afterUse.text]).toEqual([410, expect.stringContaining('been used')]);
    const late = await browser.get(expired);
    expect([late.status, late.text]).toEqual([410, expect.stringContaining('has expired')]);
  });
});

describe('the page after TikTok', () => {
  const connectAs = async (settings: Parameters<Stage['addAccount']>[0]) =>
    openBrowser().connect(await link(), stage.addAccount(settings));

  test.each([
    ['you did not allow it', { refuseConsent: true }, 'You did not allow it at TikTok'],
    ['the account is no target user', { targetUser: false }, 'target users'],
    ['a scope is missing', { grant: ['user.info.basic'] }, 'TikTok allowed too little'],
  ])('says that %s', async (_what, settings, words) => {
    const { status, text } = await connectAs(settings);
    expect(status).toBe(400);
    expect(text).toContain(words);
    expect(text).toContain('<code>/schedy connect</code>');
  });

  test('says which account was connected instead of the one to renew', async () => {
    const [brand, other] = [stage.addAccount(), stage.addAccount()];
    const id = await stage.connectProfile(mia, brand);
    const browser = openBrowser();
    const address = await link(id);
    expect((await browser.get(address)).text).toContain(`Connect @${brand} again`);
    const done = await browser.connect(address, other);
    expect(done.status).toBe(400);
    expect(done.text).toContain(`You connected @${other}, not @${brand}`);
  });

  test('says that TikTok did not answer', async () => {
    const path = '/v2/oauth/token/';
    stage.standIn.faults.plan({ path, action: { kind: 'reset', when: 'before' } });
    const { status, text } = await connectAs({});
    expect(status).toBe(503);
    expect(text).toContain('<code>tiktok_unreachable</code>');
  });

  test('does nothing when it is loaded again', async () => {
    const browser = openBrowser();
    const { callbackUrl } = await browser.connect(await link(), stage.addAccount());
    const again = await browser.get(callbackUrl);
    expect(again.status).toBe(400);
    expect(again.text).toContain('already over');
  });

  test('is refused to a browser that did not start the login', async () => {
    const mine = openBrowser();
    const { text } = await mine.get(await link());
    const callback = await stage.standIn.consent(buttonOf(text), stage.addAccount());
    const foreign = await openBrowser().get(callback);
    expect([foreign.status, foreign.text]).toEqual([400, expect.stringContaining('began in another browser')]);
    expect((await mine.get(callback)).status).toBe(200);
  });

  test('says that the way there and back took too long', async () => {
    const browser = openBrowser();
    const { text } = await browser.get(await link());
    const callback = await stage.standIn.consent(buttonOf(text), stage.addAccount());
    stage.clock.pass(10 * 60_000);
    const late = await browser.get(callback);
    expect([late.status, late.text]).toEqual([400, expect.stringContaining('expired on the way')]);
  });

  test.each(['', '?state=x&code=y', `?state=${'x'.repeat(43)}&error=access_denied`, '?code=y'])(
    'knows no login for %j',
    async (query) => {
      const { status, text } = await openBrowser().get(`/api/social/tiktok/callback${query}`);
      expect(status).toBe(400);
      expect(text).toContain('not known here');
    },
  );

  test('never repeats what a stranger wrote into the address', async () => {
    const browser = openBrowser();
    const { text } = await browser.get(await link());
    const state = new URL(buttonOf(text)).searchParams.get('state');
    const query = `state=${state}&error=%3Cimg%20src%3Dx%3E&error_description=planted`;
    const page = await browser.get(`/api/social/tiktok/callback?${query}`);
    expect(page.status).toBe(400);
    expect(page.text).not.toMatch(/<img|planted/);
  });
});

test('pages admit no script, no frame and no referrer, and are not kept', async () => {
  const { headers } = await openBrowser().get(await link());
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('neither pages nor log lines hold a token, a code, a state or a ticket', async () => {
  const rows = stage.standIn.redirects.map(({ location }) => new URL(location).searchParams);
  const codes = rows.flatMap((query) => query.get('code') ?? []);
  const states = rows.flatMap((query) => query.get('state') ?? []);
  expect(codes.length).toBeGreaterThan(5);
  const shown = everySeen.flat().join('\n');
  const logged = stage.lines.join('\n');
  expect(logged).toContain('/api/social/tiktok/callback');
  for (const text of [shown, logged]) expect(text).not.toMatch(/act\.\w{20}|rft\.\w{20}/);
  for (const code of codes) expect(`${shown}${logged}`).not.toContain(code);
  for (const state of states) expect(logged).not.toContain(state);
  expect(logged).not.toMatch(/ticket=|state=|code=/);
});
