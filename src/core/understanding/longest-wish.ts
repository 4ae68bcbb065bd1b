import { ANY_WISH, PROFILE_RULE, WISH_RULES, type WishRule } from './wish-rules.ts';
import { matchBack, matchFront, type WordMatch } from './word-pattern.ts';

export interface FoundWish {
  readonly rule: WishRule;
  readonly match: WordMatch;
}

/** The wishes that start at `at`, the longest first: "with comments off" is not "with comments". */
export function wishesFrom(text: string, at: number): readonly FoundWish[] {
  if (!matchFront(ANY_WISH, text, at)) return [];
  return longestFirst((rule) => matchFront(rule.pattern, text, at));
}

/** The wishes that end at `end`, the longest first. */
export function wishesUntil(text: string, end: number): readonly FoundWish[] {
  if (!matchBack(ANY_WISH, text, end)) return [];
  return longestFirst((rule) => matchBack(rule.pattern, text, end));
}

/** The profile or the longest wish that starts at `at`. */
export function wishOrProfileFrom(text: string, at: number): FoundWish | null {
  const profile = matchFront(PROFILE_RULE.pattern, text, at);
  return profile ? { rule: PROFILE_RULE, match: profile } : (wishesFrom(text, at)[0] ?? null);
}

function longestFirst(matchOf: (rule: WishRule) => WordMatch | null): readonly FoundWish[] {
  const found = WISH_RULES.flatMap((rule) => {
    const match = matchOf(rule);
    return match ? [{ rule, match }] : [];
  });
  return found.sort((a, b) => lengthOf(b) - lengthOf(a));
}

const lengthOf = ({ match }: FoundWish) => match.end - match.start;
