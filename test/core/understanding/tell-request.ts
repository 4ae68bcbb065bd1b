import { describeInstant } from '../../../src/core/schedules/index.ts';
import {
  type PostRequest,
  type Request,
  type SlotRequest,
  type UnderstandContext,
  understand,
} from '../../../src/core/understanding/index.ts';

/** A message with a video, in a channel, on Tuesday 24 November 2026 at 16:00 in Berlin. */
export const inChannel: UnderstandContext = {
  now: new Date('2026-11-24T15:00:12Z'),
  timeZone: 'Europe/Berlin',
  place: 'channel',
  hasVideo: true,
  botNames: ['<@U0SCHEDY>'],
};

export const direct: UnderstandContext = { ...inChannel, place: 'direct' };
export const mentioned: UnderstandContext = { ...inChannel, place: 'mention' };

/**
 * A request in one line: `Wed 25 Nov, 19:00 | New ramen #food | SELF_ONLY`, then the other reading
 * on the next.
 */
export function told(text: string, context: UnderstandContext = inChannel): string {
  return tellRequest(understand(text, context));
}

function tellRequest(request: Request): string {
  switch (request.kind) {
    case 'none':
      return 'none';
    case 'ask':
      return `ask: ${request.why}`;
    case 'post':
    case 'slot':
      return tellPost(request);
  }
}

function tellPost(request: PostRequest | SlotRequest): string {
  const { caption, profile, privacy, settings, otherReading } = request;
  const when = request.kind === 'slot' ? 'next slot' : tellTime(request.when);
  const extras = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  const parts = [when, caption, profile ? `@${profile}` : null, privacy ?? null, ...extras];
  const line = parts.filter((part) => part !== null).join(' | ');
  return otherReading ? `${line}\nor ${tellPost(otherReading)}` : line;
}

function tellTime(reading: PostRequest['when']): string {
  switch (reading.kind) {
    case 'at':
      return describeInstant(reading.at, inChannel.timeZone, inChannel.now).absolute;
    case 'ambiguous':
      return reading.alternatives.map(({ label }) => label).join('/');
    case 'impossible':
      return reading.reason;
    case 'unread':
      return `unread “${reading.words}”`;
    default:
      return reading.kind;
  }
}
