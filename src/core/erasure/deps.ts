import type { Clock } from '../clock.ts';
import type { Leases, Platform, PrismaClient } from '../database/index.ts';
import type { Store } from '../media/index.ts';
import type { Log } from '../ports.ts';
import type { Posts } from '../posts/index.ts';
import type { Profiles } from '../profiles/index.ts';

export interface ErasureDeps {
  readonly prisma: PrismaClient;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly posts: Pick<Posts, 'cancelPlanned'>;
  readonly profiles: Pick<Profiles, 'endLogin'>;
}

/** Somebody on a platform, in every workspace where they are known there. */
export interface Person {
  readonly platform: Platform;
  readonly externalId: string;
}
