import type { Match, WordRun } from '../words/word-run.ts';

const AMOUNT = /^\d{1,6}(?:[.,]\d{1,3})?$/;

/** 20, 1.5, 1,5, two, a couple of */
export function readNumber(run: WordRun, at: number): Match<number> | null {
  const spelled = run.find(at, 'numbers');
  const key = run.key(at);
  if (!run.figures(at) || !AMOUNT.test(key)) return spelled;
  if (spelled && spelled.count > 1) return spelled;
  return { value: Number(key.replace(',', '.')), count: 1 };
}

/** Words for one that hardly ever are an hour. */
const ARTICLES = new Set('a an another ein eine einer einem einen ner un um few couple'.split(' '));

/** "seven": a whole number in words that may be an hour, a minute or a day. */
export function readSpelled(run: WordRun, at: number): Match<number> | null {
  const spelled = run.find(at, 'numbers');
  if (!spelled || !Number.isInteger(spelled.value)) return null;
  return run.figures(at) || ARTICLES.has(run.key(at)) ? null : spelled;
}

/** 2026, '26, "twenty twenty-six" */
export function readYear(run: WordRun, at: number): Match<number> | null {
  const key = run.key(at);
  if (run.figures(at)) return /^20\d{2}$/.test(key) ? { value: Number(key), count: 1 } : null;
  const [, short] = /^'(\d{2})$/.exec(key) ?? [];
  return short ? { value: 2000 + Number(short), count: 1 } : run.find(at, 'years');
}
