import type { Day, OnePhrase, Phrase } from '../phrase.ts';
import type { WordRun } from './word-run.ts';

/** How a time was put into words, for those who must tell whether it was meant as one. */
export interface Wording {
  /**
   * `figures`: 7pm, half past seven. `number`: 7. `likely`: 7.30, 19h. `word`: noon, which may be
   * just a word.
   */
  readonly clock: 'none' | 'figures' | 'number' | 'likely' | 'word';
  /**
   * `relative`: tomorrow. `everyday`: "sun", a word like any other. `holiday`: Halloween.
   * `stretch`: next week. `figures`:
   * 3/4. `ordinal`: the 24th.
   */
  readonly day: 'none' | 'relative' | 'weekday' | 'everyday' | 'date' | 'holiday' | 'stretch' | 'figures' | 'ordinal';
  /** "now", or a distance: "in two hours", "two hours ago". */
  readonly distance: 'none' | 'now' | 'ahead' | 'ago';
  /** It begins with a word like "on" or "at". */
  readonly linked: boolean;
  /** "every friday" */
  readonly repeats: boolean;
  /** A single word that is said of other things too: "sun", "lunch". */
  readonly everyday: boolean;
}

/** Whether the piece at a place is an everyday word, as it is written. */
export function isEveryday({ pieces, lexicon }: WordRun, at: number): boolean {
  const { everydayWords } = lexicon.language;
  const piece = pieces[at];
  return piece !== undefined && (everydayWords.has(piece.key) || everydayWords.has(piece.text));
}

export function wordingOf(run: WordRun, start: number, end: number, phrase: Phrase): Wording {
  const link = run.find(start, 'links') ?? run.find(start, 'clockLinks');
  const linked = link !== null && start + link.count < end;
  if (phrase.kind === 'choice') {
    const { repeats, ...first } = wordingOf(run, start, end, phrase.of[0] ?? { kind: 'now' });
    return { ...first, repeats };
  }
  if (phrase.kind !== 'point') {
    const distance = distanceOf(phrase);
    return { clock: 'none', day: 'none', distance, linked, repeats: false, everyday: false };
  }
  const everyday = end - start === 1 && isEveryday(run, start);
  return {
    clock: wordingOfClock(phrase, everyday),
    day: everyday && phrase.day ? 'everyday' : wordingOfDay(phrase.day, phrase.part !== null && end - start > 1),
    distance: 'none',
    linked,
    repeats: phrase.rhythm !== null,
    everyday,
  };
}

function distanceOf(phrase: Exclude<OnePhrase, { kind: 'point' }>): Wording['distance'] {
  if (phrase.kind === 'now') return 'now';
  return phrase.from === 'ago' ? 'ago' : 'ahead';
}

function wordingOfClock({ clock, bareClock }: Extract<Phrase, { kind: 'point' }>, everyday: boolean): Wording['clock'] {
  if (clock === null) return 'none';
  if (bareClock) return bareClock;
  const word = clock.kind === 'midnight' || (clock.kind === 'time' && clock.word);
  return word || everyday ? 'word' : 'figures';
}

function wordingOfDay(day: Day | null, withPart: boolean): Wording['day'] {
  switch (day?.kind) {
    case undefined:
      // "first thing in the morning" is today's or tomorrow's; "morning" alone is just a word.
      return withPart ? 'relative' : 'none';
    case 'offset':
    case 'ahead':
      return 'relative';
    case 'weekday':
    case 'weekdays':
    case 'nth_weekday':
    case 'weekend':
    case 'vague':
      return 'weekday';
    case 'stretch':
      return 'stretch';
    case 'holiday':
      // "Christmas morning" is more of a time than "Christmas".
      return withPart ? 'date' : 'holiday';
    case 'choice':
      return wordingOfDay(day.of[0] ?? null, withPart);
    case 'day_of_month':
      return 'ordinal';
    case 'beside':
    case 'edge':
      return 'date';
    case 'date':
      return day.figures ? 'figures' : 'date';
    case 'either':
      return 'figures';
  }
}
