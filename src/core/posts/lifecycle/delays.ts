/**
 * How long things wait in a post's life: while it can be taken back, after a failed attempt, before a reminder, until it
 * is late, and until it is given up; and when a wait is worth telling.
 */

import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../clock.ts';
import type { Failure } from '../../errors.ts';

const BACKOFF_MS = [10_000, 30_000, 2 * MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS];
const LIMIT_BACKOFF_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS];
const JITTER = 0.1;
/** Soon enough to tell somebody that it takes longer. */
export const WORTH_TELLING_MS = 5 * MINUTE_MS;

/** Drafts in the inbox and posts by hand are reminded of once, two hours after they were handed to their author. */
export const REMIND_AFTER_MS = 2 * HOUR_MS;

/** Alarm and sweep together may take most of a minute without being late. */
export const isLate = (dueAt: Date | null, now: Date): boolean =>
  dueAt !== null && now.getTime() - dueAt.getTime() > MINUTE_MS;

/** A post that could not go out this long after its time is not tried any more. */
export const PATIENCE_MS = DAY_MS;

/** The pause after so many earlier `tries`; TikTok's own wish counts when it is longer. */
export function delayOf(failure: Failure, tries: number, random: () => number): number {
  const { code, remedy } = failure;
  // Bytes that TikTok counted otherwise are put right at once, unless that keeps happening.
  if (code === 'upload_out_of_step') return tries === 0 ? 0 : stepOf(BACKOFF_MS, tries - 1);
  if (code === 'rate_limit_exceeded') {
    const wanted = remedy.kind === 'wait' ? remedy.forMs : 0;
    const delayMs = Math.max(stepOf(LIMIT_BACKOFF_MS, tries), wanted);
    return Math.round(delayMs * (1 + JITTER * random()));
  }
  return remedy.kind === 'wait' ? remedy.forMs : stepOf(BACKOFF_MS, tries);
}

/** At a call limit the short steps are everyday life; only the longest is news. */
export const isWorthTelling = ({ code }: Failure, delayMs: number): boolean =>
  delayMs >= (code === 'rate_limit_exceeded' ? HOUR_MS : WORTH_TELLING_MS);

/** Schedy's own limits: waiting for them is part of the plan and no failed attempt. */
const planned: readonly string[] = ['app_call_limit', 'login_call_limit'];
/** Waiting for one of Schedy's own limits is part of the plan and no failed attempt. */
export const isPlanned = ({ code }: Failure): boolean => planned.includes(code);

/** TikTok's troubles have many names and are told as one. */
export const causeOf = ({ code, remedy }: Failure): string => (remedy.kind === 'retry' ? 'tiktok_away' : code);

const stepOf = (steps: readonly number[], tries: number): number =>
  steps[Math.min(tries, steps.length - 1)] ?? MINUTE_MS;
