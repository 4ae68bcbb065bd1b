import type { Clock } from '../clock.ts';
import { type CommitAlarm, isDatabaseAway, type Leases, type Prisma, type PrismaClient } from '../database/index.ts';
import { Failure, isPassing } from '../errors.ts';
import type { Log, Messenger, Place, PlanView, PostView } from '../ports.ts';

export interface NoticeDeps {
  readonly prisma: PrismaClient;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  readonly alarm: CommitAlarm;
  readonly readPost: (id: string) => Promise<PostView | null>;
  readonly readPlan: (id: string) => Promise<PlanView | null>;
  /** A card stands in the chat as of this moment; with Undo on it, the time for that begins. */
  readonly onCardShown: (post: PostView) => Promise<void>;
}

export interface Drain extends NoticeDeps {
  readonly messenger: Messenger;
  readonly place: Place;
  readonly threadId: string;
  /** What this drain knows of; a higher one means that there is more to say by now. */
  readonly wantedVersion: number;
  /** Called before each message, and again right before the platform is called: prolongs the lease, or throws LeaseLost. */
  readonly renewLease: () => Promise<void>;
}

/** So often a workspace is spoken to that Schedy was removed from. */
const MOST_TRIES_OUTSIDE = 3;

/** Said where it can be; the rest waits until Schedy is back there. */
export const maySpeak = {
  OR: [{ workspace: { leftAt: null } }, { tries: { lt: MOST_TRIES_OUTSIDE } }],
} satisfies Prisma.ThreadWhereInput;

// What a failed message means for the rest of its thread.

/** Kicked, archived, deleted: nothing will ever be said there. */
export const isGone = (error: unknown): boolean => error instanceof Failure && error.code === 'chat_place_gone';

/** The chat is busy or out of reach: whatever comes next would fail as well. */
export const isAway = isPassing;

/** Nothing more is to be said in this thread for now: the chat, the database or the lease is gone. */
export const stopsDrain = (error: unknown): boolean =>
  isAway(error) || error instanceof LeaseLost || isDatabaseAway(error);

/** Another process drains the thread now: whoever meets this stops without another word. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
