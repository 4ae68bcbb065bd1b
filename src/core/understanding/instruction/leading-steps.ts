import type { FoundTime } from '../../schedules/index.ts';
import { isUnspaced, neighbourBehind, scriptOf, scriptOfWish, skipBlanks, skipFront } from '../words/punctuation.ts';
import {
  CAPTION_MARK,
  COURTESY,
  FILLER,
  INTRODUCTION,
  NEGATION_BEHIND,
  OBJECT,
  TAG,
  THANKS_WORDS,
  VAGUE_TIME,
  WITH_SOMEBODY,
} from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import { matchFront } from '../words/word-pattern.ts';
import {
  asksBehindTime,
  instructionGoesOn,
  roleOfLeadingWish,
  roleOfOpeningTime,
  strengthOf,
  type WordRole,
} from './instruction-or-caption.ts';
import type { Draft, Reading } from './wish-draft.ts';
import { PROFILE_RULE, takeWishesBeforeVerb, wishesFrom, wishOrProfileFrom } from './wishes.ts';

/** Takes what stands at `at` into the draft, or gives null when it is nothing of its kind. */
export type LeadingStep = (at: number, draft: Draft, reading: Reading) => Draft | null;

export const takeMention: LeadingStep = (at, draft, { text, mention }) => {
  const match = mention && matchFront(mention, text, at);
  return match && { ...draft, from: match.end };
};

export const takeCourtesy: LeadingStep = (at, draft, { text }) => {
  const match = matchFront(COURTESY, text, at);
  return match && { ...draft, from: markEnd(text, match.end) };
};

/** "Hi Schedy, it's Dana from marketing.": behind a greeting only, or it may be the caption. */
export const takeIntroduction: LeadingStep = (at, draft, { text }) => {
  const match = text.slice(0, draft.from).trim() === '' ? null : matchFront(INTRODUCTION, text, at);
  // A name, and no thing: "it's Dana", not "it's pizza".
  const hasName = match && (isUnspaced(text, at) || /^(?:\p{Lu}|.{1,20}?[ ]\p{Lu})/u.test(text.slice(at, match.end)));
  return hasName ? { ...draft, from: markEnd(text, match.end) } : null;
};

/** Behind the mark that ends a greeting: "hi!" */
export const markEnd = (text: string, at: number): number =>
  at + (/^(?:[^\S\n]?[!.…~]+(?=\s)|!(?=\p{L})|[！。〜]+)/u.exec(text.slice(at, at + 6))?.[0].length ?? 0);

export const takeFiller: LeadingStep = (at, draft, { text }) => {
  const match = draft.verb && matchFront(FILLER, text, at);
  return match && { ...draft, from: match.end };
};

export const takeVerb: LeadingStep = (at, draft, { text }) => {
  const found = verbFrom(text, at);
  if (!found || found.match.end > draft.to) return null;
  const from = found.match.end;
  const behind = skipBlanks(text, from);
  const negated = matchFront(NEGATION_BEHIND, text, behind) !== null;
  return { ...draft, from, verb: found.verb, negated };
};

export const takeWish: LeadingStep = (at, draft, reading) => {
  const { text, addressed } = reading;
  const isMeant = draft.verb || draft.time || addressed;
  for (const { rule, match } of wishesFrom(text, at)) {
    if (match.end > draft.to) continue;
    const beside = neighbourBehind(text, match.end, draft.to);
    const opens = rule.firm || beside.setOff === 'comma' || beside.setOff === 'hard' || draft.profile !== null;
    if (!(isMeant || (opens && timeFollows(match.end, draft, reading)))) continue;
    const more = instructionGoesOn(text, match.end, draft.to, reading);
    const role = roleOfLeadingWish(rule, scriptOfWish(text, at), beside, more);
    if (role === 'instruction' || (role === 'either' && reading.eager.words)) {
      return { ...draft, ...rule.changes(match, draft), from: match.end };
    }
  }
  return null;
};

