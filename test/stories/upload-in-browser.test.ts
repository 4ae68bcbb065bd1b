/** The upload page in a real browser: 300 MB over a line that breaks twice, and a reload in between. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hurdlesOf } from '../axe.ts';
import { chromiumOptions, chromiumPath } from '../chromium.ts';
import { anotherTake } from '../fixtures/another-take.ts';
import { makeLargeVideo } from '../fixtures/large-video.ts';
import { openThread } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';
import { askForUploadLink } from './upload-page.ts';

const hasChromium = existsSync(chromiumPath);
const unless = hasChromium ? '' : ` (not run: there is no ${chromiumPath})`;
const videos = new URL('../fixtures/videos/', import.meta.url);
const MEGABYTE = 1_000_000;
const output = 'test-output/upload';

/** A line between the browser and the program that can be cut. */
interface Line {
  readonly port: number;
  sentBytes(): number;
  cut(): void;
  close(): void;
}

async function openLine(toPort: number): Promise<Line> {
  const sockets = new Set<Socket>();
  let sentBytes = 0;
  const server: Server = createServer((near) => {
    const far = connect(toPort, '127.0.0.1');
    // One end that is gone takes the other with it, as on any line.
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy()).on('close', () => sockets.delete(socket));
    }
    near.on('data', ({ length }) => {
      sentBytes += length;
    });
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    sentBytes: () => sentBytes,
    cut,
    close: () => {
      cut();
      server.close();
    },
  };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

