import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../errors.ts';
import type { VideoSource } from './open-download.ts';
import { checkDownload, openDownload } from './open-download.ts';
import { mediaFailure } from './refusal-codes.ts';
import type { Store, StoredMedia, WriteOptions } from './store/store.ts';

/** Patience with a chat that is slow or away; milliseconds. */
export interface FetcherOptions {
  /** The pauses between tries; one try more than there are pauses. */
  readonly delaysMs?: readonly number[];
  /** A silence of this length counts as a broken connection. */
  readonly idleTimeoutMs?: number;
  /** Real time when absent. */
  readonly wait?: (delayMs: number, signal: AbortSignal | undefined) => Promise<void>;
}

/**
 * Streams a video from its chat into the store, from trusted hosts only, and tries again after a
 * broken connection; `onBytes` then starts over. Throws the failures `media_untrusted_host`,
 * `media_redirect_loop`, `media_not_authorized`, `media_gone`, `media_too_large`, `media_incomplete`,
 * `media_empty`, `media_unreachable`, `media_no_room` and the store's own; none of them holds an address or a token.
 */
export type FetchVideo = (
  source: VideoSource,
  store: Store,
  key: string,
  options: WriteOptions,
) => Promise<StoredMedia>;

/** Stays free for the database and everything else, whatever people drop: a full disk stops all of it. */
export const spareBytes = 256 * 2 ** 20;

const passing: ReadonlySet<string> = new Set(['media_unreachable', 'media_incomplete']);

/** A fetcher for all videos of a process: they share the room that is set aside on the disk. */
export function createFetcher(fetcherOptions: FetcherOptions = {}): FetchVideo {
  const { delaysMs = [500, 2000], idleTimeoutMs = 30_000, wait = pause } = fetcherOptions;
  const withRoom = createRoom();

  async function fetchOnce(...[source, store, key, options]: Parameters<FetchVideo>): Promise<StoredMedia> {
    const download = await openDownload(source, { idleTimeoutMs, signal: options.signal });
    const sizeBytes = source.expectedBytes ?? download.announcedBytes ?? 0;
    const checked = checkDownload(download, {
      ...options,
      expectedBytes: source.expectedBytes,
      isRefusal: (answer) => source.isRefusal(answer),
    });
    const body = Readable.from(checked);
    try {
      return await withRoom(store, sizeBytes, () => store.write(key, body, options));
    } catch (error) {
      options.signal?.throwIfAborted();
      throw error;
    } finally {
      body.destroy();
      download.body.destroy();
    }
  }

  return async (source, store, key, options) => {
    const { maxBytes } = options;
    const sizeBytes = source.expectedBytes ?? 0;
    if (sizeBytes > maxBytes) throw mediaFailure('media_too_large', { sizeBytes, maxBytes });
    // Nothing is asked of the chat for a video that cannot be kept.
    await withRoom(store, sizeBytes, async () => undefined);
    for (const delayMs of delaysMs) {
      try {
        return await fetchOnce(source, store, key, options);
      } catch (error) {
        if (!(error instanceof Failure && passing.has(error.code))) throw error;
        await wait(delayMs, options.signal);
      }
    }
    return fetchOnce(source, store, key, options);
  };
}

/** Runs `work` while `sizeBytes` are set aside; throws `media_no_room` when they are not there. */
function createRoom() {
  // Of the fetches under way, which have not written all of it yet.
  let promisedBytes = 0;
  return async <T>(store: Store, sizeBytes: number, work: () => Promise<T>): Promise<T> => {
    const freeBytes = (await store.freeBytes()) - spareBytes - promisedBytes;
    if (sizeBytes > freeBytes || freeBytes <= 0) {
      throw mediaFailure('media_no_room', { sizeBytes, freeBytes: Math.max(0, freeBytes) });
    }
    promisedBytes += sizeBytes;
    try {
      return await work();
    } finally {
      promisedBytes -= sizeBytes;
    }
  };
}

async function pause(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(delayMs, undefined, { signal });
}
