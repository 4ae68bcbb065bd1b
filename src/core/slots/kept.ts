import type { PrismaClient } from '../database/index.ts';
import type { Slot } from '../schedules/index.ts';
import { columnsOf, toSlot } from './rows.ts';

/** Tells of slots whether their workspace keeps them. */
export type IsKept = (workspaceId: string, slot: Slot) => boolean;

export async function readKept(prisma: Pick<PrismaClient, 'slot'>, workspaceIds: readonly string[]): Promise<IsKept> {
  const where = { workspaceId: { in: [...new Set(workspaceIds)] } };
  const rows = workspaceIds.length === 0 ? [] : await prisma.slot.findMany({ where });
  const kept = new Set(rows.map((row) => keyOf(row.workspaceId, toSlot(row))));
  return (workspaceId, slot) => kept.has(keyOf(workspaceId, slot));
}

const keyOf = (workspaceId: string, slot: Slot): string =>
  JSON.stringify([workspaceId, ...Object.values(columnsOf(slot))]);
