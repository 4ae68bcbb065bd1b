import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Config, loadConfig } from '../config.ts';
import { openDatabase } from '../core/database/index.ts';
import { Failure, type ReviewFile, readReviewPack, systemClock } from '../core/index.ts';
import { askRunning } from '../running.ts';

const answer = z.object({ files: z.array(z.object({ name: z.string(), text: z.string() })) });

/** `npm run review-pack -- [folder]`: writes what TikTok's reviewers ask for into an empty or new folder. */
export async function writeReviewPack(given: string | undefined): Promise<void> {
  const folder = given ?? `review-pack-${systemClock.now().toISOString().slice(0, 10)}`;
  await write(folder, await collect(loadConfig()));
  process.stdout.write(`${folder} is written; begin with ${join(folder, 'README.md')}\n`);
}

/** From the database, or from the process that has it. */
async function collect({ databaseUrl: url, dataDir }: Config): Promise<readonly ReviewFile[]> {
  try {
    const database = await openDatabase({ url, dataDir, onError: () => undefined });
    try {
      return await readReviewPack(database.prisma, systemClock);
    } finally {
      await database.stop();
    }
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'data_dir_in_use') throw error;
    return (await askRunning(dataDir, { path: 'review-pack', shape: answer, inUse: error })).files;
  }
}

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
