/** "Next slot": the first time of any kept slot at which nothing goes out yet. */

import { MINUTE_MS } from '../clock.ts';
import type { PostState, Prisma } from '../database/index.ts';
import { type Slot, slotTimes } from '../schedules/index.ts';
import { lockWorkspace, toSlot } from './rows.ts';

/** A post this near to a slot's time has taken it. */
const NEAR_MS = 5 * MINUTE_MS;

export interface FreeSlot {
  readonly workspaceId: string;
  /** The states of posts that take a slot. */
  readonly states: readonly PostState[];
  readonly now: Date;
}

/**
 * Null when no slot is kept. Call it first in the transaction that writes the post: until its end
 * nobody else is given the same time.
 */
export async function takeNextSlot(tx: Prisma.TransactionClient, wanted: FreeSlot): Promise<Date | null> {
  const { workspaceId, now } = wanted;
  await lockWorkspace(tx, workspaceId);
  const rows = await tx.slot.findMany({ where: { workspaceId } });
  if (rows.length === 0) return null;
  const taken = await takenTimes(tx, wanted);
  const free = rows.map((row) => firstFree(toSlot(row), taken, now));
  const coming = free.filter((at) => at !== null).map((at) => at.getTime());
  return coming.length === 0 ? null : new Date(Math.min(...coming));
}

function firstFree(slot: Slot, taken: readonly Date[], now: Date): Date | null {
  for (const at of slotTimes(slot, now)) {
    if (!taken.some((each) => isNear(each, at))) return at;
  }
  return null;
}

const isNear = (a: Date, b: Date): boolean => Math.abs(a.getTime() - b.getTime()) <= NEAR_MS;

/** Everything that is still free of a slot in a stretch of time, its end not included, the first one first. */
export async function freeBetween(
  prisma: Pick<Prisma.TransactionClient, 'slot' | 'post'>,
  wanted: Omit<FreeSlot, 'now'> & { readonly from: Date; readonly to: Date },
): Promise<Date[]> {
  const { workspaceId, states, from, to } = wanted;
  const rows = await prisma.slot.findMany({ where: { workspaceId } });
  if (rows.length === 0 || from >= to) return [];
  const taken = await takenTimes(prisma, { workspaceId, states, now: from });
  const times = new Set<number>();
  for (const row of rows) {
    for (const at of slotTimes(toSlot(row), new Date(from.getTime() - 1))) {
      if (at >= to) break;
      if (!taken.some((each) => isNear(each, at))) times.add(at.getTime());
    }
  }
  return [...times].sort((one, other) => one - other).map((time) => new Date(time));
}

async function takenTimes(tx: Pick<Prisma.TransactionClient, 'post'>, { workspaceId, states, now }: FreeSlot) {
  const dueAt = { gte: new Date(now.getTime() - NEAR_MS) };
  const where = { workspaceId, state: { in: [...states] }, dueAt };
  const posts = await tx.post.findMany({ where, select: { dueAt: true } });
  return posts.map((post) => post.dueAt).filter((at) => at !== null);
}
