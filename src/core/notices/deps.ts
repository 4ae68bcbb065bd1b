import type { Clock } from '../clock.ts';
import type { Leases, PrismaClient } from '../database/index.ts';
import type { Log, Messenger, Place, PostView } from '../ports.ts';

export interface NoticeDeps {
  readonly prisma: PrismaClient;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  readonly readPost: (id: string) => Promise<PostView | null>;
}

export interface Drain extends NoticeDeps {
  readonly messenger: Messenger;
  readonly place: Place;
  readonly threadId: string;
}
