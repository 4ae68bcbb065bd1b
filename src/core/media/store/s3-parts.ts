/**
 * Files that arrive piece by piece, in a bucket, whose objects are written once and whole: each piece becomes an object
 * named for its place and length, so that two requests of which one is dead write the same or nothing, and any process
 * can go on. A whole file is put together as it is read into the store.
 */
import { Readable } from 'node:stream';
import { mediaFailure } from '../refusal-codes.ts';
import type { Bucket } from './s3-bucket.ts';
import { readObject } from './s3-store.ts';
import { checkKey, type PartFiles, type Store } from './store.ts';

/** No key has a slash, so nothing that still arrives is taken for a kept video. */
const folder = 'arriving/';

/** So much of a request is held before it is stored. */
const PIECE_BYTES = 4 * 2 ** 20;

interface Piece {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The files that arrive for `store`, which lies in the same bucket. */
export function createS3Parts(bucket: Bucket, store: Store): PartFiles {
  async function remove(id: string): Promise<void> {
    for (const { name } of await piecesOf(bucket, id)) await bucket.remove(name);
  }

  return {
    create: (id) => bucket.put(nameOf(id, 0, 0), Buffer.alloc(0)),
    size: async (id) => {
      const pieces = await piecesOf(bucket, id);
      return pieces.length === 0 ? null : wholeUntil(pieces);
    },
    append: async (id, from, source) => {
      if ((await piecesOf(bucket, id)).length === 0) throw mediaFailure('media_missing', {});
      return appendPieces(bucket, id, from, source);
    },
    read: (id) => Readable.from(readPieces(bucket, id), { objectMode: false }),
    handOver: async (id, key) => {
      const arrived = Readable.from(readPieces(bucket, id));
      const stored = await store.write(key, arrived, { maxBytes: Number.POSITIVE_INFINITY });
      await remove(id);
      return stored;
    },
    remove,
    list: async () => {
      const ids = new Set<string>();
      for await (const name of bucket.list(folder)) ids.add(name.slice(folder.length).split('/')[0] ?? '');
      return [...ids];
    },
    freeBytes: store.freeBytes,
  };
}

const folderOf = (id: string): string => `${folder}${checkKey(id)}/`;
const nameOf = (id: string, start: number, length: number): string =>
  `${folderOf(id)}${String(start).padStart(13, '0')}-${length}`;

async function piecesOf(bucket: Bucket, id: string): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const name of bucket.list(folderOf(id))) {
    const [start = 0, length = 0] = name.slice(folderOf(id).length).split('-').map(Number);
    pieces.push({ name, start, end: start + length });
  }
  return pieces.sort((one, other) => one.start - other.start || other.end - one.end);
}

async function* readPieces(bucket: Bucket, id: string): AsyncGenerator<Buffer> {
  const pieces = await piecesOf(bucket, id);
  if (pieces.length === 0) throw mediaFailure('media_missing', {});
  let at = 0;
  for (const { name, start, end } of pieces) {
    if (end <= at || start > at) continue;
    yield* readObject(bucket, name, { start: at - start, end: end - start - 1 });
    at = end;
  }
}

/** How far the file reaches then. */
async function appendPieces(bucket: Bucket, id: string, from: number, source: AsyncIterable<Buffer>): Promise<number> {
  let at = from;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const flush = async (): Promise<void> => {
    if (heldBytes === 0) return;
    const body = Buffer.concat(held);
    held = [];
    heldBytes = 0;
    await bucket.put(nameOf(id, at, body.length), body);
    at += body.length;
  };
  try {
    for await (const chunk of source) {
      held.push(chunk);
      heldBytes += chunk.length;
      if (heldBytes >= PIECE_BYTES) await flush();
    }
  } finally {
    // What came before the connection broke stays.
    await flush();
  }
  return at;
}

/** How far the pieces reach without a gap. */
function wholeUntil(pieces: readonly Piece[]): number {
  let at = 0;
  for (const { start, end } of pieces) if (start <= at) at = Math.max(at, end);
  return at;
}
