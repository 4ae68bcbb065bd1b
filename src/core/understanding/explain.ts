/** In words for a person what was understood of a message. */

import { describeInstant, type Moment, type TimeReading } from '../schedules/index.ts';
import type { PostRequest, SlotRequest, UnreadTime } from './request.ts';
import { joinWords, sayPrivacy, saySettings, sayWay } from './say-settings.ts';

interface Writer {
  readonly now: Date;
  readonly timeZone: string;
}

export function explainNothing(): string {
  return 'Nothing to do: no instruction to post and no time set off from the rest.';
}

export function explainAsk(why: 'question' | 'negation'): string {
  return why === 'question'
    ? 'Nothing is posted: this reads like a question.'
    : 'Nothing is posted: this reads like “don’t”.';
}

export function explainPhrase(reading: TimeReading | null, writer: Writer): string {
  if (!reading) return 'No time in these words.';
  if (reading.kind === 'now') return 'Now.';
  return sentence(whenIs(reading, writer));
}

/** One reading of a time: "Fri 27 Nov, 19:00 (in 3 days)", with what must be said about it. */
export function explainTime(moment: Moment, { now, timeZone }: Writer): string {
  const { absolute, relative } = describeInstant(moment.at, timeZone, now);
  const notes = [usualHourNote(moment), clockNote(moment), recurrenceNote(moment)];
  return [`${absolute} (${relative})`, ...notes.filter((note) => note !== null)].join('; ');
}

function usualHourNote({ usualHour, dateOnly }: Moment): string | null {
  if (usualHour) return 'no clock was said, so the usual hour';
  return dateOnly ? 'no clock was said' : null;
}

function clockNote({ clockChange }: Moment): string | null {
  if (!clockChange) return null;
  const { asked } = clockChange;
  return clockChange.kind === 'gap'
    ? `the clocks change and skip ${asked}, so ${clockChange.became}`
    : `the clocks change and ${asked} comes twice; this is the ${clockChange.taken} one`;
}

const UNITS = { daily: 'day', weekly: 'week', monthly: 'month', yearly: 'year' } as const;

function recurrenceNote({ recurrence }: Moment): string | null {
  if (!recurrence) return null;
  const { freq, interval } = recurrence;
  const every = interval === 1 ? `every ${UNITS[freq]}` : `every ${interval} ${UNITS[freq]}s`;
  return `meant for ${every}; one video goes out once, this is the next time`;
}

export function explainPost(request: PostRequest | SlotRequest, writer: Writer): string {
  const { caption, otherReading, profile } = request;
  if (otherReading) return explainBoth(request, otherReading, writer);
  if (request.kind === 'post' && request.isUncertain) {
    const readings = request.when.kind === 'unread' ? request.when.readings : [];
    const times = readings.map((each) => explainTime(each, writer)).join(' or ');
    return sentence(`it may be meant for Schedy, so its author is asked: ${times}, with the caption “${caption}”`);
  }
  const words = caption === '' ? 'without a caption' : `with the caption “${caption}”`;
  const where = profile ? ` on @${profile}` : '';
  return [sentence(`${whatHappens(request, writer)}${where}, ${words}`), ...explainWishes(request)].join(' ');
}

function explainBoth(first: PostRequest | SlotRequest, second: PostRequest | SlotRequest, writer: Writer): string {
  const told = [first, second].map((each) => {
    const audience = each.privacy === second.privacy && each.privacy === first.privacy ? '' : `, ${audienceOf(each)}`;
    return `${whatHappens(each, writer)} with the caption “${each.caption}”${audience}`;
  });
  return sentence(`it is asked, because two readings are sensible: ${told.join(', or ')}`);
}

const audienceOf = ({ privacy }: PostRequest | SlotRequest): string =>
  privacy ? sayPrivacy(privacy) : 'for the usual audience';

function whatHappens(request: PostRequest | SlotRequest, writer: Writer): string {
  if (request.kind === 'slot') return 'the video takes the next free slot of the workspace';
  switch (request.when.kind) {
    case 'now':
      return 'the video goes out now';
    case 'at':
      return `the video goes out ${whenIs(request.when, writer)}`;
    default:
      return whenIs(request.when, writer);
  }
}

function whenIs(reading: Exclude<TimeReading, { kind: 'now' }> | UnreadTime, writer: Writer): string {
  switch (reading.kind) {
    case 'unread':
      return [
        `“${reading.words.trim()}” reads like a time and is not clear`,
        ...reading.readings.map((each) => explainTime(each, writer)),
      ].join(' or ');
    case 'at':
      return explainTime(reading, writer);
    case 'ambiguous':
      return `it can mean ${reading.alternatives.map((each) => explainTime(each, writer)).join(' or ')}`;
    case 'past':
      return `that time is already over (${describeInstant(reading.at, writer.timeZone, writer.now).absolute})`;
    case 'impossible':
      return IMPOSSIBLE[reading.reason];
  }
}

const IMPOSSIBLE = {
  no_such_day: 'that day is not in the calendar',
  no_such_time: 'no clock shows that time',
  unknown_time_zone: 'that time zone is not known',
  which_day: 'no day is named',
  too_far: 'that is too far away',
} as const;

function explainWishes({ privacy, settings, way, hashtags }: PostRequest | SlotRequest): string[] {
  const wishes = [privacy ? sayPrivacy(privacy) : '', way ? sayWay(way) : '', ...saySettings(settings)].filter(Boolean);
  const tags = hashtags.map((tag) => `#${tag}`);
  return [
    ...(tags.length > 0 ? [`Hashtags: ${joinWords(tags)}.`] : []),
    ...(wishes.length > 0 ? [`Audience and settings: ${joinWords(wishes)}.`] : []),
  ];
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
