/** A slot as a row: nothing in it is null, so that the unique index tells two of them apart. */
import type { Prisma, PrismaClient } from '../database/index.ts';
import type { Slot } from '../schedules/index.ts';

type Client = Prisma.TransactionClient;

type SlotRow = Prisma.SlotGetPayload<object>;

export function toSlot(row: SlotRow): Slot {
  const { freq, interval, phase, byday, bymonthday, minute, timeZone } = row;
  return {
    freq,
    interval,
    phase,
    minute,
    timeZone,
    byday: byday === '' ? [] : byday.split(','),
    bymonthday: bymonthday === 0 ? null : bymonthday,
  };
}

export function columnsOf(slot: Slot) {
  const { freq, interval, phase, byday, bymonthday, minute, timeZone } = slot;
  return {
    freq,
    interval,
    phase,
    minute,
    timeZone,
    byday: byday.join(','),
    bymonthday: bymonthday ?? 0,
  };
}

/** Whoever adds a slot or takes a free one holds the workspace's row, so that two never take the same. */
export const lockWorkspace = (tx: Client, workspaceId: string): Promise<unknown> =>
  tx.$queryRaw`SELECT id FROM public.workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;

/** Tells of slots whether their workspace keeps them. */
type IsKept = (workspaceId: string, slot: Slot) => boolean;

/** Reads the slots of these workspaces once, and tells of any slot whether it is among them. */
export async function readKept(prisma: Pick<PrismaClient, 'slot'>, workspaceIds: readonly string[]): Promise<IsKept> {
  const where = { workspaceId: { in: [...new Set(workspaceIds)] } };
  const rows = workspaceIds.length === 0 ? [] : await prisma.slot.findMany({ where });
  const kept = new Set(rows.map((row) => keyOf(row.workspaceId, toSlot(row))));
  return (workspaceId, slot) => kept.has(keyOf(workspaceId, slot));
}

const keyOf = (workspaceId: string, slot: Slot): string =>
  JSON.stringify([workspaceId, ...Object.values(columnsOf(slot))]);
