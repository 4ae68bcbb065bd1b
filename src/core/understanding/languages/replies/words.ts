/**
 * One language's ways to answer in a post's thread, each the source of a regular expression as in `MessageWords`. What a
 * language does not say is an empty string.
 */
export interface ReplyWords {
  readonly yes: string;
  readonly no: string;
  /** "neither": none of the times that were asked about, and another one follows. */
  readonly neither: string;
  /** Leads to what is meant after all: *no wait*, *rather*, *let's say*. */
  readonly turns: string;
  /** Beside a day or a clock these mean it for the post: sunday works *better*, *lieber* um 8. */
  readonly better: string;
  readonly please: string;
  /** Behind an answer, and says nothing of it: 8pm *of course*, saturday *works for me*. */
  readonly assents: string;
  /** Takes the one time that was asked about: "exactly", "go ahead". */
  readonly agrees: string;
  /** Yes to a video that was brought before: "post it anyway". */
  readonly anyway: string;
  /** An answer that leaves the question open: "both", "you choose". */
  readonly choosesNone: string;
  /** "not the first": what is ruled out follows. */
  readonly not: string;
  /** "8pm *instead of* 7" */
  readonly insteadOf: string;
  /** "not friday *but* saturday" */
  readonly butRather: string;
  /** Before what tells one of several times: *the one at* 8. */
  readonly theOne: string;
  /** Behind it: the evening *one*. */
  readonly one: string;
  /** "the", and what stands for the video or its time: "it", "this". */
  readonly articles: string;
  readonly it: string;
  /** The *first* of the times that were asked about, the *second*, third and fourth, and the *last*. */
  readonly ordinals: readonly [first: string, second: string, third: string, fourth: string];
  readonly last: string;
  /** What they are called before a letter or a number, "*option* b", and what else behind an ordinal: the first *time*. */
  readonly options: string;
  readonly choices: string;
  /** "whichever is later", "the early one" */
  readonly laterOne: string;
  readonly earlierOne: string;
  /** The nearest of several: *this* friday. */
  readonly coming: string;
  /** Before a month: *in* april. */
  readonly inMonth: string;
  readonly between: string;
  readonly sameTime: string;
  /** "friday *but* at 9" */
  readonly but: string;
  /** "the evening one *and* an hour later" */
  readonly and: string;
  readonly at: string;
  readonly dayAfter: string;
  readonly dayBefore: string;
  /** Counted from the hour of the post: quarter past, half past, quarter to. */
  readonly quarters?: readonly [past: string, half: string, to: string];
  /** The earliest time that is allowed: *after* 7pm, and whether that minute itself is. */
  readonly after: string;
  readonly from: string;
  /** Said in the middle of a command without a meaning of their own: mach *mal* auf 8. */
  readonly particles: string;
  /** Begins why it is so: what follows commands nothing. */
  readonly because: string;
  /** Begins a sentence of its own where nobody types a full stop: "cancel it *we* lost the rights". */
  readonly sentences: string;
  /** Says that something is a mistake: "nvm, *wrong* clip". */
  readonly mistakes: string;
  /** Says that the time is a mistake, and another one follows or stands before: *wrong day*. */
  readonly wrongTime: string;
  /** Takes back what was done last. */
  readonly undo: string;
  /** Pieces of a message that say nothing: "lol". */
  readonly chatter: string;
  /** Ways to cancel that are not in the table of commands. */
  readonly cancel: string;
  /** Ways to cancel that are said of much else, so that they count only by themselves: "stop". */
  readonly cancelAlone: string;
  /** Ways to post at once. */
  readonly now: string;
  /** It is not to go out, and when it is, is not said: "not yet". */
  readonly hold: string;
  /** Before a day these take leave: *see you* friday, *bis* morgen. */
  readonly farewell: string;
  /** Beside "don't post it" these say that it is only too early: it's not ready *yet*. */
  readonly yet: string;
  /** A new time is wanted and none is named: "change the time", "later". */
  readonly noTime: string;
  /** Stays as it is: *keep* friday but … */
  readonly keep: string;
  /** Said of a video that waits for a word: what its button Ignore does. */
  readonly ignore: string;
  readonly asDraft: string;
  /** A person posts it: "i'll post it myself". */
  readonly byHand: string;
  /** "not as a draft" */
  readonly byItself: string;
  /** Asks how the post stands. */
  readonly asksState: string;
  /** Those who watch: a time is meant where its reason begins with them. */
  readonly people: string;
  /** Behind a command, before a question mark: an hour later, *is that possible*? */
  readonly possible: string;
  /** Asks what can be said. */
  readonly asksHelp: string;
  /** Before the handle of the account to take instead, and behind it. */
  readonly account: string;
  readonly accountBehind: string;
  readonly wrongAccount: string;
  /** What switches comments, duet and stitch. */
  readonly switchOff: string;
  readonly switchOn: string;
  /** Puts it off by what follows: *give it another* hour. */
  readonly giveMore: string;
  /** Of no time at all, whatever day follows: *sometime* next week. */
  readonly someTime: string;
  /** The *last* of any things: video, sentence, line. */
  readonly lastOne: string;
  /** "the first at 8 *then* the second at 9" */
  readonly andThen: string;
  /** How a verb begins that asks to post it once more: *try* it again. */
  readonly tries: string;
  /** Before a time that is to be used: *use the* next slot. */
  readonly takes: string;
  readonly audience: AudienceWords;
  /** Around a wish: *back to* public, comments *back* on. */
  readonly aroundWish: string;
  readonly caption: CaptionChangeWords;
  readonly posts: PostsWords;
}

