import { ALL, anyOf } from '../languages/index.ts';
import type { WishWords } from '../languages/message-words.ts';

/** Audience and disclosure. */
export const PLAIN_WISHES: readonly WishWords[] = ALL.flatMap(({ wishes }) => wishes);

export const COMMENTS = anyOf('comments');
export const DUETS = anyOf('duets');
export const STITCHES = anyOf('stitches');

const INTERACTION = `(?:${COMMENTS}|${DUETS}|${STITCHES})`;
const JOINT = '(?:and|or|und|oder|y|ni|o|et|ou|e|nem|né|en|of|i|ani|lub|и|или|ни|と)';
const BETWEEN = `(?:\\s*[,、/&]\\s*(?:${JOINT}\\s+)?|\\s+${JOINT}\\s+|と)`;
const AGAIN = '(?:(?:no|without|keine?|ohne|sin|sans|pas de|sem|senza|niente|geen|zonder|bez|без) )?';
const LIST = `${INTERACTION}(?:${BETWEEN}${AGAIN}${INTERACTION})*`;

/** "no duet, comments on": what says itself whether it is on ends the list before it. */
const ENDED = `(?! ?(?:${anyOf('offBehind')}|${anyOf('onBehind')})(?!\\p{L}))`;

/** "no comments", "no duet or stitch", "comments off"; the list is read apart. */
export const INTERACTIONS_OFF = [
  `(?:${anyOf('offBefore')}) (?<off>${LIST})${ENDED}`,
  `(?:with )?(?<offBefore>${LIST})(?: ?:)? ?(?:${anyOf('offBehind')})`,
].join('|');

export const INTERACTIONS_ON = [
  `(?:${anyOf('onBefore')}) (?<on>${LIST})${ENDED}`,
  `(?<onBefore>${LIST})(?: ?:)? ?(?:${anyOf('onBehind')})`,
].join('|');

/** "cover at 0:03", "cover 2.5s" */
export const COVER = [
  `(?:${anyOf('cover')}) ?`,
  '(?<cover>\\d{1,2}:\\d{2}(?:\\.\\d{1,3})?|\\d{1,3}(?:[.,]\\d{1,3})? ?(?:s(?:ec(?:ond)?s?|ek(?:unden?)?|eg(?:undos?)?|econd(?:es?|i|en|o)|ekund[ay]?)?|сек(?:унд[аеуы]?)?|秒))',
].join('');

/**
 * "on @brand": TikTok handles are 2 to 24 letters, digits, underscores and dots, never ending in a
 * dot.
 */
const HANDLE = '@(?<HANDLE>[a-z0-9_.]{1,23}[a-z0-9_])';
const BEHIND = ALL.flatMap(({ profileBehind }) => profileBehind ?? []).join('|');
export const PROFILE = [
  `(?:${anyOf('profile')}) ${HANDLE.replace('HANDLE', 'handle')}`,
  `${HANDLE.replace('HANDLE', 'handleBefore')}(?:${BEHIND})`,
].join('|');

export const NEXT_SLOT = anyOf('nextSlot');
