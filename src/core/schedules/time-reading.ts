/** What a time comes to on the calendar and the clocks of a zone, and what it is read by. */

import type { LanguageName } from './words/language.ts';

/** A part of a text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The asked wall-clock time does not exist that day (`gap`) or exists twice (`overlap`). */
export type ClockChange =
  | { readonly kind: 'gap'; readonly asked: string; readonly became: string }
  | { readonly kind: 'overlap'; readonly asked: string; readonly taken: 'first' | 'second' };

/** One instant somebody can have meant, with what has to be said about it. */
export interface Moment {
  readonly at: Date;
  /**
   * The day was said, the clock was not: it comes from the usual hour, a part of the day, or the
   * time the post already had.
   */
  readonly dateOnly: boolean;
  /** The clock is the workspace's usual hour. */
  readonly usualHour: boolean;
  /** The IANA zone it was meant in. */
  readonly timeZone: string;
  readonly clockChange: ClockChange | null;
  /** "every friday 6pm" gives the next one and says here how it goes on. */
  readonly recurrence: Recurrence | null;
}

/** How a time repeats, in the terms of iCalendar (RFC 5545). */
export interface Recurrence {
  readonly freq: 'daily' | 'weekly' | 'monthly' | 'yearly';
  readonly interval: number;
  /** `MO` to `SU`; of a month with the number before it, `1MO` or `-1FR`. */
  readonly byday: readonly string[];
  readonly bymonthday: number | null;
  /** `HH:MM`, where a clock was said. */
  readonly time: string | null;
}

/**
 * `label` tells the alternatives of one reading apart and nothing more: `07:00`, or `Fri 27 Nov`.
 */
export interface Alternative extends Moment {
  readonly label: string;
}

export type ImpossibleReason =
  | 'no_such_day'
  | 'no_such_time'
  | 'unknown_time_zone'
  /** A week, a month or the like was named, but no day in it. */
  | 'which_day'
  | 'too_far';

/** What words of time come to. `past` and `impossible` are told to whoever wrote them; nothing else is before `now`. */
export type TimeReading =
  | { readonly kind: 'now' }
  | ({ readonly kind: 'at' } & Moment)
  /** Several readings are sensible; in the order of time, with the instant of the likeliest. */
  | {
      readonly kind: 'ambiguous';
      readonly alternatives: readonly Alternative[];
      readonly likeliest: Date;
    }
  | { readonly kind: 'past'; readonly at: Date }
  | { readonly kind: 'impossible'; readonly reason: ImpossibleReason };

export interface WallClock {
  readonly hour: number;
  readonly minute: number;
}

/** What the words of a message are read by. */
export interface ReadTimeOptions {
  /** When the words were written: the message's own timestamp. */
  readonly now: Date;
  /** The writer's IANA zone. */
  readonly timeZone: string;
  /** BCP 47; a region decides between 3/4 and 4/3 and between 7:30 and 19:30. */
  readonly locale?: string | undefined;
  /** What the words around are known to be of, as a verb of posting is: their times are read too. */
  readonly languages?: readonly LanguageName[] | undefined;
  /** The clock of a day said without one; 18:00 unless given. */
  readonly usualHour?: WallClock | undefined;
  /** The time a post already has: "8pm" then keeps its day, "tomorrow" keeps its clock. */
  readonly anchor?: Date | undefined;
}

/** Every instant that a reading can mean, in its own order; none where it is no time to come. */
export function momentsOf(reading: TimeReading | null): readonly Moment[] {
  if (reading?.kind === 'at') return [reading];
  return reading?.kind === 'ambiguous' ? reading.alternatives : [];
}
