/** Ways of talking around an instruction in every language, as sources of regular expressions. */
import { anyOf, anyWord } from '../languages/index.ts';

export const COURTESIES = anyOf('courtesies');
export const REQUESTS = anyOf('requests');
export const REQUESTS_BEHIND = anyOf('requestsBehind');
export const TIME_LABELS = anyOf('timeLabels');
export const ACCOUNT_LABELS = anyOf('accountLabels');
export const AUDIENCE_LABELS = anyOf('audienceLabels');
export const CAPTION_LABELS = anyOf('captionLabels');
export const THANKS = anyOf('thanks');
export const OBJECTS = anyOf('objects');
export const FILLERS = anyOf('fillers');
export const CAPTION_MARKS = anyOf('captionMarks');
export const JOINTS = anyOf('joints');
export const HELPING = anyOf('helping');
export const QUESTION_WORDS = anyOf('questionWords');
export const NEGATIONS = anyOf('negations');
export const NEGATIONS_BEHIND = anyOf('negationsBehind');
export const VERB_FORMS = anyOf('verbForms');
export const LINKING_WORDS = anyWord('linkingWords');
export const BINDING_WORDS = anyWord('bindingWords');
export const TIME_OPENERS = anyOf('timeOpeners');
export const TIME_SPANS = anyOf('timeSpans');
export const TIME_JOINS = anyOf('timeJoins');
export const TIME_TAILS = anyOf('timeTails');
export const ZONE_WORDS = anyOf('zoneWords');
