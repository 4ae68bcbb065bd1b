/** Videos as objects of a bucket, one for each key. */
import { addAbortSignal, Readable } from 'node:stream';
import { Failure } from '../../errors.ts';
import { mediaFailure } from '../refusal-codes.ts';
import type { Bucket } from './s3-bucket.ts';
import {
  type ByteRange,
  checkKey,
  type OpenMedia,
  type Store,
  type StoredMedia,
  storePieces,
  type WriteOptions,
} from './store.ts';

/** The least that S3 takes as a part: 10,000 of them are 48 GiB, and a write holds two of them at most. */
const PART_BYTES = 5 * 2 ** 20;

/** A read that breaks off goes on where it broke, so often without a byte in between. */
const MOST_BREAKS = 3;

export function createS3Store(bucket: Bucket): Store {
  async function write(key: string, source: Readable, options: WriteOptions): Promise<StoredMedia> {
    const upload = createUpload(bucket, checkKey(key));
    if (options.signal) addAbortSignal(options.signal, source);
    try {
      return await storePieces(source, options, upload);
    } catch (error) {
      source.destroy();
      await upload.abandon();
      throw error;
    }
  }

  return {
    check: async () => {
      for await (const _ of bucket.list('', 1)) break;
    },
    write,
    read: (key, range) => Readable.from(readObject(bucket, checkKey(key), range), { objectMode: false }),
    open: (key) => openObject(bucket, checkKey(key)),
    size: (key) => bucket.size(checkKey(key)),
    remove: (key) => bucket.remove(checkKey(key)),
    freeBytes: async () => Number.POSITIVE_INFINITY,
    removeUnfinished: async (olderThan) => {
      let removed = 0;
      try {
        for await (const { name, upload, begunAt } of bucket.unfinished()) {
          if (begunAt >= olderThan) continue;
          await bucket.abandon(name, upload);
          removed += 1;
        }
      } catch (error) {
        // Servers that cannot list them clear them away by a rule of the bucket.
        if (!(error instanceof Failure && error.facts.reason === 'NotImplemented')) throw error;
      }
      return removed;
    },
  };
}

/** Collects parts, and sends each while the next is collected; what fits into one is put at once. */
function createUpload(bucket: Bucket, name: string) {
  let pieces: Buffer[] = [];
  let heldBytes = 0;
  let upload: string | null = null;
  const marks: string[] = [];
  let sending: Promise<void> = Promise.resolve();

  async function send(body: Buffer): Promise<void> {
    await sending;
    upload ??= await bucket.begin(name);
    const id = upload;
    sending = bucket.putPart(name, id, marks.length + 1, body).then((mark) => void marks.push(mark));
    // Whoever awaits it next hears of a failure.
    sending.catch(() => undefined);
  }

  return {
    add: async (chunk: Buffer): Promise<void> => {
      pieces.push(chunk);
      heldBytes += chunk.length;
      if (heldBytes < PART_BYTES) return;
      // Some servers want all parts of the same size.
      const held = Buffer.concat(pieces);
      const whole = Math.floor(held.length / PART_BYTES) * PART_BYTES;
      for (let at = 0; at < whole; at += PART_BYTES) await send(held.subarray(at, at + PART_BYTES));
      pieces = whole === held.length ? [] : [Buffer.from(held.subarray(whole))];
      heldBytes = held.length - whole;
    },
    finish: async (): Promise<void> => {
      const rest = Buffer.concat(pieces);
      if (upload === null) return bucket.put(name, rest);
      if (rest.length > 0) await send(rest);
      await sending;
      await bucket.complete(name, upload, marks);
    },
    /** What cannot be given up now is left to removeUnfinished; it must not hide the first failure. */
    abandon: async (): Promise<void> => {
      await Promise.allSettled([sending]);
      if (upload !== null) await Promise.allSettled([bucket.abandon(name, upload)]);
    },
  };
}

/** Goes on where a connection broke, on the same version of the object. */
export async function* readObject(bucket: Bucket, name: string, range?: ByteRange): AsyncGenerator<Buffer> {
  let { stream, lengthBytes, etag } = await bucket.get(name, range);
  let at = range?.start ?? 0;
  const end = at + lengthBytes;
  for (let breaks = 0; ; ) {
    try {
      for await (const chunk of stream) {
        at += chunk.length;
        breaks = 0;
        yield chunk;
      }
      return;
    } catch (error) {
      if (at >= end) return;
      breaks += 1;
      if (breaks > MOST_BREAKS) throw mediaFailure('media_store_busy', { reason: 'cut_off' }, { cause: error });
    } finally {
      stream.destroy();
    }
    ({ stream } = await bucket.get(name, { start: at, end: end - 1 }, etag));
  }
}

/** A way to the server and back costs as much as so many bytes more: what follows is likely to be asked for next. */
const AHEAD_BYTES = 2 ** 20;
/** Whoever jumps looks at little. */
const JUMP_BYTES = 64 * 1024;

async function openObject(bucket: Bucket, name: string): Promise<OpenMedia> {
  const sizeBytes = await bucket.size(name);
  let held = { start: 0, bytes: Buffer.alloc(0) };
  return {
    sizeBytes,
    read: async (position, length) => {
      const end = Math.min(position + length, sizeBytes);
      if (end <= position) return Buffer.alloc(0);
      const heldEnd = held.start + held.bytes.length;
      if (position < held.start || end > heldEnd) {
        const isNext = position >= held.start && position <= heldEnd + JUMP_BYTES;
        const until = Math.min(sizeBytes, Math.max(end, position + (isNext ? AHEAD_BYTES : JUMP_BYTES)));
        const pieces: Buffer[] = [];
        for await (const piece of readObject(bucket, name, { start: position, end: until - 1 })) pieces.push(piece);
        held = { start: position, bytes: Buffer.concat(pieces) };
      }
      return held.bytes.subarray(position - held.start, end - held.start);
    },
    close: async () => undefined,
  };
}
