import { existsSync } from 'node:fs';
import { readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createStore } from '../../../src/core/media/index.ts';
import { createFileStore } from '../../../src/core/media/store/file-store.ts';
import { temporaryDirectory } from './stage.ts';

/** As a download delivers them. */
const bytesOf = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)));

const roomy = { maxBytes: 1000 };

describe('an unfinished write', () => {
  it('shows nothing under its key and leaves nothing behind when the source breaks', async () => {
    const directory = await temporaryDirectory();
    const store = createStore(`file:${directory}`);
    const seen: (readonly string[])[] = [];
    async function* breaking() {
      yield 'half';
      seen.push(await readdir(directory));
      throw new Error('the line broke');
    }

    await expect(store.write('a', Readable.from(breaking()), roomy)).rejects.toThrow('line broke');
    expect(seen).toEqual([[expect.stringMatching(/^a\.[0-9a-f-]+\.part$/)]]);
    expect(await readdir(directory)).toEqual([]);
  });

  it('ends when it is aborted, even if the source never says another word', async () => {
    const directory = await temporaryDirectory();
    const store = createStore(`file:${directory}`);
    const silent = new Readable({ read: () => undefined });
    const aborter = new AbortController();
    const write = store.write('a', silent, { ...roomy, signal: aborter.signal });
    aborter.abort();

    await expect(write).rejects.toMatchObject({ name: 'AbortError' });
    expect(await readdir(directory)).toEqual([]);
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full and may be tried again', async () => {
    const directory = await temporaryDirectory();
    const store = createFileStore(directory, { randomId: () => 'only' });
    await symlink('/dev/full', join(directory, 'a.only.part'));

    await expect(store.write('a', bytesOf('x'), roomy)).rejects.toMatchObject({
      code: 'media_store_full',
      remedy: { kind: 'retry' },
      facts: { reason: 'ENOSPC' },
    });
    expect(await readdir(directory)).toEqual([]);
  });

  it('calls every other trouble of the disk a matter for the operator', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'file'), '');
    const store = createStore(`file:${join(directory, 'file', 'media')}`);

    await expect(store.write('a', bytesOf('x'), roomy)).rejects.toMatchObject({
      code: 'media_store_failed',
      remedy: { kind: 'ask_operator' },
      facts: { reason: 'ENOTDIR' },
    });
  });

  it('is cleared away later when its process died', async () => {
    const directory = await temporaryDirectory();
    const store = createStore(`file:${directory}`);
    await store.write('kept', bytesOf('x'), roomy);
    for (const [name, date] of [
      ['dead.1.part', new Date('2026-11-20T10:00:00Z')],
      ['alive.2.part', new Date('2026-11-24T10:00:00Z')],
    ] as const) {
      await writeFile(join(directory, name), 'half');
      await utimes(join(directory, name), date, date);
    }

    expect(await store.removeUnfinished(new Date('2026-11-23T10:00:00Z'))).toBe(1);
    expect((await readdir(directory)).sort()).toEqual(['alive.2.part', 'kept']);
  });
});

describe('the address of a store', () => {
  it('may be a relative directory, which is made when needed', async () => {
    const directory = join(await temporaryDirectory(), 'data', 'media');
    const store = createStore(`file:${relative(process.cwd(), directory)}`);
    expect(await store.removeUnfinished(new Date())).toBe(0);
    await store.write('a', bytesOf('x'), roomy);

    expect(await readdir(directory)).toEqual(['a']);
  });

  it('may be a file URL', async () => {
    const directory = join(await temporaryDirectory(), 'with space');
    const store = createStore(`file://${directory.replaceAll(' ', '%20')}`);
    await store.write('a', bytesOf('x'), roomy);

    expect(await readdir(directory)).toEqual(['a']);
  });

  it.each([
    's3://key:secret@bucket/prefix',
    's3://',
    's3://bucket/prefix?key=secret',
    'file:',
    'file://elsewhere/media',
    './media',
    '',
  ])('is refused when it is %j, without repeating it', (mediaUrl) => {
    const open = () => createStore(mediaUrl);

    expect(open).toThrowError(expect.objectContaining({ code: 'media_store_unsupported' }));
    expect(open).not.toThrowError(/secret/);
  });
});
