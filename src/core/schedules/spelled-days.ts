import type { ParsedComponents } from 'chrono-node';
import type { Day, Grammar } from './phrase.ts';

/**
 * Days with the name of a weekday or a month in them are read by chrono. It is given nothing but
 * the words of the day, it must use all of them, and only what it is certain of is taken: the year
 * it implies, the hour it invents and its zone stay out.
 */
export function readSpelledDay(words: readonly string[], grammar: Grammar): Day | null {
  const text = words.join(' ');
  if (!/\p{L}/u.test(text)) return null;
  const certain = parse(text, grammar);
  if (certain) return dayOf(text, certain, grammar);
  // chrono knows no 31 February, and no 29 February in most years; the calendar is to say so, not
  // the parser.
  const [, before = '', day, after = ''] = /^(.*\b)?(29|30|31)\b(.*)$/.exec(text) ?? [];
  if (day === undefined) return null;
  const standIn = `${before}1${after.replace(/^th|^st/, 'st')}`;
  const found = parse(standIn, grammar);
  const date = found ? dayOf(standIn, found, grammar) : null;
  return date?.kind === 'date' ? { ...date, day: Number(day) } : null;
}

/** A month without a day, as in "january" or "dec 2027". */
export function isMonth(words: readonly string[], grammar: Grammar): boolean {
  const found = parse(words.join(' '), grammar);
  return found ? found.isCertain('month') && !found.isCertain('day') : false;
}

function parse(text: string, { language, today }: Grammar): ParsedComponents | null {
  // Noon, on the machine's own clock: chrono counts days there, and no zone skips its noon.
  const reference = new Date(today.year, today.month - 1, today.day, 12);
  const [found, another] = language.chrono.parse(text, reference);
  if (!found || another || found.index !== 0 || found.text.length !== text.length) return null;
  const { start, end } = found;
  const relative = start.tags().has('result/relativeDate');
  return end || relative || start.isCertain('hour') ? null : start;
}

function dayOf(text: string, certain: ParsedComponents, { today }: Grammar): Day | null {
  const value = (name: Parameters<ParsedComponents['get']>[0]) =>
    certain.isCertain(name) ? certain.get(name) : null;
  const [year, month, day, sunday0] = [
    value('year'),
    value('month'),
    value('day'),
    value('weekday'),
  ];
  const weekday = sunday0 === 0 ? 7 : sunday0;
  if (month === null || day === null) {
    return weekday && month === null ? { kind: 'weekday', weekday, which: 'coming' } : null;
  }
  // "24 dec 18" is an hour, not the year 2018; a short year must at least be a coming one.
  const shortYear = year !== null && !text.includes(String(year));
  if (shortYear && year < today.year) return null;
  return { kind: 'date', year, month, day, weekday, figures: false };
}
