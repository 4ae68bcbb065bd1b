import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { createStore, type Probe, probeVideo, type Store } from '../../../src/core/media/index.ts';

const videos = new URL('../../fixtures/videos/', import.meta.url);
const maxBytes = 2 ** 32;

/** A directory that is gone when the test is over. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'schedy-media-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

export async function temporaryStore(): Promise<Store> {
  return createStore(`file:${await temporaryDirectory()}`);
}

export function readVideo(name: string): Promise<Buffer> {
  return readFile(new URL(name, videos));
}

export async function probeFixture(name: string): Promise<Probe> {
  const store = await temporaryStore();
  await store.write('video', createReadStream(new URL(name, videos)), { maxBytes });
  return probeVideo(store, 'video');
}

export async function probeBytes(bytes: Uint8Array): Promise<Probe> {
  const store = await temporaryStore();
  await store.write('video', Readable.from([bytes]), { maxBytes });
  return probeVideo(store, 'video');
}

export async function textOf(stream: Readable): Promise<string> {
  return Buffer.concat(await stream.toArray()).toString();
}
