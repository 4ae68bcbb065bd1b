import { MOST_SLOTS, type Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { answers, type Message, saySlot } from '../view/index.ts';

/** The button on a card; that the slot is kept, the card shows. */
export async function pressKeep(deps: DeskDeps, sender: Sender, postId: string): Promise<Message | null> {
  const change = await deps.core.slots.keep(postId, sender);
  if (change.kind === 'done') return null;
  if (change.kind === 'unknown') {
    return { lines: [['That post has another time by now, and offers no slot.']] };
  }
  return refusal(deps, change.kind);
}

/** The button in `/schedy slots`. */
export async function pressRemove(deps: DeskDeps, sender: Sender, slotId: string): Promise<Message> {
  const change = await deps.core.slots.remove(slotId, sender);
  if (change.kind === 'unknown') return { lines: [['That slot is not kept any more.']] };
  if (change.kind !== 'done') return refusal(deps, change.kind);
  return {
    lines: [[`Removed: ${saySlot(change.slot)}. Posts that are planned stay as they are.`]],
  };
}

const refusal = ({ platform }: DeskDeps, kind: 'not_yours' | 'full'): Message => ({
  lines: answers(`slots_${kind}`, { most: MOST_SLOTS }, platform),
});
