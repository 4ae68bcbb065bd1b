import type { SlackStandIn } from '../../sandbox/slack/index.ts';
import type { StoryClock } from './clock.ts';
import type { Programs } from './programs.ts';

/** Longer than anything takes that is not stuck. */
const patienceMs = 60_000;
/** The program itself looks every 20 s for what it left undone; a story does not wait so long. */
const nudgeMs = 2000;

export interface Waiting {
  /**
   * Moves the clock, and lets the program find what has become due. What is under way ends first: a
   * jump in its middle would end its leases.
   */
  advance(ms: number): Promise<void>;
  /** What `look` finds in the chat, as soon as it finds something. */
  until<T>(look: () => T | undefined | null | false, what: string): Promise<T>;
}

interface WaitingDeps {
  readonly slack: SlackStandIn;
  readonly clock: StoryClock;
  readonly programs: Programs;
}

export function createWaiting({ slack, clock, programs }: WaitingDeps): Waiting {
  let ringing = Promise.resolve();
  const ring = () => {
    ringing = ringing.then(() => programs.ring(postIds(slack)));
    return ringing;
  };
  return {
    advance: async (ms) => {
      await clock.untilUnasked();
      clock.advance(ms);
      await ring();
    },
    until: async (look, what) => {
      const nudges = setInterval(() => void ring(), nudgeMs);
      try {
        return await slack.waitFor(look, { what, timeoutMs: patienceMs });
      } finally {
        clearInterval(nudges);
        await ringing;
      }
    },
  };
}

/** Every card carries the id of its post. */
function postIds(slack: SlackStandIn): string[] {
  const messages = slack.channels.list().flatMap(({ id }) => slack.messages(id));
  const ids = messages.flatMap(({ metadata }) =>
    metadata?.event_type === 'schedy_card' ? [String(metadata.event_payload.post)] : [],
  );
  return [...new Set(ids)];
}
