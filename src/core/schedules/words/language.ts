import type { Chrono } from 'chrono-node';
import type { DayPart, Rhythm } from '../phrase.ts';

export type Unit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';
export type Which = 'coming' | 'next' | 'last' | 'every' | 'every_other';

/** ISO 639-1; `xx` stands for the languages that are noticed and not read. */
export type LanguageName = 'en' | 'de' | 'es' | 'fr' | 'pt' | 'ja' | 'it' | 'nl' | 'pl' | 'ru' | 'xx';

/** What words of time can mean; each key is one table of a language. */
export interface Meanings {
  now: true;
  /** Words before a day or a clock that mean nothing themselves. */
  links: true;
  /** After one of these even a lone number is a clock. */
  clockLinks: true;
  /** "the": before a date; before a weekday alone only where the language says so. */
  articles: true;
  of: true;
  and: true;

  /** Days counted from today. */
  dayOffsets: number;
  /** Today with its part of the day: tonight. */
  partsOfToday: DayPart;
  dayParts: DayPart;
  weekdays: number;
  /** "Freitagabend", "morgenavond": a weekday, or days from today, and a part of that day in one word. */
  weekdayParts: { readonly weekday: number; readonly part: DayPart | 'noon' };
  offsetParts: { readonly days: number; readonly part: DayPart };
  /** "fridays": every one of them. */
  everyWeekday: number;
  months: number;
  /** "first", "last" (-1) */
  ordinals: number;
  /** Glued to a number it makes it one: 24th, 1er */
  ordinalEndings: true;
  modifiers: Which;
  /** Weeks from this one, beside a weekday: next week, the week after next. */
  weeks: number;
  /** Months from this one: this month, next month. */
  monthsAhead: number;
  yearsAhead: number;
  weekends: 'coming' | 'next';
  /** "the end of" */
  edges: 'start' | 'middle' | 'end';
  /** "the end of the month" in one word */
  monthEdges: 'start' | 'middle' | 'end';
  rhythms: Rhythm;
  /** Names of `holidays.ts`. */
  holidays: string;
  /** "the day after": days from the day that follows. */
  dayBeside: number;
  /** "Friday week": days from the day that stands before it. */
  dayBehind: number;
  /** Stretches of time with no day named in them. */
  vague: true;
  /** Before a time that bounds another one: "before 9am", "after lunch"; `until` only behind a distance. */
  bounds: 'before' | 'after' | 'until';
  /** Opens a range: "between 6 and 7pm", "from 6 to 7pm". */
  ranges: 'between' | 'from';
  /** Between the two ends of a range. */
  rangeTo: true;
  /** Between two times of which one is meant: "7pm or 8pm". */
  or: true;
  /** Before a distance or a clock that is not meant to the minute: "in about an hour". */
  roughly: true;
  /** The same behind it: 9ish, "in an hour or so". */
  roughlyBehind: true;
  /** "day" in "day 24" */
  dayOf: true;

  clocks: 'noon' | 'midnight' | 'lunch' | 'endOfDay';
  /** A number that is no hour with the word behind it: "this *one for* tomorrow" counts videos. */
  noHours: true;
  /** A clock in one word, of either half of the day: полвосьмого (7:30) */
  clockWords: { readonly hour: number; readonly minute: number };
  am: true;
  pm: true;
  /** Behind an hour: o'clock, Uhr, heures */
  oclock: true;
  /** Minutes added to the hour that follows: half past, quarter to, halb */
  minutesAround: number;
  /** Minutes added to the hour before: y media, et demie, moins le quart */
  minutesBehind: number;
  /** Between minutes and hour: ten *past* (1) seven, ten *to* (-1) */
  countAround: number;
  /** Between hour and minutes: las ocho *y* (1) diez, *menos* (-1) */
  countBehind: number;
  /** Behind minutes: 30 *minutes*, 30分 */
  clockMinutes: true;
  /** Before or behind the name of a place: Berlin *time* */
  timeOf: true;
  timeIn: true;
  /** "my time": the writer's own zone. */
  ownTime: true;

  /** "in two hours"; the others stand behind: "two hours from now", "two hours later". */
  durationOpeners: true;
  afterNow: true;
  ago: true;
  later: true;
  earlier: true;
  /** "a week *from* friday" */
  fromDay: true;
  numbers: number;
  /** Numbers that are none to the hour: in *a few* hours. */
  few: true;
  /** Years in words: "twenty twenty-six" */
  years: number;
  /** "this time tomorrow": the clock of now. */
  sameTime: true;
  /** "… and a half" */
  halves: number;
  units: Unit;
  /** A whole distance in few words: an hour and a half, a fortnight */
  distances: { readonly unit: Unit; readonly amount: number };
}

/** What a language says otherwise, or not at all, has no table. */
export type Tables = { readonly [K in keyof Meanings]?: ReadonlyMap<string, Meanings[K]> };

/**
 * One language's words for time, as plain tables in lower case, several words with single spaces.
 * Accents may be left out by whoever writes; hyphens count as blanks.
 */
export interface Language {
  readonly name: LanguageName;
  readonly tables: Tables;
  /**
   * Short words of the tables that are everyday words as well: never a time on their own. With a capital they are
   * only those that are written so: "Morgen" greets or is the morning, "morgen" is tomorrow.
   */
  readonly everydayWords: ReadonlySet<string>;
  /** Of its parts of the day the nouns: "night" may end or begin a caption where a time is whole without it. */
  readonly dayPartNouns: ReadonlySet<string>;
  /** With a number above one they describe something: a 5 minute pasta. */
  readonly singularUnits: ReadonlySet<string>;
  /** What `7 Uhr`, `7h` or `7:30` without morning or evening mean: the hour on a clock of 24. */
  readonly twentyFourHours: boolean;
  /** "le 24", "el 24": an article is enough to make a number a day. */
  readonly articleMakesDay: boolean;
  /** "el viernes": an article before a weekday is none of the caption's. */
  readonly articleBeforeWeekday: boolean;
  /** Reads unusual spellings, where it knows the language. */
  readonly chrono: Chrono | null;
}
