import type { KnownTime } from '../../../core/index.ts';

/** Several videos in one message go out this far apart, unless times say otherwise. */
const APART_MS = 10 * 60_000;

/** The time of the n-th video of a message, when the first is asked for at `first`. */
export function laterVideo(first: KnownTime, sentAt: Date, index: number): KnownTime {
  if (index === 0 || (first.kind !== 'at' && first.kind !== 'now')) return first;
  const start = first.kind === 'at' ? first.at : sentAt;
  return { kind: 'at', at: new Date(start.getTime() + index * APART_MS), note: null };
}
