import type { Match, WordRun } from './word-run.ts';

const AMOUNT = /^\d{1,6}(?:[.,]\d{1,3})?$/;

/** 20, 1.5, 1,5, two, a couple of */
export function readNumber(run: WordRun, at: number): Match<number> | null {
  const spelled = run.find(at, 'numbers');
  const key = run.key(at);
  if (!AMOUNT.test(key)) return spelled;
  if (spelled && spelled.count > 1) return spelled;
  return { value: Number(key.replace(',', '.')), count: 1 };
}

/** Words for one that hardly ever are an hour. */
const ARTICLES = new Set('a an another ein eine einer einem einen ner un um few couple'.split(' '));

/** "seven": a whole number in words that may be an hour, a minute or a day. */
export function readSpelled(run: WordRun, at: number): Match<number> | null {
  const spelled = run.find(at, 'numbers');
  if (!spelled || !Number.isInteger(spelled.value)) return null;
  return /^[\d]/.test(run.key(at)) || ARTICLES.has(run.key(at)) ? null : spelled;
}
