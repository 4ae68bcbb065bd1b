import { createReadStream } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Chunk, type ChunkUpload, planChunks } from '../../../src/core/tiktok/index.ts';
import { createTikTokAt, failureOf, listen, planted, startScripted } from './scripted-server.ts';

const mebibyte = 1024 * 1024;
const piece = Buffer.alloc(64 * 1024, 7);

/** Endless pieces, counting what was taken of them. */
function createSource(sizeBytes: number) {
  const source = { takenBytes: 0, stream: new Readable() };
  source.stream = new Readable({
    read() {
      const next = piece.subarray(0, sizeBytes - source.takenBytes);
      source.takenBytes += next.length;
      this.push(next.length > 0 ? next : null);
    },
  });
  return source;
}

const second: Chunk = {
  index: 1,
  firstByte: 300_000,
  lastByte: 500_122,
  sizeBytes: 200_123,
  totalBytes: 500_123,
};

const oneChunk = (sizeBytes: number): Chunk => ({
  index: 0,
  firstByte: 0,
  lastByte: sizeBytes - 1,
  sizeBytes,
  totalBytes: sizeBytes,
});

const uploadOf = (host: string, chunk: Chunk, change: Partial<ChunkUpload> = {}): ChunkUpload => ({
  uploadUrl: `http://${host}${planted.uploadPath}`,
  chunk,
  contentType: 'video/mp4',
  body: () => createSource(chunk.sizeBytes).stream,
  ...change,
});

