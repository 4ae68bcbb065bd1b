import { en } from 'chrono-node';
import type { DayPart } from '../../phrase.ts';
import type { Language, Unit, Which } from '../language.ts';
import { holidays } from './english-holidays.ts';
import { joined, keys, listed, meanings, mistyped, words, yearsOf } from './tables.ts';

const names = mistyped(listed(1, 'monday, tuesday, wednesday, thursday, friday, saturday, sunday'));

const shortNames = meanings(
  [1, 'mon'],
  [2, 'tue, tues'],
  [3, 'wed, weds, wednsday, wensday, wendsday'],
  [4, 'thu, thur, thurs, thrusday, thirsday'],
  [5, 'fri'],
  [6, 'sat, saterday'],
  [7, 'sun'],
);

const longMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
].join(', ');

const units = 'one, two, three, four, five, six, seven, eight, nine';
const tens = [
  [20, 'twenty'],
  [30, 'thirty'],
  [40, 'forty'],
  [50, 'fifty'],
  [60, 'sixty'],
  [90, 'ninety'],
] as const;
const compound = tens.flatMap(([ten, name]) =>
  units.split(', ').map((unit, index) => [ten + index + 1, `${name} ${unit}`] as const),
);

const ordinalUnits = 'first, second, third, fourth, fifth, sixth, seventh, eighth, ninth';
const compoundOrdinals = ordinalUnits.split(', ').map((unit, index) => [20 + index + 1, `twenty ${unit}`] as const);

