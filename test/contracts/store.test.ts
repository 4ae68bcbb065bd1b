/** What Schedy relies on, wherever videos lie (`Store` and `PartFiles` in src/core/media/store/store.ts). */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createS3, type S3StandIn } from '../../sandbox/s3/index.ts';
import { createPartFiles, createStore, type PartFiles, probeVideo, type Store } from '../../src/core/media/index.ts';
import { readVideo } from '../core/media/stage.ts';

/** Megabytes are hashed, signed and stored. */
vi.setConfig({ testTimeout: 180_000 });

/** As a download delivers them. */
const bytesOf = (...parts: (string | Buffer)[]) => Readable.from(parts.map((part) => Buffer.from(part)));
const textOf = async (stream: Readable): Promise<string> => Buffer.concat(await stream.toArray()).toString('latin1');
const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
const roomy = { maxBytes: 2 ** 32 };

/** Longer than two parts of an upload, and no two of its parts are the same. */
const large = Buffer.alloc(
  11 * 2 ** 20 + 17,
  (() => {
    const noise = Buffer.alloc(2 ** 20 - 3);
    for (let at = 0; at < noise.length; at += 4)
      noise.writeUInt32LE((at * 2_654_435_761) >>> 0, at % (noise.length - 4));
    return noise;
  })(),
);

interface Place {
  readonly store: Store;
  readonly parts: PartFiles;
  /** Everything that lies there, finished or not. */
  names(): Promise<string[]>;
  remove(): Promise<void>;
}

async function onDisk(): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'schedy-store-'));
  const url = `file:${directory}`;
  return {
    store: createStore(url),
    parts: createPartFiles(url),
    names: () => readdir(directory),
    remove: () => rm(directory, { recursive: true }),
  };
}

const accessOf = ({ env }: S3StandIn) => ({
  endpoint: env.AWS_ENDPOINT_URL_S3,
  region: env.AWS_REGION,
  accessKeyId: env.AWS_ACCESS_KEY_ID,
  secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
});

async function inBucket(): Promise<Place> {
  const s3 = await createS3();
  const url = 's3://videos/of/schedy';
  return {
    store: createStore(url, accessOf(s3)),
    parts: createPartFiles(url, accessOf(s3)),
    names: async () => [...(s3.buckets.get('videos')?.keys() ?? []), ...s3.uploads.keys()],
    remove: () => s3.close(),
  };
}

