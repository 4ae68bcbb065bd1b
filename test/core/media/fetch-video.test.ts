import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isWebPage } from '../../../src/bots/chat/platform-answers.ts';
import {
  createFetcher,
  type FetcherOptions,
  freeBytesOn,
  type Store,
  spareBytes,
  type VideoSource,
  type WriteOptions,
} from '../../../src/core/media/index.ts';
import { temporaryStore, textOf } from './stage.ts';
import { breakOff, redirectTo, sendVideo, signature, startServer, token, video } from './video-server.ts';

interface Errand {
  readonly store?: Store;
  readonly source?: Partial<VideoSource>;
  readonly options?: Partial<WriteOptions>;
  readonly fetcher?: FetcherOptions;
}

/** Trusts this machine alone and never pauses, unless the test says otherwise. */
async function fetchFrom(url: string, errand: Errand = {}) {
  const fetchVideo = createFetcher({ wait: async () => undefined, ...errand.fetcher });
  const source = {
    url,
    isTrustedHost: ({ hostname }: URL) => hostname === '127.0.0.1',
    headersFor: () => ({ authorization: `Bearer ${token}` }),
    isRefusal: isWebPage,
    expectedBytes: null,
    ...errand.source,
  };
  const store = errand.store ?? (await temporaryStore());
  return fetchVideo(source, store, 'video', { maxBytes: 1000, ...errand.options });
}

/** The failure, once it is certain that nobody can read a secret in it. */
async function failureOf(fetched: Promise<unknown>): Promise<unknown> {
  const failure = await fetched.then(
    () => null,
    (error: unknown) => error,
  );
  const everything = inspect(failure, { depth: null, showHidden: true });
  expect(everything).not.toContain(token);
  expect(everything).not.toContain(signature);
  return failure;
}

