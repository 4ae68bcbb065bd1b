/** Keeping a slot and removing it; both concern the whole workspace. */
import type { Clock } from '../clock.ts';
import type { PrismaClient } from '../database/index.ts';
import type { Alarm } from '../ports.ts';
import type { Slot } from '../schedules/index.ts';
import { columnsOf, lockWorkspace, type Transaction, toSlot } from './rows.ts';

/** As many as one answer shows with its buttons. */
export const MOST_SLOTS = 12;

export interface SlotDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly alarm: Pick<Alarm, 'drainThread'>;
  /** Draws the cards afresh that speak of a slot; the ids of their threads. */
  readonly redraw: (tx: Transaction, workspaceId: string, slot: Slot, at: Date) => Promise<string[]>;
}

export interface SlotActor {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly isAdmin: boolean;
}

export type SlotChange =
  | { readonly kind: 'done'; readonly slot: Slot }
  | { readonly kind: 'not_yours' }
  /** There are `MOST_SLOTS` already. */
  | { readonly kind: 'full' }
  | { readonly kind: 'unknown' };

/** Keeps the slot that a post offers; one that is kept already stays the only one. */
export async function keepSlot(deps: SlotDeps, postId: string, actor: SlotActor): Promise<SlotChange> {
  const { workspaceId } = actor;
  const post = await deps.prisma.post.findFirst({ where: { id: postId, workspaceId } });
  const slot = (post?.repeat as { slot: Slot | null } | null | undefined)?.slot;
  if (!slot) return { kind: 'unknown' };
  if (!(await mayChange(deps.prisma, actor))) return { kind: 'not_yours' };
  return write(deps, { workspaceId, slot }, async (tx, now) => {
    await lockWorkspace(tx, workspaceId);
    const columns = { workspaceId, ...columnsOf(slot) };
    if ((await tx.slot.count({ where: columns })) > 0) return 'done';
    if ((await tx.slot.count({ where: { workspaceId } })) >= MOST_SLOTS) return 'full';
    await tx.slot.create({ data: { ...columns, createdAt: now } });
    await audit(tx, actor, 'slot_kept', slot, now);
    return 'done';
  });
}

/** Posts that are planned for it stay as they are. */
export async function removeSlot(deps: SlotDeps, slotId: string, actor: SlotActor): Promise<SlotChange> {
  const { workspaceId } = actor;
  const row = await deps.prisma.slot.findFirst({ where: { id: slotId, workspaceId } });
  if (!row) return { kind: 'unknown' };
  if (!(await mayChange(deps.prisma, actor))) return { kind: 'not_yours' };
  const slot = toSlot(row);
  return write(deps, { workspaceId, slot }, async (tx, now) => {
    const { count } = await tx.slot.deleteMany({ where: { id: slotId } });
    if (count === 0) return 'unknown';
    await audit(tx, actor, 'slot_removed', slot, now);
    return 'done';
  });
}

/** Workspace admins, and whoever has connected an account that posts go out on. */
async function mayChange(prisma: PrismaClient, actor: SlotActor): Promise<boolean> {
  const { workspaceId, memberId: ownerId, isAdmin } = actor;
  if (isAdmin) return true;
  const isConnected = {
    OR: [{ inactiveReason: null }, { inactiveReason: { not: 'disconnected' } }],
  };
  return (await prisma.profile.count({ where: { workspaceId, ownerId, ...isConnected } })) > 0;
}

type Outcome = Exclude<SlotChange['kind'], 'not_yours'>;

async function write(
  { prisma, clock, alarm, redraw }: SlotDeps,
  { workspaceId, slot }: { workspaceId: string; slot: Slot },
  step: (tx: Transaction, now: Date) => Promise<Outcome>,
): Promise<SlotChange> {
  const now = clock.now();
  const { kind, threads } = await prisma.$transaction(async (tx) => {
    const made = await step(tx, now);
    return { kind: made, threads: made === 'done' ? await redraw(tx, workspaceId, slot, now) : [] };
  });
  for (const threadId of threads) alarm.drainThread(threadId);
  return kind === 'done' ? { kind, slot } : { kind };
}

function audit(tx: Transaction, actor: SlotActor, action: string, slot: Slot, at: Date) {
  const { workspaceId, memberId } = actor;
  const facts = columnsOf(slot);
  return tx.audit.create({ data: { workspaceId, at, actor: memberId, action, facts } });
}
