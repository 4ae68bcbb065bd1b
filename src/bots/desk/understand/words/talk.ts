/**
 * Ways of talking around an instruction; each is the source of a regular expression, letter case
 * aside.
 */

/** Before the verb. */
export const COURTESIES = 'please|pls|plz|kindly|hey|hi|hello|ok(?:ay)?|schedy|just';

/** Behind the instruction. */
export const THANKS = 'please|pls|plz|thanks|thank you|thx|ty|cheers|thanks a lot|many thanks';

/** What the verb is said of, where the caption stands elsewhere or nowhere. */
export const OBJECTS = [
  '(?:this|the|that|my|our)(?: new)? (?:one|video|vid|clip|reel|tiktok|file|post)',
  'this|it|that|everything',
].join('|');

/** Said of every post from here, so it says nothing. */
export const FILLERS = '(?:on|to) tik ?tok|as a? ?tik ?tok';

/** Announces the caption; what follows may be glued to the colon. */
export const CAPTION_MARKS = [
  '(?:with )?(?:(?:the|this) )?(?:caption|text|words) ?[:=]',
  '(?:with )?(?:(?:the|this) )?caption(?= ?["“„«])',
  'saying(?= ?["“„«])',
].join('|');

/** Joins two parts of an instruction. */
export const JOINTS = 'and|&|\\+';

const HELPING_VERBS =
  'should|shall|can|could|would|will|may|might|do|does|did|is|are|was|were|have|has';
const SOMEBODY = 'i|we|you|he|she|it|they|this|that|the|anyone|somebody|someone|there';

/** A question that opens with a helping verb and somebody: "should I post this". */
export const HELPING = `(?:${HELPING_VERBS})(?:n'?t)? (?:${SOMEBODY})`;

export const QUESTION_WORDS = 'what|when|where|why|who|whom|whose|which|how';

/** What makes an instruction its opposite, in front of its verb. */
export const NEGATIONS = [
  "do\\s*not|don'?t|dont|never|not|nothing|no need to|needn'?t|must not|mustn'?t",
  "should not|shouldn'?t|cannot|can'?t|won'?t|let'?s not",
  'stop|hold off(?: on)?|wait(?: to)?|avoid',
].join('|');

/** Behind a verb: "post not yet", "post nothing". */
export const NEGATIONS_BEHIND = 'nothing|not (?:yet|now|this|that|it|today)';

/** Before these a word like "friends" belongs to the caption: dinner *with* friends. */
export const LINKING_WORDS: ReadonlySet<string> = new Set(
  [
    'a an the my our your his her their all best new old dear',
    'with for to from in by of and or so very more',
    'is are be was were go going hello hi hey',
  ].flatMap((words) => words.split(' ')),
);
