import { wishOrProfileFrom } from './longest-wish.ts';
import { skipFront } from './separators.ts';
import { JOINT } from './talk-patterns.ts';
import { verbFrom } from './verb-at.ts';
import type { Draft } from './wish-draft.ts';
import { matchFront } from './word-pattern.ts';

const MOST_WISHES = 4;

/** "privately post …", "on @brand: post …": wishes count before a verb if it follows them at once. */
export function takeWishesBeforeVerb(draft: Draft, text: string): Draft | null {
  let taken = draft;
  for (let wishes = 0; wishes <= MOST_WISHES; wishes += 1) {
    const at = skipFront(text, taken.from, taken.to);
    const joint = wishes > 0 ? matchFront(JOINT, text, at) : null;
    const next = joint ? skipFront(text, joint.end, taken.to) : at;
    if (verbFrom(text, next)) return { ...taken, from: next };
    const found = wishOrProfileFrom(text, next);
    if (!found) return null;
    taken = { ...taken, ...found.rule.changes(found.match, taken), from: found.match.end };
  }
  return null;
}
