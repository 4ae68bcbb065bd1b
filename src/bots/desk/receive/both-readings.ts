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
  if (otherReading?.kind !== 'post') return { ...first, caption };
  const second = askedTime(otherReading.when, isStale);
  const timed = [
    ...timesOf(first).map((at) => ({ at, caption })),
    ...timesOf(second).map((at) => ({ at, caption: otherReading.caption })),
  ];
  if (timed.length === 0) return { ...first, caption };
  const asked: KnownTime = {
    kind: 'choices',
    choices: timed.map(({ at }) => at),
    captions: Object.fromEntries(timed.map(({ at, caption }) => [at.toISOString(), caption])),
    repeats: { ...repeatsOf(second), ...repeatsOf(first) },
  };
  // What goes out with "Post now" is the reading that found no time in the words.
  const untimed = timesOf(first).length === 0 ? caption : otherReading.caption;
  return { kind: 'asked', asked, caption: untimed };
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