/** How a part of a caption is changed. */
export interface CaptionChangeWords {
  readonly add: string;
  readonly remove: string;
  /** Before the old words, and between them and the new ones. */
  readonly replace: string;
  readonly by: string;
  readonly hashtags: string;
  readonly emoji: string;
  readonly allEmoji: string;
  readonly atStart: string;
  readonly atEnd: string;
  readonly lowerCase: string;
  readonly upperCase: string;
  /** Of no meaning for the change: articles, "please", "from the caption". */
  readonly around: string;
  /** Says that a word is misspelt, with the right one beside it. */
  readonly typo: string;
  /** Says that the caption is to change and not how: "the caption is wrong". */
  readonly unsaid: string;
  /** Before the word for a caption, and a new one follows: *set* the caption to …, *write* "…" as caption. */
  readonly edit: string;
  readonly write: string;
  /** The same where the old one is to go: *replace* the caption with … */
  readonly swap: string;
  /** Between those verbs and the word for a caption: the, my, whole, new. */
  readonly articles: string;
  /** Behind the word for a caption: use this text *instead*. */
  readonly instead: string;
  /** Between the word for a caption and the new one: *is*, *to*; `into` those that follow a verb. */
  readonly links: string;
  readonly into: string;
  /** "8am *with* caption …" */
  readonly beside: string;
  /** "the caption *should say* …" */
  readonly shouldBe: string;
  /** Behind the new caption, where the verb stands last. */
  readonly makeBehind?: string;
  /** "*in the* caption the price is 14" */
  readonly inIt: string;
  readonly the: string;
  /** Before what is ruled out: 14 *and* not 12. Neither this nor "it" is a word to be put right. */
  readonly joint: string;
  readonly it?: string;
  /** Between the wrong word and the right one, and behind both: jou *moet* jouw *zijn*. */
  readonly mustBe: string;
  readonly mustBeBehind?: string;
  /** "*it says* 30 but it is 35" */
  readonly says: string;
  /** "*capital* B in berlin" */
  readonly capital: string;
  /** Parts of a caption: drop the last *word*, *sentence*, *line*. */
  readonly word: string;
  readonly sentence: string;
  readonly line: string;
}

/** Which of several posts of a thread is meant. */
export interface PostsWords {
  /** Before an ordinal: *the* second. */
  readonly the: string;
  /** What one of them is called: the second *video*. */
  readonly one: string;
  readonly all: string;
  readonly both: string;
  /** Those that were not named before. */
  readonly rest: string;
  /** All *but* the first. */
  readonly except: string;
  /** Says the same behind it: 最初*以外*. */
  readonly exceptBehind?: string;
  /** *The first* two, *the last* two. */
  readonly first: string;
  readonly last: string;
  /** Before what names it, behind a command: no comments *on* b. */
  readonly on: string;
  /** "video *number* 2" */
  readonly number?: string;
  /** "the first *two*" */
  readonly two: string;
  readonly three: string;
  /** "all *lower* case" speaks of letters, not of posts. */
  readonly letterCase?: string;
  /** Behind an ordinal these make a day of it: the first *of june*, the last *week*. */
  readonly ofDay?: string;
  /** Behind "a" these make no letter of it: *a* day later. */
  readonly behindA?: string;
  /** Follow the name of a post without a gap: a*は*. */
  readonly particles?: string;
}

/** A sentence about who may see it: "only our friends should see this", "open it up to everyone". */
export interface AudienceWords {
  /** "hide it": for nobody but its author. */
  readonly hide: string;
  readonly only: string;
  /** Before whom it is shown to, and what follows them. */
  readonly see: string;
  readonly behind: string;
  readonly me: string;
  readonly friends: string;
  readonly followers: string;
  readonly everyone: string;
}
