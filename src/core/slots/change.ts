/** Keeping a slot and removing it; both concern the whole workspace. */
import type { Clock } from '../clock.ts';
import {
  type CommitAlarm,
  type PostState,
  type Prisma,
  type PrismaClient,
  type Transaction,
  transact,
} from '../database/index.ts';
import type { Slot } from '../schedules/index.ts';
import type { Actor } from '../workspaces/index.ts';
import { columnsOf, lockWorkspace, toSlot } from './rows.ts';

/** As many as one answer shows with its buttons. */
export const MOST_SLOTS = 12;

export interface SlotDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly alarm: CommitAlarm;
  /** The states of posts that take a slot. */
  readonly openStates: readonly PostState[];
  /** The slot in a post's repeat column, if any. */
  readonly readRepeat: (repeat: Prisma.JsonValue) => Slot | null;
  /** Draws the cards afresh that speak of a slot. */
  readonly redraw: (tx: Transaction, workspaceId: string, slot: Slot, at: Date) => Promise<void>;
}

/** What became of a wish to keep or remove a slot. */
export type SlotChange =
  | { readonly kind: 'done'; readonly slot: Slot }
  | { readonly kind: 'not_yours' }
  /** There are `MOST_SLOTS` already. */
  | { readonly kind: 'full' }
  | { readonly kind: 'unknown' };

/** Keeps the slot that a post offers; one that is kept already stays the only one. */
export async function keepSlot(deps: SlotDeps, postId: string, actor: Actor): Promise<SlotChange> {
  const { workspaceId } = actor;
  const post = await deps.prisma.post.findFirst({ where: { id: postId, workspaceId } });
  const slot = deps.readRepeat(post?.repeat ?? null);
  return slot ? addSlot(deps, slot, actor) : { kind: 'unknown' };
}

/** Keeps a slot; one that is kept already stays the only one. */
export async function addSlot(deps: SlotDeps, slot: Slot, actor: Actor): Promise<SlotChange> {
  const { workspaceId } = actor;
  if (!(await mayChange(deps.prisma, actor))) return { kind: 'not_yours' };
  return write(deps, { workspaceId, slot }, async (tx, now) => {
    await lockWorkspace(tx, workspaceId);
    const columns = { workspaceId, ...columnsOf(slot) };
    if ((await tx.slot.count({ where: columns })) > 0) return 'done';
    if ((await tx.slot.count({ where: { workspaceId } })) >= MOST_SLOTS) return 'full';
    await tx.slot.create({ data: { ...columns, createdAt: now } });
    await logChange(tx, actor, 'slot_kept', slot, now);
    return 'done';
  });
}

/** Posts that are planned for it stay as they are. */
export async function removeSlot(deps: SlotDeps, slotId: string, actor: Actor): Promise<SlotChange> {
  const { workspaceId } = actor;
  const row = await deps.prisma.slot.findFirst({ where: { id: slotId, workspaceId } });
  if (!row) return { kind: 'unknown' };
  if (!(await mayChange(deps.prisma, actor))) return { kind: 'not_yours' };
  const slot = toSlot(row);
  return write(deps, { workspaceId, slot }, async (tx, now) => {
    const { count } = await tx.slot.deleteMany({ where: { id: slotId, workspaceId } });
    if (count === 0) return 'unknown';
    await logChange(tx, actor, 'slot_removed', slot, now);
    return 'done';
  });
}

/** Workspace admins, and whoever has connected an account that posts go out on. */
async function mayChange(prisma: PrismaClient, actor: Actor): Promise<boolean> {
  const { workspaceId, memberId: ownerId, isAdmin } = actor;
  if (isAdmin) return true;
  const isConnected = {
    OR: [{ inactiveReason: null }, { inactiveReason: { not: 'disconnected' } }],
  };
  return (await prisma.profile.count({ where: { workspaceId, ownerId, ...isConnected } })) > 0;
}

type Outcome = Exclude<SlotChange['kind'], 'not_yours'>;

async function write(
  deps: SlotDeps,
  { workspaceId, slot }: { workspaceId: string; slot: Slot },
  step: (tx: Transaction, now: Date) => Promise<Outcome>,
): Promise<SlotChange> {
  const now = deps.clock.now();
  const kind = await transact(deps, async (tx) => {
    const made = await step(tx, now);
    if (made === 'done') await deps.redraw(tx, workspaceId, slot, now);
    return made;
  });
  return kind === 'done' ? { kind, slot } : { kind };
}

function logChange(tx: Transaction, actor: Actor, action: string, slot: Slot, at: Date) {
  const { workspaceId, memberId } = actor;
  const facts = columnsOf(slot);
  return tx.changeLog.create({ data: { workspaceId, at, actor: memberId, action, facts } });
}
