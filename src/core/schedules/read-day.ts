import { readFigureDate } from './figure-dates.ts';
import type { Day, DayOfMonth, Grammar, WeekdayName, WhichWeekday } from './phrase.ts';
import { isMonth, readSpelledDay } from './spelled-days.ts';

/** Reads the words of a day, which must all belong to it; null where they are no day. */
export function readDay(words: readonly string[], grammar: Grammar): Day | null {
  const { language } = grammar;
  const [first = '', ...rest] = words;
  if (language.articles.has(first)) return dayBehindArticle(rest, grammar);
  const text = words.join(' ');
  const offset = language.dayOffsets.get(text);
  if (offset !== undefined) return { kind: 'offset', days: offset };
  const weekend = language.weekends.get(text);
  if (weekend) return { kind: 'weekend', which: weekend };
  if (language.everyDay.has(text)) return { kind: 'every_day' };
  if (language.vague.has(text)) return { kind: 'vague' };
  return (
    figuresWithWeekday(words, grammar) ??
    weekdayOfNextWeek(words, grammar) ??
    modifiedWeekday(words, grammar) ??
    monthAlone(words, grammar) ??
    readSpelledDay(words, grammar)
  );
}

/** "the 24th", "the coming friday", "the weekend"; but "the sun" is no Sunday. */
function dayBehindArticle(words: readonly string[], grammar: Grammar): Day | null {
  const day = readDay(words, grammar);
  const plainWeekday = day?.kind === 'weekday' && words.length === 1;
  return plainWeekday ? null : day;
}

/** "24th", "24/12", and both behind a weekday: "friday 24th" */
function figuresWithWeekday(words: readonly string[], grammar: Grammar): Day | null {
  const [last = '', first] = words.toReversed();
  if (words.length > 2) return null;
  const named = first === undefined ? null : weekdayWith([first], 'coming', grammar);
  if (first !== undefined && !named) return null;
  const date = dayOfMonth(last, grammar) ?? readFigureDate(last, grammar.region.dayFirst);
  return date && { ...date, weekday: named?.weekday ?? null };
}

function dayOfMonth(word: string, { language }: Grammar): DayOfMonth | null {
  const day = Number(language.ordinal.exec(word)?.[1] ?? 0);
  return day >= 1 && day <= 31 ? { kind: 'day_of_month', day, weekday: null } : null;
}

function weekdayOfNextWeek(words: readonly string[], grammar: Grammar): Day | null {
  const { nextWeek } = grammar.language;
  const [front, frontRest] = [words.slice(0, 2).join(' '), words.slice(2)];
  const [back, backRest] = [words.slice(-2).join(' '), words.slice(0, -2)];
  const rest = nextWeek.has(front) ? frontRest : nextWeek.has(back) ? backRest : null;
  return rest ? weekdayWith(rest, 'following', grammar) : null;
}

/** "next friday", "this coming friday", "last friday" */
function modifiedWeekday(words: readonly string[], grammar: Grammar): Day | null {
  for (const count of [2, 1]) {
    const which = grammar.language.modifiers.get(words.slice(0, count).join(' '));
    if (which)
      return weekdayWith(words.slice(count), which === 'every' ? 'coming' : which, grammar);
  }
  return null;
}

function weekdayWith(
  words: readonly string[],
  which: WhichWeekday,
  grammar: Grammar,
): WeekdayName | null {
  const day = readSpelledDay(words, grammar);
  return day?.kind === 'weekday' ? { ...day, which } : null;
}

/**
 * "in january", "next january": a month, and no day in it. A month's name alone may be anything
 * ("May").
 */
function monthAlone([first = '', ...rest]: readonly string[], grammar: Grammar): Day | null {
  const { durationOpeners, modifiers } = grammar.language;
  const announced = durationOpeners.has(first) || modifiers.has(first);
  return announced && isMonth(rest, grammar) ? { kind: 'vague' } : null;
}
