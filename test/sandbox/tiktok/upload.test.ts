import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { TikTokOptions } from '../../../sandbox/tiktok/index.ts';
import { chunks, oneChunk, openClient, put, sha256, video } from './client.ts';

const chunkBytes = 5_242_880;
const whole = video(3 * chunkBytes + 7);
const lastFirst = 2 * chunkBytes;

async function openUpload(options: Partial<TikTokOptions> = {}) {
  const client = await openClient(options);
  const token = await client.login({ handle: 'ramenhouse' });
  const answer = await client.init(token, chunks(whole.length, chunkBytes, 3));
  const { upload_url: uploadUrl, publish_id: publishId } = answer.json.data;
  const chunk = (first: number, last: number, headers?: Record<string, string>) =>
    put(uploadUrl, whole, first, last, headers);
  const chunkAt = (index: number) =>
    chunk(index * chunkBytes, index === 2 ? whole.length - 1 : (index + 1) * chunkBytes - 1);
  return { ...client, token, uploadUrl, publishId, chunk, chunkAt };
}

describe('a chunked upload', () => {
  it('answers 206, 206, 201 and tells what it holds', async () => {
    const { tiktok, token, status, publishId, chunkAt } = await openUpload();
    const answers = [await chunkAt(0), await chunkAt(1), await chunkAt(2)];
    expect(answers.map((answer) => answer.status)).toEqual([206, 206, 201]);
    expect(answers.map((answer) => answer.headers.get('content-range'))).toEqual([
      `bytes 0-${chunkBytes}/${whole.length}`,
      `bytes 0-${lastFirst}/${whole.length}`,
      `bytes 0-${whole.length}/${whole.length}`,
    ]);
    expect(answers.map((answer) => answer.text)).toEqual(['', '', '']);
    const post = tiktok.posts()[0];
    expect([post?.uploadedBytes, post?.sha256]).toEqual([whole.length, sha256(whole)]);
    const told = (await status(token, publishId)).json.data;
    expect(told).toMatchObject({ status: 'PROCESSING_UPLOAD', uploaded_bytes: whole.length });
    expect(tiktok.refused()).toEqual([]);
    expect(tiktok.calls.at(-2)).toMatchObject({
      path: '/upload',
      status: 201,
      publishId,
      range: `bytes ${lastFirst}-${whole.length - 1}/${whole.length}`,
    });
  });

  it('can tell an index instead of a count', async () => {
    const { chunkAt } = await openUpload({ uploadedRange: 'index' });
    const range = (await chunkAt(0)).headers.get('content-range');
    expect(range).toBe(`bytes 0-${chunkBytes - 1}/${whole.length}`);
  });

  it('answers 416 with its progress when chunks come out of order', async () => {
    const { tiktok, chunkAt } = await openUpload();
    const early = await chunkAt(1);
    expect([early.status, early.headers.get('content-range')]).toEqual([416, `bytes 0-0/${whole.length}`]);
    await chunkAt(0);
    expect(tiktok.refused()).toHaveLength(1);
    const again = await chunkAt(0);
    expect([again.status, again.headers.get('content-range')]).toEqual([416, `bytes 0-${chunkBytes}/${whole.length}`]);
    expect(tiktok.refused()).toHaveLength(1);
    expect((await chunkAt(2)).status).toBe(416);
    expect((await chunkAt(1)).status).toBe(206);
    expect((await chunkAt(2)).status).toBe(201);
    expect(tiktok.posts()[0]?.sha256).toBe(sha256(whole));
  });

  const total = whole.length;
  it.each([
    ['no Content-Range', { 'content-range': '' }],
    ['another unit', { 'content-range': `chunks 0-${chunkBytes - 1}/${total}` }],
    ['another total', { 'content-range': `bytes 0-${chunkBytes - 1}/${total + 1}` }],
    ['a range longer than the body', { 'content-range': `bytes 0-${chunkBytes}/${total}` }],
    ['a range that runs backwards', { 'content-range': `bytes 5-4/${total}` }],
    ['a range beyond the end', { 'content-range': `bytes ${total - 1}-${total}/${total}` }],
    ['another content type', { 'content-type': 'application/octet-stream' }],
    ['an access token', { authorization: 'Bearer act.x' }],
  ])('answers 400 to %s', async (_what, headers) => {
    const { tiktok, chunk } = await openUpload();
    expect((await chunk(0, chunkBytes - 1, headers)).status).toBe(400);
    expect(tiktok.posts()[0]?.uploadedBytes).toBe(0);
    expect(tiktok.refused()).toHaveLength(1);
  });

  it('answers 400 to a chunk of another size than the init declared', async () => {
    const { tiktok, chunk } = await openUpload();
    expect((await chunk(0, chunkBytes)).status).toBe(400);
    expect((await chunk(0, whole.length - 1)).status).toBe(400);
    expect(tiktok.posts()[0]?.uploadedBytes).toBe(0);
  });

  it('answers 400 to a body without Content-Length', async () => {
    const { uploadUrl } = await openUpload();
    const body = new Blob([new Uint8Array(whole.subarray(0, chunkBytes))]).stream();
    const answer = await fetch(uploadUrl, {
      method: 'PUT',
      headers: {
        'content-type': 'video/mp4',
        'content-range': `bytes 0-${chunkBytes - 1}/${whole.length}`,
      },
      body,
      duplex: 'half',
    });
    expect(answer.status).toBe(400);
  });

  it('answers 403 when the hour is over and 404 to an unknown task', async () => {
    const { tiktok, chunkAt, uploadUrl, advance, token, status, publishId } = await openUpload();
    expect((await put(uploadUrl.replace('upload_id=7', 'upload_id=8'), whole)).status).toBe(404);
    expect((await put(uploadUrl.slice(0, -1), whole)).status).toBe(404);
    await chunkAt(0);
    advance(3599);
    expect((await chunkAt(1)).status).toBe(206);
    advance(1);
    expect((await chunkAt(2)).status).toBe(403);
    expect(tiktok.refused()).toHaveLength(2);
    const told = (await status(token, publishId)).json.data;
    expect(told).toMatchObject({ status: 'PROCESSING_UPLOAD', uploaded_bytes: lastFirst });
  });

  it('refuses a chunk whose last byte comes after the hour', async () => {
    const { tiktok, chunkAt, advance } = await openUpload();
    tiktok.on('chunk', () => advance(3600));
    expect((await chunkAt(0)).status).toBe(403);
    expect(tiktok.posts()[0]?.uploadedBytes).toBe(0);
  });

  it('answers 404 once the publish has failed', async () => {
    const { tiktok, chunkAt } = await openUpload();
    tiktok.accounts.revoke('ramenhouse');
    expect((await chunkAt(0)).status).toBe(404);
  });

  it('forgets the part of a chunk that a dead connection brought', async () => {
    const { tiktok, uploadUrl, chunkAt } = await openUpload();
    const { host, hostname, port, pathname, search } = new URL(uploadUrl);
    const arrived = new Promise<number>((resolve) => {
      tiktok.on('chunk', ({ receivedBytes }) => {
        if (receivedBytes >= 1_000_000) resolve(receivedBytes);
      });
    });
    const socket = connect(Number(port), hostname);
    socket.write(
      `PUT ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: video/mp4\r\n` +
        `Content-Length: ${chunkBytes}\r\n` +
        `Content-Range: bytes 0-${chunkBytes - 1}/${whole.length}\r\n\r\n`,
    );
    socket.write(whole.subarray(0, 1_500_000));
    expect(await arrived).toBeLessThanOrEqual(1_500_000);
    socket.destroy();
    await once(socket, 'close');
    expect(tiktok.posts()[0]?.uploadedBytes).toBe(0);
    expect((await chunkAt(0)).status).toBe(206);
    await chunkAt(1);
    await chunkAt(2);
    expect(tiktok.posts()[0]?.sha256).toBe(sha256(whole));
    expect(tiktok.calls.find(({ path }) => path === '/upload')?.status).toBeNull();
  });

  it('takes only one of two connections that bring the same chunk', async () => {
    const { tiktok, chunkAt } = await openUpload();
    const answers = await Promise.all([chunkAt(0), chunkAt(0)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([206, 416]);
    expect(tiktok.posts()[0]?.uploadedBytes).toBe(chunkBytes);
  });

  it('takes a video of one byte', async () => {
    const { tiktok, login, init } = await openClient();
    const answer = await init(await login({ handle: 'ramenhouse' }), oneChunk(1));
    const byte = video(1);
    expect((await put(answer.json.data.upload_url, byte)).status).toBe(201);
    expect(tiktok.posts()[0]?.sha256).toBe(sha256(byte));
  });
});
