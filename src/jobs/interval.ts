import { isPassing, type Log } from '../core/index.ts';
import { describeError } from './describe-error.ts';

/** What is done again and again, beside the queues. */
export interface Round {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<void>;
}

export interface Interval {
  /** Runs at once, then at every interval; a run that takes longer is not overtaken by the next. */
  start(): void;
  /** No further run; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/** What must not depend on the queue, because it repairs the queue. A run that fails is logged. */
export function createInterval({ name, everyMs, run }: Round, log: Log): Interval {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | null = null;
  const runLogged = async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      const facts = { interval: name, ...describeError(error) };
      // What passes by itself is tried again at the next run.
      if (isPassing(error)) log.warn(facts, 'interval failed');
      else log.error(facts, 'interval failed');
    }
  };
  const tick = (): void => {
    underWay ??= runLogged().finally(() => {
      underWay = null;
    });
  };
  return {
    start: () => {
      tick();
      timer = setInterval(tick, everyMs);
    },
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}
