/** Every page in a real browser: readable for everybody (axe), light and dark, on a phone and on a desk. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentLog } from '../../src/core/index.ts';
import type { InstallResult } from '../../src/core/installations/index.ts';
import type { Connected, OpenedTicket } from '../../src/core/profiles/index.ts';
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

/** What the pages stand on, by the ticket or the state in their address. */
const app = createWeb({
  profiles: {
    openTicket: async ({ ticket: asked }) =>
      asked === 'open' ? ticket : { kind: asked === 'used' ? 'used' : 'unknown' },
    finishConnect: async ({ state }) =>
      state === 'done' ? connected : { kind: 'tiktok_failed', code: 'tiktok_unreachable' },
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
  ['link-used', '/api/social/tiktok/connect?ticket=used'],
  ['connected', '/api/social/tiktok/callback?state=done'],
  ['not-connected', '/api/social/tiktok/callback?state=no'],
  ...Object.keys(installations).map((state) => [`slack-${state}`, `/slack/oauth_redirect?state=${state}`] as const),
];

const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [390, 1280].map((width) => ({ colorScheme, width })),
);

/** The pages after Slack are a few sentences each, in one frame. */
const looksAt = (name: string) => (name.startsWith('slack-') ? looks.filter((_look, at) => at % 3 === 0) : looks);

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

  test.each(pages)('%s can be read by everybody, on every screen', async (name, path) => {
    for (const { colorScheme, width } of looksAt(name)) {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 844 } });
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
      await page.goto(`http://127.0.0.1:${served.port}${path}`);
      await page.screenshot({
        path: `${output}/${name}-${colorScheme}-${width}.png`,
        fullPage: true,
        timeout: 120_000,
      });
      expect(await hurdlesOf(page, `${name}-${colorScheme}-${width}`)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect({ complaints, outside }).toEqual({ complaints: [], outside: [] });
      await page.close();
    }
  });
});
