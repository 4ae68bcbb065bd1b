import { kinds } from '../words/kinds.ts';
import type { Match, WordRun } from '../words/word-run.ts';
import { readYear } from './read-number.ts';

/** A week, month or year that is named: december 2026, next month, the week. */
export interface NamedSpan {
  readonly of: 'week' | 'month' | 'year';
  readonly ahead?: number;
  readonly month?: number;
  readonly year?: number | null;
}

export const SPANS = kinds('months', 'monthsAhead', 'weeks', 'yearsAhead', 'units');

export function spanNamed(run: WordRun, at: number): Match<NamedSpan> | null {
  if (!run.has(at, SPANS)) return null;
  const month = run.find(at, 'months');
  if (month) {
    const year = readYear(run, at + month.count);
    return {
      value: { of: 'month', month: month.value, year: year?.value ?? null },
      count: month.count + (year?.count ?? 0),
    };
  }
  for (const [kind, of] of [
    ['monthsAhead', 'month'],
    ['weeks', 'week'],
    ['yearsAhead', 'year'],
  ] as const) {
    const found = run.find(at, kind);
    if (found) return { value: { of, ahead: found.value }, count: found.count };
  }
  const unit = run.find(at, 'units');
  if (unit?.value === 'weeks') return { value: { of: 'week', ahead: 0 }, count: unit.count };
  return null;
}
