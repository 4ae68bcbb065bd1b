/** The stand-ins in this process, the real program in another, one account connected. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createBrowser } from '../sandbox/browser.ts';
import { goThrough } from '../sandbox/demo/connect.ts';
import { createStoryDatabase } from '../sandbox/demo/database.ts';
import { createEnvironment } from '../sandbox/demo/environment.ts';
import { findFreePort } from '../sandbox/demo/free-port.ts';
import { createSlack, type SlackOptions, type SlackStandIn } from '../sandbox/slack/index.ts';
import { createTikTok, type TikTokStandIn } from '../sandbox/tiktok/index.ts';
import { type Child, startChild } from './child.ts';

export interface Stage {
  readonly slack: SlackStandIn;
  readonly tiktok: TikTokStandIn;
  readonly program: Child;
  readonly directory: string;
  /** One TikTok account more. */
  connect(account: string): Promise<void>;
  /** TikTok's clock runs ahead, so that its limits per minute and day do not slow the bench. */
  skip(ms: number): void;
  close(): Promise<void>;
}

export const author = 'mia';
export const handle = 'ramenhouse';
const callbackPath = '/api/social/tiktok/callback';

interface StageOptions extends Pick<SlackOptions, 'ackTimeoutMs'> {
  /** The embedded database also where DATABASE_URL names a server. */
  readonly isEmbedded?: boolean;
}

export async function openStage({ isEmbedded = false, ...slackOptions }: StageOptions = {}): Promise<Stage> {
  const directory = await mkdtemp(join(tmpdir(), 'schedy-bench-'));
  const { DATABASE_URL, REDIS_URL } = process.env;
  const redisUrl = isEmbedded ? undefined : REDIS_URL;
  const database = DATABASE_URL && !isEmbedded ? await createStoryDatabase(DATABASE_URL) : undefined;
  const port = await findFreePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  let aheadMs = 0;
  const slack = await createSlack({ mode: 'socket', rateLimits: false, ...slackOptions });
  const tiktok = await createTikTok({
    redirectUris: [`http://127.0.0.1:*${callbackPath}`],
    now: () => new Date(Date.now() + aheadMs),
    processingMs: 0,
    moderationMs: 0,
    postsPerDay: 100_000,
  });
  slack.users.add({ name: author, tz: 'Europe/Berlin' });
  tiktok.accounts.add({ handle, nickname: 'Ramen House' });
  const cast = {
    ...slack.env,
    ...tiktok.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    TIKTOK_REDIRECT_URI: `${publicUrl}${callbackPath}`,
    UNDO_WINDOW_SECONDS: '0',
    // Schedy's own limits would hold posts back for an hour.
    TIKTOK_UPLOADS_PER_HOUR: '0',
    TIKTOK_APP_CALLS_PER_HOUR: '0',
  };
  const dataDir = join(directory, 'data');
  const env = { ...createEnvironment({ cast, dataDir, databaseUrl: database?.url, redisUrl }), LOG_LEVEL: 'info' };
  const entry = new URL('../src/main.ts', import.meta.url);
  const program = startChild(entry, { env, cwd: directory });
  await untilReady(`${publicUrl}/readyz`);
  await slack.waitFor(() => slack.connections() > 0 || undefined, { what: 'the socket' });
  await connect(slack, handle);
  return {
    slack,
    tiktok,
    program,
    directory,
    connect: async (account) => {
      tiktok.accounts.add({ handle: account });
      await connect(slack, account);
    },
    skip: (ms) => {
      aheadMs += ms;
    },
    close: async () => {
      await program.stop();
      await slack.close();
      await tiktok.close();
      await database?.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function connect(slack: SlackStandIn, account: string): Promise<void> {
  const url = await askForLink(slack, 'connect', 'Connect TikTok');
  const page = await goThrough(createBrowser(), url, account);
  if (page.status !== 200) throw new Error(`Connecting ended with HTTP ${page.status}.`);
}

/** The personal link to the upload page. */
export const askForUploadLink = ({ slack }: Pick<Stage, 'slack'>): Promise<string> =>
  askForLink(slack, 'upload', 'Open the upload page');

async function askForLink(slack: SlackStandIn, command: string, label: string): Promise<string> {
  const mia = slack.as(author);
  const direct = slack.channels.directMessage(author);
  const before = slack.ephemerals(author).length;
  await mia.command('/schedy', command, direct.id);
  const answer = await slack.waitFor(() => slack.ephemerals(author)[before], { what: 'the link' });
  const { url } = await mia.click({ channel: answer.channel, ts: answer.ts }, label);
  if (!url) throw new Error(`"${label}" leads nowhere.`);
  return url;
}

/** Until a process answers at its /readyz. */
export async function untilReady(url: string, minutes = 1): Promise<void> {
  for (let tries = 0; tries < minutes * 600; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.status === 200) return;
    await pause(100);
  }
  throw new Error(`The program did not become ready within ${minutes} min.`);
}
