import type { Failure } from '../../errors.ts';
import { tell } from '../../notices/index.ts';
import type { Claim } from '../lifecycle/claim.ts';
import { causeOf, isWorthTelling } from '../lifecycle/delays.ts';
import type { Transaction } from '../lifecycle/move.ts';
import { addressed, noticeKey } from '../lifecycle/notice-keys.ts';

/** Tells of a wait that somebody would wonder about, once of each attempt and cause. */
export async function tellWaiting(
  tx: Transaction,
  { post, attempt }: Claim,
  failure: Failure,
  { delayMs, now }: { readonly delayMs: number; readonly now: Date },
): Promise<void> {
  if (!isWorthTelling(failure, delayMs)) return;
  const { code, facts } = failure;
  const until = new Date(now.getTime() + delayMs).toISOString();
  const dedupeKey = `${noticeKey('waiting', post.id)}:${causeOf(failure)}:${attempt.id}`;
  const body = { kind: 'waiting', data: { code, facts, until } } as const;
  await tell(tx, { ...addressed(post), dedupeKey, body }, now);
}
