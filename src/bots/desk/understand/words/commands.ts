/** Commands in a post's thread; each is the source of a regular expression over the whole message, letter case aside. */

const POST = '(?:the post|this post|that post|the video|this one|that one|it|this|that)';

export const CANCEL = `(?:cancel|delete|remove|discard|scrap|undo|stop|abort)(?: ${POST})?|never ?mind|nvm|call (?:it|this|that) off|(?:do not|don't|dont) (?:post|publish|schedule|send)(?: ${POST})?`;

export const RETRY = `retry(?: ${POST})?(?: now)?|try (?:${POST} )?(?:again|once more)(?: now)?`;

/** Before the new time: "move it to", "make it", "reschedule for". */
export const MOVE = `(?:move|reschedule|re-schedule|postpone|delay|shift|push|put off|put|change|set|bring|make)(?: (?:${POST}|the time|the date|time|date))?(?: (?:back|forward|ahead|off|out))?(?: (?:to|until|till|for|by))?`;

/** Before an amount of time these bring the post nearer; the other words of moving put it off. */
export const NEARER = 'bring|forward|ahead';

/** "tomorrow instead", "instead tomorrow" */
export const INSTEAD = 'instead|rather';

/** "post it tomorrow 9am", "schedule for friday noon" */
export const POST_AT = `(?:post|publish|schedule|send|queue|upload|share)(?: ${POST})?`;

/** What follows is the new caption, to the letter. */
export const NEW_CAPTION =
  '(?:(?:the |new |change the |change |set the |set |edit the |edit |update the |update |make the |use the |use )(?:new )?)?(?:caption|text)(?: (?:to|is))? ?[:=]|(?:change|set|edit|update) (?:the )?(?:caption|text) to(?= )';

/** Before a wish: "make it ai generated". */
export const MAKE = `(?:make|set|keep)(?: ${POST})?(?: to)?|${POST}(?: is)?`;

/** Too much of a word to be a command on their own, where "private" is one. */
export const NO_COMMAND_ALONE: ReadonlySet<string> = new Set(['friends', 'followers', 'mutuals']);