describe.skipIf(!hasChromium)(`the upload page in a real browser${unless}`, () => {
  let stage: Stage;
  let browser: Browser;
  let line: Line;
  let directory = '';

  beforeAll(async () => {
    stage = await openStage();
    await stage.connect();
    line = await openLine(Number(new URL(stage.publicUrl).port));
    browser = await chromium.launch(chromiumOptions);
    directory = await mkdtemp(join(tmpdir(), 'schedy-upload-'));
    await mkdir(output, { recursive: true });
  });

  afterAll(async () => {
    await browser?.close();
    line?.close();
    await rm(directory, { recursive: true, force: true });
    await stage?.close();
  });

  /** The link as the browser reaches it over the line. */
  const openPage = async (link: string, context?: BrowserContext): Promise<Page> => {
    const url = new URL(link);
    url.port = String(line.port);
    const page = await (context ?? browser).newPage();
    page.setDefaultTimeout(120_000);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(url.href);
    await page.getByText('To Ramen House').waitFor();
    return page;
  };

  const sent = (bytes: number) =>
    expect.poll(line.sentBytes, { timeout: 120_000, interval: 20 }).toBeGreaterThan(bytes);

  const shoot = async (page: Page, name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 844 });
        await page.screenshot({ path: `${output}/${name}-${colorScheme}-${width}.png`, fullPage: true });
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        expect(await hurdlesOf(page, `upload-${name}-${colorScheme}-${width}`)).toEqual([]);
      }
    }
  };

  it('300 MB arrive whole over two cut connections and a reload, and the thread goes on', async () => {
    const path = join(directory, 'kitchen <img src=x>.mp4');
    const { sha256 } = await makeLargeVideo({ path, sizeBytes: 300 * MEGABYTE });
    const page = await openPage(await askForUploadLink(stage));
    await shoot(page, 'empty');
    await page.locator('#files').setInputFiles(path);
    await page.getByLabel('When').fill('tomorrow 7pm');
    await page.getByLabel('Caption').fill('Kitchen tour #ramen');
    await shoot(page, 'chosen');
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await sent(50 * MEGABYTE);
    line.cut();
    await sent(110 * MEGABYTE);
    line.cut();
    await sent(170 * MEGABYTE);
    await page.getByRole('button', { name: 'Pause' }).click();
    await shoot(page, 'paused');
    await page.reload();
    await page.getByRole('status').getByText('choose the same file again').waitFor();
    expect(await page.getByLabel('Caption').inputValue()).toBe('Kitchen tour #ramen');
    await page.locator('#files').setInputFiles(path);
    await page.getByText('is scheduled for').waitFor({ timeout: 180_000 });
    await shoot(page, 'scheduled');

    const media = join(stage.env.DATA_DIR ?? '', 'media');
    const [file = '', ...others] = await readdir(media);
    expect(others).toEqual([]);
    expect(await sha256Of(join(media, file))).toBe(sha256);
    const root = await stage.until(
      () => stage.chat.inChannel().find(({ text }) => text.includes('brings a video')),
      'the message that stands for the video',
    );
    const post = openThread({ chat: stage.chat, until: stage.until }, root);
    expect(await post.shows('scheduled')).toContain('Kitchen tour #ramen');
    await page.close();
  }, 900_000);

  it('several files go at once, each with its own words and verdict, and each thread goes on', async () => {
    const ok = await readFile(new URL('ok.mp4', videos));
    const page = await openPage(await askForUploadLink(stage));
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(String(error)));
    const mp4 = (name: string, buffer: Buffer) => ({ name, mimeType: 'video/mp4', buffer });
    const names = [
      '<img src=x onerror="globalThis.ran=1">.mp4',
      'holiday \u202e4pm.exe.mp4',
      `${'long-name-without-a-gap-'.repeat(12)}.mp4`,
      "javascript:alert('1').mp4",
    ];
    await page
      .locator('#files')
      .setInputFiles([
        mp4(names[0] ?? '', anotherTake(ok, 31)),
        mp4(names[1] ?? '', Buffer.from('this is no video')),
        mp4(names[2] ?? '', await readFile(new URL('one-second.mp4', videos))),
        mp4(names[3] ?? '', anotherTake(ok, 32)),
      ]);
    const cards = page.locator('.upload');
    const words = [
      ['tomorrow 7pm', 'First of four #ramen <b>bold</b>'],
      ['tomorrow 8pm', 'Second of four'],
      ['tomorrow 9pm', 'Third of four'],
      ['in 3 days 8pm', 'Fourth of four'],
    ] as const;
    for (const [at, [when, caption]] of words.entries()) {
      await cards.nth(at).getByLabel('When').fill(when);
      await cards.nth(at).getByLabel('Caption').fill(caption);
    }
    await shoot(page, 'several');
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    const verdict = (at: number, text: string) => cards.nth(at).getByText(text).waitFor({ timeout: 120_000 });
    await verdict(0, 'is scheduled for');
    await verdict(1, 'is no video that Schedy knows');
    await verdict(2, 'TikTok takes videos from 3 s');
    await verdict(3, 'is scheduled for');
    await shoot(page, 'several-verdicts');
    expect(await page.evaluate('globalThis.ran')).toBeUndefined();
    expect(await page.locator('#list img, #list b').count()).toBe(0);
    expect(wrong).toEqual([]);

    const root = await stage.until(
      () => stage.chat.inChannel().find(({ text }) => text.includes("javascript:alert('1').mp4")),
      'the message that stands for the fourth video',
    );
    const post = openThread({ chat: stage.chat, until: stage.until }, root);
    expect(await post.shows('scheduled')).toContain('Fourth of four');
    await post.say('caption: Fourth, with broth');
    expect(await post.shows('Fourth, with broth')).toContain('scheduled');
    await page.close();
  }, 400_000);

  it('what cannot be taken is told beside the file, and nothing from its name runs', async () => {
    const page = await openPage(await askForUploadLink(stage));
    const script = '<img src=x onerror="globalThis.ran=1">.txt';
    await page.locator('#files').setInputFiles({ name: script, mimeType: 'text/plain', buffer: Buffer.from('no') });
    await page.getByText('That is no video.').waitFor();
    await page
      .locator('#files')
      .setInputFiles({ name: 'a.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no video') });
    await page.getByLabel('When').last().fill('yesterday 7pm');
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByText('That time is already over.').waitFor();
    await page.getByLabel('When').last().fill('');
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByText('is no video that Schedy knows').waitFor({ timeout: 60_000 });
    await shoot(page, 'refused');
    expect(await page.evaluate('globalThis.ran')).toBeUndefined();
    const elsewhere = await browser.newContext();
    const other = await elsewhere.newPage();
    await other.goto(page.url());
    await other.getByText('This link is open in another browser').waitFor();
    await shoot(other, 'other-browser');
    await elsewhere.close();
    await page.getByRole('button', { name: 'Close this link' }).click();
    await page.getByText('The link is closed.').waitFor();
    expect(await page.locator('.upload').count()).toBe(0);
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    await page.reload();
    await page.getByText('This link has been revoked').waitFor();
    await shoot(page, 'revoked');
    await page.goto(`${page.url().slice(0, -2)}AA`);
    await page.getByText('This link is not known here').waitFor();
    await shoot(page, 'unknown');
    await page.close();
  }, 120_000);

  it('says without scripts what it needs them for, and binds the link to nobody by that', async () => {
    const link = await askForUploadLink(stage);
    const without = await browser.newContext({ javaScriptEnabled: false });
    const page = await without.newPage();
    await page.goto(link);
    expect(await page.content()).toContain('This page needs JavaScript');
    expect(await page.getByText('Opening your link').count()).toBe(0);
    await page.screenshot({ path: `${output}/without-scripts.png` });
    await without.close();
    const preview = await browser.newContext({ userAgent: 'Slackbot-LinkExpanding 1.0' });
    const robot = await preview.newPage();
    await robot.goto(link);
    await robot.getByText('This link to Schedy is for one person').waitFor();
    await shoot(robot, 'preview');
    await preview.close();
    const opened = await openPage(link);
    await opened.close();
  }, 120_000);

  it('a link that is over says so, and how to get another one', async () => {
    const link = await askForUploadLink(stage);
    const page = await openPage(link);
    await page
      .locator('#files')
      .setInputFiles({ name: 'late.mp4', mimeType: 'video/mp4', buffer: Buffer.from('late') });
    await stage.advance(24 * 60 * 60_000);
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByText('The link has expired; it works for 24 hours').waitFor();
    await page.reload();
    await page.getByText('This link has expired').waitFor();
    await shoot(page, 'expired');
    await page.close();
  }, 120_000);
});
