/** Every page in a real browser: readable for everybody (axe), light and dark, on a phone and on a desk. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure, silentLog } from '../../src/core/index.ts';
import type { InstallResult } from '../../src/core/installations/index.ts';
import type { Connected, ConnectResult, OpenedTicket } from '../../src/core/profiles/index.ts';
import { createWeb, inviteToDiscord, type Served, serveWeb } from '../../src/web/index.ts';
import { hurdlesOf } from '../axe.ts';
import { chromiumOptions, chromiumPath } from '../chromium.ts';

const hasChromium = existsSync(chromiumPath);
const unless = hasChromium ? '' : ` (not run: there is no ${chromiumPath})`;
const ticket: OpenedTicket = {
  kind: 'open',
  browser: 'x'.repeat(43),
  authorizeUrl: 'https://www.tiktok.com/v2/auth/authorize/',
  account: null,
  workspaceName: 'Ramen House',
  memberName: 'mia',
  forWhom: 'everyone',
};
const connected: Connected = {
  kind: 'connected',
  profileId: '1',
  handle: 'ramenhouse',
  account: '@ramenhouse',
  workspaceName: 'Ramen House',
  memberName: 'mia',
  renewed: false,
  mode: 'inbox',
  mayPublish: true,
  audited: false,
};

/** How an installation in Slack ends, by the state in its address. */
const installations: Readonly<Record<string, InstallResult>> = {
  added: { kind: 'installed', workspace: 'Ramen House', isAgain: false },
  again: { kind: 'installed', workspace: 'Ramen House', isAgain: true },
  misconfigured: { kind: 'misconfigured', code: 'bad_client_secret' },
  ...Object.fromEntries(
    (
      ['cancelled', 'bad_state', 'expired_state', 'code_used', 'whole_organisation', 'rotating_tokens', 'away'] as const
    ).map((kind) => [kind, { kind }]),
  ),
};

/** How a login ends, by the state in its address. */
const logins: Readonly<Record<string, ConnectResult>> = {
  done: connected,
  again: { ...connected, renewed: true },
  drafts: { ...connected, mayPublish: false },
  unaudited: { ...connected, mode: 'direct' },
  'missing-scopes': { kind: 'missing_scopes', missing: ['video.upload'] },
  'other-account': { kind: 'other_account', connected: '@noodlebar', expected: '@ramenhouse' },
  silent: { kind: 'tiktok_failed', code: 'tiktok_unreachable' },
  refused: { kind: 'tiktok_failed', code: 'invalid_client' },
  ...Object.fromEntries(
    (
      ['refused_by_user', 'not_target_user', 'bad_state', 'used', 'expired', 'other_browser', 'not_member'] as const
    ).map((kind) => [kind, { kind }] as const),
  ),
};

const linkProblems = ['unknown', 'expired', 'used', 'other_browser', 'not_member'] as const;

/** What somebody meets whose request cannot be answered. */
const failures: Readonly<Record<string, Error>> = {
  passing: new Failure('tiktok_unreachable', { kind: 'retry' }),
  broken: new TypeError('a bug'),
};

async function openTicket({ ticket: asked }: { readonly ticket: string }) {
  const failure = failures[asked];
  if (failure) throw failure;
  if (asked === 'renew') return { ...ticket, account: '@ramenhouse' };
  return asked === 'open' ? ticket : { kind: linkProblems.find((kind) => kind === asked) ?? ('unknown' as const) };
}

/** What the pages stand on, by the ticket or the state in their address. */
const app = createWeb({
  profiles: {
    openTicket,
    finishConnect: async ({ state }) => logins[state ?? ''] ?? { kind: 'bad_state' },
    listAll: async () => [],
    checkToken: async () => null,
  },
  webhooks: { keep: async () => 'forged' },
  slackInstall: {
    begin: async () => ({ address: 'oauth_redirect?state=added', cookie: 'state=1; Path=/' }),
    finish: async ({ url = '' }) =>
      installations[new URL(url, 'http://localhost').searchParams.get('state') ?? ''] ?? { kind: 'bad_state' },
  },
  config: {
    publicUrl: 'https://schedy.example',
    operator: { name: 'Ramen House', contact: 'hello@ramen.example', mediaRetentionDays: 7 },
    addTo: { slack: '/slack/install', discord: inviteToDiscord('123456789012345678') },
  },
  readiness: async () => ({ database: true, queue: true }),
  log: silentLog,
});

