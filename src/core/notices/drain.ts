/**
 * Says in a thread what it has not been told yet: first the cards, drawn from the present state,
 * then the notices in their order, each once. One drain at a time per thread.
 */
import type { Lease, Prisma } from '../database/index.ts';
import { Failure } from '../errors.ts';
import type { Messenger } from '../ports.ts';
import { drawCards } from './cards.ts';
import { deliverNotices } from './deliver.ts';
import type { Drain, NoticeDeps } from './deps.ts';
import { LeaseLost, maySpeak, stopsDrain } from './deps.ts';

const BACKOFF_MS = [2_000, 5_000, 15_000, 60_000, 300_000];

/** Delivers until nothing is pending; returns at once when somebody else is at it. */
export async function drainThread(deps: NoticeDeps, messenger: Messenger, threadId: string): Promise<void> {
  while (await isPending(deps, threadId)) {
    const lease = await deps.leases.take(`thread:${threadId}`);
    // The holder looks again after it has released, so nothing is forgotten here.
    if (!lease) return;
    try {
      if (!(await drainOnce(deps, messenger, threadId, lease))) return;
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      deps.log.info({ threadId }, 'lease of a thread lost, stopping');
      return;
    } finally {
      await lease.release();
    }
  }
}

async function isPending({ prisma, clock }: NoticeDeps, threadId: string): Promise<boolean> {
  const isItsTurn = { OR: [{ nextTryAt: null }, { nextTryAt: { lte: clock.now() } }] };
  return (await prisma.thread.count({ where: { id: threadId, pending: true, AND: [maySpeak, isItsTurn] } })) > 0;
}

/** False when something could not be said: the alarm rings again at `nextTryAt`. */
async function drainOnce(deps: NoticeDeps, messenger: Messenger, threadId: string, lease: Lease): Promise<boolean> {
  const { prisma } = deps;
  const thread = await prisma.thread.findUniqueOrThrow({
    where: { id: threadId },
    include: { workspace: true },
  });
  const drain = openDrain(deps, messenger, thread, lease);
  try {
    await drawAndDeliver(drain);
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    await postpone(deps, threadId, thread.tries, error);
    return false;
  }
  await prisma.thread.updateMany({
    where: { id: threadId, wantedVersion: thread.wantedVersion },
    data: { pending: false, tries: 0, nextTryAt: null },
  });
  return true;
}

function openDrain(
  deps: NoticeDeps,
  messenger: Messenger,
  thread: Prisma.ThreadGetPayload<{ include: { workspace: true } }>,
  lease: Lease,
): Drain {
  const { id: threadId, channel, root, workspace, wantedVersion } = thread;
  const place = { platform: workspace.platform, workspace: workspace.externalId, channel, root };
  const renewLease = async () => {
    if (!(await lease.renew())) throw new LeaseLost();
  };
  return { ...deps, messenger, place, threadId, wantedVersion, renewLease };
}

/** A card that a bug keeps from being drawn does not hold up what people must be told. */
async function drawAndDeliver(drain: Drain): Promise<void> {
  const drawing = await drawCards(drain).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  if (drawing && stopsDrain(drawing.error)) throw drawing.error;
  await deliverNotices(drain);
  if (drawing) throw drawing.error;
}

async function postpone(
  { prisma, clock, log, alarm }: NoticeDeps,
  threadId: string,
  tries: number,
  error: unknown,
): Promise<void> {
  // How long to wait, the platform knows best: no sooner, and no later.
  const askedMs = error instanceof Failure && error.remedy.kind === 'wait' ? error.remedy.forMs : null;
  const backoffMs = BACKOFF_MS[Math.min(tries, BACKOFF_MS.length - 1)] ?? 0;
  const delayMs = askedMs ?? backoffMs;
  const nextTryAt = new Date(clock.now().getTime() + delayMs);
  // Only a pause of our own grows, and may end before its time.
  await prisma.thread.update({
    where: { id: threadId },
    data: { tries: askedMs === null ? { increment: 1 } : 0, nextTryAt },
  });
  alarm.drainThread(threadId, nextTryAt);
  if (!(error instanceof Failure)) throw error;
  const facts = { ...error.facts, threadId, code: error.code, delayMs };
  log.warn(facts, 'chat not reached, trying again');
}

/** Where somebody has spoken or pressed, by the platform's ids; in private what is said stands under the member's own. */
export interface HeardPlace {
  readonly workspaceId: string;
  readonly member: string;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
}

export async function endPauses({ prisma, clock, alarm }: NoticeDeps, heard: HeardPlace): Promise<void> {
  const { workspaceId, member, channel = member, thread = '' } = heard;
  const threads = await prisma.thread.updateManyAndReturn({
    where: {
      workspaceId,
      pending: true,
      tries: { gt: 0 },
      nextTryAt: { gt: clock.now() },
      // Where a thread is a channel of its own, that is all that is told of it.
      OR: [{ channel, root: thread }, { root: channel }, { channel: member, root: '' }],
    },
    data: { tries: 0, nextTryAt: null },
    select: { id: true },
  });
  for (const { id } of threads) alarm.drainThread(id);
}
