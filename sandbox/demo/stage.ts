/** Everything a story needs: the cast, the program among it, mia's browser and the transcript. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, createBrowser } from '../browser.ts';
import { slackOf } from '../chats/slack-chat.ts';
import { createFullDisk, type FullDisk } from '../full-disk.ts';
import { type Cast, createCast, type Platform } from './cast.ts';
import { createStoryDatabase } from './database.ts';
import { createEnvironment } from './environment.ts';
import { findFreePort } from './free-port.ts';
import { createProgram, type Program, untilCalm } from './program.ts';
import { type IssuedSecrets, watchSecrets } from './secrets.ts';
import { createTranscript, type Print, type Transcript } from './transcript.ts';

export interface Stage extends Pick<Cast, 'chat' | 'tiktok'> {
  program: Program;
  browser: Browser;
  transcript: Transcript;
  secrets: IssuedSecrets;
  print: Print;
  /** For files that live as long as the story. */
  directory: string;
  /** Of the videos that the program keeps. */
  disk: FullDisk;
  /** How long anything may take; what a dead process leaves leased on a server is free after three minutes. */
  patienceMs: number;
  /** Starts the program; resolves when the chat reaches it. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** TikTok takes its time with a video, so that there is something to see. */
const pace = { processingMs: 300, moderationMs: 7000 };

export interface StageOptions {
  platform: Platform;
  slackMode: 'socket' | 'http';
  print: Print;
  /** The conversation is not printed. */
  isQuiet: boolean;
}

export async function createStage(options: StageOptions): Promise<Stage> {
  const { platform, slackMode, print, isQuiet } = options;
  const { DATABASE_URL, REDIS_URL } = process.env;
  const directory = await mkdtemp(join(tmpdir(), 'schedy-demo-'));
  const database = DATABASE_URL ? await createStoryDatabase(DATABASE_URL) : undefined;
  const secrets = watchSecrets();
  const cast = await createCast({
    platform,
    slackMode,
    pace,
    programPort: await findFreePort(),
  });
  const dataDir = join(directory, 'data');
  const disk = createFullDisk(directory, join(dataDir, 'media'));
  const databaseUrl = database?.url;
  const env = { ...createEnvironment({ cast: cast.env, dataDir, databaseUrl, redisUrl: REDIS_URL }), ...disk.env };
  secrets.addEnvironment(env);
  const program = createProgram({ env, publicUrl: cast.publicUrl, directory });
  const patienceMs = database ? 420_000 : 180_000;
  return {
    chat: cast.chat,
    tiktok: cast.tiktok,
    program,
    secrets,
    print,
    directory,
    disk,
    browser: createBrowser(),
    transcript: createTranscript(cast.chat, isQuiet ? () => undefined : print),
    patienceMs,
    async open() {
      await program.start();
      await untilReachable(cast, { mode: slackMode, timeoutMs: patienceMs });
      await untilCalm(cast.publicUrl);
    },
    async close() {
      await program.stop();
      secrets.stop();
      await cast.close();
      await database?.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function untilReachable(
  { chat }: Pick<Cast, 'chat'>,
  { mode, timeoutMs }: { mode: 'socket' | 'http'; timeoutMs: number },
) {
  if (chat.platform === 'discord' || mode === 'socket') {
    await chat.waitFor(() => chat.isReady(), { what: `the program to connect to ${chat.name}`, timeoutMs });
    return;
  }
  // The pages are there before the bot has logged in.
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    if (await slackOf({ chat }).verifyEventsUrl()) return;
    await pause(100);
  }
  throw new Error('The program does not answer at /slack/events as Slack wants it to.');
}
