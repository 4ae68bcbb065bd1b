import { DateTime } from 'luxon';
import {
  type Alternative,
  type Moment,
  type ReadTimeOptions,
  readTime,
  type TimeReading,
} from '../../../src/core/schedules/index.ts';

/** Tuesday 24 November 2026, 16:00:12 in Berlin. */
export const tuesday: ReadTimeOptions = {
  now: new Date('2026-11-24T15:00:12Z'),
  timeZone: 'Europe/Berlin',
};

/**
 * A reading in one line, on Berlin's clocks: `Wed 2026-11-25 19:00`, with `~` when the clock was
 * not said.
 */
export function tell(reading: TimeReading | null): string {
  switch (reading?.kind) {
    case undefined:
      return 'no time';
    case 'now':
      return 'now';
    case 'at':
      return moment(reading);
    case 'ambiguous':
      return reading.alternatives.map(moment).join(' or ');
    case 'past':
      return `past ${clock(reading.at)}`;
    case 'impossible':
      return reading.reason;
  }
}

export function read(text: string, options: Partial<ReadTimeOptions> = {}): string {
  return tell(readTime(text, { ...tuesday, ...options }));
}

function moment({ at, dateOnly, timeZone, recurrence, clockChange }: Moment | Alternative): string {
  const zone = timeZone === tuesday.timeZone ? '' : ` ${timeZone}`;
  const marks = `${dateOnly ? '~' : ''}${recurrence ? ' repeats' : ''}`;
  return `${clock(at)}${marks}${zone}${clockChange ? ` ${clockChange.kind}` : ''}`;
}

function clock(at: Date): string {
  const local = DateTime.fromJSDate(at, { zone: tuesday.timeZone });
  return local.toFormat(local.second === 0 ? 'ccc yyyy-MM-dd HH:mm' : 'ccc yyyy-MM-dd HH:mm:ss');
}
