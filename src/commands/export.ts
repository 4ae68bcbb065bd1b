import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { askRunning, withDatabase } from '../ask-running-process.ts';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { type ExportRequest, exportForOperator, Failure, type Kept } from '../core/index.ts';
import { createStore } from '../core/media/index.ts';
import { readOptions } from './options.ts';

const options = { workspace: { type: 'string' }, member: { type: 'string' } } as const;

/** `npm run export -- (--workspace ID | --member PLATFORM:ID) FOLDER`: what is kept of them, with their videos. */
export async function exportKept(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions('export', args, options, 1);
  const [folder] = positionals;
  if (folder === undefined || (values.workspace === undefined) === (values.member === undefined)) {
    throw new ConfigError(['export needs a folder and either --workspace or --member; --help shows how']);
  }
  const config = loadConfig();
  const kept = await ask(config, values);
  if (kept === null) {
    process.stdout.write('Nothing is kept under that name. `npm run forget` lists the workspaces.\n');
    process.exitCode = 1;
    return;
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) {
    throw new Failure('folder_not_empty', { kind: 'ask_operator' }, { folder });
  }
  const videos = await writeVideos(config, kept, folder);
  await writeFile(join(folder, 'data.json'), `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  process.stdout.write(`${folder}: data.json with ${kept.posts.length} posts, and ${videos} videos.\n`);
}

const ask = (config: Config, request: ExportRequest): Promise<Kept | null> =>
  withDatabase(config, {
    work: ({ prisma }) => exportForOperator(prisma, request),
    elsewhere: async (inUse) =>
      (await askRunning(config.dataDir, { path: 'export', shape: answer, inUse, body: request })).kept,
  });

/** A video may be removed while the others are copied; its row says so then. */
async function writeVideos({ mediaUrl, s3 }: Config, { videos }: Kept, folder: string): Promise<number> {
  const store = createStore(mediaUrl, s3);
  if (videos.length > 0) await mkdir(join(folder, 'videos'), { mode: 0o700 });
  let written = 0;
  for (const { id, fileName } of videos) {
    // The name is a stranger's: only what is surely an extension is taken from it.
    const [extension = ''] = /^\.\w{1,5}$/.exec(extname(fileName)) ?? [];
    try {
      const file = createWriteStream(join(folder, 'videos', `${id}${extension}`), { mode: 0o600 });
      await pipeline(store.read(id), file);
      written += 1;
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'media_missing') throw error;
    }
  }
  return written;
}

const rows = z.array(z.record(z.string(), z.unknown()));
const answer = z.object({
  kept: z
    .object({
      workspaces: rows,
      members: rows,
      accounts: rows,
      posts: rows,
      slots: rows,
      changes: rows,
      uploads: rows,
      videos: z.array(z.object({ id: z.string(), fileName: z.string() })),
    })
    .nullable(),
});
