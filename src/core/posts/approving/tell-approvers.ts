/** Who is told of a post that waits: the approvers, once for each time that they are asked. */
import { type Transaction, transact } from '../../database/index.ts';
import { eachRow } from '../../each-row.ts';
import type { Facts, Problem } from '../../errors.ts';
import { approvalKey, enqueueNotice, openThread } from '../../notices/index.ts';
import { accountName } from '../../profiles/index.ts';
import { isApprover, listApprovers } from '../../workspaces/index.ts';
import { problemColumn } from '../columns.ts';
import type { PostDeps } from '../deps.ts';

/** More approvers than these are counted and not mentioned. */
const MOST_MENTIONED = 5;

/** What approvers are told: they are asked, or its time has gone by without them. */
type Told = 'approval_wanted' | 'approval_missed';

/** Asks the approvers, for the first time or after a change. */
export const askApprovers = (tx: Transaction, postId: string, now: Date): Promise<void> =>
  tellApprovers(tx, postId, 'approval_wanted', now);

/** One reply in the thread mentions them; where not everybody reads the thread, each is told in private. */
export async function tellApprovers(
  tx: Transaction,
  postId: string,
  answer: Told,
  now: Date,
  /** Tells them of the same once more: others decide since then. */
  since: Date | null = null,
): Promise<void> {
  const post = await tx.post.findUniqueOrThrow({ where: { id: postId }, include: { thread: true, author: true } });
  const { code, workspaceId, threadId, approvalRound, thread } = post;
  const { ids, more, deciding } = await listApprovers(tx, post, MOST_MENTIONED);
  const dedupeKey = `${approvalKey(postId)}${answer}:${approvalRound}${since ? `:${since.toISOString()}` : ''}`;
  const by = post.author.externalId;
  const facts = { code, by, approvers: ids.join(','), more, deciding, isPrivate: thread.isPrivate };
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
    await tell(direct, `${dedupeKey}:${channel}`, { code, by, deciding, isDirect: true });
  }
}

const MOST_ANEW = 200;

/** Others decide in that workspace since then: they are asked about each post of which nobody was told later. */
export async function askAnew(deps: PostDeps, workspaceId: string, since: Date): Promise<void> {
  const waiting = { awaitingApproval: true, state: { in: ['scheduled' as const, 'on_hold' as const] } };
  const posts = await deps.prisma.post.findMany({
    where: { workspaceId, workspace: { approvals: true }, ...waiting },
    orderBy: { dueAt: 'asc' },
    take: MOST_ANEW,
    select: { id: true },
  });
  await eachRow(posts, ({ id }) =>
    transact(deps, async (tx) => {
      const post = await tx.post.findUnique({ where: { id, ...waiting } });
      if (!post) return;
      const code = problemColumn.read(post.problem)?.code;
      // It waits for its author, and the approvers are asked after that.
      if (code === 'changes_asked') return;
      const later = { postId: id, dedupeKey: { startsWith: approvalKey(id) }, createdAt: { gt: since } };
      if ((await tx.notice.count({ where: later })) > 0) return;
      const told = code === 'not_approved' ? 'approval_missed' : 'approval_wanted';
      await tellApprovers(tx, id, told, deps.clock.now(), since);
    }),
  );
}

/**
 * In their direct messages members reach accounts that they own in other workspaces: where posts need approval there,
 * they go out from there.
 */
export async function approvalElsewhere(
  reader: Pick<Transaction, 'workspace' | 'member'>,
  profile: { readonly workspaceId: string; readonly ownerId: string } & Parameters<typeof accountName>[0],
  workspaceId: string,
): Promise<Problem | null> {
  if (profile.workspaceId === workspaceId) return null;
  const { approvals, name } = await reader.workspace.findUniqueOrThrow({ where: { id: profile.workspaceId } });
  const owner = { workspaceId: profile.workspaceId, memberId: profile.ownerId };
  if (!approvals || (await isApprover(reader, owner))) return null;
  return { code: 'approval_elsewhere', facts: { account: accountName(profile), name } };
}
