import { saysVerb } from './no-instruction.ts';
import type { Request, UnderstandContext } from './request.ts';
import { understand } from './understand.ts';

/**
 * A message without its surroundings: as in a channel, with a video beside it. What is no
 * instruction there, but asks about posting or forbids it, is worth an answer.
 */
export function understandAll(
  text: string,
  context: Pick<UnderstandContext, 'now' | 'timeZone' | 'locale'>,
): Request {
  const { now, timeZone, locale } = context;
  const shared = { now, timeZone, locale, hasVideo: true } as const;
  const request = understand(text, { ...shared, place: 'channel' });
  if (request.kind !== 'none') return request;
  const addressed = understand(text, { ...shared, place: 'direct' });
  return addressed.kind === 'ask' && saysVerb(text, 0, text.length) ? addressed : request;
}
