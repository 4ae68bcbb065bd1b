/** Whether words that can be an instruction are one or belong to the caption: times first, then wishes. */
import type { FoundTime } from '../schedules/index.ts';
import { type Neighbour, type Script, skipFront } from './edges.ts';
import { FILLER, JOINT, LINKING_WORDS, PREDICATES, VAGUE_TIME } from './talk-patterns.ts';
import { verbFrom } from './verbs.ts';
import type { Reading } from './wish-draft.ts';
import { ANY_WISH, PROFILE_RULE, WISH_RULES, type WishRule, wishesFrom } from './wishes.ts';
import { matchFront } from './word-pattern.ts';

/** Whether words are the instruction, the caption, or sensibly both. */
export type Standing = 'taken' | 'either' | 'caption';

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
export function openingStanding(found: FoundTime, situation: Situation): Standing {
  const { verb, addressed, beside, namesProfile } = situation;
  const strength = strengthOf(found);
  if (beside.setOff === 'end') return aloneStanding(strength, situation);
  if (strength === 'number') return 'caption';
  // The word before a handle is no caption's, though another language's sentence may go on with it: "on" in French.
  if (verb && namesProfile) return 'taken';
  if (!verb && !addressed) return beside.setOff !== 'none' && strength === 'strong' ? 'taken' : 'caption';
  if (found.reading.kind === 'impossible') return impossibleStanding(found, situation);
  if (beside.setOff !== 'none') return setOffStanding(found, strength, situation);
  return verb ? afterVerb(found, strength, situation) : withoutVerb(strength, situation);
}

function aloneStanding(strength: Strength, { verb, addressed }: Situation): Standing {
  if (verb || addressed) return 'taken';
  return strength === 'strong' ? 'taken' : 'caption';
}

/**
 * What cannot be is told, unless it reads like the first words of a caption ("Next week we open").
 */
function impossibleStanding({ wording }: FoundTime, { script, beside }: Situation): Standing {
  const begins = wording.day === 'weekday' && script === 'upper' && beside.script === 'lower';
  return begins && beside.setOff === 'none' ? 'caption' : 'taken';
}

/** "post friday, New ramen" is a time, "post Friday, finally!" may be none. */
function setOffStanding(found: FoundTime, strength: Strength, { beside, script, verb }: Situation): Standing {
  if (strength === 'strong' || strength === 'relative') return 'taken';
  if (verb && beside.setOff === 'hard' && script === 'lower' && namesClock(found)) return 'taken';
  const sentence = beside.setOff === 'comma' && script === 'upper';
  return sentence || strength === 'hint' ? 'either' : 'taken';
}

/**
 * Behind a verb in small letters, a time in small letters before a capital is one; else the letters
 * tell nothing.
 */
function afterVerb(found: FoundTime, strength: Strength, { script, beside }: Situation): Standing {
  const startsCaption = script === 'upper';
  const { distance, clock } = found.wording;
  const isSubject = clock === 'none' && PREDICATES.has(beside.word.toLowerCase());
  if (distance === 'now')
    return isSubject ? 'either' : startsCaption && beside.script === 'lower' ? 'caption' : 'taken';
  if (isSubject) return 'either';
  // "friday 3 Noodle facts": the number may be the caption's, and nothing else would be asked.
  if (clock === 'number') return beside.script === 'lower' || found.reading.kind === 'at' ? 'either' : 'taken';
  if (strength === 'strong') return distance === 'ahead' && startsCaption ? 'either' : 'taken';
  if (strength === 'relative') return startsCaption ? 'either' : 'taken';
  // "Fri Ramen": both begin with a capital, so the letters tell nothing.
  if (strength === 'hint' && startsCaption && beside.script === 'upper') return 'either';
  if (strength === 'hint' && !startsCaption && namesClock(found)) return 'either';
  if (strength === 'hint' && (startsCaption || beside.script === 'lower')) return 'caption';
  if (beside.script === 'other') return 'taken';
  return !startsCaption && beside.script === 'upper' ? 'taken' : 'either';
}

/** Without a verb the capital that opens a message tells nothing. */
function withoutVerb(strength: Strength, { script, beside }: Situation): Standing {
  if (strength === 'strong') return 'taken';
  if (strength === 'relative') return 'either';
  return strength === 'weak' && script === 'lower' && beside.script !== 'lower' ? 'taken' : 'caption';
}

/** A time at the end of the message, or (`beforeHashtags`) with nothing but hashtags behind it. */
export function closingStanding(found: FoundTime, situation: Situation, beforeHashtags: boolean): Standing {
  const { verb, addressed, script, beside } = situation;
  const strength = strengthOf(found);
  const setOff = beside.setOff !== 'none';
  if (strength === 'number') return beside.setOff === 'end' ? 'taken' : 'caption';
  if (!verb && !addressed) return setOff && strength === 'strong' ? 'taken' : 'caption';
  if (setOff) return strength === 'hint' ? 'either' : 'taken';
  if (found.reading.kind === 'impossible' && found.wording.day !== 'weekday') return 'taken';
  if (beforeHashtags) return strength === 'strong' ? 'taken' : 'caption';
  if (found.wording.distance === 'now' && !verb) return 'caption';
  if (strength === 'strong') return 'taken';
  if (strength === 'relative') return verb && found.reading.kind !== 'past' ? 'taken' : 'either';
  if (verb && namesClock(found) && script === 'lower') return 'either';
  return verb && strength === 'weak' ? 'taken' : 'caption';
}

/** "noon" and "midnight", but not "lunch", which is more than a time. */
const namesClock = ({ wording }: FoundTime) => wording.clock === 'word' && !wording.everyday && wording.day === 'none';

/** Words for privacy or a setting in front of the caption: "private", "no comments". */
export function wishInFront(
  { firm, guards, isAudience }: Pick<WishRule, 'firm' | 'guards' | 'isAudience'>,
  script: Script,
  beside: Neighbour,
  beforeMore: boolean,
): Standing {
  // "friends, romans, noodles" goes on like a caption.
  const lists = !firm && isAudience === true && beside.setOff === 'comma' && beside.script === 'lower';
  if (lists && !beforeMore) return 'either';
  if (beside.setOff !== 'none' || beforeMore) return 'taken';
  if (script === 'upper') return firm && beside.script !== 'lower' ? 'taken' : 'caption';
  // "followers only discount"
  const goesOn = isAudience && beside.script === 'lower' && (!guards || LINKING_WORDS.has(beside.word.toLowerCase()));
  if ((firm && !goesOn) || beside.script !== 'lower') return 'taken';
  return 'either';
}

/** The same words behind the caption. A closing `private` or `only me` (`guards`) always counts, or is asked about. */
export function wishBehind(
  { firm, guards, isAudience, isWay }: Pick<WishRule, 'firm' | 'guards' | 'isAudience' | 'isWay'>,
  script: Script,
  beside: Neighbour,
): Standing {
  if (beside.setOff !== 'none' || firm) return 'taken';
  if (guards) return script === 'upper' ? 'either' : 'taken';
  // "Hello friends" greets them, "Hello as a draft" does not.
  const linked = isAudience && !isWay && LINKING_WORDS.has(beside.word.toLowerCase());
  return linked || script === 'upper' ? 'caption' : 'either';
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
