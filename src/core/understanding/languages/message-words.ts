import type { LanguageName } from '../../schedules/index.ts';
import type { PostSettings, PostWay, PrivacyLevel, TalkName } from '../request.ts';

/**
 * The verbs that open an instruction. `sure` ones are hardly said in a chat for anything else;
 * `plain` ones need a video beside them ("schedule looks full"); `everyday` ones need more than
 * that ("share your thoughts").
 */
export interface Verb {
  readonly words: string;
  readonly weight: 'sure' | 'plain' | 'everyday';
  /** Followed by one of these it is a noun, or part of a name. */
  readonly nounBefore?: string;
  /** It speaks of a later time: "schedule this" names none, and does not mean now. */
  readonly isForLater?: true;
}

/** What an author can wish for in a few words. */
export interface Wish {
  readonly privacy?: PrivacyLevel;
  readonly settings?: PostSettings;
  readonly way?: PostWay;
}

/**
 * What is not `firm` is as often part of a caption ("dinner with friends"), so it must be set off
 * from it.
 */
export interface WishWords {
  readonly words: string;
  readonly firm: boolean;
  readonly wish: Wish;
}

/**
 * One language's ways to talk to Schedy, each the source of a regular expression: letter case
 * aside, a space for any blank. A person who speaks the language can correct them here.
 */
