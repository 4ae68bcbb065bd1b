/** "Next slot": the first time of any kept slot at which nothing goes out yet. */
import type { PostState, Prisma } from '../database/index.ts';
import { type Slot, slotTimes } from '../schedules/index.ts';
import { lockWorkspace, toSlot } from './rows.ts';

/** A post this near to a slot's time has taken it. */
const NEAR_MS = 5 * 60_000;

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

async function takenTimes(tx: Prisma.TransactionClient, { workspaceId, states, now }: FreeSlot) {
  const dueAt = { gte: new Date(now.getTime() - NEAR_MS) };
  const where = { workspaceId, state: { in: [...states] }, dueAt };
  const posts = await tx.post.findMany({ where, select: { dueAt: true } });
  return posts.map((post) => post.dueAt).filter((at) => at !== null);
}
