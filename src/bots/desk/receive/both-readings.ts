/**
 * Words with two sensible readings ("post Monday motivation") are not guessed at: the times of both
 * become buttons, and each takes its own caption with it.
 */
import type { KnownTime, Repeat } from '../../../core/index.ts';
import { type Asked, askedTime } from './asked-time.ts';
import type { Wanted } from './request.ts';

/** When, and with which caption; refused when a time that was clearly meant cannot stand. */
export function readAsked(request: Wanted, isStale: boolean): Asked & { readonly caption: string } {
  const { caption, otherReading } = request;
  const first = askedTime(request.when, isStale);
  if (request.isPerhaps) return { kind: 'asked', asked: perhapsMeant(first), caption };
  if (otherReading?.kind !== 'post') return { ...first, caption };
  const second = askedTime(otherReading.when, isStale);
  // An unread time leaves a caption that counts once a time is named; "Post now" sends all the words.
  const isUnread = request.when?.kind === 'unread';
  const timed = distinctTimes([
    ...timesOf(first).map((at) => ({ at, caption })),
    ...timesOf(second).map((at) => ({ at, caption: otherReading.caption })),
  ]);
  const untimed = isUnread || timesOf(first).length > 0 ? otherReading.caption : caption;
  const timedCaption = isUnread ? { timedCaption: caption } : {};
  if (timed.length === 0) {
    // Both would go out at once: which words are the caption is asked before anything does.
    if (first.kind === 'refused') return { ...first, caption };
    const because = isUnread ? 'time_unread' : 'words_unsure';
    return { kind: 'asked', asked: { kind: 'unsaid', because, ...timedCaption }, caption: otherReading.caption };
  }
  const asked: KnownTime = {
    kind: 'choices',
    choices: timed.map(({ at }) => at),
    captions: Object.fromEntries(timed.map(({ at, caption }) => [at.toISOString(), caption])),
    repeats: { ...repeatsOf(second), ...repeatsOf(first) },
    ...timedCaption,
  };
  return { kind: 'asked', asked, caption: untimed };
}

/** Nobody has said for sure that it is for Schedy at all. */
function perhapsMeant(time: Asked): KnownTime {
  return { kind: 'choices', choices: timesOf(time), because: 'perhaps_meant' };
}

interface Timed {
  readonly at: Date;
  readonly caption: string;
}

/** In the order of time; of two with the same instant the first stays. */
function distinctTimes(timed: readonly Timed[]): readonly Timed[] {
  const first = timed.filter(
    ({ at }, index) => index === timed.findIndex((each) => each.at.getTime() === at.getTime()),
  );
  return first.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function timesOf(time: Asked): readonly Date[] {
  if (time.kind === 'refused') return [];
  if (time.asked.kind === 'choices') return time.asked.choices;
  return time.asked.kind === 'at' ? [time.asked.at] : [];
}

function repeatsOf(time: Asked): Readonly<Record<string, Repeat>> {
  if (time.kind === 'refused') return {};
  const { asked } = time;
  if (asked.kind === 'choices') return asked.repeats ?? {};
  return asked.kind === 'at' && asked.repeat ? { [asked.at.toISOString()]: asked.repeat } : {};
}