describe('room', () => {
  const withFree = async (freeBytes: number): Promise<Store> => ({
    ...(await temporaryStore()),
    freeBytes: async () => freeBytes,
  });

  it('is asked for before the chat is: a video that does not fit is not fetched', async () => {
    let requests = 0;
    const url = await startServer((_request, response) => {
      requests += 1;
      sendVideo(response);
    });
    const store = await withFree(spareBytes + 999);
    const errand = { store, source: { expectedBytes: 1000 } };

    expect(await failureOf(fetchFrom(url, errand))).toMatchObject({
      code: 'media_no_room',
      facts: { sizeBytes: 1000, freeBytes: 999 },
    });
    expect(requests).toBe(0);
  });

  it('is asked for by what the answer announces when the chat told no size', async () => {
    let requests = 0;
    const url = await startServer((_request, response) => {
      requests += 1;
      sendVideo(response);
    });

    const store = await withFree(spareBytes + video.length - 1);
    expect(await failureOf(fetchFrom(url, { store }))).toMatchObject({ code: 'media_no_room' });
    expect(requests).toBe(1);
  });

  it('is counted once for all videos that are under way', async () => {
    const store = await withFree(spareBytes + video.length);
    const url = await startServer((_request, response) => sendVideo(response));
    const fetchVideo = createFetcher({ wait: async () => undefined });
    const source = {
      url,
      isTrustedHost: () => true,
      headersFor: () => ({ authorization: `Bearer ${token}` }),
      isRefusal: isWebPage,
      expectedBytes: video.length,
    };
    const ends = await Promise.allSettled(
      ['one', 'two'].map((key) => fetchVideo(source, store, key, { maxBytes: 1000 })),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is what the disk has', async () => {
    expect(await (await temporaryStore()).freeBytes()).toBeGreaterThan(0);
    expect(await freeBytesOn('/tmp/not/there/yet')).toBeGreaterThan(0);
  });
});

describe('a fetched video', () => {
  it('is kept with its size and hash, its bytes told as they come', async () => {
    const store = await temporaryStore();
    const told: number[] = [];
    const url = await startServer((_request, response) => sendVideo(response));
    const options = { onBytes: (keptBytes: number) => told.push(keptBytes) };
    const stored = await fetchFrom(url, { store, options });

    const sha256 = createHash('sha256').update(video).digest('hex');
    expect(stored).toEqual({ sizeBytes: video.length, sha256 });
    expect(await textOf(store.read('video'))).toBe(video.toString());
    expect(told.at(-1)).toBe(video.length);
  });

  it('may come in chunks of unknown number', async () => {
    const url = await startServer((_request, response) => {
      response.write(video.subarray(0, 9));
      response.end(video.subarray(9));
    });

    expect(await fetchFrom(url)).toMatchObject({ sizeBytes: video.length });
  });

  it('is found behind redirects, the headers chosen anew for each address', async () => {
    const seen: (string | undefined)[] = [];
    const last = await startServer((request, response) => {
      seen.push(request.headers.authorization);
      sendVideo(response);
    });
    const first = await startServer((request, response) => {
      seen.push(request.headers.authorization);
      redirectTo(last)(request, response);
    });
    const headersFor = (url: URL) => (url.href === first ? { authorization: token } : {});
    await fetchFrom(first, { source: { headersFor } });

    expect(seen).toEqual([token, undefined]);
  });

  it('is found behind a relative redirect', async () => {
    const url = await startServer((request, response) =>
      request.url === '/moved' ? sendVideo(response) : redirectTo('/moved')(request, response),
    );

    expect(await fetchFrom(url)).toMatchObject({ sizeBytes: video.length });
  });
});

describe('an address that is not trusted', () => {
  it('is never called, not even by redirect, and never sees the token', async () => {
    let calls = 0;
    const stranger = await startServer((_request, response) => {
      calls += 1;
      sendVideo(response);
    });
    const url = await startServer(redirectTo(stranger));
    const isTrustedHost = ({ host }: URL) => host === new URL(url).host;
    const failure = await failureOf(fetchFrom(url, { source: { isTrustedHost } }));

    expect(failure).toMatchObject({
      code: 'media_untrusted_host',
      remedy: { kind: 'ask_operator' },
      facts: { host: new URL(stranger).host },
    });
    expect(calls).toBe(0);
  });

  it.each([
    'file:///etc/passwd',
    'ftp://127.0.0.1/video.mp4',
    'http://user:secret@127.0.0.1/video.mp4',
    'no address at all',
  ])('is refused whatever the caller says: %s', async (url) => {
    const failure = await failureOf(fetchFrom(url, { source: { isTrustedHost: () => true } }));

    expect(failure).toMatchObject({ code: 'media_untrusted_host' });
  });

  it('is left when it redirects for ever', async () => {
    let calls = 0;
    const url = await startServer((request, response) => {
      calls += 1;
      redirectTo('/again')(request, response);
    });

    expect(await failureOf(fetchFrom(url))).toMatchObject({ code: 'media_redirect_loop' });
    expect(calls).toBe(6);
  });
});

describe('an answer that is no video', () => {
  it.each([
    ['text/html; charset=utf-8', 'Sign in'],
    ['video/mp4', '\ufeff\n <!DOCTYPE html><title>Sign in</title>'],
    ['application/octet-stream', '<HTML lang="en">'],
  ])('but a web page means that we may not have it: %s', async (contentType, body) => {
    const url = await startServer((_request, response) => {
      response.writeHead(200, { 'content-type': contentType }).end(body);
    });
    const failure = await failureOf(fetchFrom(url, { source: { expectedBytes: 900 } }));

    expect(failure).toMatchObject({
      code: 'media_not_authorized',
      remedy: { kind: 'ask_operator' },
      facts: { contentType },
    });
  });

  it('is known for a web page when its opening comes in small pieces', async () => {
    const url = await startServer(async (_request, response) => {
      for (const piece of ['<!doc', 'type ht', 'ml><p>Sign in']) {
        await new Promise((resolve) => response.write(piece, resolve));
      }
      response.end();
    });

    expect(await failureOf(fetchFrom(url))).toMatchObject({ code: 'media_not_authorized' });
  });

  it.each([
    [401, 'media_not_authorized', 'ask_operator'],
    [403, 'media_not_authorized', 'ask_operator'],
    [404, 'media_gone', 'change_post'],
    [410, 'media_gone', 'change_post'],
  ])('with status %i is %s, asked for once', async (status, code, kind) => {
    let calls = 0;
    const url = await startServer((_request, response) => {
      calls += 1;
      response.writeHead(status).end('no');
    });

    const failure = await failureOf(fetchFrom(url));
    expect(failure).toMatchObject({ code, remedy: { kind }, facts: { status } });
    expect(calls).toBe(1);
  });

  it('is empty', async () => {
    const url = await startServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': 0 }).end();
    });

    expect(await failureOf(fetchFrom(url))).toMatchObject({
      code: 'media_empty',
      remedy: { kind: 'change_post' },
    });
  });
});

describe('a video above the ceiling', () => {
  it('is refused before it is asked for when the chat told its size', async () => {
    const url = 'http://127.0.0.1:9/video.mp4';
    const failure = await failureOf(fetchFrom(url, { source: { expectedBytes: 1001 } }));

    expect(failure).toMatchObject({
      code: 'media_too_large',
      facts: { maxBytes: 1000, sizeBytes: 1001 },
    });
  });

  it('is refused before its first byte when the server announces its size', async () => {
    const url = await startServer((_request, response) => {
      response.writeHead(200, { 'content-length': 5000 }).write('x');
    });

    expect(await failureOf(fetchFrom(url))).toMatchObject({
      code: 'media_too_large',
      remedy: { kind: 'change_post' },
      facts: { maxBytes: 1000, sizeBytes: 5000 },
    });
  });

  it('is refused on the way when nobody told, and is not kept', async () => {
    const store = await temporaryStore();
    const url = await startServer((_request, response) => {
      for (let i = 0; i < 30; i += 1) response.write(Buffer.alloc(100, 1));
    });

    expect(await failureOf(fetchFrom(url, { store }))).toMatchObject({ code: 'media_too_large' });
    await expect(store.size('video')).rejects.toMatchObject({ code: 'media_missing' });
  });
});

