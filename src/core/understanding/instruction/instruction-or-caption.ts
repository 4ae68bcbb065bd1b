/** Whether words that can be an instruction are one or belong to the caption: times first, then wishes. */
import type { FoundTime } from '../../schedules/index.ts';
import { type Neighbour, neighbourBehind, type Script, scriptOf, skipFront } from '../words/punctuation.ts';
import {
  CAPTION_MARK,
  FILLER,
  JOINT,
  LINKING_WORDS,
  OBJECT,
  PREDICATES,
  TAG,
  VAGUE_TIME,
} from '../words/talk-patterns.ts';
import { verbFrom } from '../words/verbs.ts';
import { matchFront } from '../words/word-pattern.ts';
import type { Reading } from './wish-draft.ts';
import { ANY_WISH, PROFILE_RULE, WISH_RULES, type WishRule, wishesFrom } from './wishes.ts';

/** Whether words are the instruction, the caption, or sensibly both. */
export type WordRole = 'instruction' | 'either' | 'caption';

interface Situation {
  readonly verb: boolean;
  /** Said to Schedy: in a direct message, or with a mention. */
  readonly addressed: boolean;
  /** How the time itself begins: a capital behind a verb is often the first of the caption. */
  readonly script: Script;
  readonly beside: Neighbour;
  /** Behind the time stands an account: "friday on @ramenhouse". */
  readonly namesProfile?: boolean;
}

/**
 * How surely a time is meant as one. `strong` has a clock or a distance, `relative` is a day
 * counted from today, `weak` a weekday or a date, `hint` is easily something else ("3/4", "sun",
 * "noon", "7.30"), `number` is nothing unless it stands alone.
 */
type Strength = 'strong' | 'relative' | 'weak' | 'hint' | 'number';

export function strengthOf({ wording, reading }: FoundTime): Strength {
  const { clock, day, distance, linked } = wording;
  if (distance !== 'none') return distance === 'ago' ? 'number' : 'strong';
  if (day === 'none') {
    if (clock === 'figures') return 'strong';
    if (clock === 'word' || clock === 'likely') return linked ? 'strong' : 'hint';
    return 'number';
  }
  if (clock !== 'none') return 'strong';
  if (reading.kind === 'impossible') return 'weak';
  if (day === 'relative') return 'relative';
  const vague = VAGUE.has(day);
  return vague && !linked ? 'hint' : 'weak';
}

const VAGUE: ReadonlySet<string> = new Set(['everyday', 'figures', 'ordinal', 'holiday', 'stretch']);

/** A time right behind the verb, or at the start of the message. */
export function roleOfOpeningTime(found: FoundTime, situation: Situation): WordRole {
  const { verb, addressed, beside, namesProfile } = situation;
  const strength = strengthOf(found);
  if (beside.setOff === 'end') return roleAlone(strength, situation);
  if (strength === 'number') return 'caption';
  // The word before a handle is no caption's, though another language's sentence may go on with it: "on" in French.
  if (verb && namesProfile) return 'instruction';
  if (!verb && !addressed) return beside.setOff !== 'none' && strength === 'strong' ? 'instruction' : 'caption';
  if (found.reading.kind === 'impossible') return roleOfImpossibleTime(found, situation);
  if (beside.setOff !== 'none') return roleSetOff(found, strength, situation);
  return verb ? roleBehindVerb(found, strength, situation) : roleWithoutVerb(strength, situation);
}

function roleAlone(strength: Strength, { verb, addressed }: Situation): WordRole {
  if (verb || addressed) return 'instruction';
  return strength === 'strong' ? 'instruction' : 'caption';
}

/**
 * What cannot be is told, unless it reads like the first words of a caption ("Next week we open").
 */
function roleOfImpossibleTime({ wording }: FoundTime, { script, beside }: Situation): WordRole {
  const begins = wording.day === 'weekday' && script === 'upper' && beside.script === 'lower';
  return begins && beside.setOff === 'none' ? 'caption' : 'instruction';
}

