import { setTimeout as pause } from 'node:timers/promises';
import type { SlackStandIn } from '../../sandbox/slack/index.ts';
import type { StoryClock } from './clock.ts';
import type { Programs } from './programs.ts';

/** No story needs more steps; one that does is stuck. */
const mostSteps = 200;
/** Longer than anything takes that is not stuck, also on a busy machine. */
const patienceMs = 60_000;
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
  readonly slack: SlackStandIn;
  readonly clock: StoryClock;
  readonly programs: Programs;
}

export function createWaiting({ slack, clock, programs }: WaitingDeps): Waiting {
  const ring = () => programs.ring(postIds(slack));
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
        if (steps === mostSteps) throw new Error(`It does not come to it.\n${describe(slack)}`);
        await advance(stepMs);
      }
    },
    until: async (look, what) => {
      const start = performance.now();
      for (let nudges = 1; ; ) {
        const found = look();
        if (found !== undefined && found !== null && found !== false) return found;
        const waitedMs = performance.now() - start;
        if (waitedMs > patienceMs) throw new Error(`In vain for ${what}.\n${describe(slack)}`);
        if (waitedMs > nudges * nudgeMs) {
          await ring();
          nudges += 1;
        }
        await pause(lookMs);
      }
    },
  };
}

const describe = (slack: SlackStandIn): string =>
  slack.channels
    .list()
    .map(({ id, name }) => `#${name}\n${slack.transcript(id)}`)
    .join('\n\n');

/** Every card carries the id of its post. */
function postIds(slack: SlackStandIn): string[] {
  const messages = slack.channels.list().flatMap(({ id }) => slack.messages(id));
  const ids = messages.flatMap(({ metadata }) =>
    metadata?.event_type === 'schedy_card' ? [String(metadata.event_payload.post)] : [],
  );
  return [...new Set(ids)];
}
