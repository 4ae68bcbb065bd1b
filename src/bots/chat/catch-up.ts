/**
 * What was said while Schedy heard nothing is read back: after a start, after a connection that is not the
 * continuation of the last one, and when this process or its database stood still. The inbox takes each message
 * once, so what is read back may overlap with what was heard.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE_MS } from '../../core/clock.ts';
import { type Clock, type Core, Failure, type Log, type Place } from '../../core/index.ts';
import { describeError } from './redact.ts';

/** The stretch of time that is read back. */
export interface Missed {
  readonly since: Date;
  readonly until: Date;
}

export interface CatchUpDeps {
  readonly listening: Core['listening'];
  readonly platform: Place['platform'];
  /** Under which is noted how far everything was heard. */
  readonly account: () => Promise<string>;
  /** Takes what was missed; answers how many messages that were. What it throws is tried again. */
  readonly readMissed: (missed: Missed, signal: AbortSignal) => Promise<number>;
  /** No further back than this; 0 reads nothing back. */
  readonly mostMs: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly beatMs?: number | undefined;
}

export interface CatchUp {
  /** From now on everything is heard; what was said before may have been missed. */
  connected(): void;
  /** From now on everything is heard, and what was said meanwhile comes by itself. */
  resumed(): void;
  disconnected(): void;
  stop(): Promise<void>;
}

/** How often is noted that everything was heard. */
const BEAT_MS = 20_000;
/** Several beats were missed: this process stood still. */
const STILL_MS = 90_000;
/** What was on its way when everything had last been heard is read again; and clocks differ. */
const OVERLAP_MS = 2 * MINUTE_MS;

export function createCatchUp(deps: CatchUpDeps): CatchUp {
  const { listening, platform, account, clock, log, beatMs = BEAT_MS } = deps;
  const stopping = new AbortController();
  let isConnected = false;
  let hasGap = false;
  let beatAt = performance.now();
  let beating: Promise<void> | null = null;

  const beat = async (): Promise<void> => {
    if (!isConnected || stopping.signal.aborted) return;
    if (performance.now() - beatAt > STILL_MS) hasGap = true;
    const until = clock.now();
    const isCatchingUp = hasGap;
    hasGap = false;
    try {
      if (isCatchingUp) await readMissed(deps, until, stopping.signal);
      await listening.heard(platform, await account(), until);
      beatAt = performance.now();
    } catch (error) {
      hasGap = true;
      if (stopping.signal.aborted) return;
      const facts = error instanceof Failure ? { code: error.code, ...error.facts } : { error: describeError(error) };
      log.warn({ platform, ...facts }, 'what was missed could not be read back, trying again');
    }
  };
  const run = (): Promise<void> => {
    beating ??= beat().finally(() => {
      beating = null;
    });
    return beating;
  };
  let timer: NodeJS.Timeout | undefined;
  const listen = (mayHaveMissed: boolean): void => {
    isConnected = true;
    timer ??= setInterval(() => void run(), beatMs).unref();
    hasGap ||= mayHaveMissed;
    beatAt = performance.now();
    void Promise.resolve(beating).then(run);
  };
  return {
    connected: () => listen(true),
    resumed: () => listen(false),
    disconnected: () => {
      isConnected = false;
    },
    stop: async () => {
      stopping.abort();
      clearInterval(timer);
      await beating;
    },
  };
}

async function readMissed(
  { listening, platform, account, readMissed, mostMs, log }: CatchUpDeps,
  until: Date,
  signal: AbortSignal,
): Promise<void> {
  const heard = await listening.heardUntil(platform, await account());
  if (heard === null || mostMs === 0) return;
  const since = new Date(Math.max(heard.getTime() - OVERLAP_MS, until.getTime() - mostMs));
  const messages = await readMissed({ since, until }, signal);
  if (messages > 0) log.info({ platform, messages, since: since.toISOString() }, 'messages were read back');
}

const UNANSWERED_MS = 2_000;
const MOST_TRIES = 3;

/** Asks a platform that is busy again when it says so, and one that does not answer some times. */
export async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const remedy = error instanceof Failure ? error.remedy : null;
      if (remedy?.kind === 'wait') await pause(remedy.forMs, undefined, { signal });
      else if (remedy?.kind === 'retry' && tries < MOST_TRIES) await pause(UNANSWERED_MS, undefined, { signal });
      else throw error;
    }
  }
}
