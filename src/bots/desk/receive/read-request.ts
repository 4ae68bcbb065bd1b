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
import { readAsked } from './both-readings.ts';
import type { InboundMessage } from './inbound-message.ts';
import { type Wishes, wishes } from './options.ts';
import type { Wanted } from './request.ts';

/** A message as far as its reading goes; JSON, so that it can wait in a draft. */
export const wording = z.object({
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

export type Wording = z.infer<typeof wording>;

export function wordingOf(message: InboundMessage, index = 0): Wording {
  const { sender, text, sentAt, place, isStale, wishes: given = null } = message;
  const { locale, usualHour } = sender;
  return { text, sentAt, place, isStale, locale, usualHour, wishes: given, index };
}

/** In private or spoken to, a video is always meant for Schedy; in a channel only with an instruction. */
export function readWanted(said: Wording, timeZone: string, hasVideo: boolean): Wanted | Exclude<Request, PostRequest> {
  const { text, sentAt: now, place, usualHour, wishes: given } = said;
  const context = { now, timeZone, usualHour, locale: said.locale ?? undefined };
  if (given) return filledIn(given, context);
  const request = understand(text, { ...context, place, hasVideo });
  if (request.kind === 'post') return request.explicit ? request : { ...request, when: null };
  const isSpokenTo = place !== 'channel';
  if (request.kind === 'none' && hasVideo && isSpokenTo) return wordless(text.trim());
  return request.kind === 'ask' && !isSpokenTo ? { kind: 'none' } : request;
}

const wordless = (caption: string): Wanted => ({
  ...{ kind: 'post', when: null, caption, hashtags: [], settings: {}, explicit: false },
});

/** An empty time means now; one that is not understood is asked for again on the card. */
function filledIn(
  { when, caption, profile, privacy }: Wishes,
  context: Parameters<typeof readTime>[1],
): Wanted | SlotRequest {
  const wanted = {
    ...wordless(caption),
    explicit: true,
    ...(profile ? { profile } : {}),
    ...(privacy ? { privacy } : {}),
  };
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
export const dependsOnZone = (said: Wording): boolean =>
  differsByZone((timeZone) => {
    const wanted = readWanted(said, timeZone, true);
    return wanted.kind === 'post' ? readAsked(wanted, said.isStale) : wanted.kind;
  });
