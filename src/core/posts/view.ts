import type { PostState, Way } from '../database/index.ts';
import type { Problem } from '../errors.ts';
import type { Slot } from '../schedules/index.ts';
import type { PostSettings } from '../tiktok/index.ts';

/** A named oddity of the time that was given: a clock change, a day without a clock, no time at all. */
export interface TimeNote {
  readonly kind: 'gap' | 'overlap' | 'usual_hour' | 'next_slot';
}

/** The time was said to come again: the post goes out once, and a slot may be kept of the rest. */
export interface Repeat {
  /** Null where it is open on which days it comes again. */
  readonly slot: Slot | null;
}

/** What a draft waits for; null for every other state. */
const missing = [
  ...(['video', 'profile', 'zone', 'time', 'audience', 'confirmation', 'fresh_time', 'choices', 'plan'] as const),
] as const;

/** What a draft waits for; the card asks for it. */
export type Missing = (typeof missing)[number];

export const isMissing = (text: string | null): text is Missing => missing.some((one) => one === text);

/** What others may do with a video on TikTok. */
export type Interaction = 'comments' | 'duet' | 'stitch';

/** A post as it stands now: all that a card, a list or a reply needs. */
export interface PostView {
  readonly id: string;
  readonly code: string;
  readonly state: PostState;
  readonly missing: Missing | null;
  /** Of several that came together, which one it is: "a". */
  readonly letter: string | null;
  /** The plan that it is part of. */
  readonly planId: string | null;
  /** A draft that was asked for at once. */
  readonly isPostNow: boolean;
  /**
   * Of a draft whose account asks every time, until somebody has chosen in the form, or of one that has ended before:
   * what its author's words have chosen. Null for every other post.
   */
  readonly chosenInWords: Partial<PostSettings> | null;
  readonly way: Way;
  /** What its author wants of a post by hand: null for every other way. */
  readonly byHand: {
    /** The account that was named, as it was named; null where none was. */
    readonly account: string | null;
    readonly wanted: Partial<PostSettings>;
  } | null;
  readonly version: number;
  readonly dueAt: Date | null;
  readonly wakeAt: Date | null;
  /** While set and in the future, Undo gives back what was before. */
  readonly undoUntil: Date | null;
  /** Sensible readings of an ambiguous time, for buttons. */
  readonly choices: readonly Date[];
  readonly timeZone: string;
  readonly timeNote: TimeNote | null;
  readonly repeat: (Repeat & { readonly isKept: boolean }) | null;
  readonly caption: string;
  readonly settings: PostSettings;
  readonly advice: readonly Problem[];
  readonly reviewing: boolean;
  readonly late: boolean;
  /** Null where it waits for no approval. `isNow`: it goes out as soon as it is approved. */
  readonly approval: { readonly round: number; readonly isNow: boolean } | null;
  readonly problem: Problem | null;
  readonly videoId: string | null;
  /** The video's address as a person gave it. */
  readonly videoLink: string | null;
  readonly publishedAt: Date | null;
  /** When anything that people see of it has changed last. */
  readonly changedAt: Date;
  readonly author: { readonly id: string; readonly externalId: string };
  readonly profile: {
    readonly id: string;
    readonly handle: string;
    readonly nickname: string;
    /** False where TikTok has told only the display name, which `handle` then holds. */
    readonly isHandleKnown: boolean;
    /** What the creator has switched off at TikTok, so that it stays off whatever was asked for. */
    readonly switchedOff: readonly Interaction[];
    /** The longest video that TikTok publishes of the creator; null where it has not said. */
    readonly maxVideoSeconds: number | null;
  } | null;
  readonly video: {
    /** Posts of one sentence on several accounts share theirs. */
    readonly id: string;
    readonly fileName: string;
    readonly sizeBytes: number | null;
    readonly durationMs: number | null;
    readonly width: number | null;
    readonly height: number | null;
  };
  /** Bytes that have gone to TikTok in the present attempt. */
  readonly sentBytes: number;
  /** A byte of the present attempt may be at TikTok: nothing of the post can change any more. */
  readonly isSending: boolean;
  /** An earlier upload of it was given up, and TikTok has not said that nothing became of it. */
  readonly mayBeOut: boolean;
  /** Its video has been read and is still kept. */
  readonly hasVideo: boolean;
  /** Its video is kept and its account is known, so that it can be sent once more. */
  readonly canRetry: boolean;
  /** The platform's id of the message that brought the video. */
  readonly videoMessage: string;
  readonly thread: { readonly id: string; readonly channel: string; readonly root: string };
}

/** Several posts that are confirmed together, in their order. */
export interface PlanView {
  readonly id: string;
  readonly state: 'proposed' | 'confirmed' | 'undone';
  readonly posts: readonly PlannedPost[];
  /** Soft advice, where so many posts of one account stand close together. */
  readonly advice: readonly Problem[];
}

export interface PlannedPost {
  readonly post: PostView;
  /** Before Confirm the time that the plan gives it; null where it has none yet. */
  readonly at: Date | null;
}