/** "post friday, New ramen" is a time, "post Friday, finally!" may be none. */
function roleSetOff(found: FoundTime, strength: Strength, { beside, script, verb }: Situation): WordRole {
  if (strength === 'strong' || strength === 'relative') return 'instruction';
  if (verb && beside.setOff === 'hard' && script === 'lower' && namesClock(found)) return 'instruction';
  const sentence = beside.setOff === 'comma' && script === 'upper';
  return sentence || strength === 'hint' ? 'either' : 'instruction';
}

/**
 * Behind a verb in small letters, a time in small letters before a capital is one; else the letters
 * tell nothing.
 */
function roleBehindVerb(found: FoundTime, strength: Strength, { script, beside }: Situation): WordRole {
  const startsCaption = script === 'upper';
  const { distance, clock } = found.wording;
  const isSubject = clock === 'none' && PREDICATES.has(beside.word.toLowerCase());
  if (distance === 'now')
    return isSubject ? 'either' : startsCaption && beside.script === 'lower' ? 'caption' : 'instruction';
  if (isSubject) return 'either';
  // "friday 3 Noodle facts": the number may be the caption's, and nothing else would be asked.
  if (clock === 'number') return beside.script === 'lower' || found.reading.kind === 'at' ? 'either' : 'instruction';
  if (strength === 'strong') return distance === 'ahead' && startsCaption ? 'either' : 'instruction';
  if (strength === 'relative') return startsCaption ? 'either' : 'instruction';
  // "Fri Ramen": both begin with a capital, so the letters tell nothing.
  if (strength === 'hint' && startsCaption && beside.script === 'upper') return 'either';
  if (strength === 'hint' && !startsCaption && namesClock(found)) return 'either';
  if (strength === 'hint' && (startsCaption || beside.script === 'lower')) return 'caption';
  if (beside.script === 'other') return 'instruction';
  return !startsCaption && beside.script === 'upper' ? 'instruction' : 'either';
}

/** Without a verb the capital that opens a message tells nothing. */
function roleWithoutVerb(strength: Strength, { script, beside }: Situation): WordRole {
  if (strength === 'strong') return 'instruction';
  if (strength === 'relative') return 'either';
  return strength === 'weak' && script === 'lower' && beside.script !== 'lower' ? 'instruction' : 'caption';
}

/** A time at the end of the message, or (`beforeHashtags`) with nothing but hashtags behind it. */
export function roleOfClosingTime(found: FoundTime, situation: Situation, beforeHashtags: boolean): WordRole {
  const { verb, addressed, script, beside } = situation;
  const strength = strengthOf(found);
  const setOff = beside.setOff !== 'none';
  if (strength === 'number') return beside.setOff === 'end' ? 'instruction' : 'caption';
  if (!verb && !addressed) return setOff && strength === 'strong' ? 'instruction' : 'caption';
  if (setOff) return strength === 'hint' ? 'either' : 'instruction';
  if (found.reading.kind === 'impossible' && found.wording.day !== 'weekday') return 'instruction';
  // "Ramen in 20 minutes #food" may tell how long it takes.
  if (beforeHashtags && strength === 'strong') return found.wording.distance === 'ahead' ? 'either' : 'instruction';
  if (beforeHashtags) return 'caption';
  if (found.wording.distance === 'now' && !verb) return 'caption';
  if (strength === 'strong') return 'instruction';
  if (strength === 'relative') return verb && found.reading.kind !== 'past' ? 'instruction' : 'either';
  if (verb && namesClock(found) && script === 'lower') return 'either';
  return verb && strength === 'weak' ? 'instruction' : 'caption';
}

/** "noon" and "midnight", but not "lunch", which is more than a time. */
const namesClock = ({ wording }: FoundTime) => wording.clock === 'word' && !wording.everyday && wording.day === 'none';

/** Words for privacy or a setting in front of the caption: "private", "no comments". */
export function roleOfLeadingWish(
  { firm, countsAtEnd, isAudience }: Pick<WishRule, 'firm' | 'countsAtEnd' | 'isAudience'>,
  script: Script,
  beside: Neighbour,
  beforeMore: boolean,
): WordRole {
  // "friends, romans, noodles" goes on like a caption.
  const lists = !firm && isAudience === true && beside.setOff === 'comma' && beside.script === 'lower';
  if (lists && !beforeMore) return 'either';
  if (beside.setOff !== 'none' || beforeMore) return 'instruction';
  if (script === 'upper') return firm && beside.script !== 'lower' ? 'instruction' : 'caption';
  // "followers only discount"
  const goesOn =
    isAudience && beside.script === 'lower' && (!countsAtEnd || LINKING_WORDS.has(beside.word.toLowerCase()));
  if ((firm && !goesOn) || beside.script !== 'lower') return 'instruction';
  return 'either';
}

