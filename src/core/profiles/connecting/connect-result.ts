/** How a visit to TikTok ended, and what its asker hears of a refusal. */
import { transact, type Way } from '../../database/index.ts';
import { enqueueNotice, openThread } from '../../notices/index.ts';
import type { TicketRefusal, TicketRow } from '../../tickets.ts';
import type { Context } from '../deps.ts';

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
  /** As people are told of it: `@ramenhouse`, or its display name. */
  readonly account: string;
  readonly workspaceName: string;
  readonly memberName: string;
  /** True when the workspace already had this account. */
  readonly renewed: boolean;
  /** inbox: videos arrive as drafts, because publishing was not granted, or TikTok has not audited the app. */
  readonly mode: Way;
  readonly mayPublish: boolean;
  /** False: only private accounts and `SELF_ONLY` work, which is said at once. */
  readonly audited: boolean;
}

/** The ticket is spent, nothing is stored. */
export type ConnectRefusal =
  | { readonly kind: 'refused_by_user' }
  /** A sandbox key met an account that is not among the app's target users. */
  | { readonly kind: 'not_target_user' }
  | { readonly kind: 'missing_scopes'; readonly missing: readonly string[] }
  /** Both as people are told of them. */
  | { readonly kind: 'other_account'; readonly connected: string; readonly expected: string }
  | { readonly kind: 'tiktok_failed'; readonly code: string };

/** How a visit to TikTok ended: connected, refused by somebody, or with a ticket that is no good. */
export type ConnectResult =
  | Connected
  | ConnectRefusal
  /** Nothing has happened: the callback belongs to no login of this browser that is under way. */
  | { readonly kind: 'bad_state' | 'not_member' | TicketRefusal };

/** The asker learns it in chat too: the browser page may be closed by then. */
export async function tellRefusal(
  context: Context,
  { id, workspaceId, member }: TicketRow,
  refusal: ConnectRefusal,
): Promise<void> {
  const { kind, ...details } = refusal;
  const named = Object.entries(details).map(([name, value]) => [name, String(value)]);
  const data = { answer: 'connect_failed', facts: { ...Object.fromEntries(named), reason: kind } };
  const now = context.clock.now();
  await transact(context, async (tx) => {
    const threadId = await openThread(tx, { workspaceId, channel: member.externalId, root: '' }, now);
    await enqueueNotice(tx, { threadId, dedupeKey: `connect:${id}`, body: { kind: 'answer', data } }, now);
  });
}
