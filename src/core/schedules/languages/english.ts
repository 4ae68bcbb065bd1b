import { en } from 'chrono-node';
import type { DayPart, Language, Unit } from '../language.ts';

const words = (...lists: string[]) => new Set(lists.flatMap((list) => list.split(', ')));

/** `{ tomorrow: 'tomorrow, tmrw' }` turned inside out: word → meaning. */
function meanings<M>(...groups: readonly (readonly [meaning: M, words: string])[]): Map<string, M> {
  return new Map(
    groups.flatMap(([meaning, list]) => list.split(', ').map((word) => [word, meaning] as const)),
  );
}

export const english: Language = {
  now: words(
    'now, right now, right away, immediately, asap, at once, instantly, this minute',
    'straight away, straightaway',
  ),
  links: words('on, for, from, starting, at, @, around, about, by'),
  clockLinks: words('at, @, around, about, by'),
  dayOffsets: meanings(
    [0, 'today, 2day, tdy'],
    [1, 'tomorrow, tmrw, tmr, tmw, tomo, tomorow, tommorow, tommorrow, tomorrrow, 2moro, 2morrow'],
    [2, 'day after tomorrow, overmorrow'],
    [-1, 'yesterday, yday'],
    [-2, 'day before yesterday'],
  ),
  partsOfToday: meanings<DayPart>(
    ['morning', 'this morning'],
    ['afternoon', 'this afternoon'],
    ['evening', 'this evening'],
    ['night', 'tonight, tonite, 2nite, 2night'],
  ),
  dayParts: meanings<DayPart>(
    ['morning', 'morning, in the morning'],
    ['afternoon', 'afternoon, in the afternoon'],
    ['evening', 'evening, in the evening'],
    ['night', 'night, at night'],
  ),
  clocks: meanings<'noon' | 'midnight'>(
    ['noon', 'noon, midday, mid-day'],
    ['midnight', 'midnight'],
  ),
  am: words('am, a.m'),
  pm: words('pm, p.m'),
  oclock: words("o'clock, oclock"),
  minutesAround: meanings(
    [30, 'half past'],
    [15, 'quarter past, a quarter past, quarter after'],
    [-15, 'quarter to, a quarter to, quarter before'],
    [5, 'five past, 5 past'],
    [10, 'ten past, 10 past'],
    [20, 'twenty past, 20 past'],
    [-5, 'five to, 5 to'],
    [-10, 'ten to, 10 to'],
    [-20, 'twenty to, 20 to'],
  ),
  nextWeek: words('next week'),
  articles: words('the'),
  modifiers: meanings<'coming' | 'next' | 'last' | 'every'>(
    ['coming', 'this, coming, this coming, upcoming'],
    ['next', 'next'],
    ['last', 'last, past, previous'],
    ['every', 'every, each'],
  ),
  weekends: meanings<'coming' | 'next'>(
    ['coming', 'weekend, this weekend, coming weekend, this coming weekend'],
    ['next', 'next weekend'],
  ),
  everyDay: words('every day, each day'),
  vague: words(
    'next week, this week, later this week, next month, this month, next year',
    'later, later today, soon, sometime',
  ),
  durationOpeners: words('in'),
  afterNow: words('from now'),
  ago: words('ago'),
  later: words('later'),
  earlier: words('earlier, sooner'),
  and: words('and, &'),
  numbers: meanings(
    [0.5, 'half, half a, half an, a half'],
    [1, 'a, an, one'],
    [2, 'two, a couple, a couple of, couple, couple of'],
    [3, 'three, a few'],
    [4, 'four'],
    [5, 'five'],
    [6, 'six'],
    [7, 'seven'],
    [8, 'eight'],
    [9, 'nine'],
    [10, 'ten'],
    [11, 'eleven'],
    [12, 'twelve'],
    [15, 'fifteen'],
    [20, 'twenty'],
    [24, 'twenty-four'],
    [30, 'thirty'],
    [45, 'forty-five'],
  ),
  halves: meanings([0.5, 'half, a half'], [0.25, 'a quarter']),
  units: meanings<Unit>(
    ['seconds', 's, sec, secs, second, seconds'],
    ['minutes', 'm, min, mins, minute, minutes'],
    ['hours', 'h, hr, hrs, hour, hours'],
    ['days', 'd, day, days'],
    ['weeks', 'w, wk, wks, week, weeks'],
    ['months', 'month, months'],
  ),
  singularUnits: words('second, minute, hour, day, week, month'),
  ordinal: /^(\d{1,2})(?:st|nd|rd|th)$/,
  everydayWords: words('sun, sat, mon, wed, thu, fri'),
  timeOf: words('time'),
  chrono: en.casual,
};
