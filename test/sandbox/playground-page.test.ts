/** The playground's page among the stand-ins alone: what people write is text, and what stands on it stays. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { WebClient } from '@slack/web-api';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlayground, type Playground } from '../../sandbox/playground/index.ts';
import { createWorld, type World } from '../../sandbox/playground/world.ts';
import { hurdlesOf } from '../axe.ts';
import { chromiumOptions, chromiumPath } from '../chromium.ts';

const hasChromium = existsSync(chromiumPath);
const unless = hasChromium ? '' : ` (not run: there is no ${chromiumPath})`;
const chats = ['Slack', 'Discord'] as const;

describe.skipIf(!hasChromium)(`the page of the playground${unless}`, { timeout: 240_000 }, () => {
  let world: World;
  let playground: Playground;
  let browser: Browser;
  let page: Page;
  const wrong: string[] = [];

  const chat = (name: 'Slack' | 'Discord') => page.getByRole('region', { name, exact: true });

  beforeAll(async () => {
    world = await createWorld({ hasProgram: false });
    playground = await openPlayground({ ...world, isListening: () => true });
    browser = await chromium.launch(chromiumOptions);
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('console', (line) => line.type() === 'error' && wrong.push(line.text()));
    await page.goto(playground.url);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await playground?.close();
    await world?.close();
  });

  /** A card of the app under the last message of #videos on Slack. */
  const showCard = async (text: string): Promise<void> => {
    const { SLACK_BOT_TOKEN, SLACK_API_URL = '' } = world.slack.env;
    const root = world.slack.messages('videos').at(-1) ?? expect.fail('Nobody has said anything.');
    await new WebClient(SLACK_BOT_TOKEN, { slackApiUrl: SLACK_API_URL }).chat.postMessage({
      channel: root.channel,
      thread_ts: root.ts,
      text: 'card',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text } },
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'now', text: { type: 'plain_text', text: 'Post now' } }],
        },
      ],
    });
  };

  it('says where nothing was said yet what can be done there', async () => {
    for (const name of chats) {
      await chat(name).getByText('Press sample video, then Send').waitFor();
      await chat(name).getByRole('button', { name: 'Schedy', exact: true }).click();
      await chat(name).getByText('Ask Schedy: help, connect').waitFor();
      await chat(name).getByRole('button', { name: '#videos' }).click();
    }
  });

  it('gives a sample video with its words to whoever has none', async () => {
    const given = { Slack: 'new-ramen.mp4', Discord: 'green-soba.mp4' };
    for (const name of chats) {
      await chat(name).getByRole('button', { name: 'Take a sample video' }).click();
      await chat(name).locator('.picked').getByText(given[name]).waitFor();
      expect(await page.getByLabel(`Write on ${name}`).inputValue()).toMatch(/^post in 5 minutes/);
      await chat(name).getByRole('button', { name: 'Send' }).click();
      await chat(name).locator('figcaption').getByText(given[name]).waitFor();
    }
    const [onSlack, onDiscord] = [world.slack.messages('videos')[0], world.discord.messages('videos')[0]];
    expect(onSlack?.files).toHaveLength(1);
    expect(onDiscord?.attachments).toHaveLength(1);
  });

  it('lets a wrong file be taken off before it is sent', async () => {
    const picked = chat('Slack').locator('.picked .chip');
    await chat('Slack').getByRole('button', { name: 'Take a sample video' }).click();
    await picked.getByRole('button', { name: 'Take off iced-broth.mp4' }).click();
    await picked.waitFor({ state: 'detached' });
    await page.getByLabel('Write on Slack').fill('');
  });

  it('writes one reply in a thread, and the next words in the channel', async () => {
    const box = page.getByLabel('Write on Slack');
    await chat('Slack').getByRole('button', { name: 'reply', exact: true }).last().click();
    expect(await box.getAttribute('placeholder')).toBe('Reply in the thread …');
    for (const words of ['said in the thread', 'said in the channel']) {
      await box.fill(words);
      await box.press('Enter');
      await chat('Slack').getByText(words).waitFor();
    }
    expect(await chat('Slack').locator('.thread').getByText('said in the thread').count()).toBe(1);
    expect(await chat('Slack').locator('.thread').getByText('said in the channel').count()).toBe(0);
  });

  it('edits one’s own message in the box, and asks before it deletes one', async () => {
    const box = page.getByLabel('Write on Slack');
    const mine = chat('Slack').locator('.message', { hasText: 'said in the channel' }).last();
    await mine.getByRole('button', { name: 'edit', exact: true }).click();
    expect(await box.inputValue()).toBe('said in the channel');
    await chat('Slack').getByText('editing your message').waitFor();
    await box.fill('said better');
    await box.press('Enter');
    await chat('Slack').locator('.message', { hasText: 'said better' }).getByText('(edited)').waitFor();
    const edited = chat('Slack').locator('.message', { hasText: 'said better' }).last();
    await edited.getByRole('button', { name: 'edit', exact: true }).click();
    await chat('Slack').getByRole('button', { name: 'back to the channel' }).click();
    expect(await box.inputValue()).toBe('');
    await edited.getByRole('button', { name: 'delete', exact: true }).click();
    await edited.getByRole('button', { name: 'really delete' }).click();
    await edited.waitFor({ state: 'detached' });
  });

  it('leaves a thread whose message is gone where it was, with nothing to press on it', async () => {
    const box = page.getByLabel('Write on Slack');
    await box.fill('root of a thread');
    await box.press('Enter');
    const message = chat('Slack').locator('.message', { hasText: 'root of a thread' }).last();
    await message.getByRole('button', { name: 'reply', exact: true }).click();
    await box.fill('kept in it');
    await box.press('Enter');
    await message.locator('.thread').getByText('kept in it').waitFor();
    await message.getByRole('button', { name: 'delete', exact: true }).first().click();
    await message.getByRole('button', { name: 'really delete' }).click();
    const left = chat('Slack').locator('.message:has(.gone)', { hasText: 'kept in it' });
    await left.waitFor();
    expect(await left.locator(':scope > .body > .head button').count()).toBe(0);
  });

  it('takes a video that is dropped on a window', async () => {
    const bytes = await readFile(new URL('../fixtures/videos/ok.mp4', import.meta.url), 'base64');
    await page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      const bytes = Uint8Array.from(atob('${bytes}'), (one) => one.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], 'dropped.mp4', { type: 'video/mp4' }));
      const list = document.querySelector('#discord .messages');
      for (const kind of ['dragover', 'drop'])
        list.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
    })()`);
    await chat('Discord').locator('.picked').getByText('dropped.mp4').waitFor();
    await chat('Discord').getByRole('button', { name: 'Send' }).click();
    await chat('Discord').locator('figcaption').getByText('dropped.mp4').waitFor();
  });

  it('writes a command for whoever knows none', async () => {
    await page.getByLabel('Commands on Discord').selectOption('queue');
    expect(await page.getByLabel('Write on Discord').inputValue()).toBe('/schedy queue');
    await page.getByLabel('Write on Discord').fill('');
  });

  it('shows names and captions as text, whatever stands in them, and wraps the longest', async () => {
    const script = '<img src=x onerror="globalThis.ran=1">';
    const words = `${script} [a](javascript:globalThis.ran=2) <javascript:globalThis.ran=3|b> \u202egnp`;
    const name = `${script} \u202e${'long-name-'.repeat(20)}.mp4`;
    const buffer = await readFile(new URL('../fixtures/videos/ok.mp4', import.meta.url));
    for (const where of chats) {
      await chat(where).locator('input[type=file]').setInputFiles({ name, mimeType: 'video/mp4', buffer });
      await page.getByLabel(`Write on ${where}`).fill(words);
      await page.getByLabel(`Write on ${where}`).press('Enter');
      await chat(where).getByText('globalThis.ran=3').waitFor();
    }
    await showCard('*scheduled* · &lt;img src=x onerror="globalThis.ran=4"&gt; <javascript:globalThis.ran=5|here>');
    await page.getByRole('button', { name: 'Post now' }).waitFor();
    expect(await page.locator('[src=x], a[href^="javascript"]').count()).toBe(0);
    expect(await page.evaluate('globalThis.ran')).toBeUndefined();
  });

  it('leaves a button under somebody’s finger where it is while others talk', async () => {
    const button = await page.getByRole('button', { name: 'Post now' }).elementHandle();
    await world.slack.as('leo').say({ channel: 'videos', text: 'that looks good' });
    await chat('Slack').getByText('that looks good').waitFor();
    expect(await button?.evaluate((element) => element.isConnected)).toBe(true);
  });

  const scrolled = () =>
    chat('Slack')
      .locator('.messages')
      .evaluate((list) => list.scrollTop);

  it('tells of an answer that came in out of sight, and goes there', async () => {
    await chat('Slack')
      .locator('.messages')
      .evaluate((list) => {
        list.scrollTop = 0;
      });
    await world.slack.as('leo').say({ channel: 'videos', text: 'far below' });
    await chat('Slack').getByRole('button', { name: 'new answer ↓' }).click();
    await chat('Slack').getByRole('button', { name: 'new answer' }).waitFor({ state: 'hidden' });
    const list = await chat('Slack').locator('.messages').boundingBox();
    const message = await chat('Slack').locator('.message', { hasText: 'far below' }).last().boundingBox();
    expect(message && list && message.y + message.height <= list.y + list.height + 1).toBe(true);
  });

  it('moves nothing under a finger that has just pressed', async () => {
    await chat('Slack')
      .locator('.messages')
      .evaluate((list) => {
        list.scrollTop = list.scrollHeight;
      });
    const before = await scrolled();
    await chat('Slack').locator('.message', { hasText: 'far below' }).last().locator('strong').click();
    await world.slack.as('leo').say({ channel: 'videos', text: 'right after the press' });
    await chat('Slack').getByText('right after the press').waitFor();
    expect(await scrolled()).toBe(before);
    await chat('Slack').getByRole('button', { name: 'new answer ↓' }).waitFor();
  });

  it('marks the channel in which something new was said, until somebody looks', async () => {
    const direct = chat('Slack').getByRole('button', { name: 'Schedy', exact: true });
    await direct.click();
    await world.slack.as('leo').say({ channel: 'videos', text: 'said elsewhere' });
    await chat('Slack').locator('nav .unread').getByText('#videos').waitFor();
    await chat('Slack').getByRole('button', { name: '#videos' }).click();
    await chat('Slack').locator('nav .unread').waitFor({ state: 'hidden' });
    const end = () =>
      chat('Slack')
        .locator('.messages')
        .evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight);
    expect(await end()).toBeLessThan(2);
  });

  it('shows one window at a time on a phone, with the clock and the box in sight', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const isInSight = (selector: string) =>
      page
        .locator(selector)
        .boundingBox()
        .then((box) => box !== null && box.y >= 0 && box.y + box.height <= 844);
    for (const name of [...chats, 'TikTok'] as const) {
      await page.getByRole('navigation', { name: 'Windows' }).getByRole('button', { name }).click();
      const shown = await page
        .locator('main > .window')
        .evaluateAll((all) =>
          all.filter((one) => one.getBoundingClientRect().height > 0).map(({ ariaLabel }) => ariaLabel),
        );
      expect(shown).toEqual([name]);
      expect(await isInSight('.clock')).toBe(true);
      if (name !== 'TikTok') expect(await isInSight(`#${name.toLowerCase()} button[type=submit]`)).toBe(true);
    }
    await page.getByRole('navigation', { name: 'Windows' }).getByRole('button', { name: 'Slack' }).click();
    const small = await page
      .locator('button:visible, input:visible, select:visible, summary:visible')
      .evaluateAll((all) =>
        all
          .filter((one) => one.getBoundingClientRect().height < 18 || one.getBoundingClientRect().width < 18)
          .map(({ outerHTML }) => outerHTML),
      );
    expect(small).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 860 });
  });

  it('can be used at 200 % on a small screen', async () => {
    await page.setViewportSize({ width: 640, height: 430 });
    await page.getByLabel('Write on Slack').fill('written at 200 %');
    await page.getByLabel('Write on Slack').press('Enter');
    await chat('Slack').getByText('written at 200 %').waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(640);
    expect((await chat('Slack').locator('.messages').boundingBox())?.height).toBeGreaterThan(100);
    await page.screenshot({ path: 'test-output/playground-page-zoomed.png', fullPage: true });
    await page.setViewportSize({ width: 1280, height: 860 });
  });

  it.each([390, 1280])('is readable for everybody at %i px, light and dark', async (width) => {
    await page.setViewportSize({ width, height: 860 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await hurdlesOf(page, `playground-page-${colorScheme}-${width}`)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.screenshot({ path: `test-output/playground-page-${colorScheme}-${width}.png`, fullPage: true });
    }
  });

  it('has met with no error in the browser', () => {
    expect(wrong).toEqual([]);
  });
});
