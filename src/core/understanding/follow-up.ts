import type { Moment, TimeReading } from '../schedules/index.ts';
import type { PostSettings, PrivacyLevel, UnderstandContext } from './request.ts';

/**
 * What a message in a post's thread commands; `none` when it is anything more, or anything else.
 */
export type FollowUp = FollowUpCommand & {
  /** The code of the post it names, where it names one. */
  readonly code?: string;
};

export type FollowUpCommand =
  | { readonly kind: 'cancel' }
  | { readonly kind: 'now' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'move'; readonly when: TimeReading }
  | { readonly kind: 'caption'; readonly caption: string; readonly hashtags: readonly string[] }
  /** `settings` as well, when both were said. */
  | { readonly kind: 'privacy'; readonly privacy: PrivacyLevel; readonly settings: PostSettings }
  | { readonly kind: 'settings'; readonly settings: PostSettings }
  /** A new time was asked for in words that are not clear; what they can mean may be empty. */
  | { readonly kind: 'unread'; readonly words: string; readonly readings: readonly Moment[] }
  | { readonly kind: 'none' };

export interface FollowUpContext
  extends Pick<UnderstandContext, 'now' | 'timeZone' | 'locale' | 'usualHour' | 'botNames'> {
  /** The post's present time: "8pm" keeps its day, "tomorrow" its clock. */
  readonly anchor?: Date | undefined;
  /** A post waits for its time: then a number alone is the answer, and not talk. */
  readonly isTimeWanted?: boolean | undefined;
  /** The times between which Schedy asked; an answer counts from them. */
  readonly choices?: readonly Date[] | undefined;
  /** Codes of the posts in the thread; one of them may be named. */
  readonly codes?: readonly string[] | undefined;
}