/** "followers only tomorrow 7pm …", "no duet no stitch tomorrow 9am": wishes before a time are said to Schedy. */
function timeFollows(at: number, { to }: Draft, { text, times }: Reading): boolean {
  const found = times.startingAt(skipFront(text, endOfWishes(text, at, to), to));
  return found !== null && found.wording.day !== 'none' && found.wording.clock === 'figures';
}

export const takeProfile: LeadingStep = (at, draft, reading) => {
  const { text, addressed, profiles, eager } = reading;
  const match = matchFront(PROFILE_RULE.pattern, text, at);
  if (!match || draft.profile !== null || match.end > draft.to) return null;
  if (!(draft.verb || draft.time || addressed || timeFollows(match.end, draft, reading))) return null;
  const isWith = profiles === null && WITH_SOMEBODY.test(text.slice(at, match.end));
  if (isWith && neighbourBehind(text, match.end, draft.to).setOff === 'none' && !eager.words) return null;
  return { ...draft, ...PROFILE_RULE.changes(match, draft), from: match.end };
};

export const takeTime: LeadingStep = (at, draft, reading) => {
  if (draft.time || draft.slot) return null;
  const longest = reading.times.startingAt(at);
  if (!longest || longest.span.end > draft.to || isAvoided(longest.span, reading)) return null;
  const found = withoutItsPart(longest, draft, reading);
  if (isLongerBehindObject(at, found, reading)) return null;
  // "después del partido": the longer words are a time that only their author knows.
  if ((matchFront(VAGUE_TIME, reading.text, at)?.end ?? 0) > found.span.end) return null;
  if (instructs(found, draft, reading)) return { ...draft, time: found, from: found.span.end };
  const role = roleOf(found, at, draft, reading);
  if (role === 'instruction' || (role === 'either' && reading.eager.time)) {
    const from = draft.verb ? found.span.end : behindThanks(reading.text, found.span.end);
    return { ...draft, time: found, from, fenced: announces(found, draft, reading) };
  }
  const shorter = role === 'either' ? found.withoutNumber : null;
  if (!shorter || roleOf(shorter, at, draft, reading) !== 'instruction') return null;
  return { ...draft, time: shorter, shortened: true, from: shorter.span.end };
};

/** "post friday 7pm night market", "7pm sharp looks": the last word may begin the caption that goes on, and it is asked. */
function withoutItsPart(found: FoundTime, { to }: Draft, { text, eager }: Reading): FoundTime {
  if (!found.withoutPart || eager.words) return found;
  const goesOn =
    neighbourBehind(text, found.span.end, to).setOff === 'none' && /^\s*\p{Ll}/u.test(text.slice(found.span.end));
  return goesOn ? found.withoutPart : found;
}

/** "post this march 20 8am": the day is march 20, and "this" the video. */
function isLongerBehindObject(at: number, { span }: FoundTime, { text, times }: Reading): boolean {
  const object = matchFront(OBJECT, text, at);
  const found = object && times.startingAt(skipBlanks(text, object.end));
  return found != null && strengthOf(found) === 'strong' && found.span.end > span.end;
}

/** "post tomorrow 7pm: private chef": behind the colon all is caption. */
function announces({ span, wording }: FoundTime, { verb }: Draft, { text }: Reading): boolean {
  const isWhole = wording.clock !== 'none' || wording.distance !== 'none';
  return verb !== null && isWhole && /^\.?[^\S\n]*:\s/u.test(text.slice(span.end, span.end + 8));
}

/** Whether a time overlaps the words that are read as caption. */
export const isAvoided = ({ start, end }: FoundTime['span'], { avoid }: Reading): boolean =>
  avoid !== undefined && start < avoid.end && end > avoid.start;

/**
 * "friday 7pm post New ramen", "tomorrow 7pm private: …": a verb or a wish right behind a time makes
 * it an instruction.
 */
