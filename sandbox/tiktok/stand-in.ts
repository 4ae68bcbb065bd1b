import type { WaitFor } from '../change-log.ts';
import type { StandIn } from '../stand-in.ts';
import type { Events } from './events.ts';
import type { CallRecord } from './http/call.ts';
import type { Account, AccountInput, AccountSettings } from './people/accounts.ts';
import type { FailReason } from './posting/fail-reasons.ts';
import type { Post } from './posting/posts.ts';
import type { Outcome } from './posting/publishes.ts';
import type { Redirect } from './state.ts';
import type { Webhooks } from './webhooks/dispatcher.ts';

export interface Accounts {
  add(input: AccountInput): Account;
  change(handle: string, settings: Partial<AccountSettings>): Account;
  get(handle: string): Account | undefined;
  list(): Account[];
  /** The owner removes the app: every token dies, unfinished publishes fail. */
  revoke(handle: string): void;
  /** The access tokens die before their time; the refresh tokens live on. */
  expireAccess(handle: string): void;
  clearDrafts(handle: string): void;
}

/** TikTok's Login Kit and Content Posting API, as far as COVERAGE.md says. */
export interface TikTokStandIn extends StandIn {
  env: Record<
    'TIKTOK_API_URL' | 'TIKTOK_AUTH_URL' | 'TIKTOK_CLIENT_KEY' | 'TIKTOK_CLIENT_SECRET' | 'TIKTOK_CLIENT_AUDITED',
    string
  >;
  routes: { method: string; path: string }[];
  accounts: Accounts;
  /** Plays the person at the consent screen; resolves to the redirect's address. */
  consent(authorizeUrl: string, handle: string): Promise<string>;
  calls: CallRecord[];
  /** Requests that the real service would refuse by the client's own fault. */
  refused(): CallRecord[];
  posts(): Post[];
  redirects: Redirect[];
  on: Events['on'];
  waitFor: WaitFor;
  /** The next publish whose last byte arrives ends like this. */
  planOutcome(outcome: Outcome): void;
  failNext(reason: FailReason): void;
  /** Ends a publish at once: FAILED when a reason is given, else as processed. */
  settle(publishId: string, end?: { failReason?: FailReason }): void;
  /** The owner posts a delivered draft, publicly unless told otherwise; returns the post's id. */
  postDraft(publishId: string, draft?: { isPublic?: boolean }): string;
  /** A video that was public is so no longer. */
  hide(postId: string): void;
  webhooks: Webhooks;
  /** Listeners and accounts too are forgotten. */
  reset(): void;
}
