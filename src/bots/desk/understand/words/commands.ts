/**
 * Commands in a post's thread; each is the source of a regular expression over the whole message,
 * letter case aside.
 */

const POST = '(?:the post|this post|that post|the video|this one|that one|it|this|that)';

export const CANCEL = [
  `(?:cancel|delete|remove|discard|scrap|undo|stop|abort)(?: ${POST})?`,
  'never ?mind|nvm|call (?:it|this|that) off',
  `(?:do not|don't|dont) (?:post|publish|schedule|send)(?: ${POST})?`,
].join('|');

export const RETRY = `retry(?: ${POST})?(?: now)?|try (?:${POST} )?(?:again|once more)(?: now)?`;

/** Before the new time: "move it to", "make it", "reschedule for". */
export const MOVE = [
  '(?:move|reschedule|postpone|delay|shift|push|put off|put|change|set|bring|make)',
  `(?: (?:${POST}|the time|the date|time|date))?`,
  '(?: (?:back|forward|ahead|off|out))?(?: (?:to|until|till|for|by))?',
].join('');

/** Before an amount of time these bring the post nearer; the other words of moving put it off. */
export const NEARER = 'bring|forward|ahead';

/** "tomorrow instead", "instead tomorrow" */
export const INSTEAD = 'instead|rather';

/** "post it tomorrow 9am", "schedule for friday noon" */
export const POST_AT = `(?:post|publish|schedule|send|queue|upload|share)(?: ${POST})?`;

const EDIT = '(?:change|set|edit|update|make|use)';

/** What follows is the new caption, to the letter. */
export const NEW_CAPTION = [
  `(?:${EDIT} )?(?:the )?(?:new )?(?:caption|text)(?: (?:to|is))? ?[:=]`,
  `${EDIT} (?:the )?(?:caption|text) to(?= )`,
].join('|');

/** Before a wish: "make it ai generated". */
export const MAKE = `(?:make|set|keep)(?: ${POST})?(?: to)?|${POST}(?: is)?`;

/** Too much of a word to be a command on their own, where "private" is one. */
export const NO_COMMAND_ALONE: ReadonlySet<string> = new Set(['friends', 'followers', 'mutuals']);
