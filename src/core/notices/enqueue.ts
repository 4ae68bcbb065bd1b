import { afterCommit, type Prisma, type Transaction } from '../database/index.ts';
import { storableJson } from '../storable.ts';
import type { NoticeBody, NoticeKind } from './kinds.ts';

/** What is to be told, where, and under which key. */
export interface NewNotice {
  readonly threadId: string;
  readonly postId?: string | undefined;
  /** External id of the member to mention. */
  readonly mention?: string | undefined;
  /** The occurrence: the same key is told once, however often it is asked for. */
  readonly dedupeKey: string;
  readonly body: NoticeBody;
}

/** Writes a notice in the transaction of what causes it; its thread is drained after the commit. */
export async function enqueueNotice(tx: Transaction, notice: NewNotice, now: Date): Promise<void> {
  const { body, threadId, dedupeKey } = notice;
  const { count } = await tx.notice.createMany({
    data: {
      threadId,
      postId: notice.postId ?? null,
      mention: notice.mention ?? null,
      kind: body.kind,
      data: storableJson({ ...body.data }),
      dedupeKey,
      createdAt: now,
    },
    skipDuplicates: true,
  });
  if (count > 0) await markThread(tx, threadId);
}

/** The occurrence as it is told to the member directly, when its thread is closed. */
export const directKey = (dedupeKey: string): string => `${dedupeKey}:direct`;

/** More is known than the message of a notice says: it is edited at the next delivery. */
export async function amend(tx: Transaction, dedupeKey: string): Promise<void> {
  const notices = await tx.notice.updateManyAndReturn({
    where: { dedupeKey: { in: [dedupeKey, directKey(dedupeKey)] } },
    data: { outdated: true },
    select: { threadId: true },
  });
  for (const { threadId } of notices) await markThread(tx, threadId);
}

/** What is told so asks its author for something, with the buttons that answer it. */
const asking: NoticeKind[] = [
  ...(['answer', 'failed', 'on_hold', 'unconfirmed'] as const),
  ...(['handed_over', 'in_inbox', 'reminder', 'draft_not_posted'] as const),
];

/** What a post wanted of its author is answered, or over: what they were told is drawn anew, without its buttons. */
export async function amendAsked(tx: Transaction, postId: string, threadId: string): Promise<void> {
  const where = { threadId, postId, kind: { in: asking }, outdated: false };
  const notices = await tx.notice.findMany({ where, select: { dedupeKey: true } });
  for (const { dedupeKey } of notices) await amend(tx, dedupeKey);
}

/** A notice that is of no post has found its answer: it is drawn anew, as `isSettled`. */
export async function settle(tx: Transaction, dedupeKey: string): Promise<void> {
  const notice = await tx.notice.findUnique({ where: { dedupeKey }, select: { data: true } });
  if (!notice || typeof notice.data !== 'object') return;
  await tx.notice.update({ where: { dedupeKey }, data: { data: { ...notice.data, isSettled: true } } });
  await amend(tx, dedupeKey);
}

/** What approvers were told of a post stands under such a key. */
export const approvalKey = (postId: string): string => `approval:${postId}:`;

/** It waits no longer, or for something else: what they were told is drawn anew, with the buttons that mean something. */
export async function amendApproval(tx: Transaction, postId: string): Promise<void> {
  const where = { postId, dedupeKey: { startsWith: approvalKey(postId) } };
  const notices = await tx.notice.findMany({ where, select: { dedupeKey: true } });
  for (const { dedupeKey } of notices) await amend(tx, dedupeKey);
}

/** Something in the thread must be drawn or said: it is drained after the commit, and found by the sweep. */
export async function markThread(tx: Transaction, threadId: string): Promise<void> {
  await tx.thread.update({
    where: { id: threadId },
    data: { wantedVersion: { increment: 1 }, pending: true },
  });
  afterCommit(tx).drainThread(threadId);
}

/** In place of a thread's root: what is said stands in the channel itself. */
export const CHANNEL_ITSELF = '*';

/** The thread at a place in chat, made at first use. An empty root is the member's direct messages. */
export async function openThread(
  tx: Prisma.TransactionClient,
  { isPrivate = false, ...place }: { workspaceId: string; channel: string; root: string; isPrivate?: boolean },
  now: Date,
): Promise<string> {
  // Two messages may open it at once; an upsert of two statements would fail for the second.
  await tx.thread.createMany({ data: { ...place, isPrivate, createdAt: now }, skipDuplicates: true });
  const thread = await tx.thread.findUniqueOrThrow({
    where: { workspaceId_channel_root: place },
    select: { id: true },
  });
  return thread.id;
}
