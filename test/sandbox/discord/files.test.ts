import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Events, type Message, Routes } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DroppedFile } from '../../../sandbox/discord/index.ts';
import { createHeard } from './heard.ts';
import { restClient, startClient, startWithMia } from './start.ts';

const mebibyte = 1024 * 1024;
const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);

/** Mia drops a file in a direct message; `url` is the link that the app gets to see. */
async function startDropped(file: Partial<DroppedFile> = {}) {
  const clock = { now: new Date('2026-11-25T12:00:00Z') };
  const started = await startWithMia({ now: () => clock.now });
  const { discord } = started;
  const heard = createHeard<Message>();
  await startClient(discord, (client) => client.on(Events.MessageCreate, heard.add));
  await discord.as('mia').dropVideo({ files: [{ name: 'new ramen.mp4', bytes, ...file }] });
  const [message] = await heard.until(1);
  const url = message?.attachments.first()?.url ?? '';
  return { ...started, clock, url, message };
}

describe('a link to a file', () => {
  it('is signed, works without a token, and in ranges', async () => {
    const { url } = await startDropped();

    expect(url).toMatch(/\/cdn\/attachments\/\d+\/\d+\/new_ramen\.mp4\?ex=[0-9a-f]+&is=[0-9a-f]+&hm=/);
    const { searchParams } = new URL(url);
    const [ex = 0, is = 0] = ['ex', 'is'].map((name) => Number.parseInt(searchParams.get(name) ?? '', 16));
    expect(ex - is).toBe(86_400);
    const whole = await fetch(url);
    expect(whole.headers.get('content-type')).toBe('video/mp4');
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(bytes);
    const part = await fetch(url, { headers: { range: 'bytes=4-' } });
    expect(part.status).toBe(206);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.subarray(4));
  });

  it('works for a day, and a fresh one comes with the message or on request', async () => {
    const { url, clock, discord, message } = await startDropped();
    clock.now = new Date('2026-11-26T12:00:00Z');

    const gone = await fetch(url);
    expect(gone.status).toBe(404);
    expect(await gone.text()).toBe('This content is no longer available.');
    const again = await message?.fetch(true);
    expect((await fetch(again?.attachments.first()?.url ?? '')).status).toBe(200);
    const refreshed = (await restClient(discord).post('/attachments/refresh-urls', {
      body: { attachment_urls: [url] },
    })) as { refreshed_urls: { original: string; refreshed: string }[] };
    expect(refreshed.refreshed_urls[0]?.original).toBe(url);
    expect((await fetch(refreshed.refreshed_urls[0]?.refreshed ?? '')).status).toBe(200);
  });

  it('cannot be forged, stripped or bent to another file', async () => {
    const { url } = await startDropped();
    const later = url.replace(/ex=[0-9a-f]+/, 'ex=7fffffff');

    expect((await fetch(later)).status).toBe(404);
    expect((await fetch(url.split('?')[0] ?? '')).status).toBe(404);
    expect((await fetch(url.replace('new_ramen', 'other'))).status).toBe(404);
  });

  it('dies with its message', async () => {
    const { url, discord, message } = await startDropped();

    await discord.as('mia').delete({ channel: 'dm-mia', id: message?.id ?? '' });

    expect((await fetch(url)).status).toBe(404);
  });

  it('goes wrong as ordered', async () => {
    const truncated = await startDropped({ download: 'truncated', downloadFaults: 1 });
    await expect(fetch(truncated.url).then((answer) => answer.arrayBuffer())).rejects.toThrow();
    expect((await fetch(truncated.url)).status).toBe(200);

    const longer = await startDropped({ download: 'longer' });
    expect((await (await fetch(longer.url)).arrayBuffer()).byteLength).toBeGreaterThan(8);
    const missing = await startDropped({ download: 'not-found' });
    expect((await fetch(missing.url)).status).toBe(404);
  });

  it('streams from disk, whatever Discord claims of the size', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'discord-files-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'clip.mp4');
    await writeFile(path, 'from disk');

    const { url, message } = await startDropped({ name: 'clip.mov', path, sizeBytes: 7 });

    expect(message?.attachments.first()).toMatchObject({ size: 7, contentType: 'video/quicktime' });
    expect(await (await fetch(url)).text()).toBe('from disk');
  });
});

describe('the size limit', () => {
  const heavy = { name: 'big.mp4', sizeBytes: 11 * mebibyte };

  it('stops a file before the app hears of it', async () => {
    const { discord } = await startWithMia();

    const drop = discord.as('mia').dropVideo({ channel: 'videos', files: [heavy] });

    await expect(drop).rejects.toThrow('big.mp4 has 11.0 MiB, and mia may send 10.0 MiB');
    expect(discord.messages('videos')).toEqual([]);
  });

  it('grows with the account and with the boosts of a guild', async () => {
    const { discord } = await startWithMia();
    discord.users.add({ name: 'leo', attachmentLimitBytes: 500 * mebibyte });
    discord.guilds.add({ name: 'Boosted', attachmentLimitBytes: 100 * mebibyte });
    discord.guilds.join('Boosted', 'mia');
    discord.channels.add({ name: 'lounge', guild: 'Boosted' });

    await discord.as('leo').dropVideo({ channel: 'videos', files: [heavy] });
    await discord.as('mia').dropVideo({ channel: 'lounge', files: [heavy] });

    expect(discord.messages('videos')).toHaveLength(1);
    expect(discord.messages('lounge')).toHaveLength(1);
  });

  it('holds for the bot too, and for a whole request', async () => {
    const { discord, videos } = await startWithMia();
    const rest = restClient(discord);
    const data = Buffer.alloc(9 * mebibyte);
    const files = ['a', 'b', 'c'].map((name) => ({ name, data }));

    const sending = rest.post(Routes.channelMessages(videos.id), { body: {}, files });

    await expect(sending).rejects.toMatchObject({ status: 413, code: 40005 });
  });
});
