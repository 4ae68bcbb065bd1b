import type { Way } from '../database/index.ts';
import type { Facts, Problem } from '../errors.ts';

/** What people are told, as data. The words are the desk's. */
export type NoticeBody =
  | { readonly kind: 'published'; readonly data: Record<string, never> }
  /** The post was cancelled after its bytes had gone out, and TikTok published it all the same. */
  | { readonly kind: 'published_after_cancel'; readonly data: Record<string, never> }
  /** At its minute a post by hand is its author's to post. */
  | { readonly kind: 'handed_over'; readonly data: Record<string, never> }
  /** What was handed over, as a draft or by hand, is not finished yet. */
  | { readonly kind: 'reminder'; readonly data: Record<string, never> }
  /** `pending`: drafts of the last 24 h that wait in the same inbox, this one included. */
  | { readonly kind: 'in_inbox'; readonly data: { readonly pending: number } }
  /** After `days` of asking, TikTok has never said that the draft was posted. */
  | { readonly kind: 'draft_not_posted'; readonly data: { readonly days: number } }
  | { readonly kind: 'failed'; readonly data: Problem }
  | { readonly kind: 'on_hold'; readonly data: Problem }
  | { readonly kind: 'unconfirmed'; readonly data: Problem }
  | { readonly kind: 'waiting'; readonly data: Problem & { readonly until: string | null } }
  | { readonly kind: 'still_reviewing'; readonly data: Record<string, never> }
  | { readonly kind: 'no_longer_public'; readonly data: Record<string, never> }
  | { readonly kind: 'connected'; readonly data: ConnectedFacts }
  | {
      readonly kind: 'profile_inactive';
      /** `posts`: how many wait for it; absent in rows of earlier versions. `isSettled`: its login is back. */
      readonly data: {
        handle: string;
        profileId: string;
        code: string;
        posts?: number;
        isSettled?: boolean;
      } & NamedAccount;
    }
  | {
      readonly kind: 'profile_cool_down';
      readonly data: { handle: string; code: string; until: string } & NamedAccount;
    }
  /** Several posts in a rhythm, drawn as the plan stands; `facts` of the desk beside its id. */
  | { readonly kind: 'plan'; readonly data: Facts & { readonly planId: string } }
  /** Something the front desk answers; core passes it on unread. */
  | { readonly kind: 'answer'; readonly data: { readonly answer: string; readonly facts: Facts } };

/** `@ramenhouse`, or the display name where TikTok has told no handle; absent in rows of earlier versions. */
export interface NamedAccount {
  readonly account?: string;
}

/** What is told of an account that has just been connected. */
export interface ConnectedFacts extends NamedAccount {
  readonly profileId: string;
  readonly handle: string;
  readonly workspaceName: string;
  readonly mode: Way;
  /** Whether TikTok allowed publishing; absent in notices of earlier versions. */
  readonly mayPublish?: boolean;
  /** False: only private accounts and `SELF_ONLY` work, which is said at once. */
  readonly audited: boolean;
  readonly renewed: boolean;
  /** False: its owner alone posts to it. Absent in notices of earlier versions. */
  readonly shared?: boolean;
  /** Who renewed it, when it is told to the owner; null when it is told to the one who connected. */
  readonly by: string | null;
}

/** Which of the things that people are told. */
export type NoticeKind = NoticeBody['kind'];