export interface MessageWords {
  readonly language: LanguageName;
  readonly verbs: readonly Verb[];
  /** Before the verb. */
  readonly courtesies: string;
  /** Behind the instruction. */
  readonly thanks: string;
  /** A question that asks for it: "can you … this". */
  readonly requests: string;
  /** The same at the end of the message: 「投稿してもらえますか」. */
  readonly requestsBehind?: string;
  /** Labels of fields, before a colon: `when: …`, `on: …`, `audience: …`, `caption: …`. */
  readonly timeLabels: string;
  readonly accountLabels: string;
  readonly audienceLabels: string;
  readonly captionLabels: string;
  /** What an audience label can say for the public: `audience: everyone`. */
  readonly everyone: string;
  /** What the verb is said of, where the caption stands elsewhere or nowhere. */
  readonly objects: string;
  /** Said of every post from here, so it says nothing. */
  readonly fillers: string;
  /** Announces the caption; what follows may be glued to the colon. */
  readonly captionMarks: string;
  /** Right behind the instruction and before a colon these announce a caption: *says*: Ramen. */
  readonly captionSaidBefore: string;
  /** Without quotes or a colon behind it, what may announce a caption: *saying* Ramen, *with* Ramen as the caption. */
  readonly captionSayings: string;
  /** Behind quotes these say that they are the caption: “…” *as the caption*. */
  readonly captionBehind: string;
  /** Behind quotes these say where they are to stand: put “…” *on it*. */
  readonly quotedWhere: string;
  /** Says that there is no caption: "without caption". */
  readonly noCaption: string;
  /** Points at it: "caption above", "text below". */
  readonly captionElsewhere: string;
  /** Who writes, behind a greeting: "it's Dana from marketing". */
  readonly introductions: string;
  readonly hashtagLabels: string;
  /** Single verbs of posting, with a blank between them: a word that is one letter away from one of them is a slip. */
  readonly typedVerbs: string;
  /** Days, and words for now: the same for a word behind the verb. */
  readonly typedTimes: string;
  /** What hardly speaks of anything but who may see a post; what no wish below reads of it is asked about. */
  readonly audienceHints: string;
  /** Where drafts lie: what no wish below reads of them must not go out in public. */
  readonly draftPlaces: string;
  /** Behind a time these say that it suits: tomorrow 7pm *would be ideal*. */
  readonly suits: string;
  /** Joins two parts of an instruction. */
  readonly joints: string;
  /** A question that opens with a helping verb: "should I post this". */
  readonly helping: string;
  readonly questionWords: string;
  /** Tells what was done, or what the writer does without help: "*already posted* it", "*I'll post it myself*". */
  readonly told: string;
  /** What makes an instruction its opposite, in front of its verb. */
  readonly negations: string;
  /** Behind a negation these forbid nothing: not *sure*, not *too* much trouble, no *rush*. */
  readonly softNegations: string;
  /** The same behind it: "post nothing", "poste das nicht". */
  readonly negationsBehind: string;
  /** A verb that still asks or forbids: posting, gepostet. */
  readonly verbForms: string;
  /** Before these a word like "friends" belongs to the caption: dinner *with* friends. */
  readonly linkingWords: string;
  /** Behind one of these a time is the caption's own: "see you friday", "open tomorrow". */
  readonly bindingWords: string;
  /** Before a time these leave open which it is: *first thing* monday, *by* friday. */
  readonly timeOpeners: string;
  /** Behind them, a stretch of time: within *the next hour*. */
  readonly timeSpans: string;
  /** Before how long it is to wait, "*give it* 40 minutes, then post", and the word that leads to the same: *in* 40 minutes. */
  readonly waits?: { readonly words: string; readonly ahead: string };
  /** Before what must come first: *once* Anna approves, *when* the doors open. */
  readonly conditions: string;
  /** What only a condition opens, wherever it stands: *only if* Anna agrees, *but first* ask Tom, *unless* it rains. */
  readonly provisos: string;
  /** Behind an instruction and before a question mark: tomorrow 7pm, *ok*? */
  readonly tags: string;
  /** Whom a message is for, at its end: tomorrow 9am *sir*. */
  readonly addressees: string;
  /** Before an event, and hardly before a place: *after* the game, *an hour before* kick-off, *the day of* the race. */
  readonly eventLeads: string;
  /** Events and times that only people know: *my birthday*, *launch day*, *the usual time*. Captions name them too. */
  readonly occasions: string;
  /** What people meet for: a time beside one of these is that of the meeting, *tomorrow at 10 call about this video*. */
  readonly appointments: string;
  /** Who writes: behind an event a sentence begins with them, *on my birthday I ate*. */
  readonly speakers: string;
  /** Who watches: what a caption says to *you* behind "when" is no condition for Schedy. */
  readonly viewers: string;
  /** Words that stand before a time, and before places too: *at* peak time, *in* the kitchen. */
  readonly timeLeads: string;
  /** A time that nobody can put a clock to: *in a bit*, *when it's ready*. */
  readonly vagueTimes: string;
  /** A time that counts from one that was said before: the friday *after*, *the one after that*. */
  readonly timesAfter: string;
  /** Behind a day without a clock these go on with a sentence: tomorrow *is* another day, now *or* never. */
  readonly predicates: string;
  /** Joins a second time to the first: "7pm *and again* 9pm". */
  readonly timeJoins: string;
  /** Takes a time back for another: "7pm, *no wait*, 8pm". */
  readonly corrections: string;
  /** Opens a last line that corrects what was written above it: *edit:* 8pm. */
  readonly edits: string;
  /** Leads to what is meant instead: not today *but* tomorrow. */
  readonly contrasts: string;
  /** A day that something ends is not the day of a post: *until* friday. */
  readonly untils: string;
  /** Before a distance that no clock keeps: in *minus* 2 hours. */
  readonly minus: string;
  /** Between two times of which one is meant. */
  readonly ors: string;
  /** Speaks of the caption and is none: *same caption* as before. */
  readonly sameCaption: string;
  /** Takes the time back and names no other: "no wait, hang on". */
  readonly retractions: string;
  /** Goes with the time before it: "or so". */
  readonly timeTails: string;
  /** Behind a clock: "my time". */
  readonly zoneWords: string;
  readonly wishes: readonly WishWords[];
  /** A wish to the letter, and as often said in a caption: the ref? *No comment*. */
  readonly idioms: string;
  /** Names of interactions, as they are read apart in a list. */
  readonly comments: string;
  readonly duets: string;
  readonly stitches: string;
  readonly offBefore: string;
  readonly offBehind: string;
  readonly onBefore: string;
  readonly onBehind: string;
  readonly cover: string;
  /** Before `@brand`; `profileBehind` follows it. */
  readonly profile: string;
  readonly profileBehind?: string;
  /** Of these, what a caption says before a name too: dinner *with* @mia. */
  readonly profileInCaption?: string;
  /** The caption itself leads to an account, "*follow us* on @brand": the verb, and what may stand behind it. */
  readonly leadsToAccount?: string;
  readonly whomToAccount?: string;
  readonly nextSlot: string;
  readonly commands: CommandWords;
}

