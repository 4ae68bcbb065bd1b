/** What the words of a message ask for whose posts are there already. */
import { MAX_CAPTION_UNITS } from '../../../core/index.ts';
import { captionsFor } from '../../../core/understanding/index.ts';
import { readAsked } from './asked-time.ts';
import { unreadableIn } from './inbound-message.ts';
import { planIn } from './plan.ts';
import { type DraftWords, parseRequest } from './read-request.ts';

export type Intent = NonNullable<ReturnType<typeof intentOf>>;

/** What a text asks for of so many videos; null where it is no instruction. */
export function intentOf(said: DraftWords, timeZone: string, count: number) {
  const videos = Math.max(1, count);
  const plan = planIn(said, timeZone, videos);
  if (plan) {
    const { caption, privacy, settings, way, profile } = plan.wishes;
    const captions = captionsFor(caption, videos, true).each;
    const { rhythm, words, isClockChosen } = plan;
    const time = { kind: 'rhythm', rhythm, words, isClockChosen } as const;
    return { captions, privacy, settings, way, profile, time, isExplicit: true };
  }
  const request = parseRequest(said, timeZone, true);
  if (request.kind === 'slot') {
    const { caption, privacy, settings, way, profile } = request;
    const captions = captionsFor(caption, videos, false).each;
    return { captions, privacy, settings, way, profile, time: { kind: 'next_slot' } as const, isExplicit: true };
  }
  if (request.kind !== 'post' || request.isUncertain) return null;
  const reading = readAsked(request, false);
  const time = reading.kind === 'refused' ? reading : reading.asked;
  // Words that may be caption change no audience, unless they make it smaller.
  const isSure = !request.otherReading || request.privacy === 'SELF_ONLY';
  const privacy = isSure ? request.privacy : undefined;
  const { settings, explicit: isExplicit, profile } = request;
  const captions = captionsFor(reading.caption, videos, false).each;
  // In doubt nothing is published by itself.
  const way = request.way ?? request.otherReading?.way;
  return { captions, privacy, settings, way, profile, time, isExplicit };
}

/** Why none of these captions can stand; null where they can. */
export function objectionTo(captions: readonly string[]) {
  const unclear = unreadableIn(captions.join('\n'));
  if (unclear.length > 0) {
    return { answer: 'caption_unreadable', facts: { unclear: unclear.join(', '), isFollowUp: true } };
  }
  const length = Math.max(...captions.map((caption) => caption.length));
  return length > MAX_CAPTION_UNITS
    ? { answer: 'caption_too_long', facts: { length, limit: MAX_CAPTION_UNITS, isFollowUp: true } }
    : null;
}
