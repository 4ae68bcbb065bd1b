/** What the log may say of errors met in jobs and in the queue's own connections. */

import { MINUTE_MS } from '../core/clock.ts';
import { isDatabaseAway } from '../core/database/index.ts';
import { type Clock, type Facts, Failure, type Log } from '../core/index.ts';

/** A failure by its code; a bug by its name and place; of several the first, and how many there are. */
export function describeError(error: unknown): Facts {
  if (error instanceof AggregateError) return { ...describeError(error.errors[0]), errors: error.errors.length };
  if (error instanceof Failure) return { ...error.facts, code: error.code };
  if (isDatabaseAway(error)) return { code: 'database_away' };
  if (!(error instanceof Error)) return { code: 'bug', error: typeof error };
  // Never the message of what is not ours: libraries put addresses and values into it.
  const frames = error.stack?.match(/^ +at .*$/gm) ?? [];
  return { code: 'bug', error: error.name, stack: frames.slice(0, 10).join('\n') };
}

const REPEAT_MS = MINUTE_MS;

/**
 * Logs the errors of the queue's connections. Each of them repeats its error at every attempt to come
 * back, so the same words are logged once a minute.
 */
export function createErrorReport(clock: Clock, log: Log): (error: Error) => void {
  const loggedAt = new Map<string, number>();
  return (error) => {
    // A refused connection to a name with several addresses has a code and no message.
    const reason = error.message || (error as NodeJS.ErrnoException).code || error.name;
    const nowMs = clock.now().getTime();
    if (nowMs - (loggedAt.get(reason) ?? Number.NEGATIVE_INFINITY) < REPEAT_MS) return;
    loggedAt.set(reason, nowMs);
    log.warn({ reason }, 'the queue reports an error');
  };
}
