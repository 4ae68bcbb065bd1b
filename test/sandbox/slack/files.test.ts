import { createHash } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DroppedFile } from '../../../sandbox/slack/index.ts';
import { startSlack } from './start.ts';

const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => index % 251);

async function temporaryPath(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'slack-files-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, name);
}

/** Drops a file and gives a way to download it as the app would. */
async function startDrop(file: Partial<DroppedFile> = {}, options = {}) {
  const slack = await startSlack(options);
  slack.users.add({ name: 'mia' });
  slack.channels.add({ name: 'general', kind: 'channel', members: ['mia'] });
  const dropped = { name: 'clip.mp4', ...(file.path ? {} : { bytes }), ...file };
  const message = await slack.as('mia').dropVideo({ channel: 'general', files: [dropped] });
  const id = message.files[0]?.id;
  const url = `${slack.url}/files-pri/T0RAMEN01-${id}/download/clip.mp4`;
  const authorization = `Bearer ${slack.env.SLACK_BOT_TOKEN}`;
  const get = (headers: Record<string, string> = { authorization }, more: RequestInit = {}) =>
    fetch(url, { headers, redirect: 'manual', ...more });
  return { slack, message, get, authorization, url };
}

const digest = (content: ArrayBuffer | Uint8Array) =>
  createHash('sha256').update(new Uint8Array(content)).digest('hex');

describe('a download', () => {
  it('gives the bytes to the bearer of the bot token', async () => {
    const { get, message } = await startDrop();
    const response = await get();

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(response.headers.get('content-length')).toBe('200000');
    expect(digest(await response.arrayBuffer())).toBe(digest(bytes));
    expect(message.files[0]?.sizeBytes).toBe(bytes.length);
  });

  it.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer xoxb-wrong' }],
  ])('leads to the sign-in page with %s, never to a 401', async (_what, headers) => {
    const { get, slack } = await startDrop();
    const response = await get(headers as Record<string, string>);
    const page = await fetch(response.headers.get('location') ?? '');

    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toContain(`${slack.url}/signin?redir=`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  it('leads there as well without files:read, and from channels the bot has left', async () => {
    const unscoped = await startDrop({}, { scopes: ['channels:history'] });
    expect((await unscoped.get()).status).toBe(302);
    const { slack, get } = await startDrop();
    slack.channels.kick('general', 'schedy');
    expect((await get()).status).toBe(302);
  });

  it('serves ranges, and the whole when the file is another than before', async () => {
    const { get, authorization } = await startDrop();
    const part = await get({ authorization, range: 'bytes=1000-1999' });
    const rest = await get({ authorization, range: 'bytes=199990-' });
    const tail = await get({ authorization, range: 'bytes=-5' });
    const changed = await get({ authorization, range: 'bytes=10-', 'if-range': '"other"' });
    const beyond = await get({ authorization, range: 'bytes=200000-' });

    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 1000-1999/200000');
    expect(digest(await part.arrayBuffer())).toBe(digest(bytes.subarray(1000, 2000)));
    expect((await rest.arrayBuffer()).byteLength).toBe(10);
    expect((await tail.arrayBuffer()).byteLength).toBe(5);
    expect(changed.status).toBe(200);
    expect(beyond.status).toBe(416);
    await changed.body?.cancel();
  });

  it('streams a file of 4 GiB from disk without holding it', async () => {
    const path = await temporaryPath('large.mp4');
    const handle = await open(path, 'w');
    await handle.truncate(4 * 1024 ** 3);
    await handle.close();
    const { get, message, authorization } = await startDrop({ path });
    const before = process.memoryUsage().rss;

    const whole = await get();
    const end = await get({ authorization, range: 'bytes=4294967290-' });
    const reader = whole.body?.getReader();
    let received = 0;
    while (reader && received < 64 * 1024 ** 2) {
      received += (await reader.read()).value?.length ?? 0;
    }
    await reader?.cancel();

    expect(message.files[0]?.sizeBytes).toBe(4_294_967_296);
    expect(whole.headers.get('content-length')).toBe('4294967296');
    expect((await end.arrayBuffer()).byteLength).toBe(6);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 ** 2);
  });

  it('reads a file from its path', async () => {
    const path = await temporaryPath('clip.mov');
    await writeFile(path, bytes);
    const { get, authorization } = await startDrop({ path, name: 'clip.mov' });

    const response = await get();
    const part = await get({ authorization, range: 'bytes=5-9' });

    expect(response.headers.get('content-type')).toBe('video/quicktime');
    expect(digest(await response.arrayBuffer())).toBe(digest(bytes));
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.subarray(5, 10));
  });
});

describe('a download that goes wrong', () => {
  it('is a page of HTML', async () => {
    const { get } = await startDrop({ download: 'login-page' });
    const response = await get();

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    await response.body?.cancel();
  });

  it('is a way to the sign-in page', async () => {
    const { get } = await startDrop({ download: 'login-redirect' });

    expect((await get()).headers.get('location')).toContain('/signin');
  });

  it('is a detour on Slack’s own host, which still wants the token', async () => {
    const { get, authorization } = await startDrop({ download: 'redirect-own-host' });
    const location = (await get()).headers.get('location') ?? '';

    const followed = await fetch(location, { headers: { authorization } });
    const bare = await fetch(location, { redirect: 'manual' });

    expect(digest(await followed.arrayBuffer())).toBe(digest(bytes));
    expect(bare.status).toBe(302);
  });

  it('is a way to a stranger, who remembers whether the token came along', async () => {
    const { slack, get, authorization } = await startDrop({ download: 'redirect-other-host' });
    const location = (await get()).headers.get('location') ?? '';

    expect(new URL(location).host).not.toBe(new URL(slack.url).host);
    await (await fetch(location, { headers: { authorization } })).text();

    expect(slack.strayRequests).toMatchObject([{ carriedToken: true }]);
  });

  it('breaks off in the middle, as often as planned', async () => {
    const { get, authorization } = await startDrop({ download: 'truncated', downloadFaults: 1 });
    const broken = await get();

    expect(broken.headers.get('content-length')).toBe('200000');
    await expect(broken.arrayBuffer()).rejects.toThrow();
    const resumed = await get({ authorization, range: 'bytes=100000-' });
    expect(resumed.status).toBe(206);
    expect(digest(await resumed.arrayBuffer())).toBe(digest(bytes.subarray(100_000)));
  });

  it('gives more bytes than the file object says', async () => {
    const { get, message } = await startDrop({ download: 'longer' });
    const length = (await (await get()).arrayBuffer()).byteLength;

    expect(length).toBeGreaterThan(message.files[0]?.sizeBytes ?? 0);
  });

  it('takes its time', async () => {
    const { get } = await startDrop({ download: 'slow', slowMs: 120 });
    const startedAt = performance.now();
    const response = await get();

    expect(digest(await response.arrayBuffer())).toBe(digest(bytes));
    expect(performance.now() - startedAt).toBeGreaterThan(100);
  });

  it('finds nothing, by order or because the file was deleted', async () => {
    const missing = await startDrop({ download: 'not-found' });
    expect((await missing.get()).status).toBe(404);
    const { slack, message, get } = await startDrop();
    await slack.as('mia').deleteFile(message.files[0]?.id ?? '');
    expect((await get()).status).toBe(404);
  });

  it('claims another size when told to', async () => {
    const { message } = await startDrop({ sizeBytes: 5 });

    expect(message.files[0]?.sizeBytes).toBe(5);
  });
});
