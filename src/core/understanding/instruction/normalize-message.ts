/** A message without what a mail client or a hand puts around it. */
import { createTimeFinder, readTime } from '../../schedules/index.ts';
import type { UnderstandContext } from '../request.ts';
import { verbFrom } from '../words/verbs.ts';

const FORWARDED = /^\s*(?:(?:fwd?|fw|wg|tr|rv|enc)\s*:\s*)+/iu;
const ANSWERED = /^\s*(?:re|aw|odp|sv)\s*:\s*/iu;
const BY_NAME = /(?<![\p{L}\p{N}@<])@schedy(?![\p{L}\p{N}_.])[:,]?\s*/giu;
const EMPHASIS = /(?<![\p{L}\p{N}*_`~])(\*{1,2}|_{1,2}|`|~~)(?=\S)([^*_`~\n]{3,60})\1(?![\p{L}\p{N}*_`~])/gu;

const STRUCK = /(?<![\p{L}\p{N}~])(~{1,2})(?=\S)([^~\n]{2,40})\1[^\S\n]+(?=\S)/gu;

/** "~9am~ 10am": the time that is struck through is put right by the one behind it, as by "9am *10am". */
function withCorrections(said: string, inPlace: UnderstandContext): string {
  return said.replace(STRUCK, (whole, _mark, struck, at) => {
    const isPutRight = readTime(struck, inPlace) && createTimeFinder(said, inPlace).startingAt(at + whole.length);
    return isPutRight ? `${struck} *` : whole;
  });
}

/** Without "Fwd:", the name Schedy, a time in bold. */
export function normalizeMessage(original: string, inPlace: UnderstandContext) {
  const forwarded = original.replace(FORWARDED, '');
  const answered = forwarded.replace(ANSWERED, '');
  const words = verbFrom(answered, 0) ? answered : forwarded;
  const named = words.replace(BY_NAME, '');
  const isNamed = inPlace.place === 'channel' && named !== words && named.trim() !== '';
  const said = withCorrections(isNamed ? named.trim() : words, inPlace).replace(EMPHASIS, (whole, _mark, inner) =>
    readTime(inner, inPlace) && /\d/u.test(inner) ? inner : whole,
  );
  return { said, surroundings: isNamed ? { ...inPlace, place: 'mention' as const } : inPlace };
}