function instructs(found: FoundTime, draft: Draft, reading: Reading): boolean {
  const { span, wording } = found;
  const { text } = reading;
  if (draft.verb || wording.clock === 'number') return false;
  const at = skipFront(text, span.end, draft.to);
  if (asksBehindTime(at, found, draft.to, reading)) return true;
  const behind = takeWishesBeforeVerb({ ...draft, from: at }, text);
  return behind !== null || (wording.clock !== 'none' && wishSetOff(text, at, draft.to));
}

/** "tomorrow 7pm on @brand private: …"; names of settings need no mark: "tomorrow 9am no duet no stitch …". */
function wishSetOff(text: string, at: number, to: number): boolean {
  const found = wishOrProfileFrom(text, at);
  if (!found) return false;
  const setsOnly = found.rule.firm && !found.rule.isAudience && found.rule !== PROFILE_RULE;
  const end = endOfWishes(text, found.match.end, to);
  const { setOff, script } = neighbourBehind(text, end, to);
  // "tomorrow 9am no comments from me" goes on like a sentence.
  return setOff !== 'none' || (setsOnly && (script !== 'lower' || end > found.match.end));
}

const MOST_WISHES = 8;

/** Behind the wishes and the profile that follow one another from a place on. */
function endOfWishes(text: string, from: number, to: number): number {
  let end = from;
  for (let wishes = 0; wishes < MOST_WISHES; wishes += 1) {
    const next = wishOrProfileFrom(text, skipFront(text, end, to));
    if (!next || next.match.end > to) return end;
    end = next.match.end;
  }
  return end;
}

export const takeVerbBehindTime: LeadingStep = (at, draft, reading) => {
  const { time, verb, to } = draft;
  return time && !verb && asksBehindTime(at, time, to, reading) ? takeVerb(at, draft, reading) : null;
};

function roleOf(found: FoundTime, at: number, draft: Draft, reading: Reading): WordRole {
  const { text, addressed } = reading;
  // "tomorrow afternoon please: …" asks somebody.
  const isMeant =
    addressed ||
    behindThanks(text, found.span.end) > found.span.end ||
    draft.privacy !== null ||
    draft.way !== null ||
    draft.profile !== null ||
    hasSettings(draft);
  const beside = neighbourBehind(text, behindThanks(text, found.span.end), draft.to);
  const isNow = found.wording.distance === 'now';
  // "post this RIGHT NOW" shouts, and begins no caption.
  const script = isNow ? scriptOfWish(text, found.span.start) : scriptOf(text.slice(found.span.start));
  const namesProfile = matchFront(PROFILE_RULE.pattern, text, skipFront(text, found.span.end, draft.to)) !== null;
  const situation = { verb: draft.verb !== null, addressed: isMeant, script, beside, namesProfile };
  const role = roleOfOpeningTime(found, situation);
  // 投稿して and 日曜日は… on the next line: the day is what that sentence speaks of.
  const isTopic = TOPIC.test(text.slice(found.span.start, found.span.end + 1)) && isUnspaced(text, found.span.end - 1);
  if (isTopic && draft.verb && found.wording.clock === 'none' && role === 'instruction') {
    return /[\n:：]/u.test(text.slice(draft.from, at)) ? 'caption' : 'either';
  }
  // "post: Friday night lights": the colon has announced the caption, unless a clock speaks against
  // it.
  const announced = text.slice(draft.from, at).includes(':') && beside.setOff !== 'end';
  const clock = found.wording.clock === 'figures' || found.wording.distance !== 'none';
  if (!announced || role === 'caption' || clock) return role;
  // "publica: Los lunes al sol", "запости: Понедельник, опять ты": the sentence goes on.
  const goesOn = script !== 'lower' && beside.setOff !== 'hard' && (beside.script === 'lower' || isTopic);
  return goesOn ? 'caption' : 'either';
}

const TOPIC = /[はもが].?$/u;

