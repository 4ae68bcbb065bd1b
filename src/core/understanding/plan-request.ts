/** What a message with several videos asks for: the rhythm in which they go out, and a caption for each of them. */
import { createRhythmFinder, type FoundRhythm, RHYTHM_SIGNS, type Rhythm } from '../schedules/index.ts';
import type { PostRequest, SlotRequest, UnderstandContext } from './request.ts';
import { understand } from './understand.ts';
import { visibleText } from './words/caption.ts';
import { languagesOfVerbs } from './words/verbs.ts';

export interface PlanRequest {
  /** Null where the words speak of a rhythm that is not understood: it is asked for. */
  readonly rhythm: Rhythm | null;
  /** The rhythm as it was said. */
  readonly words: string;
  /** The hours are Schedy's choice, because none was named. */
  readonly isClockChosen: boolean;
  /** Everything else that the message says; its time does not count. */
  readonly wishes: PostRequest | SlotRequest;
}

const WORD_START = /(?<![\p{L}\p{N}@#_.:])[\p{L}\p{N}]/gu;
/** A rhythm begins within so many words of either end. */
const MOST_STARTS = 60;
const LONGEST_MESSAGE = 4_000;
const QUOTED = /["“„«「][^"“”„«»「」]*["”“»」]/gu;

/** Null where the words name no rhythm; then they are read as for one video. */
export function understandPlan(said: string, surroundings: UnderstandContext): PlanRequest | null {
  const { text, written } = visibleText(said);
  if (text.length > LONGEST_MESSAGE) return null;
  const context = { ...surroundings, languages: surroundings.languages ?? languagesOfVerbs(text) };
  const inside = { ...context, place: 'direct', hasVideo: true } as const;
  for (const found of rhythmsIn(text, context)) {
    const { start, end } = found.span;
    const place = placeOf(text, found, context);
    if (place === 'within') continue;
    const rest = without(written(0, start), written(end, text.length));
    const request = understand(rest, inside);
    if (request.kind === 'ask') return null;
    const wishes = request.kind === 'none' ? onlyCaption('') : withoutObject(request);
    const hasTime = wishes.kind === 'slot' || (wishes.timeGiven && wishes.when.kind !== 'now');
    const isForSchedy = wishes.explicit || (found.isDetailed && place === 'set_off') || context.place !== 'channel';
    if (!isForSchedy || (place === 'loose' && (!wishes.explicit || hasTime || !found.isDetailed))) continue;
    // Two times, of which nothing tells how they go together.
    const rhythm = hasTime ? null : found.rhythm;
    return { rhythm, words: text.slice(start, end), isClockChosen: found.isClockChosen, wishes };
  }
  return unreadPlan(text, said, inside);
}

const OBJECT =
  /^(?:all )?(?:of )?(?:these|them|those|all|diese|alle|estos|todos|ces|tous|questi|tutti|estes|deze|te|эти)(?: (?:videos?|clips?|vídeos?|vidéos?|video['’]?s|видео))?[\s:.!]*$/iu;

/** "post these, 2 a day": what is pointed at is no caption. */
const withoutObject = <T extends PostRequest | SlotRequest>(request: T): T =>
  OBJECT.test(request.caption) ? { ...request, caption: '' } : request;

const onlyCaption = (caption: string): PostRequest => ({
  kind: 'post',
  when: { kind: 'now' },
  timeGiven: false,
  caption,
  hashtags: [],
  settings: {},
  explicit: true,
});

/** What may be a rhythm, in the order of the words; captions in quotes hold none. */
function* rhythmsIn(text: string, context: UnderstandContext): Generator<FoundRhythm> {
  const quotes = [...text.matchAll(QUOTED)].map((match) => [match.index, match.index + match[0].length] as const);
  const words = [...text.matchAll(WORD_START)].map(({ index }) => index);
  const near = words.length <= 2 * MOST_STARTS ? words : [...words.slice(0, MOST_STARTS), ...words.slice(-MOST_STARTS)];
  const find = createRhythmFinder(text, context);
  let done = 0;
  for (const at of near) {
    if (at < done || quotes.some(([from, to]) => at > from && at < to)) continue;
    const found = find(at);
    if (!found) continue;
    done = found.span.end;
    yield found;
  }
}

const CLOSES = /^[^\S\n]*(?:$|[\n:;,.!|–—(#]|-\s|\p{Extended_Pictographic})/u;
const OPENS = /(?:^|[\n:;,.!?|–—)]|\s-|\p{Extended_Pictographic}[\ufe00-\ufe0f]*|#[\p{L}\p{N}_]+)[^\S\n]*$/u;

/**
 * `set_off` from the caption, or right behind the instruction's own words; `loose` at the end of the message, where it
 * may be the caption's; `within` the caption.
 */
function placeOf(text: string, { span, isDetailed }: FoundRhythm, context: UnderstandContext) {
  const before = text.slice(0, span.start);
  const behind = text.slice(span.end);
  const closes = CLOSES.test(behind);
  const isUpper = /^\p{Lu}/u.test(text.slice(span.start));
  if (isInstruction(before, context)) {
    const hasVerb = before.trim() !== '';
    if (closes || (isDetailed && (hasVerb || !isUpper))) return 'set_off';
    return hasVerb && !isUpper ? 'set_off' : 'within';
  }
  if (!closes) return 'within';
  return OPENS.test(before) ? 'set_off' : behind.trim() === '' ? 'loose' : 'within';
}

/** Nothing but a verb and its parts, or nothing at all. */
function isInstruction(words: string, context: UnderstandContext): boolean {
  const alone = words.replace(/[\s,;:–—-]+$/u, '').trim();
  if (alone === '') return true;
  const request = understand(alone, { ...context, place: 'direct', hasVideo: true });
  return request.kind === 'post' && request.explicit && request.caption === '';
}

/** The message without its rhythm. */
function without(before: string, behind: string): string {
  const left = before.replace(/[\s,;–—-]+$/u, '');
  const right =
    left === '' ? behind.replace(/^[\s,;:.!|–—-]+/u, '') : behind.replace(/^[^\S\n]*[,;.!?|]?[^\S\n]*/u, '');
  const gap = left === '' || /^[\n:]/u.test(right) ? '' : /\n[\s,;–—-]*$/u.test(before) ? '\n' : ' ';
  return `${left}${gap}${right}`.trim();
}

const FIRST_CLAUSE = /^[^:\n"“„«]{0,160}/u;
const SIGN = new RegExp(`(?<![\\p{L}\\p{N}])(?:${RHYTHM_SIGNS})(?![\\p{L}\\p{N}])`, 'u');

/** Words that speak of a rhythm among those of the instruction, and come to none. */
function unreadPlan(text: string, said: string, context: UnderstandContext): PlanRequest | null {
  const clause = FIRST_CLAUSE.exec(text)?.[0] ?? '';
  const sign = SIGN.exec(clause.toLowerCase());
  if (!sign) return null;
  const request = understand(said, context);
  if (request.kind !== 'post' || !request.explicit) return null;
  const isTimed = request.timeGiven && request.when.kind !== 'unread' && request.when.kind !== 'ambiguous';
  return isTimed
    ? null
    : {
        rhythm: null,
        words: clause.slice(sign.index, sign.index + sign[0].length),
        isClockChosen: false,
        wishes: request,
      };
}

const LABEL =
  /^[^\S\n]*(?:[-*•] )?(?:video |clip )?(?:(?<letter>[a-z])|(?<number>\d{1,2})|(?<nth>first|second|third|fourth|fifth))[^\S\n]*[:.)=–-](?!\d)[^\S\n]*(?<words>.*)$/iu;
const NTH = ['first', 'second', 'third', 'fourth', 'fifth'];

/** A caption for each of several videos, and how they were told apart. */
export interface Captions {
  readonly each: readonly string[];
  readonly by: 'label' | 'line' | 'same';
}

/**
 * "a: …", "1. …", a line each; where `byLine`, as many plain lines as there are videos count in their order. Words before
 * the first label go to every video. Else all of it is the caption of each.
 */
export function captionsFor(caption: string, count: number, byLine: boolean): Captions {
  const lines = caption.split('\n');
  const labelled = byLabel(lines, count);
  if (labelled) return { each: labelled, by: 'label' };
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  const areCaptions = filled.length === count && filled.every((line) => /^[^#@]*\p{L}/u.test(line));
  if (byLine && count > 1 && areCaptions) return { each: filled, by: 'line' };
  return { each: Array.from({ length: count }, () => caption), by: 'same' };
}

function byLabel(lines: readonly string[], count: number): string[] | null {
  const captions: (string[] | undefined)[] = [];
  const shared: string[] = [];
  let open: string[] = shared;
  for (const line of lines) {
    const match = LABEL.exec(line);
    const index = match?.groups ? indexOf(match.groups) : -1;
    const isNext = index >= 0 && index < count && captions[index] === undefined && index === captions.length;
    if (!isNext) {
      open.push(line);
      continue;
    }
    open = [match?.groups?.words ?? ''];
    captions[index] = open;
  }
  if (captions.length < 2) return null;
  const before = shared.join('\n').trim();
  return Array.from({ length: count }, (_, index) => {
    const own = captions[index]?.join('\n').trim();
    return own === undefined ? before : [before, own].filter((part) => part !== '').join('\n');
  });
}

function indexOf({ letter, number, nth }: Readonly<Record<string, string | undefined>>): number {
  if (letter) return letter.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0);
  return number ? Number(number) - 1 : NTH.indexOf(nth?.toLowerCase() ?? '');
}

/** A rhythm and nothing else, as it is written in the thread of several videos; null for any other words. */
export function readPlan(said: string, context: UnderstandContext): PlanRequest | null {
  const plan = understandPlan(said, { ...context, place: 'direct', hasVideo: true });
  const isAll =
    plan !== null &&
    /^(?:all|them|them all|these|all of them|everything|alle|todos?|tous|tutti)?[\s.,!]*$/iu.test(plan.wishes.caption);
  return isAll ? plan : null;
}
