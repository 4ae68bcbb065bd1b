import type { ProfileMode } from '../database/index.ts';
import type { TicketRefusal } from './tickets.ts';

/** TikTok's redirect back, as it came; nothing in it is trusted. */
export interface Callback {
  readonly state: string | null;
  /** Already URL-decoded. */
  readonly code: string | null;
  readonly error: string | null;
  readonly errorType: string | null;
  /** The value of this browser's cookie. */
  readonly browser: string | null;
}

/** An account that is connected now, and for whom. */
export interface Connected {
  readonly kind: 'connected';
  readonly profileId: string;
  readonly handle: string;
  readonly workspaceName: string;
  readonly memberName: string;
  /** True when the workspace already had this account. */
  readonly renewed: boolean;
  /** inbox: TikTok did not grant publishing, so videos arrive as drafts. */
  readonly mode: ProfileMode;
  /** False: only private accounts and `SELF_ONLY` work, which is said at once. */
  readonly audited: boolean;
}

/** The ticket is spent, nothing is stored. */
export type ConnectRefusal =
  | { readonly kind: 'refused_by_user' }
  /** A sandbox key met an account that is not among the app's target users. */
  | { readonly kind: 'not_target_user' }
  | { readonly kind: 'missing_scopes'; readonly missing: readonly string[] }
  | { readonly kind: 'other_account'; readonly connected: string; readonly expected: string }
  | { readonly kind: 'tiktok_failed'; readonly code: string };

/** How a visit to TikTok ended: connected, refused by somebody, or with a ticket that is no good. */
export type ConnectResult =
  | Connected
  | ConnectRefusal
  /** Nothing has happened: the callback belongs to no login of this browser that is under way. */
  | { readonly kind: 'bad_state' | TicketRefusal };