describe('uploadChunk', () => {
  test('puts exactly the bytes of the chunk, without a token, to the exact address', async () => {
    const { host, received } = await startScripted({ status: 201 });
    const sent: number[] = [];
    const bytes = Buffer.from(Array.from({ length: second.sizeBytes }, (_, index) => index % 251));
    const upload = uploadOf(host, second, {
      body: () => Readable.from([bytes.subarray(0, 77_777), bytes.subarray(77_777)]),
      contentType: 'video/quicktime',
      onSent: (count) => sent.push(count),
    });
    await expect(createTikTokAt(host).uploadChunk(upload)).resolves.toMatchObject({ kind: 'all' });

    const { method, url, headers, body } = received[0] ?? {};
    expect({ method, url }).toEqual({ method: 'PUT', url: planted.uploadPath });
    expect(headers).toMatchObject({
      'content-type': 'video/quicktime',
      'content-length': '200123',
      'content-range': 'bytes 300000-500122/500123',
    });
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('transfer-encoding');
    expect(body?.equals(bytes)).toBe(true);
    expect(sent).toEqual(sent.toSorted((left, right) => left - right));
    expect(sent[0]).toBe(64 * 1024);
    expect(sent.at(-1)).toBe(second.sizeBytes);
  });

  test.each([
    [201, undefined, { kind: 'all', uploadedBytes: null }],
    [206, 'bytes 0-500122/500123', { kind: 'more', uploadedBytes: 500_123 }],
    [206, 'bytes 0-500123/500123', { kind: 'more', uploadedBytes: 500_123 }],
    [206, 'bytes 0-300000/500123', { kind: 'more', uploadedBytes: 300_000 }],
    [206, 'nonsense', { kind: 'more', uploadedBytes: null }],
  ])('reads %d with Content-Range %s', async (status, range, answer) => {
    const headers: Record<string, string> = range === undefined ? {} : { 'content-range': range };
    const { host } = await startScripted({ status, headers });
    const call = createTikTokAt(host).uploadChunk(uploadOf(host, second));
    await expect(call).resolves.toEqual(answer);
  });

  test.each([
    [400, 'video_upload_failed', 'ask_operator'],
    [403, 'upload_expired', 'check_first'],
    [404, 'upload_unknown', 'check_first'],
    [416, 'upload_out_of_step', 'check_first'],
    [429, 'rate_limit_exceeded', 'wait'],
    [500, 'video_upload_failed', 'retry'],
    [503, 'video_upload_failed', 'retry'],
    [200, 'tiktok_unexpected_status', 'check_first'],
    [307, 'tiktok_unexpected_status', 'check_first'],
  ])('takes status %d for %s', async (status, code, remedy) => {
    const headers = { location: '/elsewhere' };
    const { host, received } = await startScripted({ status, headers });
    expect(await failureOf(createTikTokAt(host).uploadChunk(uploadOf(host, second)))).toMatchObject({
      code,
      remedy: { kind: remedy },
      facts: { httpStatus: status, endpoint: 'chunk upload' },
    });
    expect(received).toHaveLength(1);
  });

  test.each([
    ['closes the connection', true],
    ['reads no more', false],
  ])('believes a refusal in mid-body from a server that then %s', async (_name, closes) => {
    const host = await listen((request, response) => {
      request.pause();
      response.writeHead(403, { connection: 'close' });
      response.end(() => closes && request.socket.destroy());
    });
    const upload = uploadOf(host, oneChunk(64 * mebibyte));
    const failed = await failureOf(createTikTokAt(host).uploadChunk(upload));
    expect(failed).toMatchObject({ code: 'upload_expired' });
  });

  test('believes a refusal in mid-body that is itself cut short', async () => {
    const host = await listen((request, response) => {
      request.pause();
      response.writeHead(404, { 'content-length': '100' });
      response.write('part', () => request.socket.destroy());
    });
    const upload = uploadOf(host, oneChunk(64 * mebibyte));
    const failed = await failureOf(createTikTokAt(host).uploadChunk(upload));
    expect(failed).toMatchObject({ code: 'upload_unknown' });
  });

  test('may be repeated after a reset in mid-body', async () => {
    const host = await listen((request) => {
      request.once('data', () => request.socket.resetAndDestroy());
    });
    const source = createSource(64 * mebibyte);
    const upload = uploadOf(host, oneChunk(64 * mebibyte), { body: () => source.stream });
    expect(await failureOf(createTikTokAt(host).uploadChunk(upload))).toMatchObject({
      code: 'video_upload_failed',
      remedy: { kind: 'retry' },
      facts: { httpStatus: null, sentBytes: expect.any(Number) },
    });
    expect(source.stream.destroyed).toBe(true);
  });

  test('tells a connection that is cut at once from one that never stood', async () => {
    const server = createServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
    const host = `127.0.0.1:${port}`;
    for (let times = 0; times < 20; times += 1) {
      const failed = await failureOf(createTikTokAt(host).uploadChunk(uploadOf(host, second)));
      expect(failed).toMatchObject({ code: 'video_upload_failed' });
    }
    await new Promise((resolve) => server.close(resolve));
    const refused = await failureOf(createTikTokAt(host).uploadChunk(uploadOf(host, second)));
    expect(refused).toMatchObject({ code: 'tiktok_unreachable' });
  });

  test('takes no more of the video than the connection does, and gives up when it stands still', async () => {
    const host = await listen((request) => request.pause());
    const source = createSource(256 * mebibyte);
    const upload = uploadOf(host, oneChunk(256 * mebibyte), { body: () => source.stream });
    const tiktok = createTikTokAt(host, { timeouts: { chunkIdleMs: 200 } });
    expect(await failureOf(tiktok.uploadChunk(upload))).toMatchObject({
      code: 'video_upload_failed',
      remedy: { kind: 'retry' },
      facts: { networkCode: 'ETIMEDOUT', phase: 'socket' },
    });
    // What the kernel buffers of one loopback connection hold, and little more.
    expect(source.takenBytes).toBeLessThan(24 * mebibyte);
    expect(source.stream.destroyed).toBe(true);
  });

  test('grants the answer more silence than the sending', async () => {
    const host = await listen(async (request, response) => {
      for await (const _ of request);
      await delay(300);
      response.writeHead(206).end();
    });
    const chunk = oneChunk(10);
    const timeouts = { chunkIdleMs: 100, chunkAnswerMs: 5000 };
    const patient = createTikTokAt(host, { timeouts });
    const answer = patient.uploadChunk(uploadOf(host, chunk));
    await expect(answer).resolves.toMatchObject({ kind: 'more' });
    const hasty = createTikTokAt(host, { timeouts: { ...timeouts, chunkAnswerMs: 50 } });
    expect(await failureOf(hasty.uploadChunk(uploadOf(host, chunk)))).toMatchObject({
      code: 'video_upload_failed',
      facts: { networkCode: 'ETIMEDOUT', sentBytes: 10 },
    });
  });

  test('that reaches nobody sent nothing, even with an unreadable file', async () => {
    const upload = uploadOf('127.0.0.1:9', second, { body: () => createReadStream('/nowhere') });
    const failed = await failureOf(createTikTokAt('127.0.0.1:9').uploadChunk(upload));
    expect(failed).toBeInstanceOf(Error);
  });

  test("rejects with the body's own error", async () => {
    const { host } = await startScripted({ status: 201 });
    const broken = new Error('The disk is gone');
    const body = () =>
      Readable.from(
        (async function* () {
          yield piece;
          throw broken;
        })(),
      );
    const failed = await failureOf(createTikTokAt(host).uploadChunk(uploadOf(host, second, { body })));
    expect(failed).toBe(broken);
  });

  test.each([-1, 1])('notices a body that is longer or shorter by %d byte', async (difference) => {
    const host = await listen((request) => request.resume());
    const body = () => createSource(second.sizeBytes + difference).stream;
    const failed = await failureOf(createTikTokAt(host).uploadChunk(uploadOf(host, second, { body })));
    expect(failed).toMatchObject({
      code: 'video_upload_failed',
      remedy: { kind: 'ask_operator' },
      facts: { expectedBytes: second.sizeBytes },
    });
  });

  test("rejects with the signal's reason when aborted, and closes the body", async () => {
    const abort = new AbortController();
    const reason = new Error('Shutting down');
    const host = await listen((request) => {
      request.once('data', () => abort.abort(reason));
    });
    const source = createSource(64 * mebibyte);
    const upload = uploadOf(host, oneChunk(64 * mebibyte), {
      body: () => source.stream,
      signal: abort.signal,
    });
    const tiktok = createTikTokAt(host);
    expect(await failureOf(tiktok.uploadChunk(upload))).toBe(reason);
    expect(source.stream.destroyed).toBe(true);
    expect(await failureOf(tiktok.uploadChunk(upload))).toBe(reason);
  });

  test('opens no body and sends nothing to a host that is not allowed', async () => {
    const { host, received } = await startScripted({ status: 201 });
    let opened = 0;
    const upload = uploadOf(host, second, {
      body: () => {
        opened += 1;
        return createSource(second.sizeBytes).stream;
      },
    });
    const tiktok = createTikTokAt(host, { uploadHosts: [] });
    expect(await failureOf(tiktok.uploadChunk(upload))).toMatchObject({
      code: 'upload_host_not_allowed',
      remedy: { kind: 'ask_operator' },
      facts: { host: '127.0.0.1' },
    });
    expect({ opened, received }).toEqual({ opened: 0, received: [] });
  });

  test('sends a whole plan over one connection, in order', async () => {
    const ports = new Set<number | undefined>();
    const ranges: (string | undefined)[] = [];
    const host = await listen(async (request, response) => {
      for await (const _ of request);
      ports.add(request.socket.remotePort);
      ranges.push(request.headers['content-range']);
      response.writeHead(ranges.length === 3 ? 201 : 206).end();
    });
    const tiktok = createTikTokAt(host);
    const plan = planChunks(40_000_001);
    const kinds: string[] = [];
    for (let index = 0; index < plan.count; index += 1) {
      kinds.push((await tiktok.uploadChunk(uploadOf(host, plan.chunkAt(index)))).kind);
    }
    expect(kinds).toEqual(['more', 'more', 'all']);
    expect(ranges).toEqual([
      'bytes 0-13333332/40000001',
      'bytes 13333333-26666665/40000001',
      'bytes 26666666-40000000/40000001',
    ]);
    expect(ports.size).toBe(1);
  });
});
