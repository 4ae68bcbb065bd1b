import type { Day, Grammar, Phrase } from './phrase.ts';
import type { Piece } from './piece.ts';

/** How a time was put into words, for those who must tell whether it was meant as one. */
export interface Wording {
  /**
   * `figures`: 7pm, half past seven. `number`: 7. `likely`: 7.30, 19h. `word`: noon, which may be
   * just a word.
   */
  readonly clock: 'none' | 'figures' | 'number' | 'likely' | 'word';
  /**
   * `relative`: tomorrow. `everyday`: "sun", a word like any other. `figures`: 3/4. `ordinal`: the
   * 24th.
   */
  readonly day: 'none' | 'relative' | 'weekday' | 'everyday' | 'date' | 'figures' | 'ordinal';
  /** "now", or a distance: "in two hours", "two hours ago". */
  readonly distance: 'none' | 'now' | 'ahead' | 'ago';
  /** It begins with a word like "on" or "at". */
  readonly linked: boolean;
}

export function wordingOf(pieces: readonly Piece[], phrase: Phrase, grammar: Grammar): Wording {
  const { links, everydayWords } = grammar.language;
  const linked = links.has(pieces[0]?.key ?? '');
  if (phrase.kind !== 'point') {
    return { clock: 'none', day: 'none', distance: distanceOf(phrase), linked };
  }
  const everyday = pieces.length === 1 && everydayWords.has(pieces[0]?.key ?? '');
  const day = everyday ? 'everyday' : wordingOfDay(phrase.day);
  return { clock: wordingOfClock(phrase), day, distance: 'none', linked };
}

function distanceOf(phrase: Exclude<Phrase, { kind: 'point' }>): Wording['distance'] {
  if (phrase.kind === 'now') return 'now';
  return phrase.from === 'ago' ? 'ago' : 'ahead';
}

function wordingOfClock({
  clock,
  bareClock,
}: Extract<Phrase, { kind: 'point' }>): Wording['clock'] {
  if (clock === null) return 'none';
  if (bareClock) return bareClock;
  const word = clock.kind === 'midnight' || (clock.kind === 'time' && clock.word);
  return word ? 'word' : 'figures';
}

function wordingOfDay(day: Day | null): Wording['day'] {
  switch (day?.kind) {
    case undefined:
      return 'none';
    case 'offset':
    case 'ahead':
      return 'relative';
    case 'weekday':
    case 'weekend':
    case 'every_day':
    case 'vague':
      return 'weekday';
    case 'day_of_month':
      return 'ordinal';
    case 'date':
      return day.figures ? 'figures' : 'date';
    case 'either':
      return 'figures';
  }
}
