/** A message without what a mail client or a hand puts around it. */
import { readTime } from '../schedules/index.ts';
import type { UnderstandContext } from './request.ts';
import { verbFrom } from './verbs.ts';

const FORWARDED = /^\s*(?:(?:fwd?|fw|wg|tr|rv|enc)\s*:\s*)+/iu;
const ANSWERED = /^\s*(?:re|aw|odp|sv)\s*:\s*/iu;
const BY_NAME = /(?<![\p{L}\p{N}@<])@schedy(?![\p{L}\p{N}_.])[:,]?\s*/giu;
const EMPHASIS = /(?<![\p{L}\p{N}*_`~])(\*{1,2}|_{1,2}|`|~~)(?=\S)([^*_`~\n]{3,60})\1(?![\p{L}\p{N}*_`~])/gu;

/** Without "Fwd:", the name Schedy, a time in bold. */
export function withoutFrame(original: string, inPlace: UnderstandContext) {
  const forwarded = original.replace(FORWARDED, '');
  const answered = forwarded.replace(ANSWERED, '');
  const words = verbFrom(answered, 0) ? answered : forwarded;
  const named = words.replace(BY_NAME, '');
  const isNamed = inPlace.place === 'channel' && named !== words && named.trim() !== '';
  const said = (isNamed ? named.trim() : words).replace(EMPHASIS, (whole, _mark, inner) =>
    readTime(inner, inPlace) && /\d/u.test(inner) ? inner : whole,
  );
  return { said, surroundings: isNamed ? { ...inPlace, place: 'mention' as const } : inPlace };
}
