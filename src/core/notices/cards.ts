/**
 * The status card of each post: a projection of its present state, edited in place, so the latest
 * state wins. Only its first appearance is a message that must not double.
 */
import { type Platform, type Transaction, transact } from '../database/index.ts';
import { eachRow } from '../each-row.ts';
import { Failure } from '../errors.ts';
import type { PostView } from '../ports.ts';
import type { Drain } from './deps.ts';
import { isGone, stopsDrain } from './deps.ts';
import { markThread, openThread } from './enqueue.ts';

interface CardRow {
  id: string;
  cardMessage: string | null;
  cardState: string;
  cardVersion: number;
  version: number;
  reaction: string | null;
  sourceMessage: string;
  workspaceId: string;
  author: { externalId: string };
}

/** Draws the cards of the thread's posts that have changed since they were last drawn, each whatever becomes of the others. */
export async function drawCards(drain: Drain): Promise<void> {
  const rows = await drain.prisma.post.findMany({
    // One that stands somewhere is tried once for every change: the place may be open again.
    where: {
      threadId: drain.threadId,
      OR: [{ cardState: { not: 'undeliverable' } }, { cardMessage: { not: null } }],
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      cardMessage: true,
      cardState: true,
      cardVersion: true,
      version: true,
      reaction: true,
      sourceMessage: true,
      workspaceId: true,
      author: { select: { externalId: true } },
    },
  });
  const leads = new Set<string>();
  const draw = async (row: CardRow): Promise<void> => {
    // A message has one reaction, also where several posts came with it: that of the first.
    const isLead = !leads.has(row.sourceMessage);
    leads.add(row.sourceMessage);
    const isTried = row.cardState === 'sent' || row.cardState === 'undeliverable';
    if (row.cardVersion >= row.version && isTried) return;
    await drawCard(drain, row, isLead);
  };
  await eachRow(rows, draw, stopsDrain);
}

async function drawCard(drain: Drain, row: CardRow, isLead: boolean): Promise<void> {
  const { prisma, messenger, place } = drain;
  await drain.renewLease();
  try {
    const message = row.cardMessage ?? (await findEarlier(drain, row));
    const post = await drain.readPost(row.id);
    if (!post) return;
    const shown = await messenger.showCard(place, post, message, drain.renewLease);
    const data = {
      cardMessage: shown.message,
      cardState: 'sent',
      cardVersion: post.version,
    } as const;
    const { count } = await prisma.post.updateMany({ where: { id: row.id, cardVersion: row.cardVersion }, data });
    if (count === 0) await drawOnceMore(drain, row);
    await drain.onCardShown(post);
    // Talked about in private, the video's message stands elsewhere, before others.
    if (isLead && drain.place.root !== '') await react(drain, row, post);
  } catch (error) {
    if (!isGone(error)) throw error;
    if (row.cardMessage === null && place.root !== '') await showDirectly(drain, row);
    else await giveUp(drain, row);
  }
}

/** A call that took longer than the lease may have come after the one of whoever took over: which stands is not known. */
async function drawOnceMore(drain: Drain, { id }: CardRow): Promise<void> {
  await transact(drain, async (tx) => {
    await tx.post.updateMany({ where: { id }, data: { cardVersion: -1 } });
    await markThread(tx, drain.threadId);
  });
}

async function giveUp({ prisma }: Drain, { id, version }: CardRow): Promise<void> {
  await prisma.post.update({ where: { id }, data: { cardState: 'undeliverable', cardVersion: version } });
}

/** So many cards are drawn anew where a place is open again, the youngest. */
const MOST_REOPENED = 200;

/** A workspace, or one channel of it, in which Schedy can speak again. */
export interface OpenPlace {
  readonly workspace: { readonly id: string } | { readonly platform: Platform; readonly externalId: string };
  readonly channel?: string | undefined;
}

/** Cards that could not be drawn while their place was closed are drawn anew. */
export async function reopenPlace(tx: Transaction, { workspace, channel }: OpenPlace): Promise<void> {
  const posts = await tx.post.findMany({
    where: {
      workspace,
      cardState: 'undeliverable',
      cardMessage: { not: null },
      ...(channel !== undefined && { thread: { channel } }),
    },
    orderBy: { createdAt: 'desc' },
    take: MOST_REOPENED,
    select: { id: true, threadId: true },
  });
  const ids = posts.map(({ id }) => id);
  await tx.post.updateMany({ where: { id: { in: ids } }, data: { cardState: 'sent', cardVersion: -1 } });
  for (const threadId of new Set(posts.map((post) => post.threadId))) await markThread(tx, threadId);
}

/**
 * Nobody would learn of a post whose card cannot appear, in a locked thread for one: from here on its author is talked
 * to in private.
 */
async function showDirectly(drain: Drain, { id, workspaceId, author }: CardRow): Promise<void> {
  drain.log.warn({ postId: id }, 'a card cannot appear in its place, and goes to the author directly');
  await transact(drain, async (tx) => {
    const place = { workspaceId, channel: author.externalId, root: '' };
    const threadId = await openThread(tx, place, drain.clock.now());
    // What is talked about in private is listed for nobody else, wherever its video was dropped.
    await tx.thread.update({ where: { id: threadId }, data: { isPrivate: true } });
    await tx.post.update({ where: { id }, data: { threadId, cardState: 'pending', cardVersion: 0 } });
    await markThread(tx, threadId);
  });
}

/** `sending` is written before the first call; found again after a crash, the message may exist. */
async function findEarlier({ prisma, messenger, place }: Drain, row: CardRow) {
  if (row.cardState === 'sending') return messenger.findCard(place, row.id);
  await prisma.post.update({ where: { id: row.id }, data: { cardState: 'sending' } });
  return null;
}

/** A reaction is an ornament: a failure is logged and the next state tries again. */
async function react(drain: Drain, row: CardRow, post: PostView): Promise<void> {
  const { prisma, messenger, place, log } = drain;
  try {
    const reaction = await messenger.react(place, row.sourceMessage, post, row.reaction);
    if (reaction === row.reaction) return;
    await prisma.post.update({ where: { id: row.id }, data: { reaction } });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log.info({ postId: row.id, code: error.code }, 'reaction not set');
  }
}