describe('a broken connection', () => {
  it('is tried again from the beginning after a pause', async () => {
    const pauses: number[] = [];
    const store = await temporaryStore();
    let calls = 0;
    const url = await startServer((_request, response) => {
      calls += 1;
      if (calls === 1) response.destroy();
      else if (calls === 2) breakOff(response);
      else sendVideo(response);
    });
    const fetcher = { wait: async (delayMs: number) => void pauses.push(delayMs) };

    expect(await fetchFrom(url, { store, fetcher })).toMatchObject({ sizeBytes: video.length });
    expect(await textOf(store.read('video'))).toBe(video.toString());
    expect(pauses).toEqual([500, 2000]);
  });

  it('is tried again after an error of the server', async () => {
    const statuses = [500, 503];
    const url = await startServer((_request, response) => {
      const status = statuses.shift();
      if (status) response.writeHead(status).end();
      else sendVideo(response);
    });

    expect(await fetchFrom(url)).toMatchObject({ sizeBytes: video.length });
  });

  it('in the middle of the third try is told as incomplete, and nothing is kept', async () => {
    const store = await temporaryStore();
    let calls = 0;
    const url = await startServer((_request, response) => {
      calls += 1;
      breakOff(response);
    });

    expect(await failureOf(fetchFrom(url, { store }))).toMatchObject({
      code: 'media_incomplete',
      remedy: { kind: 'retry' },
    });
    expect(calls).toBe(3);
    await expect(store.size('video')).rejects.toMatchObject({ code: 'media_missing' });
  });

  it('before any answer is told as unreachable', async () => {
    const url = await startServer((_request, response) => void response.destroy());

    expect(await failureOf(fetchFrom(url))).toMatchObject({
      code: 'media_unreachable',
      remedy: { kind: 'retry' },
      facts: { host: new URL(url).host, reason: 'ECONNRESET' },
    });
  });

  it.each([
    ['before the answer', ''],
    ['in the middle', 'half'],
  ])('is noticed when the server falls silent %s', async (_where, sent) => {
    const url = await startServer((_request, response) => {
      if (sent) response.writeHead(200, { 'content-length': 500 }).write(sent);
    });
    const fetcher = { idleTimeoutMs: 60, delaysMs: [] };

    expect(await failureOf(fetchFrom(url, { fetcher }))).toMatchObject({
      remedy: { kind: 'retry' },
      facts: { reason: 'ETIMEDOUT' },
    });
  });

  it.each([
    ['shorter', video.length + 1],
    ['longer', video.length - 1],
  ])('is suspected when the video is %s than the chat told', async (_how, expectedBytes) => {
    const url = await startServer((_request, response) => sendVideo(response));
    const failure = await failureOf(fetchFrom(url, { source: { expectedBytes } }));

    expect(failure).toMatchObject({
      code: 'media_incomplete',
      facts: { receivedBytes: video.length, promisedBytes: expectedBytes },
    });
  });
});

describe('an aborted fetch', () => {
  it('ends at once while bytes are coming, and is not tried again', async () => {
    let calls = 0;
    const url = await startServer((_request, response) => {
      calls += 1;
      response.write('and now for ever silent');
    });
    const aborter = new AbortController();
    const options = { signal: aborter.signal, onBytes: () => aborter.abort() };

    await expect(fetchFrom(url, { options })).rejects.toMatchObject({ name: 'AbortError' });
    expect(calls).toBe(1);
  });

  it('ends at once while no answer has come', async () => {
    const aborter = new AbortController();
    const url = await startServer(() => aborter.abort());

    await expect(fetchFrom(url, { options: { signal: aborter.signal } })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('ends at once in a pause between two tries', async () => {
    const aborter = new AbortController();
    const url = await startServer((_request, response) => {
      response.destroy();
      setImmediate(() => aborter.abort());
    });
    const fetchVideo = createFetcher({ delaysMs: [60_000] });
    const source = {
      url,
      isTrustedHost: () => true,
      headersFor: () => ({}),
      isRefusal: () => false,
      expectedBytes: null,
    };
    const options = { maxBytes: 10, signal: aborter.signal };
    const fetched = fetchVideo(source, await temporaryStore(), 'video', options);

    await expect(fetched).rejects.toMatchObject({ name: 'AbortError' });
  });
});

it('a mistake in the store is neither hidden nor tried again', async () => {
  const store = await temporaryStore();
  const url = await startServer((_request, response) => sendVideo(response));
  const full = { ...store, write: () => Promise.reject(new RangeError('a bug in the store')) };

  await expect(fetchFrom(url, { store: full })).rejects.toThrow('a bug in the store');
});
