import type { Clock, Log } from '../core/index.ts';

const REPEAT_MS = 60_000;

/**
 * Logs what the queue's connections complain of. Each of them repeats its complaint at every attempt
 * to come back, so the same words are logged once a minute.
 */
export function createErrorReport(clock: Clock, log: Log): (error: Error) => void {
  const toldAt = new Map<string, number>();
  return (error) => {
    const reason = reasonOf(error);
    const nowMs = clock.now().getTime();
    if (nowMs - (toldAt.get(reason) ?? Number.NEGATIVE_INFINITY) < REPEAT_MS) return;
    toldAt.set(reason, nowMs);
    log.warn({ reason }, 'the queue complains');
  };
}

/** A refused connection to a name with several addresses has a code and no message. */
function reasonOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  return error.message || code || error.name;
}
