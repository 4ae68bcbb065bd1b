import { transact } from '../database/index.ts';
import type { Messenger } from '../ports.ts';
import { type OpenPlace, reopenPlace } from './cards.ts';
import type { NoticeDeps } from './deps.ts';
import { drainThread, endPauses, type HeardPlace } from './drain.ts';
import { enqueueNotice, type NewNotice, openThread } from './enqueue.ts';

export { type OpenPlace, reopenPlace } from './cards.ts';
export { maySpeak } from './deps.ts';
export {
  amend,
  amendApproval,
  amendAsked,
  approvalKey,
  CHANNEL_ITSELF,
  enqueueNotice,
  markThread,
  type NewNotice,
  openThread,
  settle,
} from './enqueue.ts';
export type { ConnectedFacts, NoticeBody, NoticeKind } from './kinds.ts';

/** What people are told: written as rows in a transaction, said once, in order, per thread. */
export interface Notices {
  /** The thread at a place in chat; an empty root is the member's direct messages. */
  openThread(place: { workspaceId: string; channel: string; root: string; isPrivate?: boolean }): Promise<string>;
  /** Writes a notice down in a transaction of its own; its thread is drained after the commit. */
  enqueue(notice: NewNotice): Promise<void>;
  /** Schedy can speak again in a channel, or in a whole workspace: cards that could not be drawn there are drawn anew. */
  reopen(place: OpenPlace): Promise<void>;
  /**
   * Somebody has just spoken or pressed there, so the chat can be reached again: a pause that Schedy has made by itself is
   * over. One that the chat has asked for is kept.
   */
  heardFrom(place: HeardPlace): Promise<void>;
  /** Says in a thread what it has not been told yet; a chat that is away is tried again later. */
  drain(threadId: string, messenger: Messenger): Promise<void>;
}

/** The notices in this database. */
export function createNotices(deps: NoticeDeps): Notices {
  const { prisma, clock } = deps;
  return {
    openThread: (place) => prisma.$transaction((tx) => openThread(tx, place, clock.now())),
    enqueue: (notice) => transact(deps, (tx) => enqueueNotice(tx, notice, clock.now())),
    reopen: (place) => transact(deps, (tx) => reopenPlace(tx, place)),
    heardFrom: (place) => endPauses(deps, place),
    drain: (threadId, messenger) => drainThread(deps, messenger, threadId),
  };
}
