import type { Neighbour, Script } from './neighbours.ts';
import { skipFront } from './separators.ts';
import { type Standing, strengthOf } from './standing-of-time.ts';
import { FILLER } from './talk-patterns.ts';
import { verbFrom } from './verb-at.ts';
import type { Reading } from './wish-draft.ts';
import { ANY_WISH, PROFILE_RULE, WISH_RULES, type WishRule } from './wish-rules.ts';
import { matchFront } from './word-pattern.ts';
import { LINKING_WORDS } from './words/talk.ts';

/** Words for privacy or a setting in front of the caption: "private", "no comments". */
export function wishInFront(
  { firm, guards, isAudience }: Pick<WishRule, 'firm' | 'guards' | 'isAudience'>,
  script: Script,
  beside: Neighbour,
  beforeMore: boolean,
): Standing {
  if (beside.setOff !== 'none' || beforeMore) return 'taken';
  if (script === 'upper') return firm && beside.script !== 'lower' ? 'taken' : 'caption';
  // "followers only discount"
  const goesOn = isAudience && !guards && beside.script === 'lower';
  if ((firm && !goesOn) || beside.script !== 'lower') return 'taken';
  return 'either';
}

/** The same words behind the caption. */
export function wishBehind(
  { firm, guards, isAudience }: Pick<WishRule, 'firm' | 'guards' | 'isAudience'>,
  script: Script,
  beside: Neighbour,
): Standing {
  if (beside.setOff !== 'none' || firm) return 'taken';
  if (guards && script !== 'upper') return 'taken';
  const linked = isAudience && LINKING_WORDS.has(beside.word.toLowerCase());
  return linked || script === 'upper' ? 'caption' : 'either';
}

/** Whether the instruction surely goes on at `at`: another wish, a profile, a time with a clock. */
export function instructionGoesOn(text: string, at: number, end: number, reading: Reading): boolean {
  const next = skipFront(text, at, end);
  const patterns = [FILLER, PROFILE_RULE.pattern];
  if (patterns.some((pattern) => matchFront(pattern, text, next))) return true;
  const wish = matchFront(ANY_WISH, text, next) !== null;
  if (wish && WISH_RULES.some(({ firm, pattern }) => firm && matchFront(pattern, text, next))) return true;
  if (verbFrom(text, next)) return true;
  const time = reading.times.startingAt(next);
  return time !== null && !['hint', 'number'].includes(strengthOf(time));
}
