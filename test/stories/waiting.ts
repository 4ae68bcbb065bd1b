import { setTimeout as pause } from 'node:timers/promises';
import type { Chat } from '../../sandbox/chats/chat.ts';
import type { StoryClock } from './clock.ts';
import type { Programs } from './programs.ts';

/** No story needs more steps; one that does is stuck. */
const mostSteps = 200;
const lookMs = 20;
/** The program itself looks every 20 s for what it left undone; a story does not wait so long. */
const nudgeMs = 2000;

export interface Waiting {
  /**
   * Moves the clock, and lets the program find what has become due. What is under way ends first: a
   * jump in its middle would end its leases.
   */
  advance(ms: number): Promise<void>;
  /** The same, to an instant such as `2026-11-25T19:00+01:00`. */
  advanceTo(at: string): Promise<void>;
  /** Lets time pass in steps until `isSo`. */
  advanceUntil(isSo: () => boolean, stepMs: number): Promise<void>;
  /** What `look` finds, as soon as it finds something. */
  until<T>(look: () => T | undefined | null | false, what: string): Promise<T>;
}

interface WaitingDeps {
  readonly chat: Chat;
  readonly clock: StoryClock;
  readonly programs: Pick<Programs, 'ring'>;
  /** Longer than anything takes that is not stuck, also on a busy machine. */
  readonly patienceMs?: number;
}

export function createWaiting({ chat, clock, programs, patienceMs = 60_000 }: WaitingDeps): Waiting {
  const ring = () => programs.ring(chat.postIds());
  const advance: Waiting['advance'] = async (ms) => {
    await clock.untilUnasked();
    clock.advance(ms);
    await ring();
  };
  return {
    advance,
    advanceTo: (at) => advance(Date.parse(at) - clock.now().getTime()),
    advanceUntil: async (isSo, stepMs) => {
      for (let steps = 0; !isSo(); steps += 1) {
        if (steps === mostSteps) throw new Error(`It does not come to it.\n${chat.transcript()}`);
        await advance(stepMs);
      }
    },
    until: async (look, what) => {
      const start = performance.now();
      for (let nudges = 1; ; ) {
        const found = look();
        if (found !== undefined && found !== null && found !== false) return found;
        const waitedMs = performance.now() - start;
        if (waitedMs > patienceMs) throw new Error(`In vain for ${what}.\n${chat.transcript()}`);
        if (waitedMs > nudges * nudgeMs) {
          await ring();
          nudges += 1;
        }
        await pause(lookMs);
      }
    },
  };
}
