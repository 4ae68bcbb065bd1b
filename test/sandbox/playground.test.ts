/** The playground in a real browser: a whole story of a post, on both chats, without a terminal. */

import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPlayground, type Playground } from '../../sandbox/playground/index.ts';
import { createWorld, type World } from '../../sandbox/playground/world.ts';
import { chromiumOptions, chromiumPath } from '../chromium.ts';
import { anotherTake } from '../fixtures/another-take.ts';
import { copyTemplate } from '../template.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const hasChromium = existsSync(chromiumPath);
const unless = hasChromium ? '' : ` (not run: there is no ${chromiumPath})`;
const video = new URL('../fixtures/videos/ok.mp4', import.meta.url).pathname;
const another = new URL('../fixtures/videos/ok.mov', import.meta.url).pathname;
type File = Parameters<ReturnType<Page['locator']>['setInputFiles']>[0];
/** The same video as of another second, so that nobody asks whether it is meant again. */
const take = (number: number): File => ({
  name: `take-${number}.mp4`,
  mimeType: 'video/mp4',
  buffer: anotherTake(readFileSync(video), number),
});

/** Resolves in the browser, with the time there, as soon as these words stand on the page. */
const untilShown = (words: string): string => `new Promise((resolve) => {
  const isShown = () => document.body.textContent.includes(${JSON.stringify(words)});
  const look = () => isShown() && resolve(Date.now());
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
})`;

/** Where a reader finds the pictures; not in git. */
const output = 'test-output/playground';

