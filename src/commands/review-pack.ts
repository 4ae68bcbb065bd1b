import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { askRunning, withDatabase } from '../ask-running-process.ts';
import { type Config, loadConfig } from '../config.ts';
import { Failure, type ReviewFile, readReviewPack, systemClock } from '../core/index.ts';
import { readOptions } from './options.ts';

const answer = z.object({ files: z.array(z.object({ name: z.string(), text: z.string() })) });

/** `npm run review-pack -- [folder]`: writes what TikTok's reviewers ask for into an empty or new folder. */
export async function writeReviewPack(args: readonly string[]): Promise<void> {
  const { positionals } = readOptions('review-pack', args, {}, 1);
  const folder = positionals[0] ?? `review-pack-${systemClock.now().toISOString().slice(0, 10)}`;
  await write(folder, await collect(loadConfig()));
  process.stdout.write(`${folder} is written; begin with ${join(folder, 'README.md')}\n`);
}

const collect = (config: Config): Promise<readonly ReviewFile[]> =>
  withDatabase(config, {
    work: ({ prisma }) => readReviewPack(prisma, systemClock),
    elsewhere: async (inUse) => (await askRunning(config.dataDir, { path: 'review-pack', shape: answer, inUse })).files,
  });

/** A folder of its own: what is in it already is not mixed with this. */
async function write(folder: string, files: readonly ReviewFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) {
    throw new Failure('folder_not_empty', { kind: 'ask_operator' }, { folder });
  }
  for (const { name, text } of files) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}
