/**
 * The life of a post. `published` and `cancelled` are final; every other state can end. Marks such
 * as late or reviewing are columns of their own, not states.
 *
 * A draft becomes scheduled when its video is judged and nothing is missing any more. An alarm claims
 * it; a claim whose process died is taken over by the next one within the same attempt. A claim that
 * has sent no byte may be released, and a person may still cancel or reschedule its post, which ends the claim;
 * once a byte may have gone out, the attempt is only resumed, asked about, or lost, and a lost one
 * (unconfirmed) is never repeated by itself.
 *
 * By hand nothing is claimed and TikTok is not asked: at its time a post is handed over to its author, who posts it
 * and says so, or puts it off.
 */
import type { PostState } from '../../database/index.ts';

interface Rule {
  readonly from: readonly PostState[];
  readonly to: PostState;
}

export const transitions = {
  schedule: {
    from: ['draft', 'scheduled', 'publishing', 'handed_over', 'on_hold', 'failed', 'unconfirmed'],
    to: 'scheduled',
  },
  claim: { from: ['scheduled'], to: 'publishing' },
  takeover: { from: ['publishing'], to: 'publishing' },
  release: { from: ['publishing'], to: 'scheduled' },
  submit: { from: ['publishing'], to: 'processing' },
  hand_over: { from: ['scheduled'], to: 'handed_over' },
  deliver: { from: ['publishing', 'processing', 'unconfirmed'], to: 'in_inbox' },
  complete: {
    // Also from before an upload: an attempt that was given up may turn out to be public.
    from: ['scheduled', 'on_hold', 'publishing', 'processing', 'in_inbox', 'handed_over', 'unconfirmed', 'failed'],
    to: 'published',
  },
  fail: {
    from: ['draft', 'scheduled', 'publishing', 'processing', 'in_inbox', 'unconfirmed'],
    to: 'failed',
  },
  lose: { from: ['publishing', 'processing'], to: 'unconfirmed' },
  hold: { from: ['scheduled', 'publishing'], to: 'on_hold' },
  cancel: {
    from: ['draft', 'scheduled', 'publishing', 'handed_over', 'on_hold', 'failed', 'unconfirmed'],
    to: 'cancelled',
  },
} as const satisfies Record<string, Rule>;

/** The transitions of a post, as they stand in its history. */
export type TransitionName = keyof typeof transitions;

/** Whether `transition` may be made from `state`. */
export function allows(transition: TransitionName, state: PostState): boolean {
  return transitions[transition].from.some((from) => from === state);
}

/** States in which nothing is on its way to TikTok, so that everything may still change. */
export const changeable: readonly PostState[] = ['draft', 'scheduled', 'on_hold', 'failed'];

/** States that are on their way or waiting for somebody. */
export const open: readonly PostState[] = [
  'draft',
  'scheduled',
  'publishing',
  'processing',
  'in_inbox',
  'handed_over',
  'on_hold',
  'unconfirmed',
];
