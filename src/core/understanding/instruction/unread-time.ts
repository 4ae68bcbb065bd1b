/**
 * Words that begin like a time and were not taken as one: "about an hour", "between 6 and 7pm",
 * "32 Dec", a clock behind words of a language that is not read. They are no caption that may go out
 * unasked.
 */
import { DAY_MS } from '../../clock.ts';
import {
  createTimeFinder,
  type FoundTime,
  type Moment,
  momentsOf,
  type ReadTimeOptions,
  readTime,
  type Span,
  unreadTimeAt,
} from '../../schedules/index.ts';
import { neighbourBehind } from '../words/punctuation.ts';
import {
  CORRECTED,
  MINUS,
  SPAN_OF_TIME,
  TIME_JOIN,
  TIME_OPENER,
  TIME_TAIL,
  VAGUE_TIME,
  ZONE_WORD,
} from '../words/talk-patterns.ts';
import { matchFront, wordPattern } from '../words/word-pattern.ts';
import { strengthOf } from './instruction-or-caption.ts';
import type { Draft, Reading } from './wish-draft.ts';

export interface UnreadTime {
  readonly span: Span;
  /** What the words can sensibly mean, in the order of time; may be empty. */
  readonly readings: readonly Moment[];
}

type TimeWords = Pick<Reading, 'text' | 'options' | 'times'>;

const MOST_READINGS = 4;