describe.each([
  { name: 'on a disk', open: onDisk },
  { name: 'in a bucket', open: inBucket },
])('a store $name', ({ open }) => {
  let place: Place;
  let store: Store;
  let parts: PartFiles;
  beforeAll(async () => {
    place = await open();
    ({ store, parts } = place);
  });
  afterAll(() => place.remove());
  beforeEach(async () => {
    for (const id of await parts.list()) await parts.remove(id);
    for (const key of ['a', 'a-1', 'b']) await store.remove(key);
  });

  it('gives a video back byte for byte, with its size and hash told', async () => {
    expect(await store.write('a-1', bytesOf('half ', 'and half'), roomy)).toEqual({
      sizeBytes: 13,
      sha256: sha256('half and half'),
    });
    expect(await textOf(store.read('a-1'))).toBe('half and half');
    expect(await store.size('a-1')).toBe(13);
  });

  it('gives a large one back as well, whole and in ranges across its parts', async () => {
    const pieces = [large.subarray(0, 7_000_001), large.subarray(7_000_001)];
    expect(await store.write('a', bytesOf(...pieces), roomy)).toEqual({
      sizeBytes: large.length,
      sha256: sha256(large),
    });
    expect(sha256(Buffer.concat(await store.read('a').toArray()))).toBe(sha256(large));
    const [start, end] = [5 * 2 ** 20 - 7, 10 * 2 ** 20 + 7];
    const range = Buffer.concat(await store.read('a', { start, end }).toArray());
    expect(range.equals(large.subarray(start, end + 1))).toBe(true);
  });

  it('reads ranges of which both ends count', async () => {
    await store.write('a', bytesOf('0123456789'), roomy);
    expect(await textOf(store.read('a', { start: 3, end: 6 }))).toBe('3456');
    expect(await textOf(store.read('a', { start: 9, end: 9 }))).toBe('9');
  });

  it('keeps an empty file', async () => {
    expect(await store.write('a', bytesOf(), roomy)).toEqual({ sizeBytes: 0, sha256: sha256('') });
    expect(await store.size('a')).toBe(0);
    expect(await textOf(store.read('a'))).toBe('');
  });

  it.each(['../a', 'a/b', '/etc/passwd', 'a.mp4', 'A', '', '%2e%2e', 'a\0b', 'x'.repeat(129)])(
    'takes %j for no name, whatever is to be done with it',
    async (name) => {
      await parts.create('a');
      const before = await place.names();
      const each: (() => Promise<unknown>)[] = [
        () => store.write(name, bytesOf('x'), roomy),
        async () => textOf(store.read(name)),
        () => store.open(name),
        () => store.size(name),
        async () => store.remove(name),
        () => parts.create(name),
        () => parts.append(name, 0, bytesOf('x')),
        () => parts.handOver('a', name),
        async () => parts.remove(name),
      ];
      for (const one of each) await expect((async () => one())()).rejects.toThrow('a media key has only');
      expect(await place.names()).toEqual(before);
    },
  );

  it('is opened for many small reads, also back and beyond the end', async () => {
    await store.write('a', bytesOf(large), roomy);
    const media = await store.open('a');
    for (const [position, length] of [
      [0, 12],
      [8, 100],
      [6_000_000, 64 * 1024],
      [6_000_010, 2 ** 21],
      [3, 5],
      [large.length - 4, 100],
      [large.length, 10],
    ] as const) {
      expect((await media.read(position, length)).equals(large.subarray(position, position + length))).toBe(true);
    }
    await media.close();
  });

  it('lets a video be measured', async () => {
    await store.write('a', bytesOf(await readVideo('ok.mp4')), roomy);
    expect(await probeVideo(store, 'a')).toMatchObject({ readable: true });
  });

  it('replaces a video by a later write under the same key', async () => {
    await store.write('a', bytesOf('a longer first'), roomy);
    await store.write('a', bytesOf('second'), roomy);
    expect(await textOf(store.read('a'))).toBe('second');
  });

  it('has a video no more once it is removed, and removing it again is no error', async () => {
    await store.write('a', bytesOf('x'), roomy);
    await store.remove('a');
    await store.remove('a');
    const missing = { code: 'media_missing', remedy: { kind: 'change_post' } };
    await expect(store.size('a')).rejects.toMatchObject(missing);
    await expect(store.open('a')).rejects.toMatchObject(missing);
    await expect(textOf(store.read('a'))).rejects.toMatchObject(missing);
    await expect(textOf(store.read('a', { start: 0, end: 5 }))).rejects.toMatchObject(missing);
  });

  it('tells how much has been kept while it arrives', async () => {
    const told: number[] = [];
    await store.write('a', bytesOf('12', '345'), { ...roomy, onBytes: (keptBytes) => told.push(keptBytes) });
    expect(told).toEqual([2, 5]);
  });

  it('keeps the earlier video when a later one is too large, breaks off or is aborted', async () => {
    await store.write('a', bytesOf('first'), { maxBytes: 5 });
    const limit = 6 * 2 ** 20;
    const some = large.subarray(0, limit);
    const tooLarge = store.write('a', bytesOf(some, 'x'), { maxBytes: limit });
    await expect(tooLarge).rejects.toMatchObject({ code: 'media_too_large', facts: { maxBytes: limit } });
    async function* breaking() {
      yield some;
      throw new Error('the line broke');
    }
    await expect(store.write('a', Readable.from(breaking()), roomy)).rejects.toThrow('the line broke');
    const aborter = new AbortController();
    const silent = new Readable({ read: () => undefined });
    silent.push(some);
    const write = store.write('a', silent, { ...roomy, signal: aborter.signal, onBytes: () => aborter.abort() });
    await expect(write).rejects.toMatchObject({ name: 'AbortError' });

    expect(await textOf(store.read('a'))).toBe('first');
    expect(await place.names()).toHaveLength(1);
  });

  it('has nothing unfinished to clear away, and is there', async () => {
    expect(await store.removeUnfinished(new Date())).toBe(0);
    await store.check();
    expect(await store.freeBytes()).toBeGreaterThan(0);
  });

  it.each(['../a', 'a/b', 'A', 'a.part', '', 'a\0', 'ä'])(
    'calls a key such as %j a mistake of the program',
    async (key) => {
      expect(() => store.read(key)).toThrow(TypeError);
      await expect(store.write(key, bytesOf('x'), roomy)).rejects.toThrow(TypeError);
    },
  );

  it('takes a file piece by piece, and hands it over once it is whole', async () => {
    await parts.create('a');
    expect(await parts.size('a')).toBe(0);
    expect(await parts.append('a', 0, bytesOf(large.subarray(0, 9_000_000)))).toBe(9_000_000);
    expect(await parts.append('a', 9_000_000, bytesOf(large.subarray(9_000_000)))).toBe(large.length);
    expect(await parts.size('a')).toBe(large.length);
    expect(sha256(Buffer.concat(await parts.read('a').toArray()))).toBe(sha256(large));

    expect(await parts.handOver('a', 'b')).toEqual({ sizeBytes: large.length, sha256: sha256(large) });
    expect(await parts.size('a')).toBeNull();
    expect(await parts.list()).toEqual([]);
    expect(sha256(Buffer.concat(await store.read('b').toArray()))).toBe(sha256(large));
  });

  it('keeps what came before a connection broke, and what a dead request says later harms nothing', async () => {
    await parts.create('a');
    async function* breaking() {
      yield Buffer.from('0123');
      throw new Error('the line broke');
    }
    await expect(parts.append('a', 0, breaking())).rejects.toThrow('the line broke');
    expect(await parts.size('a')).toBe(4);
    expect(await parts.append('a', 4, bytesOf('456789'))).toBe(10);
    expect(await parts.append('a', 2, bytesOf('2345'))).toBe(6);
    expect(await parts.size('a')).toBe(10);
    expect(await textOf(parts.read('a'))).toBe('0123456789');
  });

  it('knows what arrives by its id, and nothing of what is not there', async () => {
    await parts.create('a');
    await parts.create('b');
    expect((await parts.list()).sort()).toEqual(['a', 'b']);
    await parts.remove('a');
    await parts.remove('a');
    expect(await parts.list()).toEqual(['b']);
    const size = await parts.size('a');
    expect(size).toBeNull();
    const missing = { code: 'media_missing' };
    await expect(parts.append('a', 0, bytesOf('x'))).rejects.toMatchObject(missing);
    await expect(parts.handOver('a', 'a-1')).rejects.toMatchObject(missing);
    await expect(textOf(parts.read('a'))).rejects.toMatchObject(missing);
  });
});
