import type { Clock } from '../clock.ts';
import type { CommitAlarm, Leases, PrismaClient } from '../database/index.ts';
import type { Log, Messenger, Place, PostView } from '../ports.ts';

export interface NoticeDeps {
  readonly prisma: PrismaClient;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  readonly alarm: CommitAlarm;
  readonly readPost: (id: string) => Promise<PostView | null>;
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
  readonly keepLease: () => Promise<void>;
}
