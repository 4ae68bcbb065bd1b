/** Sends each notice once (law 4); one that cannot be said in its place goes to the member directly. */
import { type Prisma, type Transaction, transact } from '../database/index.ts';
import { eachRow } from '../each-row.ts';
import { Failure } from '../errors.ts';
import type { NoticeToSend } from '../ports.ts';
import type { Drain } from './deps.ts';
import { isGone, stopsDrain } from './deps.ts';
import { directKey, enqueueNotice, openThread } from './enqueue.ts';
import type { NoticeBody } from './kinds.ts';

type NoticeRow = Prisma.NoticeGetPayload<{ include: { thread: true } }>;

/** A notice that fails so often, and not because the chat is away, never will be said. */
const MAX_TRIES = 5;

/**
 * Delivers what is pending, was interrupted, or says less than is known by now, in its order. One that fails by itself
 * holds up what is told of the same post, and nothing else.
 */
export async function deliverNotices(drain: Drain): Promise<void> {
  const rows = await drain.prisma.notice.findMany({
    where: {
      threadId: drain.threadId,
      OR: [{ state: { in: ['pending', 'sending'] } }, { state: 'sent', outdated: true }],
    },
    orderBy: { sequence: 'asc' },
    include: { thread: true },
  });
  const stuck = new Set<string>();
  const deliverInOrder = async (row: NoticeRow): Promise<void> => {
    if (row.postId !== null && stuck.has(row.postId)) return;
    try {
      await deliver(drain, row);
    } catch (error) {
      if (row.postId !== null) stuck.add(row.postId);
      throw error;
    }
  };
  await eachRow(rows, deliverInOrder, stopsDrain);
}

async function deliver(drain: Drain, row: NoticeRow): Promise<void> {
  await drain.renewLease();
  try {
    if (row.state === 'sent') await editNotice(drain, row);
    else await sendNotice(drain, row);
  } catch (error) {
    if (stopsDrain(error)) throw error;
    if (!isGone(error)) await countTry(drain, row, error);
    await redirect(drain, row);
  }
}

/** What is wrong is thrown on until it has been met often enough to give the notice up. */
async function countTry({ prisma, log }: Drain, row: NoticeRow, error: unknown): Promise<void> {
  const { id, kind } = row;
  const { tries } = await prisma.notice.update({
    where: { id },
    data: { tries: { increment: 1 } },
  });
  if (tries < MAX_TRIES) throw error;
  const code = error instanceof Failure ? error.code : 'bug';
  log.error({ noticeId: id, kind, tries, code }, 'a notice cannot be delivered');
}

/**
 * Whoever slept between `sending` and the call finds the lease gone right before it, and stops: the thread may have
 * been told meanwhile, and if not, the next drain looks there first.
 */
async function sendNotice(drain: Drain, row: NoticeRow): Promise<void> {
  const { prisma, messenger, place } = drain;
  const earlier = row.state === 'sending' ? await messenger.findNotice(place, row.id) : null;
  if (earlier !== null) {
    await markSent(drain, row, earlier);
    // Drawn before the crash: what is known since then is still to be edited in.
    return row.outdated ? editNotice(drain, { ...row, messageId: earlier }) : undefined;
  }
  const sending = { state: 'sending', outdated: false } as const;
  await prisma.notice.update({ where: { id: row.id }, data: sending });
  const { message } = await messenger.send(place, await noticeToSend(drain, row), drain.renewLease);
  await markSent(drain, row, message);
}

async function markSent({ prisma, clock }: Drain, { id }: NoticeRow, messageId: string) {
  const data = { state: 'sent', messageId, sentAt: clock.now() } as const;
  await prisma.notice.update({ where: { id }, data });
}

/** An edit may be repeated: what changed while it was drawn leaves it outdated for the next drain. */
async function editNotice(drain: Drain, row: NoticeRow): Promise<void> {
  const { messenger, place, wantedVersion, renewLease } = drain;
  if (row.messageId !== null) {
    await messenger.edit(place, row.messageId, await noticeToSend(drain, row), renewLease);
  }
  await drain.prisma.notice.updateMany({
    where: { id: row.id, thread: { wantedVersion } },
    data: { outdated: false },
  });
}

async function noticeToSend({ readPost, readPlan, prisma }: Drain, row: NoticeRow): Promise<NoticeToSend> {
  const body = { kind: row.kind, data: row.data } as unknown as NoticeBody;
  const post = row.postId === null ? null : await readPost(row.postId);
  const plan = body.kind === 'plan' ? await readPlan(body.data.planId) : null;
  const isQuiet = body.kind === 'published' && post !== null && (await wantsNoMention(prisma, post.author.id));
  return { id: row.id, mention: isQuiet || isDigest(body) ? null : row.mention, body, post, plan };
}

/** Whether this author has asked to be mentioned only when they must act. */
const wantsNoMention = async (prisma: Drain['prisma'], id: string): Promise<boolean> =>
  (await prisma.member.count({ where: { id, toldWhenPublished: false } })) > 0;

/** It is for everybody in its channel; the mention says who chose that. */
const isDigest = ({ kind, data }: NoticeBody): boolean => kind === 'answer' && data.answer === 'digest';

/** The member it was meant for still learns of it, in private; what was said already stays. */
async function redirect(drain: Drain, row: NoticeRow): Promise<void> {
  const { id, kind, state, thread, mention, data, postId, dedupeKey } = row;
  const isNew = state !== 'sent';
  const canGoDirect = isNew && mention !== null && thread.root !== '';
  drain.log.warn({ noticeId: id, kind, isNew, direct: canGoDirect }, 'a place in chat is closed');
  await transact(drain, async (tx) => {
    const end = isNew ? ({ state: 'undeliverable' } as const) : {};
    await tx.notice.update({ where: { id }, data: { ...end, outdated: false } });
    if (!canGoDirect) return;
    const now = drain.clock.now();
    const { workspaceId } = thread;
    const threadId = await openThread(tx, { workspaceId, channel: mention, root: '' }, now);
    const body = await bodyElsewhere(tx, { kind, data } as unknown as NoticeBody, workspaceId);
    const about = { threadId, postId: postId ?? undefined, mention, body };
    await enqueueNotice(tx, { ...about, dedupeKey: directKey(dedupeKey) }, now);
  });
}

/** A digest whose channel is closed is switched off, and that is what is told in its place. */
async function bodyElsewhere(tx: Transaction, body: NoticeBody, workspaceId: string): Promise<NoticeBody> {
  if (!isDigest(body)) return body;
  await tx.workspace.update({ where: { id: workspaceId }, data: { digestChannel: null } });
  return { kind: 'answer', data: { answer: 'digest_closed', facts: {} } };
}
