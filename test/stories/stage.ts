/**
 * The whole program in this process, among stand-ins for a chat and TikTok, on a clock that stands
 * still until a story moves it.
 */
import { type Browser, createBrowser } from '../../sandbox/browser.ts';
import type { Chat } from '../../sandbox/chats/chat.ts';
import { findFreePort } from '../../sandbox/demo/free-port.ts';
import type { DiscordOptions } from '../../sandbox/discord/index.ts';
import type { Post, TikTokOptions, TikTokStandIn } from '../../sandbox/tiktok/index.ts';
import type { Core } from '../../src/core/index.ts';
import { openCast, type Platform } from './cast.ts';
import { createClock, type StoryClock, seconds } from './clock.ts';
import type { Dropped } from './dropped.ts';
import { type Home, openHome } from './home.ts';
import { createPeople, type People } from './people.ts';
import { createPrograms, type Programs } from './programs.ts';
import { createRecordingLog } from './recording-log.ts';
import { createWaiting, type Waiting } from './waiting.ts';

/** A Tuesday, four in the afternoon in Berlin. */
const start = '2026-11-24T15:00:00Z';

export interface StageOptions {
  /** Slack when absent. */
  readonly platform?: Platform;
  readonly slackMode?: 'socket' | 'http';
  readonly env?: Record<string, string>;
  /** Slack's app is in no workspace until somebody adds it. */
  readonly isAddedByOAuth?: boolean;
  /** How far the chat's clock is ahead of the program's. */
  readonly chatAheadMs?: number;
  readonly tiktok?: Partial<TikTokOptions>;
  /** What is switched on for the bot in Discord's portal. */
  readonly discord?: Pick<DiscordOptions, 'privilegedIntents'>;
}

export interface Stage extends People, Waiting {
  readonly chat: Chat;
  readonly tiktok: TikTokStandIn;
  readonly browser: Browser;
  readonly clock: StoryClock;
  readonly home: Home;
  readonly programs: Programs;
  readonly publicUrl: string;
  /** What the program's environment holds. */
  readonly env: Readonly<Record<string, string>>;
  core(): Core;
  /** The log so far, as a running Schedy writes it. */
  written(): Record<string, unknown>[];
  /** Lets the undo window pass. */
  passUndo(): Promise<void>;
  /** Of posts that are due: lets time pass, a little at a time, until TikTok is done with them. */
  goesOut(dropped: Dropped): Promise<void>;
  /** The publishes of which a video stands on TikTok, the oldest first. */
  videos(): Post[];
  /** How many uploads TikTok has opened. */
  inits(): number;
  /** Ends it all; throws when something went wrong behind the scenes that is not `expected`. */
  close(expected?: RegExp): Promise<void>;
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const clock = createClock(start);
  const port = await findFreePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const { slackMode = 'socket', platform = 'slack', chatAheadMs, isAddedByOAuth = false } = options;
  const cast = await openCast({
    platform,
    slackMode,
    publicUrl,
    clock,
    chatAheadMs,
    isAddedByOAuth,
    tiktok: options.tiktok,
    discord: options.discord,
  });
  const { chat, tiktok } = cast;
  const home = await openHome();
  const { log, errors, written } = createRecordingLog();
  const warnings = recordWarnings();
  const address = { HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: publicUrl };
  // Each story is about one thing; limits are switched on where they are what it is about.
  const unlimited = { TIKTOK_UPLOADS_PER_HOUR: '0', TIKTOK_APP_CALLS_PER_HOUR: '0' };
  const env = { ...cast.env, ...home.env, ...address, ...unlimited, ...options.env };
  const programs = createPrograms({ env, clock, log, queuePrefix: home.queuePrefix });
  await programs.start();
  await cast.settleIn();
  const waiting = createWaiting({ chat, clock, programs });
  const browser = createBrowser();
  const people = createPeople({ chat, tiktok, browser, ...waiting });
  const videos = () => tiktok.posts().filter(({ postIds }) => postIds.length > 0);

  return {
    chat,
    tiktok,
    browser,
    clock,
    home,
    programs,
    publicUrl,
    env,
    videos,
    ...waiting,
    ...people,
    core: programs.core,
    written,
    passUndo: () => waiting.advance(16 * seconds),
    goesOut: async (dropped) => {
      await waiting.until(() => dropped.cards().every(hasBegun), 'the post to go out');
      await waiting.advanceUntil(() => dropped.cards().every(isDone), 10 * seconds);
    },
    inits: () => tiktok.posts().length,
    close: async (expected) => {
      await programs.stop();
      await cast.close();
      await home.remove();
      const all = [...errors(), ...warnings(), ...refusals(tiktok), ...chat.refusals()];
      const wrong = all.filter((line) => !expected?.test(line) && !archived.test(line));
      if (wrong.length > 0) throw new Error(`Behind the scenes:\n${wrong.join('\n')}`);
    },
  };
}

/** What the database's driver warns of: that a connection is asked while it is busy, which its next version refuses. */
function recordWarnings(): () => string[] {
  const seen: string[] = [];
  const note = ({ message }: Error) => void (/client\.query\(\)/.test(message) && seen.push(message));
  process.on('warning', note);
  return () => {
    process.off('warning', note);
    return seen;
  };
}

/** How Discord tells that a thread has fallen asleep: it is woken, and the call made again. */
const archived = /: 50083 Thread is archived$/;

const hasBegun = (card: string): boolean => /^(starting|uploading|processing|published)/.test(card);
const isDone = (card: string): boolean => /^published · (?!reviewing)/.test(card);

/** What a strict service turned down by the program's own fault. */
const refusals = (tiktok: TikTokStandIn): string[] =>
  tiktok.refused().map(({ path, refused }) => `${path}: ${refused}`);