/** What begins like a time right behind the verb, or behind the part of a time that was taken. */
export function unreadTime(draft: Draft, opened: number, reading: Reading): UnreadTime | null {
  const { text } = reading;
  if (draft.fenced || (opened === firstWord(text) && !reading.addressed)) return null;
  const at = nextWord(text, opened, draft.to);
  if (at === null) return null;
  const time = draft.time;
  // "jetzt posten um 18 Uhr": behind "now" another time is none of the caption's, whatever stands between.
  const isBeside = time?.wording.distance === 'now' || (time && nextWord(text, time.span.end, draft.to) === at);
  const taken = time && time.span.end <= opened && isBeside ? time : null;
  const end = taken ? endBehind(taken, at, reading) : draft.time ? null : signEnd(at, reading);
  if (end === null || end > draft.to) return null;
  const span = { start: at, end };
  const readings = readingsOf(span, taken, reading);
  // "(not thursday, sorry) Ramen": what stands in brackets goes as a whole.
  const aside = /^[^()[\]\n]{1,80}[)\]]/u.exec(text.slice(at, draft.to))?.[0].length ?? 0;
  const isInBrackets = /[([]$/u.test(text.slice(0, at)) && at + aside > end;
  return { span: isInBrackets ? { start: at - 1, end: at + aside } : span, readings };
}

/** The same for words that are said to be a time. */
export function unreadWords(text: string, options: ReadTimeOptions): UnreadTime | null {
  const reading = { text, options, times: createTimeFinder(text, options) };
  const at = nextWord(text, 0, text.length);
  if (at === null) return null;
  const begins = openedEnd(at, reading) ?? unreadTimeAt(text, at, options) ?? reading.times.startingAt(at);
  const span = { start: at, end: text.length };
  return begins ? { span, readings: readingsOf(span, null, reading) } : null;
}

const firstWord = (text: string) => text.length - text.trimStart().length;

/** The word behind a place, unless a mark stands between that announces a caption. */
function nextWord(text: string, at: number, end: number): number | null {
  const gap = /^[^\S\n\r]*,?[^\S\n\r]*[([]?/u.exec(text.slice(at, at + 40))?.[0].length ?? 0;
  const word = at + gap;
  return word < end && /^[\p{L}\p{N}&+~≈]/u.test(text.slice(word, word + 2)) ? word : null;
}

/**
 * Not sure are words that can begin a caption: "Monday motivation". With a capital, what is read as a
 * time has its own rule.
 */
function signEnd(at: number, reading: TimeWords): number | null {
  const { text, options, times } = reading;
  const opened = openedEnd(at, reading);
  if (opened !== null) return opened;
  const sign = unreadTimeAt(text, at, options);
  if (!sign || isRatio(text, at)) return null;
  const readEnd = times.startingAt(at)?.span.end ?? at;
  if (beginsUpper(text, at) && readEnd >= sign.to) return null;
  const end = Math.max(readEnd, sign.to);
  const beside = neighbourBehind(text, end, text.length);
  return sign.sure || (beside.setOff === 'none' && beside.script === 'upper') ? end : null;
}

/** "50:50 chance" is no clock, and "99:99" no share of a hundred. */
function isRatio(text: string, at: number): boolean {
  const [found = '', one, other] = /^([3-9]\d):(\d\d)(?!\d)/u.exec(text.slice(at, at + 6)) ?? [];
  return found !== '' && Number(one) + Number(other) === 100 && /[\p{L}\p{N}]/u.test(text.slice(at + found.length));
}

const beginsUpper = (text: string, at: number) => /^\p{Lu}/u.test(text.slice(at, at + 2));

/** "7ish", "9-10am", "7–8 Uhr", "7 p. m.", and a colon that is none. */
const LOOSE_CLOCK = wordPattern(
  [
    '\\d{1,2}(?::\\d{2})? ?(?:am|pm)? ?[-–] ?\\d{1,2}(?::\\d{2})? ?(?:am|pm|uhr|h|u)',
    '\\d{1,2}:\\d{2} ?[-–] ?\\d{1,2}:\\d{2}',
    '\\d{1,2}(?::\\d{2})?-?ish(?: ?(?:am|pm))?',
    '\\d{1,2}[∶꞉]\\d{2}|\\d{1,2}(?::\\d{2})? ?[ap]\\. m\\.?',
  ].join('|'),
);

/** A clock that is none to the minute, or a time behind "first thing", "by", "within". */
function openedEnd(at: number, reading: TimeWords): number | null {
  const { text, times, options } = reading;
  const isWord = beginsUpper(text, at) && !/^Q[1-4]/u.test(text.slice(at, at + 2));
  const loose = matchFront(LOOSE_CLOCK, text, at) ?? (isWord ? null : matchFront(VAGUE_TIME, text, at));
  if (loose) return loose.end;
  const negative = minusEnd(at, reading);
  if (negative !== null) return negative;
  const opener = matchFront(TIME_OPENER, text, at);
  if (!opener) return null;
  const next = blanksBehind(text, opener.end);
  const found = times.startingAt(next);
  if (found && found.wording.clock !== 'number') return found.span.end;
  return unreadTimeAt(text, next, options)?.to ?? matchFront(SPAN_OF_TIME, text, next)?.end ?? null;
}

/** "in minus 2 hours", "minus two hours" */
function minusEnd(at: number, { text, options }: TimeWords): number | null {
  const lead = /^\p{Ll}{1,6}[^\S\n]+/u.exec(text.slice(at, at + 8))?.[0].length ?? 0;
  const minus = matchFront(MINUS, text, at) ?? matchFront(MINUS, text, at + lead);
  const next = minus && blanksBehind(text, minus.end);
  // "en moins de 2 heures"
  if (!next || /^d[ei] /iu.test(text.slice(next, next + 3))) return null;
  const sign = unreadTimeAt(text, next, options);
  return sign?.why === 'amount' ? sign.to : null;
}

/** What goes on behind a time: a zone, "or so", "or 8pm", the day or the clock that it lacks. */
function endBehind(taken: FoundTime, at: number, reading: TimeWords): number | null {
  const { text, options } = reading;
  const { clock, day, distance } = taken.wording;
  const zone = clock === 'none' ? null : matchFront(ZONE_WORD, text, at);
  const tail = beginsUpper(text, at) ? zone : (matchFront(TIME_TAIL, text, at) ?? zone);
  const opened = tail?.end ?? openedEnd(at, reading);
  if (opened !== null) return opened;
  const second = secondEnd(taken, at, reading) ?? anotherEnd(taken, at, reading);
  if (second !== null) return second;
  const sign = unreadTimeAt(text, at, options);
  if (!sign?.sure || beginsUpper(text, at)) return impossibleEnd(sign, taken);
  const isWhole = distance !== 'none' || (day !== 'none' && clock !== 'none');
  const goesOn = sign.why === 'bound' || sign.why === 'range' || sign.why === 'choice';
  return goesOn || !isWhole ? sign.to : null;
}

/** "6pm Dec 32": a capital begins a caption, but not where a clock lacks its day. */
function impossibleEnd(sign: ReturnType<typeof unreadTimeAt>, { wording }: FoundTime): number | null {
  return sign?.sure && sign.why === 'day' && wording.day === 'none' && wording.distance === 'none' ? sign.to : null;
}

/** "tomorrow 7pm and again next tuesday": one video is posted once. */
function secondEnd({ wording }: FoundTime, at: number, { text, times }: TimeWords): number | null {
  const join = matchFront(TIME_JOIN, text, at);
  const found = join && times.startingAt(blanksBehind(text, join.end));
  if (!join || !found) return null;
  const strength = strengthOf(found);
  const again = / /u.test(text.slice(join.start, join.end));
  // "monday & tuesday": two days, of which neither has a clock.
  const isCorrected = matchFront(CORRECTED, text, at) !== null;
  const isDay = wording.clock === 'none' && strength === 'weak' && !isCorrected && !beginsUpper(text, found.span.start);
  return isDay || strength === 'strong' || (again && strength !== 'hint' && strength !== 'number')
    ? found.span.end
    : null;
}

/** "in two weeks on friday", "sometime tomorrow": a second time that the first has no room for. */
function anotherEnd({ reading, wording }: FoundTime, at: number, { times }: TimeWords): number | null {
  const found = times.startingAt(at);
  if (found && wording.distance === 'now') return isWholeTime(found) ? found.span.end : null;
  if (!found || found.wording.day === 'none') return null;
  const strength = strengthOf(found);
  if (reading.kind === 'impossible') return strength === 'hint' || strength === 'number' ? null : found.span.end;
  return found.wording.linked && strength !== 'hint' && strength !== 'number' ? found.span.end : null;
}

/** "now at 6pm", "now in 5 minutes" */
const isWholeTime = ({ wording, reading }: FoundTime): boolean =>
  momentsOf(reading).length > 0 && (wording.clock === 'figures' || wording.distance === 'ahead');

const blanksBehind = (text: string, at: number) =>
  at + (/^[^\S\n\r]*(?:,[^\S\n\r]+)?/u.exec(text.slice(at, at + 20))?.[0].length ?? 0);

/** Every time that stands in the words, read with the day that was taken before them. */
function readingsOf({ start, end }: Span, taken: FoundTime | null, reading: TimeWords): readonly Moment[] {
  const { text, times, options } = reading;
  if (matchFront(TIME_TAIL, text, start)) return taken ? momentsOf(taken.reading) : [];
  const before = taken ? `${text.slice(taken.span.start, taken.span.end)} ` : '';
  // What has its day and its clock is meant as it stands, whatever follows.
  const isWhole = taken !== null && taken.wording.day !== 'none' && taken.wording.clock === 'figures';
  const moments: Moment[] = isWhole ? [...momentsOf(taken.reading)] : [];
  for (let at = start; at < end; at = nextPlace(text, at)) {
    const found = times.startingAt(at) ?? clockAt(text, at, options);
    if (!found || found.span.end > end + 1) continue;
    const words = text.slice(found.span.start, found.span.end);
    const both =
      before === '' ? null : (readTime(before + words, options) ?? readTime(`${before}at ${words}`, options));
    moments.push(...momentsOf(both ?? found.reading));
    at = found.span.end - 1;
  }
  const distinct = new Map(moments.map((moment) => [moment.at.getTime(), moment]));
  return [...distinct.values()].sort((a, b) => a.at.getTime() - b.at.getTime()).slice(0, MOST_READINGS);
}

function nextPlace(text: string, at: number): number {
  const step = /^(?:[\p{L}\p{M}\p{N}:]+|.)[^\p{L}\p{N}]*/su.exec(text.slice(at))?.[0].length ?? 1;
  return at + Math.max(1, step);
}

/** The 7 of "7ish", the 9 of "9-10am". */
function clockAt(text: string, at: number, options: ReadTimeOptions): Pick<FoundTime, 'span' | 'reading'> | null {
  const match = /^(\d{1,2}(?::\d{2})?)(?:ish|\s?[-–]\s?\d{1,2}(?::\d{2})?\s?(am|pm)?)?/iu.exec(text.slice(at, at + 16));
  if (!match) return null;
  const reading = readTime(`${match[1]}${match[2] ?? ''}`, options);
  return reading && { span: { start: at, end: at + (match[1]?.length ?? 1) }, reading };
}

const FAR_MS = 60 * DAY_MS;

/**
 * Figures alone put no post months away unasked: "9/10 would eat", "when: 12/06" from whoever has the day first. What a
 * date in figures can mean that is more than 60 days away, the other way round where that is nearer; null where it is near
 * or has its year.
 */
export function farByFigures(words: string, moment: Moment, options: ReadTimeOptions): readonly Moment[] | null {
  if (/\d{4}/u.test(words) || moment.at.getTime() - options.now.getTime() < FAR_MS) return null;
  const turned = readTime(words.replace(/(\d{1,2})([/.-])(\d{1,2})/u, '$3$2$1'), options);
  return [...(turned?.kind === 'at' && turned.at < moment.at ? [turned] : []), moment];
}
