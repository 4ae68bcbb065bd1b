/** What is planned and what has happened, for people to look at. */
import type { PrismaClient } from '../database/index.ts';
import { open } from './lifecycle/index.ts';
import { readPosts } from './read.ts';
import type { PostView } from './view.ts';

const PAGE = 20;

/** Open posts of a workspace, the next one first; those without a time come last. */
export function listQueue(prisma: PrismaClient, workspaceId: string): Promise<PostView[]> {
  const where = { workspaceId, state: { in: [...open] } };
  return readPosts(prisma, where, { dueAt: { sort: 'asc', nulls: 'last' } }, PAGE);
}

/** The posts of a thread that can still change or end, the oldest first. */
export function listOpenAt(
  prisma: PrismaClient,
  place: { workspaceId: string; channel: string; root: string },
): Promise<PostView[]> {
  const state = { in: [...open, 'failed' as const] };
  return readPosts(prisma, { thread: place, state }, { createdAt: 'asc' }, PAGE);
}

export async function findByCode(prisma: PrismaClient, workspaceId: string, code: string): Promise<PostView | null> {
  const [post] = await readPosts(prisma, { workspaceId, code }, { createdAt: 'asc' }, 1);
  return post ?? null;
}
