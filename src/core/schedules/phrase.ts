import type { DayPart, Language } from './language.ts';
import type { RegionHabits } from './region.ts';

/** What words say before a calendar and a clock are put to them. */
export type Phrase = { readonly kind: 'now' } | Shift | Point;

/** An exact distance: "in 20 seconds", "two hours later". */
export interface Shift {
  readonly kind: 'shift';
  readonly distance: Distance;
  /** `later` and `earlier` count from the time a post already has. */
  readonly from: 'now' | 'ago' | 'later' | 'earlier';
}

export interface Distance {
  readonly seconds: number;
  readonly days: number;
  readonly months: number;
}

/** A day, a clock, or both. */
export interface Point {
  readonly kind: 'point';
  readonly day: Day | null;
  readonly clock: Clock | null;
  readonly part: DayPart | null;
  readonly zone: Zone | null;
  readonly every: boolean;
  /**
   * The clock is a figure that nothing announces: `number` the 7 of "friday 7", `likely` 7.30 or
   * 19h.
   */
  readonly bareClock: BareClock | null;
}

export type Day =
  | { readonly kind: 'offset'; readonly days: number }
  | { readonly kind: 'ahead'; readonly distance: Distance }
  | WeekdayName
  | { readonly kind: 'weekend'; readonly which: 'coming' | 'next' }
  | DayOfMonth
  | { readonly kind: 'every_day' }
  | CalendarDate
  | EitherDate
  | { readonly kind: 'vague' };

/** 1 is Monday and 7 Sunday, here and below. */
export interface WeekdayName {
  readonly kind: 'weekday';
  readonly weekday: number;
  readonly which: WhichWeekday;
}

/** `weekday` is null unless one was said beside the date. */
export interface DayOfMonth {
  readonly kind: 'day_of_month';
  readonly day: number;
  readonly weekday: number | null;
}

/** 3/4, where nothing tells the day from the month. */
export interface EitherDate {
  readonly kind: 'either';
  readonly dates: readonly CalendarDate[];
  readonly weekday: number | null;
}

/** `following`: the one of the next calendar week, beyond doubt ("friday next week"). */
export type WhichWeekday = 'coming' | 'next' | 'last' | 'following';

/** `year` is null when none was said. */
export interface CalendarDate {
  readonly kind: 'date';
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly weekday: number | null;
  /** Written in figures alone, as a fraction might be: 3/4. */
  readonly figures: boolean;
}

export type BareClock = 'number' | 'likely';

export type Clock =
  | {
      readonly kind: 'time';
      readonly hour: number;
      readonly minute: number;
      readonly second: number;
      /** False for "7", which is in the morning as well as in the evening. */
      readonly halfKnown: boolean;
      /** "noon": a word that can as well be part of a caption. */
      readonly word: boolean;
    }
  | { readonly kind: 'midnight' }
  /** It has the shape of a clock, and no clock shows it: 25:00. */
  | { readonly kind: 'invalid' };

export type Zone =
  | { readonly kind: 'named'; readonly names: readonly string[] }
  | { readonly kind: 'offset'; readonly minutes: number }
  | { readonly kind: 'unknown' };

/** What phrases are read by. */
export interface Grammar {
  readonly language: Language;
  readonly region: RegionHabits;
  /** The writer's calendar date. */
  readonly today: { readonly year: number; readonly month: number; readonly day: number };
}
