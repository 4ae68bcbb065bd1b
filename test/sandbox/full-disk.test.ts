/** The disk that fills up: a program that is loaded with it meets what a full disk answers, and room again after. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createFullDisk } from '../../sandbox/full-disk.ts';

const tsx = import.meta.resolve('tsx');
const store = new URL('../../src/core/media/index.ts', import.meta.url).href;

/** Keeps a video of ten bytes as the program does, and says what is free and what became of it. */
const keepOne = `
  import { Readable } from 'node:stream';
  import { createStore } from '${store}';
  const store = createStore('file:' + process.env.FULL_DISK_OF);
  const free = (await store.freeBytes()) > 0 ? 'free' : 'nothing free';
  const video = Readable.from([Buffer.alloc(10)]);
  const kept = await store.write('video', video, { maxBytes: 100 }).then(() => 'kept', (error) => error.code);
  console.log(free + ', ' + kept);
`;

it('says so when it is told, shows it at the write when not, and keeps what comes after', {
  timeout: 60_000,
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'schedy-disk-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const media = join(directory, 'media');
  const disk = createFullDisk(directory, media);
  const keep = async (): Promise<string> => {
    const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', keepOne], {
      env: { PATH: process.env.PATH ?? '', ...disk.env },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    await new Promise((resolve) => child.once('close', resolve));
    return said.trim();
  };
  await disk.fill('told');
  expect(await keep()).toBe('nothing free, media_store_full');
  await disk.fill('untold');
  expect(await keep()).toBe('free, media_store_full');
  expect(await readdir(media)).toEqual([]);
  await disk.makeRoom();
  expect(await keep()).toBe('free, kept');
});
