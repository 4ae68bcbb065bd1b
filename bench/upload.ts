/**
 * From the Slack stand-in to the TikTok stand-in: how much memory the program takes above idle, and
 * how long it takes beside two plain streamed copies.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { anotherTake } from '../test/fixtures/another-take.ts';
import { makeLargeVideo } from '../test/fixtures/large-video.ts';
import { startChild } from './child.ts';
import type { Figure } from './figure.ts';
import { watchMemory } from './memory.ts';
import { createPlainUploads, type OpenedUpload } from './reference-upload.ts';
import { author, openStage, type Stage } from './stage.ts';

const GIBIBYTE = 1024 ** 3;
const SMALL_POSTS = 200;
/** Each gets five posts: TikTok opens 6 uploads a minute for one account, which Schedy keeps to. */
const ACCOUNTS = 40;
const MOST_MEMORY_MIB = 96;
const MOST_RATIO = 1.4;
/** TikTok takes 6 inits a minute. */
const PER_POST_MS = 20_000;
/** One member may do 40 things a minute. */
const CONNECT_EVERY_MS = 1_600;

export async function measureUploads(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const openPlain = await createPlainUploads(stage.tiktok);
    await postSmallOnes(stage);
    const idle = await measureIdle(stage);
    const one = await measureLarge(stage, { sizeBytes: GIBIBYTE, idle, openPlain });
    const four = await measureLarge(stage, { sizeBytes: 4 * GIBIBYTE - 1, idle, openPlain });
    return [...one, ...four];
  } finally {
    await stage.close();
  }
}

/** One after the other, without waiting for TikTok's word on each, which takes five seconds. */
async function postSmallOnes(stage: Stage): Promise<void> {
  const bytes = await readFile(new URL('../test/fixtures/videos/ok.mp4', import.meta.url));
  const accounts = Array.from({ length: ACCOUNTS }, (_, index) => `small${index}`);
  for (const account of accounts) {
    await stage.connect(account);
    await pause(CONNECT_EVERY_MS);
  }
  for (let index = 0; index < SMALL_POSTS; index += 1) {
    stage.skip(PER_POST_MS);
    const file = { name: `small-${index}.mp4`, bytes: anotherTake(bytes, index) };
    await publish(stage, file, `on @${accounts[index % ACCOUNTS]} small ${index}`);
  }
  await untilTold(stage, SMALL_POSTS);
}

async function measureIdle({ program }: Stage): Promise<number> {
  await pause(15_000);
  const memory = watchMemory(program.pid);
  await pause(3_000);
  return (await memory.stop()).median;
}

interface Large {
  readonly sizeBytes: number;
  readonly idle: number;
  readonly openPlain: (sizeBytes: number) => Promise<OpenedUpload>;
}

async function measureLarge(stage: Stage, large: Large): Promise<Figure[]> {
  const { sizeBytes, idle, openPlain } = large;
  const path = join(stage.directory, 'large.mp4');
  const { sha256 } = await makeLargeVideo({ path, sizeBytes });
  stage.skip(PER_POST_MS);
  const memory = watchMemory(stage.program.pid);
  const ours = await publish(stage, { name: 'large.mp4', path }, `large ${sizeBytes}`);
  const { peak } = await memory.stop();
  const arrived = stage.tiktok.posts().at(-1);
  if (arrived?.sha256 !== sha256) throw new Error('What arrived is not what was dropped.');
  stage.skip(PER_POST_MS);
  const plain = await copyPlainly(stage, await openPlain(sizeBytes));
  await rm(path);
  const name = `${(sizeBytes / GIBIBYTE).toFixed(0)} GiB`;
  return [
    {
      name: `${name}, anonymous memory above idle`,
      value: peak - idle,
      unit: 'MiB',
      reference: { name: 'idle', value: idle },
      bar: { most: MOST_MEMORY_MIB, of: 'value' },
    },
    {
      name: `${name}, time`,
      value: ours,
      unit: 'ms',
      reference: { name: 'two plain copies', value: plain },
      bar: { most: MOST_RATIO, of: 'ratio' },
    },
  ];
}

type File = Parameters<ReturnType<Stage['slack']['as']>['dropVideo']>[0]['files'][number];

/** Milliseconds from the drop to the last byte at TikTok. */
async function publish({ slack, tiktok }: Stage, file: File, caption: string): Promise<number> {
  const { id: channel } = slack.channels.directMessage(author);
  const started = performance.now();
  const arrived = new Promise<number>((resolve) => {
    const remove = tiktok.on('last-chunk', () => {
      remove();
      resolve(performance.now() - started);
    });
  });
  await slack.as(author).dropVideo({ channel, text: `post now ${caption}`, files: [file] });
  return arrived;
}

/** Until every post has its last word in chat. */
async function untilTold({ slack }: Stage, posts: number): Promise<void> {
  const { id: channel } = slack.channels.directMessage(author);
  const told = () => slack.messages(channel).filter(({ text }) => text?.includes("It's on TikTok")).length;
  await slack.waitFor(() => told() >= posts || undefined, {
    what: `${posts} replies`,
    timeoutMs: 120_000,
  });
}

async function copyPlainly(stage: Stage, { uploadUrl, chunkSize }: OpenedUpload): Promise<number> {
  const { slack, directory } = stage;
  const { id: channel } = slack.channels.directMessage(author);
  const dropped = slack.messages(channel).findLast(({ files }) => files && files.length > 0);
  const download = await findDownload(slack, dropped?.files?.[0]?.id ?? '');
  const copy = join(directory, 'copy.mp4');
  const child = startChild(new URL('./copy.ts', import.meta.url), {
    args: [download, copy, uploadUrl, String(chunkSize)],
    env: { ...process.env, BOT_TOKEN: slack.env.SLACK_BOT_TOKEN },
  });
  const elapsed = Number(await child.nextLine());
  await child.stop();
  await rm(copy);
  return elapsed;
}

async function findDownload({ env }: Stage['slack'], file: string): Promise<string> {
  const answer = await fetch(`${env.SLACK_API_URL}files.info`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${env.SLACK_BOT_TOKEN}` },
    body: new URLSearchParams({ file }),
  });
  const body = (await answer.json()) as { file?: { url_private_download?: string } };
  return body.file?.url_private_download ?? '';
}
