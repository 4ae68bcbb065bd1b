import { firstSlotTime, type Slot } from '../schedules/index.ts';
import type { Actor } from '../workspaces/index.ts';
import { addSlot, keepSlot, removeSlot, type SlotChange, type SlotDeps } from './change.ts';
import { freeBetween } from './next-free.ts';
import { toSlot } from './rows.ts';

export { MOST_SLOTS, type SlotChange } from './change.ts';
export { takeNextSlot } from './next-free.ts';
export { readKept } from './rows.ts';

/** A slot of a workspace, with the next instant of it. */
export interface KeptSlot {
  readonly id: string;
  readonly slot: Slot;
  /** Null when its time never comes again. */
  readonly nextAt: Date | null;
}

/** The times that come again and at which a workspace likes to post. */
export interface Slots {
  /** Keeps what a post was said to repeat at; again and again, it is kept once. */
  keep(postId: string, actor: Actor): Promise<SlotChange>;
  /** The same of a slot that was named by itself. */
  add(slot: Slot, actor: Actor): Promise<SlotChange>;
  /** By an admin, or whoever has connected an account there; planned posts stay as they are. */
  remove(slotId: string, actor: Actor): Promise<SlotChange>;
  /** The next one to come first. */
  list(workspaceId: string): Promise<KeptSlot[]>;
  /** The times of slots in a stretch of time, its end not included, at which nothing goes out yet. */
  free(span: { workspaceId: string; from: Date; to: Date }): Promise<Date[]>;
}

/** The slots of all workspaces in this database. */
export function createSlots(deps: SlotDeps): Slots {
  const { prisma, clock } = deps;
  return {
    keep: (postId, actor) => keepSlot(deps, postId, actor),
    add: (slot, actor) => addSlot(deps, slot, actor),
    remove: (slotId, actor) => removeSlot(deps, slotId, actor),
    free: (span) => freeBetween(prisma, { ...span, states: deps.openStates }),
    list: async (workspaceId) => {
      const now = clock.now();
      const rows = await prisma.slot.findMany({ where: { workspaceId } });
      const kept = rows.map((row) => {
        const slot = toSlot(row);
        return { id: row.id, slot, nextAt: firstSlotTime(slot, now) };
      });
      return kept.sort((a, b) => timeOf(a) - timeOf(b));
    },
  };
}

const timeOf = ({ nextAt }: KeptSlot): number => nextAt?.getTime() ?? Number.POSITIVE_INFINITY;
