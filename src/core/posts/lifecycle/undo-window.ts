/**
 * What goes out at once can be taken back for a while, which begins when its card with Undo can be seen: a card that
 * came late puts the post off, and while a chat is too busy for the card the post waits for it.
 */

import { MINUTE_MS } from '../../clock.ts';
import { type Transaction, transact } from '../../database/index.ts';
import type { PostDeps } from '../deps.ts';
import type { PostView } from '../view.ts';
import type { ClaimedPost } from './attempt.ts';
import { notePost } from './transition.ts';

/** How long, in milliseconds, what goes out at once can be taken back in that workspace; 0 = not at all. */
export async function undoWindowIn(
  reader: Pick<Transaction, 'workspace'>,
  workspaceId: string,
  { undoWindowMs }: { readonly undoWindowMs: number },
): Promise<number> {
  const { undoSeconds } = await reader.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  return undoSeconds === null ? undoWindowMs : undoSeconds * 1000;
}

/** A card that was there this soon has shown the whole window. */
const promptlyMs = 500;

/** Called when a card was drawn: a card that came late puts the post off by as much, and by no more. */
export async function beginUndoWindow(
  deps: PostDeps,
  { id, undoUntil: drawnUntil, state }: Pick<PostView, 'id' | 'undoUntil' | 'state'>,
): Promise<void> {
  if (state !== 'scheduled' || drawnUntil === null) return;
  // Read afresh: the post may have been put off while its card was being drawn.
  const { workspaceId, undoUntil } = await deps.prisma.post.findUniqueOrThrow({ where: { id } });
  if (undoUntil === null) return;
  const until = new Date(deps.clock.now().getTime() + (await undoWindowIn(deps.prisma, workspaceId, deps.options)));
  if (until.getTime() - undoUntil.getTime() < promptlyMs) return;
  await transact(deps, (tx) => putOff(tx, { id, undoUntil }, until));
}

/** Longer than this nobody is kept waiting because a chat shows no card. */
const CARD_WAIT_MS = 5 * MINUTE_MS;
/** Nor for a chat that has been away for so long that its next try is further off than this. */
const CARD_SOON_MS = MINUTE_MS;

/** True when a post that is due was put off, because the chat is too busy for its card, or just drawing it. */
export async function waitsForCard(deps: PostDeps, tx: Transaction, post: ClaimedPost, now: Date): Promise<boolean> {
  const { id, undoUntil, dueAt, cardState, cardVersion, version } = post;
  if (undoUntil === null || cardState === 'undeliverable' || cardVersion >= version) return false;
  if (now.getTime() - (dueAt ?? now).getTime() >= CARD_WAIT_MS) return false;
  const { nextTryAt } = await tx.thread.findUniqueOrThrow({ where: { id: post.threadId } });
  const isComing = nextTryAt !== null && nextTryAt.getTime() - now.getTime() <= CARD_SOON_MS;
  const isDrawn = { name: `thread:${post.threadId}`, expiresAt: { gt: now } };
  if (!isComing && (await tx.lease.count({ where: isDrawn })) === 0) return false;
  const windowMs = await undoWindowIn(tx, post.workspaceId, deps.options);
  return putOff(tx, { id, undoUntil }, new Date(now.getTime() + windowMs));
}

/** A post that waits for something else as well has another time to wake. */
const putOff = (
  tx: Transaction,
  { id, undoUntil }: { readonly id: string; readonly undoUntil: Date },
  until: Date,
): Promise<boolean> =>
  notePost(tx, id, { state: 'scheduled', undoUntil, wakeAt: undoUntil }, { undoUntil: until, wakeAt: until });
