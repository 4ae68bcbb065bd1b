/** The time in which "Post now" can be taken back begins when the card with Undo can be seen. */
import { transact } from '../../database/index.ts';
import type { PostDeps } from '../deps.ts';
import { notePost } from '../lifecycle/index.ts';
import type { PostView } from '../view.ts';

/** A card that was there this soon has shown the whole window. */
const promptlyMs = 500;

/** Called when a card was drawn: a card that came late puts the post off by as much, and by no more. */
export async function beginUndoWindow(
  deps: PostDeps,
  { id, undoUntil, state }: Pick<PostView, 'id' | 'undoUntil' | 'state'>,
): Promise<void> {
  if (state !== 'scheduled' || undoUntil === null) return;
  const until = new Date(deps.clock.now().getTime() + deps.options.undoWindowMs);
  if (until.getTime() - undoUntil.getTime() < promptlyMs) return;
  // A post that waits for something else as well has another time to wake.
  const where = { state: 'scheduled', undoUntil, wakeAt: undoUntil } as const;
  await transact(deps, (tx) => notePost(tx, id, where, { undoUntil: until, wakeAt: until }));
}
