import type { PostSettings, PrivacyLevel } from '../request.ts';

/** What an author can wish for in a few words. */
export interface Wish {
  readonly privacy?: PrivacyLevel;
  readonly settings?: PostSettings;
}

/**
 * `words` is the source of a regular expression, letter case aside. What is not `firm` is as often
 * part of a caption ("dinner with friends"), so it must be set off from it.
 */
export interface WishWords {
  readonly words: string;
  readonly firm: boolean;
  readonly wish: Wish;
}

const MAKE =
  '(?:make (?:it|this) |set (?:it |this )?to |keep (?:it|this) |as |visibility:? |privacy:? )';

export const PRIVACY_WORDS: readonly WishWords[] = [
  privacy(
    `${MAKE}(?:private|only me)|only(?: for)? me|self only|private only|privately`,
    'SELF_ONLY',
  ),
  privacy('private|just me', 'SELF_ONLY', false),
  privacy(
    `${MAKE}friends(?: only)?|(?:for )?friends only|only(?: for)? friends|mutuals? only`,
    'MUTUAL_FOLLOW_FRIENDS',
  ),
  privacy('friends|mutuals', 'MUTUAL_FOLLOW_FRIENDS', false),
  privacy(
    `${MAKE}followers(?: only)?|(?:for )?followers only|only(?: for)? followers`,
    'FOLLOWER_OF_CREATOR',
  ),
  privacy('followers', 'FOLLOWER_OF_CREATOR', false),
  privacy(`${MAKE}public|publicly`, 'PUBLIC_TO_EVERYONE'),
  privacy('public', 'PUBLIC_TO_EVERYONE', false),
];

function privacy(words: string, level: PrivacyLevel, firm = true): WishWords {
  return { words, firm, wish: { privacy: level } };
}

export const DISCLOSURE_WORDS: readonly WishWords[] = [
  disclosure('paid partnership|paid promotion|branded content', { brandContent: true }),
  disclosure('my(?: own)? brand|our(?: own)? brand|own brand', { brandOrganic: true }),
  disclosure("(?:is |it'?s )?ai(?: |-)generated|made with ai|ai content|ai label", {
    aiGenerated: true,
  }),
];

function disclosure(words: string, settings: PostSettings): WishWords {
  return { words, firm: false, wish: { settings } };
}

const INTERACTION = '(?:comments?|commenting|duets?|duetting|stitch(?:es|ing)?)';
const BETWEEN = '(?:\\s*[,/&]\\s*(?:(?:and|or)\\s+)?|\\s+(?:and|or)\\s+)';
const LIST = `${INTERACTION}(?:${BETWEEN}(?:no )?${INTERACTION})*`;

/** "no comments", "no duet or stitch", "comments off"; the list is read apart. */
export const INTERACTIONS_OFF = [
  `(?:with )?(?:no|without|disable|turn off|switch off) (?<off>${LIST})`,
  `(?<offBefore>${LIST}) (?:off|disabled)`,
].join('|');

export const INTERACTIONS_ON = [
  `(?:with|allow|enable|turn on|switch on) (?<on>${LIST})`,
  `(?<onBefore>${LIST}) (?:on|allowed|enabled)`,
].join('|');

/** "cover at 0:03", "cover 2.5s" */
export const COVER = [
  '(?:with )?(?:cover|thumbnail)(?: (?:image|frame|picture))?(?: (?:at|from|is))?:? ',
  '(?<cover>\\d{1,2}:\\d{2}(?:\\.\\d{1,3})?|\\d{1,3}(?:\\.\\d{1,3})? ?s(?:ec(?:ond)?s?)?)',
].join('');

/**
 * "on @brand": TikTok handles are 2 to 24 letters, digits, underscores and dots, never ending in a
 * dot.
 */
export const PROFILE = '(?:on|to|as) @(?<handle>[a-z0-9_.]{1,23}[a-z0-9_])';

export const NEXT_SLOT =
  '(?:(?:in|for|at|to|into) )?(?:the |my |our )?next (?:free |open |available )?slot';
