import type { Slot } from '../../schedules/index.ts';
import { type Transaction, touchPost } from '../lifecycle/move.ts';
import { repeatJson } from './draft.ts';

/** Cards say whether the slot of their time is kept: when that changes, all of them are drawn afresh. */
export async function redrawRepeats(tx: Transaction, workspaceId: string, slot: Slot, at: Date): Promise<string[]> {
  const scheduled = { state: 'scheduled' } as const;
  const posts = await tx.post.findMany({
    where: { workspaceId, ...scheduled, repeat: { equals: repeatJson({ slot }) } },
    select: { id: true, threadId: true },
  });
  for (const { id } of posts) await touchPost(tx, id, scheduled, {}, at);
  return posts.map(({ threadId }) => threadId);
}
