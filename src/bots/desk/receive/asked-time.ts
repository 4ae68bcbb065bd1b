/** What a parsed request says of its time: when, which of several, or what must be asked. */
import type { KnownTime, Repeat, TimeNote } from '../../../core/index.ts';
import { type Moment, slotOf, type TimeReading } from '../../../core/schedules/index.ts';
import type { PostRequest, PostWishes } from '../../../core/understanding/index.ts';
import type { AnswerCode } from '../view/index.ts';

type Asked =
  | { readonly kind: 'asked'; readonly asked: KnownTime }
  | { readonly kind: 'refused'; readonly answer: AnswerCode };

/**
 * What a reading of a time means for a post. A message that was found long after it was written does
 * not post at once: the person is asked.
 */
export function askedTime(reading: PostRequest['when'] | null, isStale: boolean): Asked {
  if (reading === null) return asked({ kind: 'unsaid' });
  switch (reading.kind) {
    case 'now':
      return asked(isStale ? { kind: 'unsaid' } : { kind: 'now' });
    case 'at':
      return asked({ ...once(reading), note: noteOf(reading) });
    case 'ambiguous':
      return asked(oneOf(reading.alternatives));
    case 'unread':
      return asked(reading.readings.length > 0 ? oneOf(reading.readings) : { kind: 'unsaid', because: 'time_unread' });
    case 'past':
      return { kind: 'refused', answer: 'time_past' };
    case 'impossible':
      return { kind: 'refused', answer: reading.reason };
  }
}

const asked = (time: KnownTime): Asked => ({ kind: 'asked', asked: time });

const once = (moment: Moment) => ({ kind: 'at', at: moment.at, repeat: repeatOf(moment) }) as const;

function oneOf(moments: readonly Moment[]): KnownTime {
  const repeats = moments.flatMap((moment) => {
    const repeat = repeatOf(moment);
    return repeat ? [[moment.at.toISOString(), repeat] as const] : [];
  });
  const choices = moments.map(({ at }) => at);
  return { kind: 'choices', choices, repeats: Object.fromEntries(repeats) };
}

/** "Every friday 6pm" with one video goes out once; what may be kept of it is the slot. */
const repeatOf = (moment: Moment): Repeat | null => (moment.recurrence ? { slot: slotOf(moment) } : null);

/** What the card says of a time beside it: that clocks change then, or that the usual hour was taken. */
export function noteOf({ clockChange, usualHour }: Extract<TimeReading, { kind: 'at' }>): TimeNote | null {
  if (clockChange) return { kind: clockChange.kind };
  return usualHour ? { kind: 'usual_hour' } : null;
}

/**
 * When, and with which caption; refused when a time that was clearly meant cannot stand. Words with two sensible
 * readings ("post Monday motivation") are not guessed at: the times of both become buttons, and each takes its own
 * caption with it.
 */
export function readAsked(request: ParsedRequest, isStale: boolean): Asked & { readonly caption: string } {
  const { caption, otherReading } = request;
  const first = askedTime(request.when, isStale);
  if (request.isUncertain) return { kind: 'asked', asked: perhapsMeant(first), caption };
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

/** The same as a question: nothing goes out on words that were said to somebody else. */
export function onlyAsked<T extends Asked | { readonly kind: 'asked'; readonly asked: { readonly kind: 'next_slot' } }>(
  time: T,
) {
  if (time.kind === 'refused') return time;
  if (time.asked.kind === 'next_slot') return { ...time, asked: { kind: 'unsaid' } as const };
  if (time.asked.kind !== 'at') return time;
  return { ...time, asked: { kind: 'choices', choices: [time.asked.at], because: 'forwarded' } as const };
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

/** What is wanted, and when; null when no time and no verb was said, so that it must be asked. */
export interface ParsedRequest extends PostWishes {
  readonly kind: 'post';
  readonly when: PostRequest['when'] | null;
  readonly isUncertain?: true;
}
