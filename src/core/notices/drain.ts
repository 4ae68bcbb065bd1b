/**
 * Says in a thread what it has not been told yet: first the cards, drawn from the present state,
 * then the notices in their order, each once. One drain at a time per thread.
 */
import { LEASE_MS } from '../database/index.ts';
import { Failure } from '../errors.ts';
import type { Messenger } from '../ports.ts';
import { drawCards } from './cards.ts';
import { deliverNotices } from './deliver.ts';
import type { NoticeDeps } from './deps.ts';

const BACKOFF_MS = [2_000, 5_000, 15_000, 60_000, 300_000];

/** Delivers until nothing is pending; returns at once when somebody else is at it. */
export async function drainThread(
  deps: NoticeDeps,
  messenger: Messenger,
  threadId: string,
): Promise<void> {
  while (await isPending(deps, threadId)) {
    const lease = await deps.leases.take(`thread:${threadId}`, LEASE_MS);
    // The holder looks again after it has released, so nothing is forgotten here.
    if (!lease) return;
    try {
      if (!(await drainOnce(deps, messenger, threadId))) return;
    } finally {
      await lease.release();
    }
  }
}

async function isPending({ prisma, clock }: NoticeDeps, threadId: string): Promise<boolean> {
  const thread = await prisma.thread.findUnique({ where: { id: threadId } });
  if (!thread?.pending) return false;
  return thread.nextTryAt === null || thread.nextTryAt <= clock.now();
}

/** False when the chat could not be reached: the sweep comes back at `nextTryAt`. */
async function drainOnce(
  deps: NoticeDeps,
  messenger: Messenger,
  threadId: string,
): Promise<boolean> {
  const { prisma } = deps;
  const thread = await prisma.thread.findUniqueOrThrow({
    where: { id: threadId },
    include: { workspace: true },
  });
  const { channel, root, workspace } = thread;
  const place = { platform: workspace.platform, workspace: workspace.externalId, channel, root };
  const drain = { ...deps, messenger, place, threadId };
  try {
    await drawCards(drain);
    await deliverNotices(drain);
  } catch (error) {
    await postpone(deps, threadId, thread.tries, error);
    return false;
  }
  await prisma.thread.updateMany({
    where: { id: threadId, wantedVersion: thread.wantedVersion },
    data: { pending: false, tries: 0, nextTryAt: null },
  });
  return true;
}

async function postpone(
  { prisma, clock, log }: NoticeDeps,
  threadId: string,
  tries: number,
  error: unknown,
): Promise<void> {
  const asked = error instanceof Failure && error.remedy.kind === 'wait' ? error.remedy.forMs : 0;
  const backoffMs = BACKOFF_MS[Math.min(tries, BACKOFF_MS.length - 1)] ?? 0;
  const delayMs = Math.max(asked, backoffMs);
  const nextTryAt = new Date(clock.now().getTime() + delayMs);
  await prisma.thread.update({
    where: { id: threadId },
    data: { tries: { increment: 1 }, nextTryAt },
  });
  if (!(error instanceof Failure)) throw error;
  log.warn(
    { threadId, code: error.code, delayMs, ...error.facts },
    'chat not reached, trying again',
  );
}