export const english: Language = {
  name: 'en',
  tables: {
    now: words(
      'now, right now, right away, immediately, asap, at once, instantly, this minute',
      'straight away, straightaway, this instant, rn, now now, this second, as soon as possible, as soon as you can',
    ),
    links: words(
      'on, for, from, starting, at, @, around, about, by, come, approx, circa, ~, until, till, no later than, not later than',
      'up to, latest, before or at',
    ),
    clockLinks: words('at, @, around, about, by, approx, circa, until, till, no later than, not later than, roughly'),
    articles: words('the'),
    of: words('of, in'),
    and: words('and, &'),

    dayOffsets: joined(
      mistyped(meanings([1, 'tomorrow'])),
      meanings(
        [0, 'today, 2day, tdy, todays'],
        [1, 'tmrw, tmr, tmw, tmrrw, tomo, tomorow, tommorow, tommorrow, tomorrrow, tomoz, tomoro'],
        [1, '2moro, 2morrow, 2mrw, 2mro, 2mor, tmoro, morrow, tom, tmo, tomrrow, 2morow'],
        [2, 'day after tomorrow, overmorrow, day after tmrw, day after tmr, day after 2moro'],
        [2, 'day after tomorow, day after tommorow'],
        [-1, 'yesterday, yday, yest'],
        [-2, 'day before yesterday'],
      ),
    ),
    partsOfToday: meanings<DayPart>(
      ['morning', 'this morning, this morn'],
      ['afternoon', 'this afternoon, this arvo'],
      ['evening', 'this evening, this eve'],
      ['late', 'late tonight, late tonite'],
      ['earlyEvening', 'early tonight, early this evening'],
      ['late', 'late this evening'],
      ['lateAfternoon', 'late this afternoon'],
      ['night', 'tonight, tonite, 2nite, 2night, tonigt, tonght, this night, tnight'],
    ),
    dayParts: meanings<DayPart>(
      ['early', 'before dawn'],
      [
        'first',
        'early in the morning, early morning, first thing, first thing in the morning, early, bright and early',
      ],
      ['lateMorning', 'late morning, late in the morning'],
      ['earlyAfternoon', 'early afternoon, early in the afternoon, after lunch, after lunchtime'],
      ['lateAfternoon', 'late afternoon, late in the afternoon, after work, after school'],
      ['earlyEvening', 'early evening, early in the evening'],
      ['late', 'late, late evening, late at night, late night, late in the evening'],
      ['morning', 'morning, morning time, in the morning, mornin, morn, in the am'],
      ['afternoon', 'afternoon, in the afternoon, arvo, aft, in the pm'],
      ['evening', 'evening, in the evening, eve, evenin, evening time, evening hours'],
      ['night', 'night, at night, nite, tonight, night time, nighttime, night-time'],
    ),
    weekdays: joined(names, shortNames),
    everyWeekday: meanings(
      [1, 'mondays'],
      [2, 'tuesdays'],
      [3, 'wednesdays'],
      [4, 'thursdays'],
      [5, 'fridays'],
      [6, 'saturdays'],
      [7, 'sundays'],
    ),
    months: joined(
      mistyped(listed(1, longMonths)),
      listed(1, 'jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec'),
      meanings([9, 'sept'], [2, 'febuary, febr'], [6, 'june'], [12, 'decem']),
    ),
    ordinals: joined(
      listed(1, `${ordinalUnits}, tenth, eleventh, twelfth, thirteenth, fourteenth, fifteenth`),
      listed(16, 'sixteenth, seventeenth, eighteenth, nineteenth, twentieth'),
      meanings(...compoundOrdinals, [30, 'thirtieth'], [31, 'thirty first'], [-1, 'last']),
    ),
    ordinalEndings: words('st, nd, rd, th'),
    modifiers: meanings<Which>(
      ['coming', 'this, coming, this coming, upcoming, this upcoming, the coming'],
      ['next', 'next, nxt'],
      ['last', 'last, past, previous'],
      ['every', 'every, each'],
      ['every_other', 'every other, every second, every 2nd, alternate'],
    ),
    weeks: meanings(
      [0, 'this week'],
      [1, 'next week, nxt week, next wk, coming week'],
      [2, 'week after next, week after'],
    ),
    monthsAhead: meanings([0, 'month, this month, current month'], [1, 'next month']),
    yearsAhead: meanings([0, 'year, this year'], [1, 'next year']),
    weekends: meanings<'coming' | 'next'>(
      ['coming', 'weekend, this weekend, coming weekend, this coming weekend, wknd, this wknd'],
      ['next', 'next weekend, next wknd'],
    ),
    edges: meanings<'start' | 'middle' | 'end'>(
      ['start', 'first day of, the first day of, start of, beginning of, start, beginning, early'],
      ['middle', 'middle of, mid'],
      ['end', 'end of, end, last day of, the last of, late'],
    ),
    monthEdges: meanings<'start' | 'middle' | 'end'>(['end', 'eom, month end']),
    rhythms: meanings(
      [{ freq: 'daily', interval: 1 }, 'every day, each day, daily, everyday'],
      [{ freq: 'daily', interval: 2 }, 'every other day, every second day, every 2 days'],
      [
        { freq: 'weekly', interval: 1, weekdays: [1, 2, 3, 4, 5] },
        'weekdays, every weekday, each weekday, on weekdays, workdays, every workday',
      ],
      [{ freq: 'weekly', interval: 1, weekdays: [6, 7] }, 'weekends, every weekend, on weekends, each weekend'],
      [{ freq: 'weekly', interval: 1 }, 'weekly, every week, each week, once a week'],
      [
        { freq: 'weekly', interval: 2 },
        'every other week, every second week, biweekly, bi weekly, every two weeks, every 2 weeks, fortnightly, every fortnight',
      ],
      [{ freq: 'weekly', interval: 3 }, 'every three weeks, every 3 weeks, every third week'],
      [{ freq: 'weekly', interval: 4 }, 'every four weeks, every 4 weeks'],
      [
        { freq: 'monthly', interval: 1 },
        'monthly, every month, each month, once a month, of every month, of each month, of the month every month',
      ],
      [{ freq: 'monthly', interval: 2 }, 'every other month, every two months, every 2 months'],
      [{ freq: 'monthly', interval: 3 }, 'every three months, every 3 months, quarterly'],
      [{ freq: 'yearly', interval: 1 }, 'yearly, every year, each year, annually, once a year, of every year'],
    ),
    holidays,
    dayBeside: meanings([1, 'day after, the day after'], [-1, 'day before, the day before, eve of, the eve of']),
    dayBehind: meanings([7, 'week, after next'], [14, 'fortnight']),
    bounds: meanings<'before' | 'after'>(
      [
        'before',
        'a bit before, a little before, any time before, sometime before, soon before, anytime before, whenever before',
      ],
      [
        'after',
        'a bit after, a little after, any time after, anytime after, soon after, sometime after, whenever after, any time past, anytime past',
      ],
      ['before', 'before, prior to, earlier than, sooner than, just before, right before, shortly before'],
      ['after', 'after, later than, just after, right after, shortly after, past, not before, no earlier than'],
      ['before', 'under, less than, in under, in less than'],
      ['after', 'over, more than, at least, in over, in more than'],
    ),
    ranges: meanings<'between' | 'from'>(['between', 'between, btw, sometime between'], ['from', 'from']),
    rangeTo: words('to, until, till, til, through, -, –, —, ~'),
    or: words('or, or maybe, or else, or at, /'),
    roughly: words(
      'about, around, approx, approximately, roughly, circa, ca, ~, almost, nearly, like, maybe, some, exactly, precisely, just',
    ),
    vague: words(
      'later, l8r, later today, soon, sometime, later this week, someday, at some point, anytime, any time, some time',
    ),
    clocks: meanings<'noon' | 'midnight' | 'lunch' | 'endOfDay'>(
      [
        'noon',
        'noonish, middayish, noon, midday, mid day, this noon, 12noon, 12nn, 12 nn, 12 noon, twelve noon, high noon, noontime',
      ],
      ['midnight', 'midnight, 12midnight, 12 midnight, twelve midnight, midnite'],
      ['lunch', 'lunchtime, lunch time, this lunchtime, this lunch time, lunch, this lunch'],
      ['endOfDay', 'eod, end of day, end of the day, close of business, cob, end of business'],
    ),
    noHours: words('one for'),
    am: words('am, a.m, a, a m'),
    pm: words('pm, p.m, p, p m'),
    sameTime: words('this time, same time, the same time, at this time, at the same time, same time as now'),
    oclock: words("hundred hours, hundred hrs, o'clock, oclock, o clock, hrs, hours, h"),
    minutesAround: meanings(
      [30, 'half past, half past ish, half'],
      [15, 'quarter past, quarter past ish, a quarter past, quarter after, a quarter after, 1/4 past'],
      [-15, 'quarter to, quarter to ish, a quarter to, quarter before, quarter of, a quarter of, quarter till'],
      [-15, 'quarter til, a quarter till, a quarter before'],
    ),
    countAround: meanings(
      [1, 'past, after, minutes past, minutes after, mins past, min past'],
      [-1, 'to, before, minutes to, minutes before, mins to, min to, till, til'],
    ),
    timeOf: words('time'),
    ownTime: words('my time, our time, local time, my local time, our local time, my timezone, my time zone, here'),
    roughlyBehind: words('ish, or so, or thereabouts, thereabouts, sharp, on the dot, exactly, at the latest, latest'),

    durationOpeners: words('in, within, after'),
    afterNow: words('from now, hence, from this moment'),
    ago: words('ago, back'),
    later: words('later, after that'),
    earlier: words('earlier, sooner'),
    fromDay: words('from, after, on, following'),
    few: words('a few, few, several'),
    numbers: joined(
      listed(1, `${units}, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen`),
      listed(18, 'eighteen, nineteen, twenty'),
      meanings(...tens, ...compound),
      meanings(
        [0.5, 'half, half a, half an, a half, 1/2, ½'],
        [0.25, 'a quarter of an, quarter of an, quarter, a quarter'],
        [0.75, 'three quarters of an, three quarters of a'],
        [1, 'a, an, another'],
        [2, 'a couple, a couple of, couple, couple of, two'],
        [3, 'a few, few'],
        [1.5, 'one and a half, 1 and a half, 1 1/2'],
      ),
    ),
    years: joined(
      yearsOf([...tens, ...compound], (name) => [`two thousand ${name}`, `two thousand and ${name}`]),
      listed(2026, 'twenty twenty six, twenty twenty seven, twenty twenty eight, twenty twenty nine'),
      listed(2030, 'twenty thirty, twenty thirty one'),
    ),
    halves: meanings([0.5, 'half, a half, half an'], [0.25, 'a quarter, quarter'], [0.75, 'three quarters']),
    units: meanings<Unit>(
      ...(['seconds', 'minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const).map(
        (unit) => [unit, `${unit}' time, ${unit.slice(0, -1)}'s time, ${unit} time`] as const,
      ),
      ['seconds', 's, sec, secs, second, seconds'],
      ['minutes', 'm, min, mins, minute, minutes, minuts'],
      ['hours', 'h, hr, hrs, hour, hours, hous'],
      ['days', 'd, day, days'],
      ['weeks', 'w, wk, wks, week, weeks'],
      ['months', 'month, months, mth, mths'],
      ['years', 'year, years'],
    ),
    distances: meanings([{ unit: 'weeks', amount: 2 }, 'fortnight, a fortnight, fortnights']),
  },
  dayPartNouns: keys('morning, mornin, morn, afternoon, evening, night, nite, late, early'),
  singularUnits: new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']),
  everydayWords: new Set(['sun', 'sat', 'tom', 'lunch', 'rn', 'may']),
  twentyFourHours: false,
  articleMakesDay: false,
  articleBeforeWeekday: false,
  chrono: en.casual,
};
