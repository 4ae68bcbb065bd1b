/** What an author wishes for in a few words (audience, way, settings, account, slot), found where it starts or ends. */

import { ALL, anyOf } from '../languages/index.ts';
import type { WishWords } from '../languages/message-words.ts';
import type { PostSettings } from '../request.ts';
import { skipFront } from '../words/punctuation.ts';
import { JOINT } from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import {
  matchBack,
  matchFront,
  type WordMatch,
  type WordPattern,
  wholePattern,
  wordPattern,
} from '../words/word-pattern.ts';
import type { Draft } from './wish-draft.ts';

/** Audience and disclosure. */
const PLAIN_WISHES: readonly WishWords[] = ALL.flatMap(({ wishes }) => wishes);

const AUDIENCES = ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY'] as const;

const COMMENTS = anyOf('comments');
const DUETS = anyOf('duets');
const STITCHES = anyOf('stitches');

const INTERACTION = `(?:${COMMENTS}|${DUETS}|${STITCHES})`;
const JOINTS = '(?:and|or|und|oder|y|ni|o|et|ou|e|nem|né|en|of|i|ani|lub|и|или|ни|と)';
const BETWEEN = `(?:\\s*[,、/&]\\s*(?:${JOINTS}\\s+)?|\\s+${JOINTS}\\s+|と)`;
const AGAIN = '(?:(?:no|without|keine?|ohne|sin|sans|pas de|sem|senza|niente|geen|zonder|bez|без) )?';
const LIST = `${INTERACTION}(?:${BETWEEN}${AGAIN}${INTERACTION})*`;

/** "no duet, comments on": what says itself whether it is on ends the list before it. */
const ENDED = `(?! ?(?:${anyOf('offBehind')}|${anyOf('onBehind')})(?!\\p{L}))`;

/** "no comments", "no duet or stitch", "comments off"; the list is read apart. */
const INTERACTIONS_OFF = [
  `(?:${anyOf('offBefore')}) (?<off>${LIST})${ENDED}`,
  `(?:with |w/ ?)?(?<offBefore>${LIST})(?: ?:)? ?(?:${anyOf('offBehind')})`,
].join('|');

const INTERACTIONS_ON = [
  `(?:${anyOf('onBefore')}) (?<on>${LIST})${ENDED}`,
  `(?<onBefore>${LIST})(?: ?:)? ?(?:${anyOf('onBehind')})`,
].join('|');

/** "cover at 0:03", "cover 2.5s" */
const COVER = [
  `(?:${anyOf('cover')}) ?`,
  '(?<cover>\\d{1,2}:\\d{2}(?:\\.\\d{1,3})?|\\d{1,3}(?:[.,]\\d{1,3})? ?(?:s(?:ec(?:ond)?s?|ek(?:unden?)?|eg(?:undos?)?|econd(?:es?|i|en|o)|ekund[ay]?)?|сек(?:унд[аеуы]?)?|秒))',
].join('');

/**
 * "on @brand": TikTok handles are 2 to 24 letters, digits, underscores and dots, never ending in a
 * dot.
 */
const HANDLE = '@(?<HANDLE>[a-z0-9_.]{1,23}[a-z0-9_])';
const BEHIND = ALL.flatMap(({ profileBehind }) => profileBehind ?? []).join('|');
const PROFILE = [
  `(?:${anyOf('profile')}) ${HANDLE.replace('HANDLE', 'handle')}`,
  `${HANDLE.replace('HANDLE', 'handleBefore')}(?:${BEHIND})`,
].join('|');

const NEXT_SLOT = anyOf('nextSlot');

type Changes = Partial<Pick<Draft, 'privacy' | 'settings' | 'way' | 'profile' | 'slot'>>;

/** Words with a meaning for the post; what is not `firm` needs to be set off from the caption. */
export interface WishRule {
  readonly pattern: WordPattern;
  readonly firm: boolean;
  /** Closing a message it always counts: what was meant to be private must never go out in public. */
  readonly countsAtEnd?: boolean;
  /** Who sees it, or how it gets to TikTok: never taken out of a caption without asking. */
  readonly isAudience?: boolean;
  readonly isWay?: boolean;
  changes(match: WordMatch, draft: Draft): Changes;
}

/** "who can see: friends", « visibilité : amis »: behind its label an audience is hardly anything else. */
const AUDIENCE_LABEL = `(?:${anyOf('audienceLabels')}) ?[:=：] ?`;
const LABELLED: readonly WishWords[] = AUDIENCES.map((privacy) => {
  const said = PLAIN_WISHES.flatMap(({ words, wish }) => (wish.privacy === privacy ? words : []));
  const all = privacy === 'PUBLIC_TO_EVERYONE' ? [...said, anyOf('everyone')] : said;
  return { words: `${AUDIENCE_LABEL}(?:${all.join('|')})`, firm: true, wish: { privacy } };
});

