/**
 * Compares this machine's clock with the database's. A process whose clock is ahead would publish too
 * early and take over what others are working on, so it takes no work until the two agree again.
 */
import type { Clock } from './clock.ts';
import { type Database, isDatabaseAway } from './database/index.ts';
import type { Log } from './ports.ts';

/** Further apart than this the clocks count as different. */
const MOST_OFF_MS = 5_000;

/** Whether the machine's clock agrees with the database's. */
export interface ClockCheck {
  /** Compares now. While the database is away the last answer stands. */
  check(): Promise<boolean>;
  /** What the last comparison said; true before the first. */
  isRight(): boolean;
}

interface ClockCheckDeps {
  readonly database: Pick<Database, 'now'>;
  /** Of the machine, also where a story hands another clock to everything else. */
  readonly clock: Clock;
  readonly log: Log;
}

/** Logs when the two begin to differ by more than 5 s, and when they agree again. */
export function createClockCheck({ database, clock, log }: ClockCheckDeps): ClockCheck {
  let isRight = true;
  const measure = async (): Promise<number> => {
    const before = clock.now().getTime();
    const reference = (await database.now()).getTime();
    const after = clock.now().getTime();
    // The reference was read somewhere between the two: within them there is no difference.
    if (reference < before) return before - reference;
    return reference > after ? after - reference : 0;
  };
  const compare = async (): Promise<void> => {
    const offMs = await measure();
    const wasRight = isRight;
    isRight = Math.abs(offMs) <= MOST_OFF_MS;
    const facts = { aheadMs: offMs, mostMs: MOST_OFF_MS };
    if (wasRight && !isRight) log.error(facts, 'the clock differs from the database: no work is taken');
    if (!wasRight && isRight) log.info(facts, 'the clock agrees with the database again: work goes on');
  };
  return {
    check: async () => {
      try {
        await compare();
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
      }
      return isRight;
    },
    isRight: () => isRight,
  };
}
