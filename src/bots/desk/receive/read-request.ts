/** What a message asks for, read in its author's time zone, or in the zone that they name later. */
import { z } from 'zod';
import { readTime } from '../../../core/schedules/index.ts';
import {
  isNextSlot,
  type PostRequest,
  type Request,
  type SlotRequest,
  understand,
} from '../../../core/understanding/index.ts';
import type { ParsedRequest } from './asked-time.ts';
import { readAsked } from './asked-time.ts';
import type { InboundMessage } from './inbound-message.ts';
import { type PostFields, wishes } from './inbound-message.ts';

/** A message as far as its reading goes; JSON, so that it can wait in a draft. */
export const draftWords = z.object({
  text: z.string(),
  sentAt: z.iso.datetime().transform((at) => new Date(at)),
  place: z.enum(['channel', 'mention', 'direct']),
  isStale: z.boolean(),
  locale: z.string().nullable(),
  usualHour: z.object({ hour: z.number(), minute: z.number() }),
  wishes: wishes.nullable(),
  /** Which of several videos; they follow one another. */
  index: z.number(),
});

/** What a message said and how it came, kept with its draft to be read again. */
export type DraftWords = z.infer<typeof draftWords>;

export function draftWordsOf(message: InboundMessage, index = 0): DraftWords {
  const { sender, text, sentAt, place, isStale, wishes: given = null } = message;
  const { locale, usualHour } = sender;
  return { text, sentAt, place, isStale, locale, usualHour, wishes: given, index };
}

/** As they wait in a draft for their author's zone. */
export function waitingWordsOf(message: InboundMessage, index: number) {
  const { sentAt, ...said } = draftWordsOf(message, index);
  return { ...said, sentAt: sentAt.toISOString() };
}

/** In private or spoken to, a video is always meant for Schedy; in a channel only with an instruction. */
export function parseRequest(
  said: DraftWords,
  timeZone: string,
  hasVideo: boolean,
): ParsedRequest | Exclude<Request, PostRequest> {
  const { text, sentAt: now, place, usualHour, wishes: given } = said;
  const context = { now, timeZone, usualHour, locale: said.locale ?? undefined };
  if (given) return filledIn(given, context);
  const request = understand(text, { ...context, place, hasVideo });
  if (request.kind === 'post') return request.explicit ? request : { ...request, when: null };
  const isSpokenTo = place !== 'channel';
  // A question mark alone asks nothing.
  const saysNothing = request.kind === 'ask' && !/[\p{L}\p{N}]/u.test(text);
  if ((request.kind === 'none' || saysNothing) && hasVideo && isSpokenTo) {
    return wordless(saysNothing ? '' : text.trim());
  }
  return request.kind === 'ask' && !isSpokenTo ? { kind: 'none' } : request;
}

/** Nothing but a caption was said: everything else is asked for on its card. */
export const wordless = (caption: string): ParsedRequest => ({
  kind: 'post',
  when: null,
  caption,
  hashtags: [],
  settings: {},
  explicit: false,
});

/** An empty time means now, none and one that is not understood are asked for on the card. */
function filledIn(
  { when, caption, profile, privacy }: PostFields,
  context: Parameters<typeof readTime>[1],
): ParsedRequest | SlotRequest {
  const wanted = {
    ...wordless(caption),
    explicit: true,
    ...(profile ? { profile } : {}),
    ...(privacy ? { privacy } : {}),
  };
  if (when === null) return { ...wanted, explicit: false };
  if (isNextSlot(when)) return { ...wanted, kind: 'slot' };
  return { ...wanted, when: when.trim() === '' ? { kind: 'now' } : readTime(when, context) };
}

/** The ends of the world: what is the same instant in both needs no zone. */
const farEast = 'Pacific/Kiritimati';
const farWest = 'Pacific/Pago_Pago';

/** Whether something reads differently in different places, so that the place must be known. */
export const differsByZone = (read: (timeZone: string) => unknown): boolean =>
  JSON.stringify(read(farEast)) !== JSON.stringify(read(farWest));

/** Whether the words name a time that means different instants in different places. */
export const dependsOnZone = (said: DraftWords): boolean =>
  differsByZone((timeZone) => {
    const wanted = parseRequest(said, timeZone, true);
    return wanted.kind === 'post' ? readAsked(wanted, said.isStale) : wanted.kind;
  });
