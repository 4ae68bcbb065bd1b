/** What is planned and what has happened, for people to look at. */
import { Prisma, type PrismaClient } from '../database/index.ts';
import { open } from './lifecycle/index.ts';
import { readPosts } from './read.ts';
import type { PostView } from './view.ts';

const MOST_IN_THREAD = 50;
/** Those of one moment in the order in which they were made. */
const inOrder: Prisma.PostOrderByWithRelationInput[] = [{ createdAt: 'asc' }, { id: 'asc' }];

/** Who looks at a list, and from where. */
export interface Viewer {
  readonly memberId: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  /** Sees all that waits for approval, wherever it was posted. */
  readonly isApprover?: boolean | undefined;
  /** By their ids, the private threads that they may read. */
  readonly threads?: readonly string[] | undefined;
}

/** A thread that not everybody of its workspace may read, with the video of somebody. */
export interface PrivateThread {
  readonly id: string;
  readonly channel: string;
  readonly root: string;
  /** The platform's id of its server or team. */
  readonly workspace: string;
  /** It hangs under the message that carried one of its videos. */
  readonly isUnderVideo: boolean;
}

/** Nobody looks through more; the oldest are left out. */
const MOST_PRIVATE_THREADS = 2_000;

/** Those with posts of others, the newest first; direct messages with the bot are read by one person alone. */
export async function listPrivateThreads(
  prisma: PrismaClient,
  { workspaceId, memberId }: { readonly workspaceId: string; readonly memberId: string | null },
): Promise<PrivateThread[]> {
  const others = memberId === null ? {} : { authorId: { not: memberId } };
  const rows = await prisma.thread.findMany({
    where: { workspaceId, isPrivate: true, root: { not: '' }, posts: { some: others } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_PRIVATE_THREADS,
    select: {
      id: true,
      channel: true,
      root: true,
      posts: { select: { sourceMessage: true } },
      workspace: { select: { externalId: true } },
    },
  });
  return rows.map(({ id, channel, root, posts, workspace }) => {
    const isUnderVideo = posts.some(({ sourceMessage }) => sourceMessage === root);
    return { id, channel, root, workspace: workspace.externalId, isUnderVideo };
  });
}

export interface QueueRequest {
  readonly workspaceId: string;
  readonly viewer: Viewer;
  /** Only what waits for the viewer's approval. */
  readonly isToApprove?: boolean;
  readonly skip: number;
  readonly take: number;
}

export interface QueuePage {
  readonly posts: readonly PostView[];
  /** Of all pages. */
  readonly total: number;
}

/** Not where changes are asked for: until they are made it waits for its author. */
const waitsForApprover = {
  awaitingApproval: true,
  OR: [{ problem: { equals: Prisma.DbNull } }, { NOT: { problem: { path: ['code'], equals: 'changes_asked' } } }],
} satisfies Prisma.PostWhereInput;

/** One page of the open posts that the viewer may see, the next one first; those without a time come last. */
export async function listQueue(prisma: PrismaClient, request: QueueRequest): Promise<QueuePage> {
  const { workspaceId, viewer, skip, take } = request;
  const { memberId } = viewer;
  const waits = request.isToApprove ? { ...waitsForApprover, authorId: { not: memberId } } : {};
  const where = { workspaceId, state: { in: [...open] }, AND: [visibleTo(viewer), waits] };
  const total = await prisma.post.count({ where });
  const order = [{ dueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }] as const;
  const posts = await readPosts(prisma, where, [...order], take, skip);
  return { posts, total };
}

/** A stretch of time, its end not included. */
export interface SpanRequest extends Omit<QueueRequest, 'skip'> {
  readonly from: Date;
  readonly to: Date;
}

/** What goes out or went out in a stretch of time, by the time it was promised for; what was cancelled is left out. */
export async function listBetween(prisma: PrismaClient, request: SpanRequest): Promise<QueuePage> {
  const { workspaceId, viewer, from, to, take } = request;
  const dueAt = { gte: from, lt: to };
  const where = { workspaceId, dueAt, state: { not: 'cancelled' as const }, ...visibleTo(viewer) };
  const total = await prisma.post.count({ where });
  return { posts: await readPosts(prisma, where, [{ dueAt: 'asc' }, { id: 'asc' }], take), total };
}

/** What people find when they look back: what went out, and what did not. */
const past = ['published', 'failed', 'cancelled'] as const;

/** One page of the ended posts that the viewer may see, the last one first. */
export async function listHistory(prisma: PrismaClient, request: QueueRequest): Promise<QueuePage> {
  const { workspaceId, viewer, skip, take } = request;
  const where = { workspaceId, state: { in: [...past] }, ...visibleTo(viewer) };
  const total = await prisma.post.count({ where });
  const posts = await readPosts(prisma, where, [{ changedAt: 'desc' }, { id: 'desc' }], take, skip);
  return { posts, total };
}

/**
 * Who may see which posts in queue, history and show: those of private channels and direct messages are for their
 * author, for admins, for whoever may read the thread, and for approvers as long as they wait for approval.
 */
export function visibleTo({ memberId, isAdmin, isGuest, isApprover, threads = [] }: Viewer): Prisma.PostWhereInput {
  if (isAdmin) return {};
  if (isGuest) return { authorId: memberId };
  const read = threads.length === 0 ? [] : [{ threadId: { in: [...threads] } }];
  const toApprove = isApprover ? [{ awaitingApproval: true }] : [];
  return { OR: [{ authorId: memberId }, { thread: { isPrivate: false } }, ...read, ...toApprove] };
}

/** The posts that one message has brought, in the order of its videos. */
export function listFromMessage(
  prisma: PrismaClient,
  { workspaceId, channel, message }: { workspaceId: string; channel: string; message: string },
): Promise<PostView[]> {
  const where = { workspaceId, sourceMessage: message, thread: { channel } };
  return readPosts(prisma, where, inOrder, MOST_IN_THREAD);
}

/** The posts of a thread that nothing can change any more, the oldest first. */
export function listEndedAt(
  prisma: PrismaClient,
  place: { workspaceId: string; channel: string; root: string },
): Promise<PostView[]> {
  const state = { in: ['published' as const, 'cancelled' as const] };
  return readPosts(prisma, { thread: place, state }, inOrder, MOST_IN_THREAD);
}

/** The posts of a thread that can still change or end, the oldest first. */
export function listOpenAt(
  prisma: PrismaClient,
  place: { workspaceId: string; channel: string; root: string },
): Promise<PostView[]> {
  const state = { in: [...open, 'failed' as const] };
  return readPosts(prisma, { thread: place, state }, inOrder, MOST_IN_THREAD);
}

/** Null where there is none that the viewer may see; of the whole workspace without one. */
export async function findByCode(
  prisma: PrismaClient,
  workspaceId: string,
  code: string,
  viewer?: Viewer,
): Promise<PostView | null> {
  const where = { workspaceId, code, ...(viewer && visibleTo(viewer)) };
  const [post] = await readPosts(prisma, where, { createdAt: 'asc' }, 1);
  return post ?? null;
}
