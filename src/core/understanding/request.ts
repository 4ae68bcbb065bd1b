/** What a message can ask for, with a video or in a post's thread. */
import type { LanguageName, Moment, TimeReading } from '../schedules/index.ts';

/** TikTok's own names, as creator info offers them. */
export type PrivacyLevel = 'PUBLIC_TO_EVERYONE' | 'MUTUAL_FOLLOW_FRIENDS' | 'FOLLOWER_OF_CREATOR' | 'SELF_ONLY';

/** How a post reaches TikTok: published by itself, as a draft in the account's TikTok inbox, or posted by a person. */
export type PostWay = 'direct' | 'inbox' | 'by_hand';

/** Only what was said; everything else is left to the profile's settings. */
export interface PostSettings {
  readonly disableComment?: boolean;
  readonly disableDuet?: boolean;
  readonly disableStitch?: boolean;
  readonly coverTimestampMs?: number;
  /** Paid partnership: somebody else's brand. */
  readonly brandContent?: boolean;
  /** The creator's own brand. */
  readonly brandOrganic?: boolean;
  readonly aiGenerated?: boolean;
}

/** What is to be posted, whenever that is. */
export interface PostWishes {
  /** The author's words to the letter, without the instruction; may be empty. */
  readonly caption: string;
  /** The caption's hashtags in their order, without `#`. */
  readonly hashtags: readonly string[];
  /** A handle without `@`. */
  readonly profile?: string;
  readonly privacy?: PrivacyLevel;
  readonly settings: PostSettings;
  /** Where it was said. */
  readonly way?: PostWay;
  /** A verb or a time told to post. False where words were merely addressed to Schedy. */
  readonly explicit: boolean;
  /**
   * The words have a second sensible reading ("post Monday motivation"): ask which one, both as
   * buttons. This one takes more of them as instruction, the other leaves them in the caption.
   */
  readonly otherReading?: PostRequest | SlotRequest;
}

/**
 * Words that begin like a time and are not clear: they are asked about, with what they can sensibly
 * mean.
 */
export interface UnreadTime {
  readonly kind: 'unread';
  readonly words: string;
  readonly readings: readonly Moment[];
}

/** A post, at a time, now, or at a time that is not clear. */
export interface PostRequest extends PostWishes {
  readonly kind: 'post';
  /** `now` when no time was said. */
  readonly when: TimeReading | UnreadTime;
  readonly timeGiven: boolean;
  /** Nothing says for sure that it is an instruction: its author is asked, in private, and nothing goes out by itself. */
  readonly isUncertain?: true;
}

/** A post at the next free slot. */
export interface SlotRequest extends PostWishes {
  readonly kind: 'slot';
}

/** What a message asks for. */
export type Request =
  | PostRequest
  /** The next free slot. */
  | SlotRequest
  /** Addressed to Schedy, and no instruction: never acted upon. */
  | { readonly kind: 'ask'; readonly why: 'question' | 'negation' }
  /** Not for Schedy, or without any words. */
  | { readonly kind: 'none' };

/** What is known of a message beside its words. */
export interface UnderstandContext {
  /** The message's own timestamp. */
  readonly now: Date;
  /** The author's IANA zone. */
  readonly timeZone: string;
  readonly locale?: string | undefined;
  readonly usualHour?: { readonly hour: number; readonly minute: number } | undefined;
  readonly place: 'channel' | 'direct' | 'mention';
  readonly hasVideo: boolean;
  /** How the bot is written in the text: `<@U0SCHEDY>`, `@schedy`. */
  readonly botNames?: readonly string[] | undefined;
  /**
   * Handles of the workspace's profiles; where given, a caption that ends in "on @somebody" keeps
   * it.
   */
  readonly profiles?: readonly string[] | undefined;
  /** The languages of the message's verb; looked for in the message where they are not given. */
  readonly languages?: readonly LanguageName[] | undefined;
}

/**
 * What a message in a post's thread commands; `none` when it is anything more, or anything else.
 */
export type FollowUp = FollowUpCommand & {
  /** The code of the post it names, where it names one. */
  readonly code?: string;
};

/** One command to a post. */
export type FollowUpCommand =
  | { readonly kind: 'cancel' }
  /** Takes back what was done last. */
  | { readonly kind: 'undo' }
  | { readonly kind: 'now' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'move'; readonly when: TimeReading }
  /** To the next free slot. */
  | { readonly kind: 'next_slot' }
  | { readonly kind: 'caption'; readonly caption: string; readonly hashtags: readonly string[] }
  /** A part of the caption, or words that may be talk about it: how a new one is written is told. */
  | { readonly kind: 'caption_part' }
  /** A caption beside another command: "sat 10am, caption: Ramen". */
  | { readonly kind: 'several'; readonly commands: readonly FollowUpCommand[] }
  /** `settings` as well, when both were said. */
  | { readonly kind: 'privacy'; readonly privacy: PrivacyLevel; readonly settings: PostSettings }
  | { readonly kind: 'settings'; readonly settings: PostSettings }
  | { readonly kind: 'way'; readonly way: PostWay }
  /** A new time was asked for in words that are not clear; what they can mean may be empty. */
  | { readonly kind: 'unread'; readonly words: string; readonly readings: readonly Moment[] }
  /** To another account, by its handle without `@`. */
  | { readonly kind: 'account'; readonly handle: string }
  /** Asks how the post stands, or what can be said of it. */
  | { readonly kind: 'show' | 'help' }
  /** Speaks of the post and cannot be done: it depends on what Schedy cannot know, or the post is to wait with no end. */
  | { readonly kind: 'unclear'; readonly why: 'condition' | 'hold' | 'other' }
  | { readonly kind: 'none' };

export interface FollowUpContext
  extends Pick<UnderstandContext, 'now' | 'timeZone' | 'locale' | 'usualHour' | 'botNames'> {
  /** The post's present time: "8pm" keeps its day, "tomorrow" its clock. */
  readonly anchor?: Date | undefined;
  /** A post waits for its time: then a number alone is the answer, and not talk. */
  readonly isTimeWanted?: boolean | undefined;
  /** The times between which Schedy asked; an answer counts from them. */
  readonly choices?: readonly Date[] | undefined;
  /** Schedy has asked who may see it. */
  readonly isAudienceWanted?: boolean | undefined;
  /** The accounts between which Schedy asked, by their handles. */
  readonly accounts?: readonly string[] | undefined;
  /** The post's present caption. */
  readonly caption?: string | undefined;
  /** Codes of the posts in the thread; one of them may be named. */
  readonly codes?: readonly string[] | undefined;
}

export const talkNames = [
  'help',
  'connect',
  'queue',
  'history',
  'profiles',
  'slots',
  'timezone',
  'settings',
  'guests',
  'edit',
  'upload',
  'calendar',
  'forget',
  'greeting',
  'thanks',
] as const;

/** The commands that can be said in words, and what people say besides. */
export type TalkName = (typeof talkNames)[number];