/** "for tomorrow 7pm please: New ramen drop": the thanks belong to the time when something sets them off. */
function behindThanks(text: string, at: number): number {
  const match = matchFront(THANKS_WORDS, text, skipBlanks(text, at));
  return match && /^\s*[:,!."“„«「]/u.test(text.slice(match.end, match.end + 4)) ? match.end : at;
}

const hasSettings = ({ settings }: Draft) => Object.keys(settings).length > 0;

export const takeObject: LeadingStep = (at, draft, reading) => {
  const { text } = reading;
  const match = draft.verb && !draft.object ? matchFront(OBJECT, text, at) : null;
  if (!match || match.end > draft.to) return null;
  const beside = neighbourBehind(text, match.end, draft.to);
  // 投稿：この動画を見て: behind the colon it opens the caption.
  const isAnnounced = /[:：]/u.test(text.slice(draft.from, at));
  const stands =
    beside.setOff !== 'none' ||
    (beside.script === 'other' && !isAnnounced) ||
    captionMarkAt(text, match.end) ||
    thanksEnd(text, match.end) ||
    // "post this What I eat in a day": a capital behind "this" may open the caption.
    (reading.eager.words && beside.script === 'upper' && /^\p{Ll}/u.test(text.slice(at))) ||
    (instructionGoesOn(text, match.end, draft.to, reading) && !(isAnnounced && beside.script === 'other')) ||
    wishEnds(match.end, draft.to, reading);
  return stands ? { ...draft, object: true, from: match.end } : null;
};

/** "post this as a draft tomorrow", "post it by hand": words that captions have too, and no caption goes on behind them. */
function wishEnds(at: number, end: number, reading: Reading): boolean {
  const { text } = reading;
  return wishesFrom(text, skipFront(text, at, end)).some(({ rule, match }) => {
    if (rule.isAudience && !rule.isWay) return false;
    return endsHere(text.slice(0, end), match.end) || instructionGoesOn(text, match.end, end, reading);
  });
}

const captionMarkAt = (text: string, at: number): boolean => matchFront(CAPTION_MARK, text, at + 1) !== null;

/** "post please tomorrow 7pm please: …", unless it may begin the caption; "tomorrow 7pm, ok? …" asks for nothing more. */
export const takePlease: LeadingStep = (at, draft, reading) => {
  const { text } = reading;
  const tag = draft.verb && draft.time ? matchFront(TAG, text, at) : null;
  const asked = tag && /^\s?[?？]/u.exec(text.slice(tag.end, tag.end + 2))?.[0].length;
  if (tag && asked) return { ...draft, from: tag.end + asked };
  const match = draft.verb ? matchFront(THANKS_WORDS, text, at) : null;
  if (!match || match.end > draft.to) return null;
  const { setOff } = neighbourBehind(text, match.end, draft.to);
  const time = reading.times.startingAt(skipFront(text, match.end, draft.to));
  const asks = /^\s*[?？]/u.test(text.slice(match.end, match.end + 4));
  const isTimed = time !== null && strengthOf(time) === 'strong';
  const stands = asks || setOff === 'hard' || setOff === 'comma' || isTimed || objectFollows(match.end, draft, reading);
  return stands || captionMarkAt(text, markEnd(text, match.end)) ? { ...draft, from: markEnd(text, match.end) } : null;
};

/** "post please this video tomorrow 7pm" */
function objectFollows(at: number, draft: Draft, reading: Reading): boolean {
  const next = skipBlanks(reading.text, at);
  const object = draft.object ? null : matchFront(OBJECT, reading.text, next);
  return object !== null && takeObject(next, draft, reading) !== null;
}

export const takeThanksInFront: LeadingStep = (at, draft, { text }) => {
  const match = draft.verb ? matchFront(THANKS_WORDS, text, at) : null;
  return match && endsHere(text, match.end) ? { ...draft, from: draft.to } : null;
};

function thanksEnd(text: string, at: number): boolean {
  const match = matchFront(THANKS_WORDS, text, at + 1);
  return (
    match !== null && (endsHere(text, match.end) || /^[^\S\n]*[,.!:;\n]/u.test(text.slice(match.end, match.end + 9)))
  );
}
const endsHere = (text: string, at: number) => /^[\s.!?]*$/u.test(text.slice(at));
