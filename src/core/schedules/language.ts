import type { Chrono } from 'chrono-node';

export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night';
export type Unit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months';

/**
 * One language's words for time, as plain tables in lower case; a phrase of several words is
 * written with single spaces. Names of weekdays and months, and the ways to write a date with them,
 * are left to chrono's parser for that language.
 */
export interface Language {
  readonly now: ReadonlySet<string>;
  /**
   * Words before a day or a clock that mean nothing themselves; after a `clockLink` even a lone
   * number is a clock.
   */
  readonly links: ReadonlySet<string>;
  readonly clockLinks: ReadonlySet<string>;
  /** "the": before a date, never before a weekday alone ("the sun"). */
  readonly articles: ReadonlySet<string>;

  /** Days counted from today. */
  readonly dayOffsets: ReadonlyMap<string, number>;
  /** Today with its part of the day: tonight. */
  readonly partsOfToday: ReadonlyMap<string, DayPart>;
  readonly dayParts: ReadonlyMap<string, DayPart>;
  readonly modifiers: ReadonlyMap<string, 'coming' | 'next' | 'last' | 'every'>;
  /** Beside a weekday it is the one of the next calendar week. */
  readonly nextWeek: ReadonlySet<string>;
  readonly weekends: ReadonlyMap<string, 'coming' | 'next'>;
  readonly everyDay: ReadonlySet<string>;
  /** Stretches of time with no day named in them. */
  readonly vague: ReadonlySet<string>;
  /** 24th */
  readonly ordinal: RegExp;
  /** Short weekday names that are everyday words as well. */
  readonly everydayWords: ReadonlySet<string>;

  readonly clocks: ReadonlyMap<string, 'noon' | 'midnight'>;
  readonly am: ReadonlySet<string>;
  readonly pm: ReadonlySet<string>;
  readonly oclock: ReadonlySet<string>;
  /** "half past", "quarter to": minutes added to the hour that follows. */
  readonly minutesAround: ReadonlyMap<string, number>;
  /** "New York *time*" */
  readonly timeOf: ReadonlySet<string>;

  /**
   * "in" as in "in two hours"; the next four stand behind: "two hours from now", "two hours later".
   */
  readonly durationOpeners: ReadonlySet<string>;
  readonly afterNow: ReadonlySet<string>;
  readonly ago: ReadonlySet<string>;
  readonly later: ReadonlySet<string>;
  readonly earlier: ReadonlySet<string>;
  readonly and: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
  /** "… and a half" */
  readonly halves: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, Unit>;
  /** With a number above one they describe something: a 5 minute pasta. */
  readonly singularUnits: ReadonlySet<string>;

  readonly chrono: Chrono;
}