export const WISH_RULES: readonly WishRule[] = [
  ...[...PLAIN_WISHES, ...LABELLED].map(plainRule),
  settingsRule(INTERACTIONS_OFF, (match) => interactions(match, true)),
  settingsRule(INTERACTIONS_ON, (match) => interactions(match, false)),
  settingsRule(COVER, ({ groups }) => ({ coverTimestampMs: milliseconds(groups.cover ?? '') })),
  { pattern: wordPattern(NEXT_SLOT), firm: true, changes: () => ({ slot: true }) },
];

/** Any wish at all: most places have none, and one look tells. */
export const ANY_WISH = wordPattern(
  [...PLAIN_WISHES.map(({ words }) => words), INTERACTIONS_OFF, INTERACTIONS_ON, COVER, NEXT_SLOT]
    .join('|')
    .replaceAll(/\(\?<\w+>/g, '(?:'),
);

export const PROFILE_RULE: WishRule = {
  pattern: wordPattern(PROFILE),
  firm: true,
  changes: ({ groups }) => ({ profile: groups.handle ?? groups.handleBefore ?? null }),
};

function plainRule({ words, firm, wish }: WishWords): WishRule {
  return {
    pattern: wordPattern(words),
    firm,
    countsAtEnd: wish.privacy === 'SELF_ONLY',
    isAudience: wish.privacy !== undefined || wish.way !== undefined,
    isWay: wish.way !== undefined,
    changes: (_, { privacy, settings, way }) => ({
      privacy: wish.privacy ?? privacy,
      way: wish.way ?? way,
      settings: { ...settings, ...wish.settings },
    }),
  };
}

function settingsRule(words: string, read: (match: WordMatch) => PostSettings): WishRule {
  return {
    pattern: wordPattern(words),
    firm: true,
    changes: (match, { settings }) => ({ settings: { ...settings, ...read(match) } }),
  };
}

function interactions({ groups }: WordMatch, disabled: boolean): PostSettings {
  const list = Object.values(groups).join(' ').toLowerCase();
  return {
    ...(SAYS_COMMENTS.test(list) && { disableComment: disabled }),
    ...(SAYS_DUETS.test(list) && { disableDuet: disabled }),
    ...(SAYS_STITCHES.test(list) && { disableStitch: disabled }),
  };
}

const SAYS_COMMENTS = new RegExp(COMMENTS, 'iu');
const SAYS_DUETS = new RegExp(DUETS, 'iu');
const SAYS_STITCHES = new RegExp(STITCHES, 'iu');

/** `0:03`, `1:02.5`, `3s` */
function milliseconds(written: string): number {
  const [, minutes = '0', seconds = '0'] = /^(?:(\d+):)?([\d.]+)/u.exec(written.replace(',', '.')) ?? [];
  return Math.round((Number(minutes) * 60 + Number(seconds)) * 1000);
}

interface FoundWish {
  readonly rule: WishRule;
  readonly match: WordMatch;
}

/** One message is read several times, strictly and eagerly: what was found in it is not looked for again. */
const lastRead = {
  text: '',
  from: new Map<number, readonly FoundWish[]>(),
  until: new Map<number, readonly FoundWish[]>(),
};

function remembered(side: 'from' | 'until', text: string, at: number, find: () => readonly FoundWish[]) {
  if (lastRead.text !== text) {
    lastRead.text = text;
    lastRead.from.clear();
    lastRead.until.clear();
  }
  const known = lastRead[side].get(at);
  if (known) return known;
  const found = find();
  lastRead[side].set(at, found);
  return found;
}

const LONGEST_LABEL = 40;
const LABEL = wordPattern(AUDIENCE_LABEL, 'glued');

const isLabelled = (text: string, at: number): boolean =>
  /[:=：]/u.test(text.slice(at, at + LONGEST_LABEL)) && matchFront(LABEL, text, at) !== null;

/** The wishes that start at `at`, the longest first: "with comments off" is not "with comments". */
export function wishesFrom(text: string, at: number): readonly FoundWish[] {
  return remembered('from', text, at, () =>
    matchFront(ANY_WISH, text, at) || isLabelled(text, at)
      ? longestFirst((rule) => matchFront(rule.pattern, text, at))
      : [],
  );
}

/** The wishes that end at `end`, the longest first. */
export function wishesUntil(text: string, end: number): readonly FoundWish[] {
  return remembered('until', text, end, () =>
    matchBack(ANY_WISH, text, end) ? longestFirst((rule) => matchBack(rule.pattern, text, end)) : [],
  );
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

const NEXT_SLOT_ALONE = wholePattern(NEXT_SLOT);

/** Whether a text names the next free slot and nothing else. */
export const isNextSlot = (text: string): boolean => NEXT_SLOT_ALONE.test(text.trim());
