import type { FoundTime } from '../../../core/schedules/index.ts';
import { type ClosingClause, closingClause } from './closing-clause.ts';
import type { Draft, Reading } from './draft.ts';
import { neighbourBefore, scriptOf } from './neighbours.ts';
import { skipBack } from './separators.ts';
import { closingStanding, type Standing } from './standing-of-time.ts';
import { wishBehind } from './standing-of-wish.ts';
import { FILLER, THANKS_WORDS } from './talk-patterns.ts';
import { PROFILE_RULE, WISH_RULES } from './wish-rules.ts';
import { matchBack, type WordMatch, type WordPattern } from './word-pattern.ts';

/** Takes what ends at `end` into the draft, or gives null when it is nothing of its kind. */
export type BackStep = (end: number, draft: Draft, reading: Reading) => Draft | null;

export const takeMentionBehind: BackStep = (end, draft, reading) => {
  const match = reading.mention && behind(reading.mention, end, draft, reading);
  return match && endBefore(match.start, draft, reading);
};

export const takeFillerBehind: BackStep = (end, draft, reading) => {
  const match = behind(FILLER, end, draft, reading);
  return match && endBefore(match.start, draft, reading);
};

export const takeThanks: BackStep = (end, draft, reading) => {
  const match = behind(THANKS_WORDS, end, draft, reading);
  const setOff = match && neighbourBefore(reading.text, match.start, draft.from).setOff !== 'none';
  return setOff ? endBefore(match.start, draft, reading) : null;
};

export const takeWishBehind: BackStep = (end, draft, reading) => {
  for (const rule of WISH_RULES) {
    const match = behind(rule.pattern, end, draft, reading);
    if (!match) continue;
    const beside = neighbourBefore(reading.text, match.start, draft.from);
    const standing = wishBehind(rule, scriptOf(reading.text.slice(match.start)), beside);
    if (standing === 'taken' || (standing === 'either' && reading.eager.words)) {
      return { ...endBefore(match.start, draft, reading), ...rule.changes(match, draft) };
    }
  }
  return null;
};

/**
 * "on @somebody" behind a caption may be the caption's own, unless that is a profile of the
 * workspace.
 */
export const takeProfileBehind: BackStep = (end, draft, reading) => {
  const match = draft.profile === null ? behind(PROFILE_RULE.pattern, end, draft, reading) : null;
  const handle = match?.groups.handle?.toLowerCase() ?? '';
  if (!match || reading.profiles?.has(handle) === false) return null;
  return { ...endBefore(match.start, draft, reading), ...PROFILE_RULE.changes(match, draft) };
};

export const takeTimeBehind: BackStep = (end, draft, reading) => {
  const timed = timeUntil(end, draft, reading, false);
  return timed && endBefore(timed.start, timed.draft, reading);
};

/** "Ramen drop tomorrow 7pm #food": the time leaves the middle of the caption. */
export const takeTimeBeforeHashtags: BackStep = (end, draft, reading) => {
  const timed = timeUntil(end, draft, reading, true);
  if (!timed) return null;
  const start = skipBack(reading.text, timed.start, draft.from);
  return { ...timed.draft, cuts: [...draft.cuts, { start, end }] };
};

/**
 * "New ramen — please post this": a closing verb without a time counts where nobody else can be
 * meant.
 */
export const takeClosingVerb: BackStep = (end, draft, reading) => {
  if (draft.verb || !reading.addressed) return null;
  const clause = closingClause(reading.text, end, draft.from, false);
  return clause && endBefore(clause.start, withClause(draft, clause), reading);
};

function timeUntil(
  end: number,
  draft: Draft,
  reading: Reading,
  beforeHashtags: boolean,
): { draft: Draft; start: number } | null {
  if (draft.time || draft.slot) return null;
  const found = reading.times.endingAt(end, draft.from);
  if (!found) return null;
  const { start } = found.span;
  const clause = draft.verb
    ? null
    : closingClause(reading.text, start, draft.from, reading.addressed);
  if (clause) return { draft: { ...withClause(draft, clause), time: found }, start: clause.start };
  const standing = standingOf(found, end, draft, reading, beforeHashtags);
  const taken = standing === 'taken' || (standing === 'either' && reading.eager.time);
  return taken ? { draft: { ...draft, time: found }, start } : null;
}

function withClause(draft: Draft, { verb, negated }: ClosingClause): Draft {
  return { ...draft, verb, negated, directed: true };
}

function standingOf(
  found: FoundTime,
  end: number,
  draft: Draft,
  { text, addressed }: Reading,
  beforeHashtags: boolean,
): Standing {
  const { start } = found.span;
  const beside = neighbourBefore(text, start, draft.from);
  const situation = {
    verb: draft.verb !== null,
    addressed,
    script: scriptOf(text.slice(start)),
    beside,
  };
  const standing = closingStanding(found, situation, beforeHashtags);
  const within = beside.setOff === 'none' && SENTENCES.test(text.slice(draft.from, start).trim());
  if (standing === 'taken' && within) return 'either';
  // "See you Friday!" is exclaimed by the caption.
  const exclaimed = /^\s*[!.…]/u.test(text.slice(end, end + 8));
  return standing === 'either' && exclaimed ? 'caption' : standing;
}

/**
 * A time that ends the second sentence or line of a caption may well be that sentence's: "We open
 * at 9am".
 */
const SENTENCES = /\n|[.!?…]\s/u;

function behind(
  pattern: WordPattern,
  end: number,
  draft: Draft,
  { text }: Reading,
): WordMatch | null {
  const match = matchBack(pattern, text, end);
  return match && match.start >= draft.from ? match : null;
}

function endBefore(start: number, draft: Draft, { text }: Reading): Draft {
  return { ...draft, to: skipBack(text, start, draft.from) };
}
