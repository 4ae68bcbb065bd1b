import type { AskedTime, TimeNote } from '../../core/index.ts';
import type { TimeReading } from '../../core/schedules/index.ts';
import type { AnswerCode } from './answers.ts';

export type Asked =
  | { readonly kind: 'asked'; readonly asked: AskedTime }
  | { readonly kind: 'refused'; readonly answer: AnswerCode };

/**
 * What a reading of a time means for a post. A message that was found long after it was written does
 * not post at once: the person is asked.
 */
export function askedTime(reading: TimeReading | null, isStale: boolean): Asked {
  if (reading === null) return asked({ kind: 'unsaid' });
  switch (reading.kind) {
    case 'now':
      return asked(isStale ? { kind: 'unsaid' } : { kind: 'now' });
    case 'at':
      return asked({ kind: 'at', at: reading.at, note: noteOf(reading) });
    case 'ambiguous':
      return asked({ kind: 'choices', choices: reading.alternatives.map(({ at }) => at) });
    case 'past':
      return { kind: 'refused', answer: 'time_past' };
    case 'impossible':
      return { kind: 'refused', answer: reading.reason };
  }
}

const asked = (time: AskedTime): Asked => ({ kind: 'asked', asked: time });

export function noteOf({
  clockChange,
  dateOnly,
}: Extract<TimeReading, { kind: 'at' }>): TimeNote | null {
  if (clockChange) return { kind: clockChange.kind };
  return dateOnly ? { kind: 'usual_hour' } : null;
}
