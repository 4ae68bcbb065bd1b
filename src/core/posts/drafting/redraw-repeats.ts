import type { Transaction } from '../../database/index.ts';
import type { Slot } from '../../schedules/index.ts';
import { touchPost } from '../lifecycle/index.ts';
import { repeatJson } from './asked-time.ts';

/** Cards say whether the slot of their time is kept: when that changes, all of them are drawn afresh. */
export async function redrawRepeats(tx: Transaction, workspaceId: string, slot: Slot, at: Date): Promise<void> {
  const scheduled = { state: 'scheduled' } as const;
  const posts = await tx.post.findMany({
    where: { workspaceId, ...scheduled, repeat: { equals: repeatJson({ slot }) } },
    select: { id: true },
  });
  for (const { id } of posts) await touchPost(tx, id, scheduled, {}, at);
}