const pages: readonly (readonly [name: string, path: string])[] = [
  ['home', '/'],
  ['privacy', '/privacy'],
  ['terms', '/terms'],
  ['nothing', '/nothing'],
  ['consent', '/api/social/tiktok/connect?ticket=open'],
  ['consent-renewed', '/api/social/tiktok/connect?ticket=renew'],
  ['link-missing', '/api/social/tiktok/connect'],
  ...[...linkProblems, ...Object.keys(failures)].map(
    (asked) => [`link-${asked}`, `/api/social/tiktok/connect?ticket=${asked}`] as const,
  ),
  ...Object.keys(logins).map((state) => [`login-${state}`, `/api/social/tiktok/callback?state=${state}`] as const),
  ...Object.keys(installations).map((state) => [`slack-${state}`, `/slack/oauth_redirect?state=${state}`] as const),
];

const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [390, 1280].map((width) => ({ colorScheme, width })),
);

/** The pages after Slack are a few sentences each, in one frame. */
const looksAt = (name: string) => (name.startsWith('slack-') ? looks.filter((_look, at) => at % 3 === 0) : looks);

/** What somebody can do next. */
const remedy =
  /Write \/schedy|\/schedy \w+ in chat|write \/schedy|Start again|try again|Whoever runs|whoever runs|press Reconnect/;

/** Where a reader finds the pictures; not in git. */
const output = 'test-output/pages';

describe.skipIf(!hasChromium)(`the pages in a real browser${unless}`, { timeout: 240_000 }, () => {
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    served = await serveWeb(app, { host: '127.0.0.1', port: 0 });
    browser = await chromium.launch(chromiumOptions);
    await mkdir(output, { recursive: true });
  });

  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  });

  test('is gone through with the keyboard alone, what has the focus is seen, and it fits twice as large', async () => {
    const page = await browser.newPage({ viewport: { width: 640, height: 430 }, reducedMotion: 'reduce' });
    for (const path of ['/', '/privacy', '/api/social/tiktok/connect?ticket=open']) {
      await page.goto(`http://127.0.0.1:${served.port}${path}`);
      const links = await page.locator('a[href]').count();
      const reached: number[] = [];
      for (let count = 0; count < links; count += 1) {
        await page.keyboard.press('Tab');
        const [which, outline] = await page.evaluate<[number, string]>(`(() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
          const which = [...document.querySelectorAll('a[href]')].indexOf(document.activeElement);
          return [which, outlineStyle + ' ' + outlineWidth];
        })()`);
        reached.push(which);
        expect(outline).toMatch(/^solid (?!0px)/);
      }
      expect(reached).toEqual(Array.from({ length: links }, (_, at) => at));
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(640);
    }
    await page.close();
  });

  test.each(pages)('%s can be read by everybody, on every screen', async (name, path) => {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    const complaints: string[] = [];
    page.on('console', (message) => {
      // The page itself may be an error by its status, which the browser remarks on.
      if (message.type() === 'error' && !message.text().includes('the server responded'))
        complaints.push(message.text());
    });
    const outside: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`http://127.0.0.1:${served.port}`)) outside.push(request.url());
    });
    const answer = await page.goto(`http://127.0.0.1:${served.port}${path}`);
    const main = ((await page.locator('main').textContent()) ?? '').replaceAll(/\s+/g, ' ');
    if ((answer?.status() ?? 0) >= 400) expect(main).toMatch(remedy);
    for (const { colorScheme, width } of looksAt(name)) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 844 });
      await page.screenshot({
        path: `${output}/${name}-${colorScheme}-${width}.png`,
        fullPage: true,
        timeout: 120_000,
      });
      expect(await hurdlesOf(page, `${name}-${colorScheme}-${width}`)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect({ complaints, outside }).toEqual({ complaints: [], outside: [] });
    }
    await page.close();
  });
});