/** The same words behind the caption. A closing `private` or `only me` (`countsAtEnd`) always counts, or is asked about. */
export function roleOfTrailingWish(
  { firm, countsAtEnd, isAudience, isWay }: Pick<WishRule, 'firm' | 'countsAtEnd' | 'isAudience' | 'isWay'>,
  script: Script,
  beside: Neighbour,
): WordRole {
  if (beside.setOff !== 'none' || firm) return 'instruction';
  if (countsAtEnd) return script === 'upper' ? 'either' : 'instruction';
  // "Hello friends" greets them, "Hello as a draft" does not.
  const linked = isAudience && !isWay && LINKING_WORDS.has(beside.word.toLowerCase());
  return linked || script === 'upper' ? 'caption' : 'either';
}

/**
 * A verb behind the time that opens a message: "sunday 8am — Bring a friend", "tomorrow 9am share your plate" may go on
 * with the caption. Null where none stands there.
 */
function roleOfVerbBehindTime(at: number, { span }: FoundTime, to: number, reading: Reading): WordRole | null {
  const { text } = reading;
  const found = verbFrom(text, at);
  if (!found) return null;
  const { end } = found.match;
  const opens = text.slice(0, span.start).trim() === '';
  const beside = neighbourBehind(text, end, to);
  const saysWhat = / /u.test(text.slice(at, end)) || saysWhatAt(skipFront(text, end, to), text);
  if (!opens || saysWhat || beside.setOff !== 'none' || instructionGoesOn(text, end, to, reading)) return 'instruction';
  const isMarked = /[^\s,]/u.test(text.slice(span.end, at));
  const beginsSentence = isMarked && scriptOf(text.slice(at)) === 'upper' && beside.script === 'lower';
  const opensCaption = scriptOf(text.slice(at)) === 'lower' && beside.script !== 'lower';
  if (opensCaption) return 'instruction';
  if (found.verb.weight === 'everyday') return beginsSentence ? 'caption' : 'either';
  return beginsSentence ? 'either' : 'instruction';
}

/** "post this …", "post caption: …", "post ok? …". */
function saysWhatAt(at: number, text: string): boolean {
  const tag = matchFront(TAG, text, at);
  const closes = tag !== null && /^\s*[?？!.,:\n]/u.test(text.slice(tag.end, tag.end + 4));
  return closes || [OBJECT, CAPTION_MARK].some((each) => matchFront(each, text, at) !== null);
}

/** Whether such a verb is read as the instruction's. */
export function asksBehindTime(at: number, time: FoundTime, to: number, reading: Reading): boolean {
  const role = roleOfVerbBehindTime(at, time, to, reading);
  return role === 'instruction' || (role === 'either' && reading.eager.words);
}

/** Whether the instruction surely goes on at `at`: another wish, a profile, a time with a clock. */
export function instructionGoesOn(text: string, at: number, end: number, reading: Reading): boolean {
  const behind = skipFront(text, at, end);
  const joint = matchFront(JOINT, text, behind);
  const joined = joint ? skipFront(text, joint.end, end) : behind;
  const next = joint && wishesFrom(text, joined).length > 0 ? joined : behind;
  const patterns = [FILLER, PROFILE_RULE.pattern];
  if (patterns.some((pattern) => matchFront(pattern, text, next))) return true;
  const wish = matchFront(ANY_WISH, text, next) !== null;
  if (wish && WISH_RULES.some(({ firm, pattern }) => firm && matchFront(pattern, text, next))) return true;
  if (verbFrom(text, next) ?? matchFront(VAGUE_TIME, text, next)) return true;
  const time = reading.times.startingAt(next);
  return time !== null && !['hint', 'number'].includes(strengthOf(time));
}
