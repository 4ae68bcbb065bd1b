import type { Clock } from '../clock.ts';
import type { Leases, PrismaClient } from '../database/index.ts';
import type { Inbox } from '../inbox/index.ts';
import type { PartFiles, Store } from '../media/index.ts';
import type { Alarm, Log } from '../ports.ts';
import type { TicketDeps, TicketRefusal } from '../tickets.ts';
import type { AskMember } from '../workspaces/index.ts';

export interface BrowserUploadDeps {
  readonly prisma: PrismaClient;
  readonly leases: Pick<Leases, 'take'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly isMember: AskMember;
  readonly alarm: Pick<Alarm, 'takeMessage'>;
  readonly inbox: Pick<Inbox, 'keep'>;
  readonly parts: PartFiles;
  readonly store: Store;
  readonly publicUrl: string;
  /** Of kept videos in one workspace; 0 = no limit. */
  readonly quotaBytes: number;
  readonly random?: TicketDeps['random'];
}

export type Context = Required<BrowserUploadDeps>;

/** Why a link opens nothing; `used`: it was revoked. */
export type LinkRefusal = { readonly kind: TicketRefusal | 'unknown' };
