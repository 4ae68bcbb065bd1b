import { wordPattern } from './word-pattern.ts';
import {
  CAPTION_LABELS,
  CAPTION_MARKS,
  COURTESIES,
  FILLERS,
  HELPING,
  JOINTS,
  NEGATIONS,
  NEGATIONS_BEHIND,
  OBJECTS,
  QUESTION_WORDS,
  REQUESTS,
  REQUESTS_BEHIND,
  THANKS,
  TIME_JOINS,
  TIME_OPENERS,
  TIME_SPANS,
  TIME_TAILS,
  VERB_FORMS,
  ZONE_WORDS,
} from './words/talk.ts';

export const COURTESY = wordPattern(`[¿¡]?(?:${COURTESIES}|${REQUESTS})`);
/** A question that asks Schedy to do it. */
export const REQUEST = wordPattern(`[¿¡]?(?:${REQUESTS})`);
/** The same where it closes the message. */
export const REQUEST_BEHIND = wordPattern(REQUESTS_BEHIND);
export const THANKS_WORDS = wordPattern(`[¿¡]?(?:${THANKS})`);
export const OBJECT = wordPattern(OBJECTS);
export const FILLER = wordPattern(FILLERS);
export const CAPTION_MARK = wordPattern(CAPTION_MARKS, 'glued');
/** Without anything that says so it is a word like any other. */
export const CAPTION_NOUN = wordPattern(CAPTION_LABELS);
export const JOINT = wordPattern(JOINTS);
export const NEGATION = wordPattern(`[¿¡]?(?:${NEGATIONS})`);
export const NEGATION_BEHIND = wordPattern(NEGATIONS_BEHIND);
export const HELPING_VERB = wordPattern(`[¿¡]?(?:${HELPING})`);
export const QUESTION_WORD = wordPattern(QUESTION_WORDS);
export const VERB_FORM = wordPattern(VERB_FORMS);
export const TIME_OPENER = wordPattern(TIME_OPENERS);
export const SPAN_OF_TIME = wordPattern(TIME_SPANS);
export const TIME_JOIN = wordPattern(TIME_JOINS);
export const TIME_TAIL = wordPattern(TIME_TAILS);
export const ZONE_WORD = wordPattern(ZONE_WORDS);

/** Between two times at the end of a message. */
export const TWO_TIMES = wordPattern(`${TIME_JOINS}|or|oder|o|ou|oppure|of|lub|или|か|または`);
