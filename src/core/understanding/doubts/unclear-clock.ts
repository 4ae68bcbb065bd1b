/** A clock that cannot be read: "at ?? pm", "at xx:xx", "18:6o" with a letter for a figure, "19;30". What it means is asked. */
import { type FoundTime, momentsOf, readTime, type Span } from '../../schedules/index.ts';
import type { Interpretation } from '../instruction/read-message.ts';
import { askedAbout } from '../instruction/request-parts.ts';
import type { Draft, Reading } from '../instruction/wish-draft.ts';
import type { PostRequest } from '../request.ts';
import { skipFront } from '../words/punctuation.ts';
import { TIME_LEAD } from '../words/talk-patterns.ts';
import { matchFront } from '../words/word-pattern.ts';

/** Up to two short words lead to a clock in every language: "at", "a las", "gegen". */
const LEAD = '(?:\\p{Ll}{1,5}[^\\S\\n]){1,2}';
const HALF = '[^\\S\\n]?(?:[ap]\\.?m|[AP]M|[uU]hr|h|u|uur|godz|時)(?!\\p{L})\\.?';
const BLANKED = '[?_xX.…]{1,4}';
const UNKNOWN = new RegExp(
  `^(?:(?:${LEAD})?(?:[?_xX]{1,2}:[?_xX]{1,2}|${BLANKED}(?=${HALF})|\\d{1,2}[:;.]?\\d?[ap]m\\d{1,2})|${LEAD}(?:\\?{1,4}|_{1,4}|tb[acd]|TB[ACD])(?![\\p{L}\\p{N}]))(?:${HALF})?`,
  'u',
);
const SLIPPED = new RegExp(
  `^(?:${LEAD})?(?<clock>(?=\\S{0,4}\\d)(?=\\S{0,5}[oOiIl;])(?:[\\doOiIl]{1,2}[:;][\\doOiIl]{2}|[\\doO]{1,2}\\.[\\doO]{2})(?:[ap]m)?)(?![\\p{L}\\p{N}])(?:${HALF})?`,
  'u',
);
/** "at 7pn": a figure behind the word that leads to a clock, with letters that are none of a clock's. */
const GARBLED = /^[^\S\n]+\d{1,2}(?:[:.]\d{0,2})?(?!am|pm|uh|st|nd|rd|th|er|ª|º|kg|km|cm|ml)\p{Ll}{2}(?![\p{L}\p{N}])/u;
const CLOCK_REACH = 40;

/** What is glued to a time: the "o" of "18:6o", read as 18 and the rest. */
const GLUED = /^(?:[:;][\doil]{2}|;[\doil]|[oil\d][:;][\doil]{2})(?![\p{L}\p{N}])/iu;

export function doubtUnclearClock({ draft, request }: Interpretation, reading: Reading): PostRequest | null {
  if (request.kind !== 'post' || !draft.verb || draft.fenced || request.when.kind === 'unread') return null;
  const { text, options } = reading;
  const from = skipFront(text, draft.from, draft.to);
  const glued = gluedTo(draft.time, draft.from, text);
  const day = glued ? null : dayBefore(draft, from, reading);
  if (draft.time && !day && !glued) return null;
  const start = glued?.start ?? (day && day.span.end > from ? skipFront(text, day.span.end, draft.to) : from);
  const near = text.slice(start, Math.min(draft.to, start + CLOCK_REACH));
  const slipped = glued ? null : SLIPPED.exec(near);
  const match = slipped ?? UNKNOWN.exec(near);
  const end = glued?.end ?? (match ? start + match[0].length : day ? garbledEnd(text, start, draft.to) : null);
  if (end === null) return null;
  const said = day ? `${text.slice(day.span.start, day.span.end)} ` : '';
  const clock = glued ? text.slice(start, end) : slipped?.groups?.clock;
  const mended = clock === undefined ? null : readTime(`${said}${inFigures(clock)}`, options);
  const readings = [...momentsOf(mended), ...(draft.time ? [] : momentsOf(day?.reading ?? null))];
  const words = { start: Math.max(from, glued?.end ?? day?.span.end ?? from), end: Math.max(from, draft.to) };
  const around = { start: Math.max(start, words.start), end: Math.max(end, words.start) };
  return askedAbout(request, { span: { start, end }, readings, words, around }, reading);
}

function garbledEnd(text: string, start: number, to: number): number | null {
  const lead = matchFront(TIME_LEAD, text, start);
  const garbled = lead && GARBLED.exec(text.slice(lead.end, Math.min(to, lead.end + CLOCK_REACH)));
  return garbled ? lead.end + garbled[0].length : null;
}

const inFigures = (clock: string): string =>
  clock
    .replace(/(?<=[\d:;])o|o(?=[\d:;])/giu, '0')
    .replace(/(?<=[\d:;])[il]|[il](?=[\d:;])/giu, '1')
    .replace(';', ':');

function gluedTo(time: FoundTime | null, from: number, text: string): Span | null {
  const rest = time && time.span.end <= from ? GLUED.exec(text.slice(time.span.end, time.span.end + 6))?.[0] : null;
  return time && rest ? { start: time.span.start, end: time.span.end + rest.length } : null;
}

/** The day that was taken, or that begins the words, without a clock. */
function dayBefore({ time }: Draft, from: number, { times }: Reading): FoundTime | null {
  const found = time ?? times.startingAt(from);
  const day = found?.wording.clock === 'number' ? found.withoutNumber : found;
  const isDay = day != null && day.wording.day !== 'none' && day.wording.clock === 'none';
  return isDay && day.wording.distance === 'none' && (day.span.end <= from || !time) ? day : null;
}
