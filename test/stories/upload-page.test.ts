/** A video that is too big for the chat comes through the upload page, and the conversation goes on in a thread. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherTake } from '../fixtures/another-take.ts';
import { platforms } from './cast.ts';
import { openThread } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';
import { askForUploadLink, createUploadClient } from './upload-page.ts';

const fixture = (take: number) =>
  readFile(new URL('../fixtures/videos/ok.mp4', import.meta.url)).then((bytes) => anotherTake(bytes, take));

describe.each(platforms)('on %s, through the upload page', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  afterAll(() => stage.close());

  it('a video comes in pieces, its thread begins in the channel, and the page tells the verdict', async () => {
    const bytes = await fixture(1);
    const page = createUploadClient(await askForUploadLink(stage));
    expect((await page.open()).status).toBe(200);
    const begun = await page.begin({
      name: 'big <b>.mp4',
      sizeBytes: bytes.length,
      when: 'tomorrow 7pm',
      caption: 'Big one #a',
    });
    expect(begun.status).toBe(201);
    const half = Math.floor(bytes.length / 2);
    expect((await page.send(begun.at, 0, bytes.subarray(0, half))).status).toBe(204);
    expect((await page.ask('HEAD', begun.at)).headers.get('upload-offset')).toBe(String(half));
    expect((await page.send(begun.at, 0, bytes)).status).toBe(409);

    await stage.programs.stop();
    await stage.programs.start();
    expect((await page.open()).uploads).toMatchObject([{ kind: 'arriving', arrivedBytes: half }]);
    expect((await page.send(begun.at, half, bytes.subarray(half))).status).toBe(204);

    const root = await stage.until(
      () => stage.chat.inChannel().find(({ text }) => text.includes('brings a video')),
      'the message that stands for the video',
    );
    expect(root.text).toContain('big <b>.mp4');
    const post = openThread({ chat: stage.chat, until: stage.until }, root, [bytes]);
    await post.shows('scheduled');
    expect(post.card()).toContain(stage.chat.moment('2026-11-25T19:00+01:00'));
    expect(post.card()).toContain('Big one #a');
    const [shown] = (await page.open()).uploads;
    expect(shown).toMatchObject({ kind: 'good', at: '2026-11-25T18:00:00.000Z' });
    await post.press('Cancel');
  });

  it('whoever looks at a link for a preview does not use it up, and nobody else opens it', async () => {
    const url = await askForUploadLink(stage);
    for (const agent of [
      'Slackbot-LinkExpanding 1.0',
      'Mozilla/5.0 (compatible; Discordbot/2.0)',
      'Mozilla/5.0 Firefox',
    ]) {
      for (const method of ['HEAD', 'GET'])
        expect((await fetch(url, { method, headers: { 'user-agent': agent } })).status).toBe(200);
    }
    const page = createUploadClient(url);
    expect((await page.open()).status).toBe(200);
    const stranger = createUploadClient(url);
    expect(JSON.parse((await stranger.open()).text).error.message).toContain('another browser'.replace('another ', ''));
    expect((await fetch(url)).status).toBe(410);
    const begun = await page.begin({ name: 'a.mp4', sizeBytes: 100 });
    expect((await stranger.ask('HEAD', begun.at)).status).toBe(403);
    expect((await stranger.send(begun.at, 0, new Uint8Array(10))).status).toBe(403);
    expect((await createUploadClient(`${url.slice(0, -1)}_`).open()).status).toBe(410);
    expect((await page.close()).status).toBe(200);
    expect((await page.send(begun.at, 0, new Uint8Array(10))).status).toBe(404);
    expect(await (await fetch(url)).text()).toContain('This link has been revoked');
  });

  it('what cannot be taken is said before the first byte', async () => {
    const page = createUploadClient(await askForUploadLink(stage));
    await page.open();
    const refusalOf = async (file: Partial<Parameters<typeof page.begin>[0]>) => {
      const { status, text } = await page.begin({ name: 'a.mp4', sizeBytes: 100, ...file });
      return `${status} ${JSON.parse(text).error.message}`;
    };
    expect(await refusalOf({ sizeBytes: 2 ** 32 + 1 })).toMatch(/^413 The file is larger than the 4 GB/);
    expect(await refusalOf({ sizeBytes: 0 })).toMatch(/empty/);
    expect(await refusalOf({ when: 'yesterday 7pm' })).toMatch(/already over/);
    expect(await refusalOf({ when: 'blue cheese' })).toMatch(/could not be read/);
    expect(await refusalOf({ caption: 'x'.repeat(2300) })).toMatch(/2300 characters long.*Shorten it by 100/);
    for (let count = 0; count < 5; count += 1)
      expect((await page.begin({ name: `${count}.mp4`, sizeBytes: 9 })).status).toBe(201);
    expect(await refusalOf({})).toMatch(/^429 /);
    await page.close();
  });

  it('a file that is no video is told on the page and in chat, and nothing of it stays', async () => {
    const page = createUploadClient(await askForUploadLink(stage));
    await page.open();
    const bytes = Buffer.from('<script>alert(1)</script> this is no video at all');
    const begun = await page.begin({ name: 'x.mp4', sizeBytes: bytes.length, caption: '<img src=x onerror=alert(1)>' });
    await page.send(begun.at, 0, bytes);
    await expect.poll(async () => (await page.open()).uploads[0]?.kind, { timeout: 20_000 }).toBe('bad');
    const [shown] = (await page.open()).uploads;
    expect(shown?.text).toMatch(/is no video that Schedy knows.*and choose it again\. Nothing was posted/);
  });
});
