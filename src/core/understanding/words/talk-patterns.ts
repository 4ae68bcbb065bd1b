/** Ways of talking around an instruction, in every language at once. */
import { ALL, anyOf, anyWord } from '../languages/index.ts';
import { MARK_BEHIND } from '../languages/message-words.ts';
import { wordPattern } from './word-pattern.ts';

const opened = (words: string) => wordPattern(words, 'whole', '[¿¡]?');

export const COURTESY = opened(`${anyOf('courtesies')}|${anyOf('requests')}`);
/** A question that asks Schedy to do it. */
export const REQUEST = opened(anyOf('requests'));
/** The same where it closes the message. */
export const REQUEST_BEHIND = wordPattern(anyOf('requestsBehind'));
export const THANKS_WORDS = opened(anyOf('thanks'));
export const OBJECT = wordPattern(anyOf('objects'));
export const FILLER = wordPattern(anyOf('fillers'));
export const CAPTION_MARK = wordPattern(
  `${anyOf('captionMarks')}|(?:${anyOf('captionSaidBefore')}) ?[:：](?=\\s)`,
  'glued',
);
/** Without anything that says so it is a word like any other. */
export const CAPTION_NOUN = wordPattern(anyOf('captionLabels'));
/** A label that opens a message, though no colon follows: "time tomorrow 7pm, caption Ramen". */
export const LABELS_ALONE = wordPattern(`${anyOf('captionLabels')}|${anyOf('timeLabels')}`);
export const JOINT = wordPattern(anyOf('joints'));
export const NEGATION = opened(anyOf('negations'));
export const SOFT_NEGATION = wordPattern(anyOf('softNegations'));
export const NEGATION_BEHIND = wordPattern(anyOf('negationsBehind'));
export const HELPING_VERB = opened(anyOf('helping'));
/** What was done, or what the writer does without help. */
export const TOLD = opened(anyOf('told'));
export const QUESTION_WORD = wordPattern(anyOf('questionWords'));
export const AUDIENCE_HINT = wordPattern(anyOf('audienceHints').replace(/\|$/u, ''));
/** Where drafts lie. */
export const DRAFT_PLACE = wordPattern(anyOf('draftPlaces'));
/** Behind a time: it suits. */
export const SUITS = wordPattern(anyOf('suits'));
export const VERB_FORM = wordPattern(anyOf('verbForms'));
export const TIME_OPENER = wordPattern(anyOf('timeOpeners'));
export const SPAN_OF_TIME = wordPattern(anyOf('timeSpans'));
export const VAGUE_TIME = wordPattern(anyOf('vagueTimes'));
/** Behind a caption in quotes these say where it is to stand: “…” *on it*. */
export const QUOTED_WHERE = anyOf('quotedWhere');
/** The same with nothing set off behind it: "in q3 Ramen". */
export const VAGUE_TIME_OPEN = wordPattern(anyOf('vagueTimes').replaceAll(MARK_BEHIND, ''));
/** Before an amount of time, with the word that leads to the same from now. */
export const WAITS = ALL.flatMap(({ waits }) => waits ?? []).map(({ words, ahead }) => ({
  pattern: wordPattern(words),
  ahead,
}));
export const CONDITION = wordPattern(anyOf('conditions'));
export const PROVISO = wordPattern(anyOf('provisos'));
export const TAG = wordPattern(anyOf('tags'));
export const ADDRESSEE = wordPattern(anyOf('addressees'));
export const TIME_LEAD = wordPattern(`${anyOf('timeLeads')}|${anyOf('conditions')}`);
const CORRECTION = `(?:${anyOf('corrections')})`;
const JOINS = `${anyOf('timeJoins')}|${CORRECTION}(?:[,、]?(?: |(?<=[、ぁ-ん]))${CORRECTION}){0,3}`;
/** What takes a time back for another. */
export const CORRECTED = wordPattern(CORRECTION);
/** Opens the line that puts right what stands above it. */
export const EDIT = wordPattern(`(?:${anyOf('edits')})(?= ?[:：])`);
/** What leads to the time that is meant instead of one that was ruled out. */
export const CONTRAST = wordPattern(anyOf('contrasts'));
/** What takes it back for none. */
export const RETRACTION = wordPattern(anyOf('retractions'));
export const EVENT_LEAD = wordPattern(anyOf('eventLeads'));
export const OCCASION = wordPattern(anyOf('occasions'));
export const APPOINTMENT = wordPattern(anyOf('appointments'));
export const SPEAKERS = wordPattern(anyOf('speakers'));
export const VIEWERS = wordPattern(anyOf('viewers'));
export const NO_CAPTION = wordPattern(anyOf('noCaption'));
export const CAPTION_ELSEWHERE = wordPattern(anyOf('captionElsewhere'));
export const INTRODUCTION = wordPattern(anyOf('introductions'));
/** "until friday": a day that something ends is not the day of a post. */
export const UNTIL = wordPattern(anyOf('untils'));
/** "in minus 2 hours": a distance that no clock keeps. */
export const MINUS = wordPattern(anyOf('minus'));
/** Without quotes behind it, what a caption may be announced by: *saying* Ramen. */
export const CAPTION_SAYING = wordPattern(anyOf('captionSayings'));
export const CAPTION_BEHIND = wordPattern(anyOf('captionBehind'));
/** "the week after", "the one after that": it counts from a time that was said before. */
export const TIME_AFTER = wordPattern(anyOf('timesAfter'));
export const TIME_JOIN = wordPattern(JOINS);
export const TIME_TAIL = wordPattern(anyOf('timeTails'));
export const ZONE_WORD = wordPattern(anyOf('zoneWords'));

export const OR = wordPattern(anyOf('ors'));
/** Between two times at the end of a message. */
export const TWO_TIMES = wordPattern(`${JOINS}|${anyOf('ors')}|と`);

/** Single words that bind what stands behind them to the caption before. */
export const LINKING_WORDS = anyWord('linkingWords');
export const BINDING_WORDS = anyWord('bindingWords');
/** What speaks of the caption and is none. */
export const SAME_CAPTION = wordPattern(anyOf('sameCaption'));
/** A wish that a caption says as well. */
export const IDIOM = wordPattern(anyOf('idioms'));
/** With these a sentence goes on, of which the word before is a part. */
export const PREDICATES = anyWord('predicates');

/** Captions go on like this before a name: "dinner with @mia". */
export const WITH_SOMEBODY = new RegExp(`^(?:${anyOf('profileInCaption')})\\s`, 'iu');
/** "follow us on @brand", "find more on @brand": the caption itself leads there. "Between us on @brand" does not. */
export const LEADS_TO_ACCOUNT = new RegExp(
  `\\b(?:${anyOf('leadsToAccount')})(?:[ -](?:${anyOf('whomToAccount')}))*\\s*$`,
  'iu',
);
