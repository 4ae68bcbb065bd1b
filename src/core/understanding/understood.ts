/**
 * What was understood of a message, in the shape that `npm run understand` prints. Without its
 * surroundings it is read as in a channel, with a video beside it. `ask` is an instruction that
 * leaves something open; a question or a "don't" is none.
 */
import { isoInstant, localDay, type Moment, type Recurrence, readTime, type TimeReading } from '../schedules/index.ts';
import { explainAsk, explainNothing, explainPhrase, explainPost, explainTime } from './explain.ts';
import type { PostRequest, PostSettings, PrivacyLevel, SlotRequest } from './request.ts';
import { understand } from './understand.ts';

/** A message as a line of JSON gives it. */
export interface Saying {
  readonly text: string;
  readonly now: Date;
  readonly timeZone: string;
  readonly locale?: string | undefined;
  /** The text is a time expression and nothing else. */
  readonly phrase?: boolean | undefined;
}

/** What was understood of one message. */
export interface Understood {
  readonly action: 'post' | 'schedule' | 'ask' | 'none';
  /** ISO 8601 with the offset of the writer's zone; null unless something is scheduled. */
  readonly at: string | null;
  /** The day, where it was said without a clock and the usual hour is taken. */
  readonly dateOnly?: string;
  readonly caption: string;
  readonly hashtags: readonly string[];
  readonly profile?: string;
  readonly privacy?: PrivacyLevel;
  readonly settings?: PostSettings;
  readonly recurrence?: SaidRecurrence;
  readonly alternatives: readonly { readonly at: string; readonly explanation: string }[];
  readonly explanation: string;
}

interface SaidRecurrence {
  readonly freq: Recurrence['freq'];
  readonly interval?: number;
  readonly byday?: readonly string[];
  readonly bymonthday?: number;
  readonly time?: string;
}

const DEFAULT_LOCALE = 'en-US';

/** Reads a message, or a time alone where `phrase` says so, in a channel with a video beside it. */
export function understood(saying: Saying): Understood {
  const said = { ...saying, locale: saying.locale ?? DEFAULT_LOCALE };
  return said.phrase ? phraseUnderstood(said) : messageUnderstood(said);
}

const NOTHING = { at: null, caption: '', hashtags: [], alternatives: [] } as const;

function phraseUnderstood(saying: Saying): Understood {
  const reading = readTime(saying.text, saying);
  const explanation = explainPhrase(reading, saying);
  if (reading?.kind === 'now') return { action: 'post', ...NOTHING, explanation };
  const time = reading && timeOf(reading, saying, true);
  if (!time?.at) return { action: 'none', ...NOTHING, explanation };
  return { action: 'schedule', ...NOTHING, ...time, explanation };
}

function messageUnderstood(saying: Saying): Understood {
  const request = understand(saying.text, { ...saying, place: 'channel', hasVideo: true });
  switch (request.kind) {
    case 'none':
      return { action: 'none', ...NOTHING, explanation: explainNothing() };
    case 'ask':
      // A question or a "don't" is no instruction.
      return { action: 'none', ...NOTHING, explanation: explainAsk(request.why) };
    case 'post':
    case 'slot':
      return postUnderstood(request, saying);
  }
}

function postUnderstood(request: PostRequest | SlotRequest, saying: Saying): Understood {
  const { caption, hashtags, profile, privacy, settings, otherReading } = request;
  const wishes = {
    ...(profile !== undefined && { profile }),
    ...(privacy !== undefined && { privacy }),
    ...(Object.keys(settings).length > 0 && { settings }),
  };
  const time = otherReading ? null : requestTime(request, saying);
  const open = [request, otherReading].flatMap((each) => (each ? choicesOf(each, saying) : []));
  // Two captions at one time are one choice of a time.
  const choices = [...new Map(open.map((each) => [each.at, each])).values()];
  return {
    action: time ? (time.at === null ? 'post' : 'schedule') : 'ask',
    at: time?.at ?? null,
    ...(time?.dateOnly !== undefined && { dateOnly: time.dateOnly }),
    caption,
    hashtags,
    ...wishes,
    ...(time?.recurrence && { recurrence: time.recurrence }),
    alternatives: time ? [] : choices,
    explanation: explainPost(request, saying),
  };
}

type Time = Pick<Understood, 'at' | 'dateOnly' | 'recurrence' | 'alternatives'>;

/** When it goes out; null where that must be asked. */
function requestTime(request: PostRequest | SlotRequest, saying: Saying): Time | null {
  if (request.kind === 'slot') return null;
  if (request.when.kind === 'now') return { at: null, alternatives: [] };
  if (request.when.kind === 'unread') return null;
  return timeOf(request.when, saying, false);
}

/** With `guess` the likeliest of several readings is taken, and the others stand beside it. */
function timeOf(reading: TimeReading, saying: Saying, guess: boolean): Time | null {
  if (reading.kind === 'at') return { ...momentTime(reading, saying), alternatives: [] };
  if (reading.kind !== 'ambiguous' || !guess) return null;
  const { alternatives, likeliest } = reading;
  const likely = alternatives.find(({ at }) => at.getTime() === likeliest.getTime());
  const others = alternatives.filter((each) => each !== likely);
  if (!likely) return null;
  return {
    ...momentTime(likely, saying),
    alternatives: others.map((each) => choice(each, saying)),
  };
}

function momentTime(moment: Moment, { timeZone }: Saying): Omit<Time, 'alternatives'> {
  const { at, usualHour, recurrence } = moment;
  return {
    at: isoInstant(at, timeZone),
    ...(usualHour && { dateOnly: localDay(at, timeZone) }),
    ...(recurrence && { recurrence: said(recurrence) }),
  };
}

function said({ freq, interval, byday, bymonthday, time }: Recurrence): SaidRecurrence {
  return {
    freq,
    ...(interval > 1 && { interval }),
    ...(byday.length > 0 && { byday }),
    ...(bymonthday !== null && { bymonthday }),
    ...(time !== null && { time }),
  };
}

function choicesOf(request: PostRequest | SlotRequest, saying: Saying) {
  if (request.kind === 'slot') return [];
  if (request.when.kind === 'at') return [choice(request.when, saying)];
  if (request.when.kind === 'unread') return request.when.readings.map((each) => choice(each, saying));
  if (request.when.kind !== 'ambiguous') return [];
  return request.when.alternatives.map((each) => choice(each, saying));
}

const choice = (moment: Moment, saying: Saying) => ({
  at: isoInstant(moment.at, saying.timeZone),
  explanation: explainTime(moment, saying),
});