/** Commands in a post's thread, over the whole message. */
export interface CommandWords {
  readonly cancel: string;
  readonly retry: string;
  /** Before the new time: "move it to", "make it", "reschedule for". */
  readonly move: string;
  /** The same behind the time: "19時に変更". */
  readonly moveBehind?: string;
  /** Before the time that such a word follows: "*auf* 19 Uhr verschieben". */
  readonly moveBehindLeads?: string;
  /** How the verbs begin that move hardly anything but a time; "make it", "put it", "set it" are said of much. */
  readonly sureMoves?: string;
  /** Behind one of these stands a time, not an amount of it: "move *to*", "verschieb *auf*". */
  readonly towards?: string;
  /** Before an amount of time: "delay *by* 2 hours". */
  readonly amountLeads?: string;
  /** The same without a verb: "*um* eine Stunde später". */
  readonly distanceLeads?: string;
  /** Before an amount of time these bring the post nearer; the other words of moving put it off. */
  readonly nearer: string;
  /** Behind an amount of time: two hours *later*, *earlier*. */
  readonly later: string;
  readonly earlier: string;
  /** "tomorrow instead", "instead tomorrow" */
  readonly instead: string;
  /** "not before friday" */
  readonly notBefore: string;
  /** "post it tomorrow 9am", "schedule for friday noon" */
  readonly postAt: string;
  /** What follows is the new caption, to the letter. */
  readonly newCaption: string;
  /** Before a wish: "make it ai generated". */
  readonly make: string;
  /** Single verbs, with a blank between them: a command that opens one letter away from one of them is a slip. */
  readonly typed?: string;
  /** Single words of wishes that are too much of a word to be a command on their own, where "private" is one. */
  readonly noneAlone: string;
}

/**
 * What is said to Schedy without a video in one language, each the source of a regular expression: letter case aside, a
 * space for any blank. The words must be all that is said.
 */
export interface TalkWords {
  readonly whole: Partial<Readonly<Record<TalkName, string>>>;
  /** Before that which a command is told: *timezone* Berlin, *slots add* fridays 18:00. */
  readonly told?: Partial<Readonly<Record<TalkName, string>>>;
  /** The calendar by its noun, behind which a week may be named; its articles, and a verb before them. */
  readonly calendar: string;
  readonly calendarArticles?: string;
  readonly calendarVerb?: string;
  /** Weeks as they are named; `weekLeads` may stand before them: the calendar *for* next week. */
  readonly thisWeek: string;
  readonly nextWeek: string;
  readonly lastWeek: string;
  readonly weekLeads?: string;
  /** Before the place where somebody is, in two parts: *I am* *in* Berlin. */
  readonly amAt?: string;
  readonly placeLeads?: string;
}

/**
 * Times that only those who write them know ("on my birthday", "after the game"). Captions begin so too, so they count
 * only where a mark or the end of the message stands behind them.
 */
export const privateTimes = (words: string): string => `(?:${words})${MARK_BEHIND}`;

/** What has to stand behind a private time; without it the same words may open a caption. */
export const MARK_BEHIND = '(?= ?(?:[:;,.!?()–—"“„«\\n]|-\\s|$))';

/** How a language announces a caption, from its own words; each may be empty. */
export interface CaptionWords {
  /** "and" */
  readonly joints: string;
  /** "with", "using" */
  readonly links: string;
  /** "the", "this", "my" */
  readonly articles: string;
  /** "caption", "text" */
  readonly nouns: string;
  /** "is", "should say" */
  readonly copulas: string;
  /** Only before quotes: "saying", "and write". */
  readonly sayings: string;
}

/**
 * What announces a caption: "caption:", "with the caption …", "caption “…”", "the caption should be …", "and write
 * “…”". Without a colon, quotes, a link or a copula the noun is a word like any other ("caption contest").
 */
export function captionMarks({ joints, links, articles, nouns, copulas, sayings }: CaptionWords): string {
  const joint = `(?:(?:${joints}),? )?`;
  const named = `(?:(?:${articles}) )?(?:${nouns})`;
  return [
    `${joint}(?:(?:${links}) )?${named}(?: (?:${copulas}))? ?[:=：]`,
    `${joint}(?:(?:${links}) )?${named}(?: (?:${copulas}))?(?= ?${QUOTES})`,
    `${joint}(?:${links}) ${named}(?: (?:${copulas}))?(?= )`,
    `${joint}${named} (?:${copulas})(?= )`,
    `${joint}(?:${sayings})(?: ?:)?(?= ?${QUOTES})`,
  ].join('|');
}

const QUOTES = '["“„«‘「『]';

export function privacy(words: string, level: PrivacyLevel, firm = true): WishWords {
  return { words, firm, wish: { privacy: level } };
}

/** How a post reaches TikTok; captions have the same words ("made by hand"). */
export function way(words: string, name: PostWay): WishWords {
  return { words, firm: false, wish: { way: name } };
}

export function setting(words: string, settings: PostSettings): WishWords {
  return { words, firm: false, wish: { settings } };
}
