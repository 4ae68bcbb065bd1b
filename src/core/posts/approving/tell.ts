/** Who is told of a post that waits: the approvers, once for each time that they are asked. */
import type { Transaction } from '../../database/index.ts';
import type { Facts, Problem } from '../../errors.ts';
import { approvalKey, enqueueNotice, openThread } from '../../notices/index.ts';
import { isApprover, listApprovers } from '../../workspaces/index.ts';

/** More approvers than these are counted and not mentioned. */
const MOST_MENTIONED = 5;

/** What approvers are told: they are asked, or its time has gone by without them. */
type Told = 'approval_wanted' | 'approval_missed';

/** Asks the approvers, for the first time or after a change. */
export const askApprovers = (tx: Transaction, postId: string, now: Date): Promise<void> =>
  tellApprovers(tx, postId, 'approval_wanted', now);

/** One reply in the thread mentions them; where not everybody reads the thread, each is told in private. */
export async function tellApprovers(tx: Transaction, postId: string, answer: Told, now: Date): Promise<void> {
  const post = await tx.post.findUniqueOrThrow({ where: { id: postId }, include: { thread: true, author: true } });
  const { code, workspaceId, threadId, approvalRound, thread } = post;
  const { ids, more } = await listApprovers(tx, post, MOST_MENTIONED);
  const dedupeKey = `${approvalKey(postId)}${answer}:${approvalRound}`;
  const by = post.author.externalId;
  const facts = { code, by, approvers: ids.join(','), more, isPrivate: thread.isPrivate };
  const tell = (where: string, key: string, about: Facts) =>
    enqueueNotice(
      tx,
      { threadId: where, postId, dedupeKey: key, body: { kind: 'answer', data: { answer, facts: about } } },
      now,
    );
  await tell(threadId, dedupeKey, facts);
  if (!thread.isPrivate) return;
  for (const channel of ids) {
    const direct = await openThread(tx, { workspaceId, channel, root: '', isPrivate: true }, now);
    await tell(direct, `${dedupeKey}:${channel}`, { code, by, isDirect: true });
  }
}

/**
 * In their direct messages members reach accounts that they own in other workspaces: where posts need approval there,
 * they go out from there.
 */
export async function approvalElsewhere(
  reader: Pick<Transaction, 'workspace' | 'member'>,
  profile: { readonly workspaceId: string; readonly handle: string; readonly ownerId: string },
  workspaceId: string,
): Promise<Problem | null> {
  if (profile.workspaceId === workspaceId) return null;
  const { approvals, name } = await reader.workspace.findUniqueOrThrow({ where: { id: profile.workspaceId } });
  const owner = { workspaceId: profile.workspaceId, memberId: profile.ownerId };
  if (!approvals || (await isApprover(reader, owner))) return null;
  return { code: 'approval_elsewhere', facts: { handle: profile.handle, name } };
}
