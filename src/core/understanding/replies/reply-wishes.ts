/** Wishes in a post's thread, and nothing between them but commas and "and": "make it private", "no comments, no duet". */
import { type Draft, emptyDraft } from '../instruction/wish-draft.ts';
import { wishesFrom } from '../instruction/wishes.ts';
import type { FollowUpCommand } from '../request.ts';
import { MAKE, NO_COMMAND_ALONE } from '../words/command-words.ts';
import { skipFront } from '../words/punctuation.ts';
import { JOINT } from '../words/talk-patterns.ts';
import { matchFront, wordPattern } from '../words/word-pattern.ts';

const MAKE_PATTERN = wordPattern(MAKE);

/**
 * "make it private", "no comments, no duet": wishes and nothing between them but commas and "and".
 */
export function followUpWishes(command: string): FollowUpCommand | null {
  if (NO_COMMAND_ALONE.has(command.toLowerCase())) return null;
  const draft = takeAll(command, emptyDraft(0, command.length));
  if (!draft || draft.slot) return null;
  const { privacy, settings, way } = draft;
  if (privacy !== null) return { kind: 'privacy', privacy, settings };
  if (way !== null) return { kind: 'way', way };
  return Object.keys(settings).length > 0 ? { kind: 'settings', settings } : null;
}

/** The draft once every word is used up; null if words remain. */
function takeAll(text: string, draft: Draft): Draft | null {
  if (draft.from === text.length) return draft;
  const start = skipFront(text, draft.from, text.length);
  const joint = draft.from > 0 ? matchFront(JOINT, text, start) : null;
  const at = joint ? skipFront(text, joint.end, text.length) : start;
  const made = matchFront(MAKE_PATTERN, text, at);
  const places = made ? [at, skipFront(text, made.end, text.length)] : [at];
  for (const place of places) {
    const found = wishesFrom(text, place)[0];
    if (found)
      return takeAll(text, {
        ...draft,
        ...found.rule.changes(found.match, draft),
        from: found.match.end,
      });
  }
  return null;
}
