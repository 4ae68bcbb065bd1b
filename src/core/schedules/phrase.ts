/** What words say before a calendar and a clock are put to them: the words' side of a time. */

/** What words say before a calendar and a clock are put to them. */
export type Phrase = OnePhrase | PhraseChoice;

export type OnePhrase = { readonly kind: 'now' } | Shift | Point;

/** "now or at 7pm": one of them is meant, and nothing tells which. */
export interface PhraseChoice {
  readonly kind: 'choice';
  readonly of: readonly OnePhrase[];
}

/** An exact distance: "in 20 seconds", "two hours later". */
export interface Shift {
  readonly kind: 'shift';
  readonly distance: Distance;
  /** "in an hour or two", "in under an hour": others that can be meant. */
  readonly others: readonly Distance[];
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
  /** "every friday": how it is to repeat. */
  readonly rhythm: Rhythm | null;
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
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly kind: 'weekend'; readonly which: 'coming' | 'next' }
  | DayOfMonth
  | NthWeekday
  | { readonly kind: 'holiday'; readonly name: string; readonly year: number | null }
  | Edge
  | CalendarDate
  | EitherDate
  /** "a week from friday", "the day after christmas" */
  | { readonly kind: 'beside'; readonly base: Day; readonly distance: Distance }
  /** "next week", "next month": a stretch of time with no day named in it. */
  | { readonly kind: 'stretch'; readonly unit: 'week' | 'month'; readonly ahead: number }
  | { readonly kind: 'vague' }
  /** "tomorrow or friday", "before friday" */
  | { readonly kind: 'choice'; readonly of: readonly Day[] };

/** 1 is Monday and 7 Sunday, here and below. */
export interface WeekdayName {
  readonly kind: 'weekday';
  readonly weekday: number;
  readonly which: WhichWeekday;
  /** With `which: 'in_week'`: weeks from this one. */
  readonly weeks?: number;
}

/** `weekday` is null unless one was said beside the date. */
export interface DayOfMonth {
  readonly kind: 'day_of_month';
  readonly day: number;
  readonly weekday: number | null;
  /** Months from this one, where they were said. */
  readonly months: number | null;
}

/** "the first monday of december"; a `month` of null is any, or the one `months` from this. */
export interface NthWeekday {
  readonly kind: 'nth_weekday';
  /** -1 is the last. */
  readonly nth: number;
  readonly weekday: number;
  readonly month: number | null;
  readonly months: number | null;
  readonly year: number | null;
}

/** The start, middle or end of a week, month or year; a `month` by its number or counted ahead. */
export interface Edge {
  readonly kind: 'edge';
  readonly edge: 'start' | 'middle' | 'end';
  readonly of: 'week' | 'month' | 'year';
  readonly ahead: number;
  readonly month: number | null;
  readonly year: number | null;
}

/** 3/4, where nothing tells the day from the month. */
export interface EitherDate {
  readonly kind: 'either';
  readonly dates: readonly CalendarDate[];
  readonly weekday: number | null;
}

/** `in_week`: the one of a calendar week that was named ("friday next week"). */
export type WhichWeekday = 'coming' | 'next' | 'last' | 'in_week';

/** `year` is null when none was said; `yearsAhead` counts it from this one: "next year". */
export interface CalendarDate {
  readonly kind: 'date';
  readonly year: number | null;
  readonly yearsAhead?: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number | null;
  /** Written in figures alone, as a fraction might be: 3/4. */
  readonly figures: boolean;
}

export type BareClock = 'number' | 'likely';

export type Clock =
  | OneClock
  /** "between 6 and 7pm", "before 9am" */
  | { readonly kind: 'choice'; readonly of: readonly OneClock[] }
  /** It has the shape of a clock, and no clock shows it: 25:00. `announced` by a word before it: "at". */
  | { readonly kind: 'invalid'; readonly announced: boolean };

export type OneClock =
  | {
      readonly kind: 'time';
      readonly hour: number;
      readonly minute: number;
      readonly second: number;
      /** False for "7", which is in the morning as well as in the evening. */
      readonly halfKnown: boolean;
      /** The language or region counts to 24: 7:30 is in the morning unless a part of the day is said. */
      readonly habit: boolean;
      /** Written in full, as 9:00 is: the hour as written, where both halves of the day are open. */
      readonly full: boolean;
      /** "noon": a word that can as well be part of a caption. */
      readonly word: boolean;
    }
  | { readonly kind: 'midnight' };

export type Zone =
  | { readonly kind: 'named'; readonly names: readonly string[] }
  | { readonly kind: 'offset'; readonly minutes: number }
  /** "my time"; also, with `names`, where a zone's name may be a word of the caption. */
  | { readonly kind: 'own'; readonly or: readonly string[] }
  | { readonly kind: 'unknown' };

/** `early` is before dawn, `first` the first hours of work, `late` the last ones before midnight. */
export type DayPart =
  | 'early'
  | 'first'
  | 'morning'
  | 'lateMorning'
  | 'earlyAfternoon'
  | 'afternoon'
  | 'lateAfternoon'
  | 'earlyEvening'
  | 'evening'
  | 'late'
  | 'night';

/** How a time repeats: "every second week", "every friday". */
export interface Rhythm {
  readonly freq: 'daily' | 'weekly' | 'monthly' | 'yearly';
  readonly interval: number;
  /** 1 is Monday and 7 Sunday. */
  readonly weekdays?: readonly number[];
}

export type TimeOfDay = Extract<Clock, { kind: 'time' }>;