describe.skipIf(!hasChromium)(`the playground${unless}`, () => {
  let world: World;
  let playground: Playground;
  let browser: Browser;
  let page: Page;
  let readyMs = 0;
  const wrong: string[] = [];

  const chat = (name: 'Slack' | 'Discord') => page.getByRole('region', { name, exact: true });
  const write = async (name: 'Slack' | 'Discord', text: string, file?: File) => {
    if (file) await chat(name).locator('input[type=file]').setInputFiles(file);
    const box = page.getByLabel(`Write on ${name}`);
    await box.fill(text);
    await box.press('Enter');
  };

  const takeSample = async (name: 'Slack' | 'Discord', file: string) => {
    await chat(name).getByRole('button', { name: 'Take a sample video' }).click();
    await chat(name).locator('.picked').getByText(file).waitFor();
  };

  beforeAll(async () => {
    browser = await chromium.launch(chromiumOptions);
    world = await createWorld({ prepare: copyTemplate });
    const standInsAt = performance.now();
    playground = await openPlayground(world);
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.setDefaultTimeout(120_000);
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('console', (line) => line.type() === 'error' && wrong.push(line.text()));
    await mkdir(output, { recursive: true });
    await page.goto(playground.url);
    await chat('Slack').getByRole('button', { name: '#videos' }).waitFor();
    readyMs = performance.now() - standInsAt;
    await world.started;
  });
  afterAll(async () => {
    await browser?.close();
    await playground?.close();
    await world?.close();
  });

  it('connects an account through the pages of Schedy and TikTok', async () => {
    await write('Slack', '/schedy connect');
    const opened = page.waitForEvent('popup');
    await chat('Slack')
      .getByRole('button', { name: /^Connect TikTok/ })
      .click();
    const popup = await opened;
    await popup.getByText('Continue to TikTok').click();
    await popup.getByText('Continue as @ramenhouse').click();
    await popup.getByText('@ramenhouse is connected').waitFor();
    await popup.close();
  });

  it('takes a video from Slack to the feed', async () => {
    await takeSample('Slack', 'new-ramen.mp4');
    await write('Slack', 'post in 2 hours New ramen drop 🍜 #cooking');
    const thread = chat('Slack').locator('.thread');
    await thread.getByText('New ramen drop 🍜 #cooking').waitFor();
    await thread
      .getByRole('button', { name: /^Post now/ })
      .first()
      .waitFor();
    await page.screenshot({ path: `${output}/scheduled.png` });
    await page.getByRole('button', { name: '+1 hour' }).click();
    await page.getByRole('button', { name: '+1 hour' }).click();
    const feed = page.getByRole('region', { name: 'Videos on TikTok' });
    await feed.getByText('New ramen drop 🍜 #cooking').waitFor();
    const ready = () => page.evaluate<number>("document.querySelector('.feed video').readyState");
    await expect.poll(ready).toBeGreaterThan(1);
    await thread.getByText("It's on TikTok").waitFor();
    await page.screenshot({ path: `${output}/published.png` });
    const pages = page.context().pages().length;
    await thread.locator('a[href*="/video/"]').last().click();
    await feed.locator('.video.marked').getByText('New ramen drop 🍜 #cooking').waitFor();
    expect(page.context().pages()).toHaveLength(pages);
  });

  it('connects another account on Discord, and plans a post there', async () => {
    await write('Discord', '/schedy timezone Berlin');
    await chat('Discord').locator('.message.private').last().getByText('Berlin').first().waitFor();
    await write('Discord', '/schedy connect');
    const popup = page.waitForEvent('popup');
    // Discord takes no button that leads to this machine: the address stands in the text.
    await chat('Discord')
      .getByRole('link', { name: /tiktok\/connect/ })
      .first()
      .click();
    const pages = await popup;
    await pages.getByText('Continue to TikTok').click();
    await pages.getByText('Continue as @noodlebar').click();
    await pages.getByText('@noodlebar is connected').waitFor();
    await pages.close();
    await takeSample('Discord', 'green-soba.mp4');
    await write('Discord', 'post friday 6pm How we pull our noodles 🍜 #noodles');
    const card = chat('Discord').locator('.container', { hasText: 'How we pull our noodles' }).first();
    await card.getByText('scheduled').waitFor();
    await page.getByRole('heading', { name: 'Schedy playground' }).click();
    // The README's picture: WRITE_PICTURES=1 npx vitest run test/sandbox/playground.test.ts
    if (process.env.WRITE_PICTURES) await page.screenshot({ path: 'docs/playground.png' });
  });

  it('edits a post in its form, and shows what is wrong beside the field', async () => {
    await write('Slack', 'post tomorrow 7pm Second bowl #ramen', another);
    const thread = chat('Slack').locator('.thread', { hasText: 'Second bowl' }).last();
    await thread.getByRole('button', { name: /^Edit/ }).click();
    const form = page.getByRole('dialog');
    await form.waitFor();
    await page.screenshot({ path: `${output}/edit-form.png` });
    expect(await form.locator('[data-block=caption] textarea').inputValue()).toBe('Second bowl #ramen');
    await form.locator('[data-block=caption] textarea').fill('Second bowl, with egg #ramen');
    await form.locator('[data-block=date] input').fill('2020-01-01');
    await form.locator('button[type=submit]').click();
    await expect
      .poll(
        () =>
          form
            .locator('.error')
            .allTextContents()
            .then((all) => all.join('')),
        { timeout: 30_000 },
      )
      .not.toBe('');
    await form.getByRole('button', { name: 'Close' }).click();
    await thread.getByText('Second bowl #ramen').waitFor();
  });

  it('does the same on Discord, where the clock and the people are the same', async () => {
    await page.getByRole('button', { name: 'leo', exact: true }).click();
    await page.getByRole('button', { name: 'leo', exact: true, pressed: true }).waitFor();
    await write('Discord', '/schedy help');
    await chat('Discord').locator('.message.private').first().waitFor();
    await write('Discord', '@schedy post tomorrow 7pm Broth, slowly #ramen', another);
    await chat('Discord').locator('.container', { hasText: 'Broth, slowly' }).first().waitFor();
    await page.screenshot({ path: `${output}/discord.png` });
  });

  it("shows Slack's Home tab", async () => {
    await page.getByRole('button', { name: 'mia', exact: true }).click();
    await chat('Slack').getByRole('button', { name: 'Home' }).click();
    await chat('Slack').locator('.home').getByText('@ramenhouse').first().waitFor();
  });

  it.each([390, 1280])('is readable for everybody at %i px', async (width) => {
    await page.setViewportSize({ width, height: 860 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${output}/${colorScheme}-${width}.png` });
      expect(await complaints(page), colorScheme).toEqual([]);
    }
  });

  it('is there soon after the stand-ins, and shows what is said at once', async () => {
    await chat('Slack').getByRole('button', { name: '#videos' }).click();
    const figures: number[] = [];
    for (const count of Array.from({ length: 9 }, (_none, index) => index)) {
      const words = `soup number ${count} is hot`;
      const shown = page.evaluate<number>(untilShown(words));
      const sentAt = Date.now();
      await world.slack.as('leo').say({ channel: 'videos', text: words });
      figures.push((await shown) - sentAt);
    }
    const medianMs = figures.sort((one, other) => one - other)[4] ?? Number.NaN;
    await writeFile(`${output}/figures.json`, JSON.stringify({ readyMs: Math.round(readyMs), medianMs, figures }));
    // The bench holds 3 s and 200 ms; beside other work a machine takes several times as long.
    expect(readyMs).toBeLessThan(60_000);
    expect(medianMs).toBeLessThan(2_000);
  });

  describe('lets everything be pressed:', () => {
    const thread = (name: 'Slack' | 'Discord') => chat(name).locator('.thread').last();
    const lastPrivate = (name: 'Slack' | 'Discord') => chat(name).locator('.message.private').last();
    const dialog = () => page.getByRole('dialog');

    it('an edit and a cancelled post on Discord', async () => {
      await write('Discord', '@schedy post tomorrow 8pm Pressed on the other side', take(12));
      // By its caption: until this card stands, the last one that is scheduled is another post's.
      const card = chat('Discord').locator('.message', { hasText: 'Pressed' }).filter({ hasText: 'scheduled' }).last();
      await card.getByRole('button', { name: /Edit/ }).first().click();
      await dialog().locator('[data-field=caption] .field').fill('Pressed, and edited #ramen');
      await page.screenshot({ path: `${output}/discord-form.png` });
      await dialog().locator('button[type=submit]').click();
      await card.getByText('Pressed, and edited').first().waitFor();
      await card
        .getByRole('button', { name: /Cancel/ })
        .first()
        .click();
      await chat('Discord').getByText('cancelled').first().waitFor();
    });

    it('the menu of a message, a button of a private answer, and those of the Home tab', async () => {
      await write('Slack', 'our kitchen', take(13));
      const message = chat('Slack').locator('.message', { hasText: 'our kitchen' }).last();
      await message.getByRole('button', { name: 'Post to TikTok' }).click();
      await thread('Slack').getByText('our kitchen').first().waitFor();
      await write('Slack', '/schedy upload');
      await lastPrivate('Slack').getByRole('button', { name: 'Revoke the link' }).click();
      await lastPrivate('Slack').getByText('The link works no more').waitFor();
    });
  });

  it('draws the choice form of Slack again as it is filled in, and loses none of two quick choices', async () => {
    const dialog = page.getByRole('dialog');
    const choice = (field: string, value: string) => dialog.locator(`[data-block=${field}] input[value=${value}]`);
    await write('Slack', '/schedy settings ask on @ramenhouse');
    await chat('Slack').locator('.message.private', { hasText: 'It asks every time' }).last().waitFor();
    await write('Slack', 'post in 2 hours Chosen in a form #ramen', take(21));
    const thread = chat('Slack').locator('.thread', { hasText: 'Chosen in a form' }).last();
    // The card has it, and the reply that asks for it.
    await thread.getByRole('button', { name: 'Choose audience and settings' }).first().click();
    await dialog.locator('[data-block=caption] textarea').fill('Chosen in a form, slowly #ramen');
    await choice('interactions', 'comments').check();
    await choice('audience', 'PUBLIC_TO_EVERYONE').check();
    await choice('disclosure', 'on').check();
    await dialog.locator('[data-block=promotes]').waitFor();
    expect(await choice('audience', 'PUBLIC_TO_EVERYONE').isChecked()).toBe(true);
    await choice('promotes', 'brand').check();
    await choice('promotes', 'branded').check();
    await dialog.getByText('Branded Content Policy').waitFor();
    expect(await choice('promotes', 'brand').isChecked()).toBe(true);
    expect(await choice('interactions', 'comments').isChecked()).toBe(true);
    await choice('promotes', 'branded').uncheck();
    await dialog.getByText("labeled as 'Promotional content'").waitFor();
    await page.screenshot({ path: `${output}/choice-form-slack.png` });
    await dialog.locator('button[type=submit]').click();
    await thread.getByText("labeled as 'Promotional content'").first().waitFor();
    await thread.getByText('comments on, duet and stitch off').first().waitFor();
    for (const _hour of [1, 2]) await page.getByRole('button', { name: '+1 hour' }).click();
    const feed = page.getByRole('region', { name: 'Videos on TikTok' });
    await feed.getByText('Chosen in a form, slowly #ramen').first().waitFor();
    expect(await feed.locator('.video').first().textContent()).toContain('Chosen in a form');
    expect(await feed.evaluate((element) => element.scrollTop)).toBe(0);
    await write('Slack', '/schedy settings ask off @ramenhouse');
    await chat('Slack').locator('.message.private', { hasText: 'It does not ask every time' }).last().waitFor();
  });

  it('asks in two steps on Discord, and posts what was chosen', async () => {
    const dialog = page.getByRole('dialog');
    const choice = (field: string, value: string) => dialog.locator(`[data-field=${field}] input[value=${value}]`);
    await write('Discord', '/schedy settings ask on @noodlebar');
    await chat('Discord').locator('.message.private', { hasText: 'It asks every time' }).last().waitFor();
    await write('Discord', '@schedy post in 2 hours Chosen in two steps', take(22));
    await chat('Discord').locator('.container', { hasText: 'Chosen in two steps' }).last().waitFor();
    await chat('Discord').getByRole('button', { name: 'Choose audience and settings' }).last().click();
    await choice('audience', 'MUTUAL_FOLLOW_FRIENDS').check();
    await choice('interactions', 'duet').check();
    await page.screenshot({ path: `${output}/choice-form-discord.png` });
    await dialog.locator('button[type=submit]').click();
    await chat('Discord').getByRole('button', { name: 'Cover and AI label' }).last().click();
    await choice('ai', 'ai').check();
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'hidden' });
    for (const _hour of [1, 2]) await page.getByRole('button', { name: '+1 hour' }).click();
    const feed = page.getByRole('region', { name: 'Videos on TikTok' });
    await feed.getByText('Chosen in two steps').first().waitFor();
    expect(
      world.tiktok.posts().find(({ postInfo }) => postInfo?.title === 'Chosen in two steps')?.postInfo,
    ).toMatchObject({
      privacy_level: 'MUTUAL_FOLLOW_FRIENDS',
      disable_duet: false,
      disable_comment: true,
      is_aigc: true,
    });
    await write('Discord', '/schedy settings ask off @noodlebar');
    await chat('Discord').locator('.message.private', { hasText: 'It does not ask every time' }).last().waitFor();
  });

  describe('makes trouble:', () => {
    const thread = () => chat('Slack').locator('.thread').last();
    const trouble = (name: string) => page.getByRole('checkbox', { name });

    it('TikTok that is down, and a post that waits for it', async () => {
      await write('Slack', 'post in 1 hour Soup in the storm', take(1));
      await thread().getByText('scheduled').first().waitFor();
      await trouble('TikTok is down').check();
      await page.getByText('TikTok is down: it answers nothing').waitFor();
      await page.getByRole('button', { name: '+1 hour' }).click();
      await thread().getByText('TikTok has a problem on its side.').first().waitFor();
      await trouble('TikTok is down').uncheck();
      await page.getByText('TikTok is down: it answers nothing').waitFor({ state: 'hidden' });
      // Its next try is minutes away; after an hour its author would be asked first.
      const video = page.getByRole('region', { name: 'Videos on TikTok' }).getByText('Soup in the storm').first();
      for (let minutes = 0; minutes < 55 && !(await video.isVisible()); minutes += 1) {
        await page.getByRole('button', { name: '+1 min' }).click();
        await pause(500);
      }
      await video.waitFor();
    });

    it('a disk that is full, and a video that is refused in words', async () => {
      await trouble('disk is full').check();
      await write('Slack', 'post tomorrow 8pm No room for noodles', take(2));
      await chat('Slack').getByText('There is no room for that video').first().waitFor();
      await trouble('disk is full').uncheck();
    });

    it('a Schedy that is killed, and is back with everything that was planned', async () => {
      await write('Slack', 'post in 3 hours Noodles that survive', take(3));
      await thread().getByText('Noodles that survive').first().waitFor();
      await page.getByRole('button', { name: 'kill Schedy' }).click();
      await page.getByText('Schedy was killed; it starts again').waitFor();
      await page.screenshot({ path: `${output}/killed.png` });
      await page.getByText('Schedy was killed; it starts again').waitFor({ state: 'hidden', timeout: 200_000 });
      await write('Slack', '/schedy queue');
      await chat('Slack').locator('.message.private').last().getByText('Noodles that survive').first().waitFor();
    });

    it('logins that TikTok no longer takes, and a post that is kept on hold', async () => {
      await page.getByRole('button', { name: 'end TikTok logins' }).click();
      await page.getByText('TikTok has ended its logins').waitFor();
      for (const _hour of [1, 2, 3]) await page.getByRole('button', { name: '+1 hour' }).click();
      await chat('Slack')
        .getByText(/TikTok no longer accepts (the|its) login/)
        .first()
        .waitFor();
      await page.screenshot({ path: `${output}/revoked.png` });
    });
  });

  it('lets no other site play', async () => {
    const response = await fetch(`${playground.url}/act`, {
      method: 'POST',
      headers: { origin: 'http://elsewhere.example' },
      body: JSON.stringify({ do: 'forward', minutes: 1 }),
    });
    expect(response.status).toBe(403);
  });

  it('has met with no error in the browser', () => {
    expect(wrong).toEqual([]);
  });
});

/** What axe calls serious or critical. */
async function complaints(page: Page): Promise<string[]> {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const session = await page.context().newCDPSession(page);
  // The page's own policy lets no script of ours in; the browser's tools may.
  await session.send('Runtime.evaluate', { expression: axe });
  const asked =
    "axe.run().then((r) => JSON.stringify(r.violations.map((v) => [v.impact, v.id, v.nodes.map((n) => n.target.join(' ')).slice(0, 5)])))";
  const { result } = await session.send('Runtime.evaluate', {
    expression: asked,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  const found: unknown = JSON.parse(String(result.value));
  const all = Array.isArray(found) ? found : [];
  return all.filter(([impact]) => impact === 'serious' || impact === 'critical').map((one) => JSON.stringify(one));
}
