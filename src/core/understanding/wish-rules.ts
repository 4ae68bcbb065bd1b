import type { PostSettings } from './request.ts';
import type { Draft } from './wish-draft.ts';
import { type WordMatch, type WordPattern, wordPattern } from './word-pattern.ts';
import {
  COMMENTS,
  COVER,
  DUETS,
  INTERACTIONS_OFF,
  INTERACTIONS_ON,
  NEXT_SLOT,
  PLAIN_WISHES,
  PROFILE,
  STITCHES,
  type WishWords,
} from './words/wishes.ts';

type Changes = Partial<Pick<Draft, 'privacy' | 'settings' | 'profile' | 'slot'>>;

/** Words with a meaning for the post; what is not `firm` needs to be set off from the caption. */
export interface WishRule {
  readonly pattern: WordPattern;
  readonly firm: boolean;
  /** Closing a message it always counts: what was meant to be private must never go out in public. */
  readonly guards?: boolean;
  readonly isAudience?: boolean;
  changes(match: WordMatch, draft: Draft): Changes;
}

export const WISH_RULES: readonly WishRule[] = [
  ...PLAIN_WISHES.map(plainRule),
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
    guards: wish.privacy === 'SELF_ONLY',
    isAudience: wish.privacy !== undefined,
    changes: (_, { privacy, settings }) => ({
      privacy: wish.privacy ?? privacy,
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
