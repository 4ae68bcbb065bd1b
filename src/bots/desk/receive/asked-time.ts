import type { KnownTime, Repeat, TimeNote } from '../../../core/index.ts';
import { type Moment, slotOf, type TimeReading } from '../../../core/schedules/index.ts';

import type { PostRequest } from '../../../core/understanding/index.ts';
import type { AnswerCode } from '../view/index.ts';

export type Asked =
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

function noteOf({ clockChange, usualHour }: Extract<TimeReading, { kind: 'at' }>): TimeNote | null {
  if (clockChange) return { kind: clockChange.kind };
  return usualHour ? { kind: 'usual_hour' } : null;
}
