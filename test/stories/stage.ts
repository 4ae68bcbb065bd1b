/**
 * The whole program in this process, among stand-ins for Slack and TikTok, on a clock that stands
 * still until a story moves it.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, createBrowser, type Page } from '../../sandbox/browser.ts';
import { findFreePort } from '../../sandbox/demo/free-port.ts';
import type { DroppedFile, Ephemeral, SlackStandIn } from '../../sandbox/slack/index.ts';
import type { Post, TikTokOptions, TikTokStandIn } from '../../sandbox/tiktok/index.ts';
import { readConfig } from '../../src/config.ts';
import type { Core } from '../../src/core/index.ts';
import { type Program, startProgram } from '../../src/program.ts';
import { channelName, handle, type Name, openCast } from './cast.ts';
import { createClock, type StoryClock, seconds } from './clock.ts';
import { type Dropped, openThread } from './dropped.ts';
import { openHome } from './home.ts';
import { createRecordingLog } from './recording-log.ts';

/** A Tuesday, four in the afternoon in Berlin. */
const usualStart = '2026-11-24T15:00:00Z';
const patienceMs = 25_000;
/** Longer than anything takes that is not stuck. */
const nudgeMs = 1000;

export interface StageOptions {
  readonly slackMode?: 'socket' | 'http';
  readonly startsAt?: string;
  readonly env?: Record<string, string>;
  readonly tiktok?: Partial<TikTokOptions>;
}

export type { Dropped } from './dropped.ts';
