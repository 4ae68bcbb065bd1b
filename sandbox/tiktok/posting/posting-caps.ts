import type { ErrorCode } from '../http/answers.ts';
import type { Account } from '../people/accounts.ts';
import type { State } from '../state.ts';
import type { Publish } from './publishes.ts';

/** What keeps a creator from posting today, whatever the post. */

const dayMs = 24 * 60 * 60 * 1000;

function startedToday(state: State, kind: Publish['kind']): Publish[] {
  const since = state.nowMs() - dayMs;
  return state.publishes.list().filter((one) => one.kind === kind && one.initAtMs > since);
}

/** An app may serve only so many creators in 24 hours; those already served go on. */
function isBeyondActiveUsers(state: State, account: Account): boolean {
  const active = new Set(startedToday(state, 'direct').map(({ openId }) => openId));
  return !active.has(account.openId) && active.size >= state.settings.activeUsersPerDay;
}

/** Counted from accepted inits, whatever became of them, and the posts of other clients. */
function hasUsedDailyPosts(state: State, account: Account): boolean {
  const own = startedToday(state, 'direct').filter(({ openId }) => openId === account.openId);
  const total = own.length + state.accounts.postsByOthers(account);
  return total >= state.settings.postsPerDay;
}

export function directPostCap(state: State, account: Account): ErrorCode | null {
  if (account.bannedFromPosting) return 'spam_risk_user_banned_from_posting';
  if (hasUsedDailyPosts(state, account)) return 'spam_risk_too_many_posts';
  if (isBeyondActiveUsers(state, account)) return 'reached_active_user_cap';
  return null;
}

function isPending(state: State, draft: Publish): boolean {
  const { status } = state.progress(draft);
  return !draft.draftCleared && status !== 'FAILED' && status !== 'PUBLISH_COMPLETE';
}

export function draftCap(state: State, account: Account): ErrorCode | null {
  if (account.bannedFromPosting) return 'spam_risk_user_banned_from_posting';
  const own = startedToday(state, 'inbox').filter(({ openId }) => openId === account.openId);
  const pending = own.filter((draft) => isPending(state, draft));
  const isFull = pending.length >= state.settings.pendingDraftsPerDay;
  return isFull ? 'spam_risk_too_many_pending_share' : null;
}
