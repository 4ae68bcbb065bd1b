/** Sends each notice once (law 4); one whose place is gone goes to the member directly. */
import type { Prisma } from '../database/index.ts';
import type { Told } from '../ports.ts';
import { isGone } from './cards.ts';
import type { Drain } from './deps.ts';
import type { NoticeBody } from './kinds.ts';
import { openThread, tell } from './tell.ts';

type NoticeRow = Prisma.NoticeGetPayload<{ include: { thread: true } }>;

/** Delivers what is pending, was interrupted, or has become truer since it was said. */
export async function deliverNotices(drain: Drain): Promise<void> {
  const rows = await drain.prisma.notice.findMany({
    where: {
      threadId: drain.threadId,
      OR: [{ state: { in: ['pending', 'sending'] } }, { state: 'sent', outdated: true }],
    },
    orderBy: { sequence: 'asc' },
    include: { thread: true },
  });
  for (const row of rows) await deliver(drain, row);
}

async function deliver(drain: Drain, row: NoticeRow): Promise<void> {
  try {
    if (row.state === 'sent') await editNotice(drain, row);
    else await sendNotice(drain, row);
  } catch (error) {
    if (!isGone(error)) throw error;
    await redirect(drain, row);
  }
}

async function sendNotice(drain: Drain, row: NoticeRow): Promise<void> {
  const { prisma, messenger, place, clock } = drain;
  const earlier = row.state === 'sending' ? await messenger.findNotice(place, row.id) : null;
  await prisma.notice.update({
    where: { id: row.id },
    data: { state: 'sending', outdated: false, tries: { increment: 1 } },
  });
  const message = earlier ?? (await messenger.send(place, await toldOf(drain, row))).message;
  await prisma.notice.update({
    where: { id: row.id },
    data: { state: 'sent', messageId: message, sentAt: clock.now() },
  });
}

async function editNotice(drain: Drain, row: NoticeRow): Promise<void> {
  await drain.prisma.notice.update({ where: { id: row.id }, data: { outdated: false } });
  if (row.messageId === null) return;
  try {
    await drain.messenger.edit(drain.place, row.messageId, await toldOf(drain, row));
  } catch (error) {
    await drain.prisma.notice.update({ where: { id: row.id }, data: { outdated: true } });
    throw error;
  }
}

async function toldOf({ readPost }: Drain, row: NoticeRow): Promise<Told> {
  const body = { kind: row.kind, data: row.data } as unknown as NoticeBody;
  const post = row.postId === null ? null : await readPost(row.postId);
  return { id: row.id, mention: row.mention, body, post };
}

/** Kicked, archived or deleted: the member it was meant for still learns of it, in private. */
async function redirect({ prisma, clock, log }: Drain, row: NoticeRow): Promise<void> {
  const { thread, mention } = row;
  const canGoDirect = mention !== null && thread.root !== '';
  log.warn({ noticeId: row.id, kind: row.kind, direct: canGoDirect }, 'place in chat is gone');
  await prisma.$transaction(async (tx) => {
    const state = row.state === 'sent' ? 'sent' : 'undeliverable';
    await tx.notice.update({ where: { id: row.id }, data: { state, outdated: false } });
    if (!canGoDirect || state === 'sent') return;
    const { workspaceId } = thread;
    const now = clock.now();
    const threadId = await openThread(tx, { workspaceId, channel: mention, root: '' }, now);
    const body = { kind: row.kind, data: row.data } as unknown as NoticeBody;
    const postId = row.postId ?? undefined;
    await tell(tx, { threadId, postId, mention, dedupeKey: `${row.dedupeKey}:direct`, body }, now);
  });
}
