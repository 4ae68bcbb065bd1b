/** A slot as people say it: `Fridays 18:00`, `every other day 09:30`, `the 1st of each month 10:00`. */
import type { Slot } from '../../../../core/schedules/index.ts';
import { joinWords } from '../../../../core/understanding/index.ts';

/** A slot as people say it, without its zone. */
export const saySlot = (slot: Slot): string => `${sayDays(slot)} ${sayClock(slot)}`;

/** On the clocks of the slot's own zone; 24:00 is the midnight that ends its day. */
function sayClock({ minute }: Slot): string {
  const figures = [Math.floor(minute / 60), minute % 60];
  return figures.map((figure) => String(figure).padStart(2, '0')).join(':');
}

function sayDays(slot: Slot): string {
  switch (slot.freq) {
    case 'daily':
      return sayEvery(slot.interval, 'day');
    case 'weekly':
      return sayWeekdays(slot);
    case 'monthly':
      return `the ${sayDayOfMonth(slot)} of ${slot.interval === 1 ? 'each month' : sayEvery(slot.interval, 'month')}`;
  }
}

function sayEvery(interval: number, unit: string): string {
  if (interval === 1) return `every ${unit}`;
  return interval === 2 ? `every other ${unit}` : `every ${interval} ${unit}s`;
}

const WEEKDAYS: Readonly<Record<string, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

const SETS: Readonly<Record<string, string>> = {
  'MO,TU,WE,TH,FR': 'weekdays',
  'SA,SU': 'weekends',
};

function sayWeekdays({ byday, interval }: Slot): string {
  const set = SETS[byday.join()];
  if (interval === 2 && !set) return `every other ${joinWords(byday.map(weekday))}`;
  const days = set ?? joinWords(byday.map((name) => `${weekday(name)}s`));
  return interval === 1 ? days : `${days} ${sayEvery(interval, 'week')}`;
}

const weekday = (name: string): string => WEEKDAYS[name.slice(-2)] ?? name;

function sayDayOfMonth({ byday, bymonthday }: Slot): string {
  if (bymonthday !== null) return ordinal(bymonthday);
  return joinWords(byday.map((name) => `${sayNth(Number(name.slice(0, -2)))} ${weekday(name)}`));
}

const NTHS: Readonly<Record<number, string>> = {
  [-1]: 'last',
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
};

const sayNth = (nth: number): string => NTHS[nth] ?? ordinal(nth);

const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const rules = new Intl.PluralRules('en', { type: 'ordinal' });

const ordinal = (figure: number): string => `${figure}${ENDINGS[rules.select(figure)]}`;
