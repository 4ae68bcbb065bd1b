import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser } from '../../sandbox/browser.ts';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { chromiumPath } from '../chromium.ts';
import { platforms } from './cast.ts';
import { minutes } from './clock.ts';
import { openStage, type Stage } from './stage.ts';
import { askForUploadLink, createUploadClient } from './upload-page.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
  });
  // Whoever has left is no member, says Discord when it is asked.
  afterAll(() => stage.close(/10007 Unknown Member/));

  it('the link of /schedy connect leads to TikTok and back, and the answer comes in private', async () => {
    const { browser, chat } = stage;
    const before = await browser.open(await stage.askForLink());
    expect(before).toMatchObject({ status: 200, heading: 'Connect a TikTok account' });
    expect(before.text).toContain('To Ramen House, for mia.');

    const consent = new URL(browser.addressOf('Continue to TikTok'));
    expect(consent.searchParams.get('scope')).toBe('user.info.basic,video.upload,video.publish');
    await browser.follow('Continue to TikTok');
    const after = await browser.follow('Continue as @ramenhouse');

    expect(after).toMatchObject({ status: 200, heading: 'Connected' });
    expect(after.text).toContain('@ramenhouse is connected. You can close this tab.');
    const told = await stage.until(() => stage.direct('mia')[0], 'the direct message');
    expect(told).toContain('Connected @ramenhouse. Everyone in Ramen House can post to it');
    expect(told).toContain('→ Settings  → Not me');
    expect(chat.inChannel()).toEqual([]);
    expect(await stage.command('profiles', 'leo')).toContain('@ramenhouse (Ramen House)');
  });

  it('a link that was used, and a login that is over, do nothing more', async () => {
    const link = await stage.askForLink();
    await stage.browser.open(link);
    const callback = await stage.consent('ramenhouse');
    await stage.browser.open(callback);

    const usedLink = { status: 410, heading: 'This link has been used' };
    expect(await stage.browser.open(link)).toMatchObject(usedLink);
    const usedLogin = { status: 400, heading: 'This login is already over' };
    expect(await stage.browser.open(callback)).toMatchObject(usedLogin);
  });

  it('a link and its login belong to the browser that opened the link first', async () => {
    const link = await stage.askForLink();
    await stage.browser.open(link);

    const other = createBrowser();
    const elsewhere = { status: 410, heading: 'This link is open in another browser' };
    expect(await other.open(link)).toMatchObject(elsewhere);
    expect(await stage.browser.open(link)).toMatchObject({ status: 200 });
    expect(await other.open(await stage.consent('ramenhouse'))).toMatchObject({ status: 400 });
  });

  it('a link dies after ten minutes', async () => {
    const link = await stage.askForLink();
    await stage.advance(10 * minutes);

    const page = await stage.browser.open(link);

    expect(page).toMatchObject({ status: 410, heading: 'This link has expired' });
    expect(page.text).toContain('/schedy connect');
  });

  it('the links of somebody who has left the workspace since lead nowhere', async () => {
    const [link, upload] = [await stage.askForLink('leo'), await askForUploadLink(stage, 'leo')];
    if (platform === 'discord') await discordOf(stage).guilds.leave(discordOf(stage).guilds.home().id, 'leo');
    else slackOf(stage).users.change('leo', { deleted: true });

    expect(await createBrowser().open(link)).toMatchObject({ status: 410, heading: 'This link is for members only' });
    const page = createUploadClient(upload);
    await page.open();
    const begun = await page.begin({ name: 'clip.mp4', sizeBytes: 10 });
    expect([begun.status, begun.text]).toEqual([403, expect.stringContaining('Ask a member to post it for you.')]);

    if (platform === 'discord') discordOf(stage).guilds.join(discordOf(stage).guilds.home().id, 'leo');
    else slackOf(stage).users.change('leo', { deleted: false });
  });

  it('mia says no at TikTok, and both the page and Schedy tell her that nothing happened', async () => {
    await stage.browser.open(await stage.askForLink());
    await stage.browser.follow('Continue to TikTok');

    const page = await stage.browser.follow('Cancel');

    expect(page).toMatchObject({ status: 400, heading: 'Not connected' });
    await stage.until(
      () => stage.direct('mia').find((text) => text.includes('was declined at TikTok')),
      'the direct message about the refusal',
    );
  });

  it('its settings can be changed where it was told that it is connected', async () => {
    const { chat } = stage;
    const [told] = chat.directs('mia');
    if (!told) throw new Error('mia was told nothing.');

    await chat.click('mia', told, 'Settings');
    const form = await stage.until(() => chat.form('mia'), 'the form of its settings');

    expect(form).toContain('Settings @ramenhouse');
    const saved = await stage.answerTo(() => chat.send('mia', { ask: 'always' }));
    expect(saved.text).toContain('It asks every time');
  });

  it('"Not me" takes the account out again, at TikTok too', async () => {
    const { chat, tiktok } = stage;
    const [told] = chat.directs('mia');
    if (!told) throw new Error('mia was told nothing.');

    const answer = await stage.answerTo(() => chat.click('mia', told, 'Not me'));

    expect(answer.text).toContain('is disconnected; its tokens are deleted');
    expect(tiktok.calls.at(-1)).toMatchObject({ path: '/v2/oauth/revoke/', status: 200 });
    expect(await stage.command('profiles')).toContain('No TikTok account is connected yet');
  });

  it('"Connect for me alone" is for nobody else, from the first second', async () => {
    const { browser, chat } = stage;
    const before = await stage.drop('post tomorrow 7pm Of leo', { who: 'leo' });
    await before.shows('draft');
    const answer = await stage.answerTo(() => chat.command('mia', 'connect'));
    expect(answer.text).toContain('Who may post to it?');
    const { url } = await chat.click('mia', answer, 'Connect for me alone');
    await browser.open(url ?? '');
    await browser.follow('Continue to TikTok');
    await browser.follow('Continue as @ramenhouse');
    await stage.until(
      () => stage.direct('mia').find((text) => text.includes('Only you can post to it')),
      'the direct message that it is hers alone',
    );
    expect(before.card()).toContain('No TikTok account is connected to this');
    expect(before.card()).not.toContain('ramenhouse');
    await before.press('Cancel', 'leo');

    const [told] = chat.directs('mia').filter(({ text }) => text.includes('Only you can post to it'));
    if (!told) throw new Error('mia was told nothing.');
    await stage.answerTo(() => chat.click('mia', told, 'Not me'));
  });

  const hasChromium = existsSync(chromiumPath);
  const unless = hasChromium ? '' : ` (not run: there is no ${chromiumPath})`;

  it.skipIf(!hasChromium)(`in a real browser it is two clicks to "is connected"${unless}`, async () => {
    const profileDir = await mkdtemp(join(tmpdir(), 'schedy-chromium-'));
    const context = await chromium.launchPersistentContext(profileDir, {
      executablePath: chromiumPath,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-sync',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    });
    try {
      await context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
      const page = await context.newPage();
      await page.goto(await stage.askForLink());
      await page.getByRole('link', { name: 'Continue to TikTok' }).click();
      await page.getByRole('link', { name: 'Continue as @ramenhouse' }).click();

      await page.getByText('@ramenhouse is connected. You can close this tab.').waitFor();
      expect(await page.title()).toContain('Connected');
    } finally {
      await context.close();
      await rm(profileDir, { recursive: true, force: true });
    }
  });
});
