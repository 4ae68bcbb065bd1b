import type { Clock } from '../clock.ts';
import type { CommitAlarm, Leases, PrismaClient } from '../database/index.ts';
import type { Log } from '../ports.ts';
import type { CallLimits } from '../rate-limits/index.ts';
import type { Cipher } from '../sealing/index.ts';
import type { RandomBytes } from '../tickets.ts';
import type { TikTok } from '../tiktok/index.ts';
import type { AskMember } from '../workspaces/index.ts';

/** Why a profile stopped being usable. */
export type InactiveCode =
  | 'refresh_refused'
  | 'authorization_removed'
  | 'taken_over'
  | 'disconnected'
  | 'workspace_left'
  | 'owner_left';

/** A profile that has just stopped being usable. */
export interface Deactivated {
  readonly profileId: string;
  readonly code: InactiveCode;
}

/** What profiles are kept and refreshed with. */
export interface ProfilesDeps {
  readonly prisma: PrismaClient;
  readonly leases: Leases;
  readonly tiktok: Pick<TikTok, 'authorizeUrl' | 'exchangeCode' | 'refresh' | 'revoke' | 'userInfo' | 'creatorInfo'>;
  readonly calls: Pick<CallLimits, 'take'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly alarm: CommitAlarm;
  readonly cipher: Cipher;
  readonly publicUrl: string;
  /** False while TikTok has not audited the app. */
  readonly audited: boolean;
  /** False where there is no TikTok app, so that no account can be connected. */
  readonly canConnect?: boolean;
  readonly isMember: AskMember;
  readonly random?: RandomBytes;
  /** Waits between looks at what another process is doing. */
  readonly pause?: (delayMs: number) => Promise<void>;
  /** Told after the commit: drafts and held posts of this profile may go on. */
  readonly onConnected: (profileId: string) => Promise<void>;
  /** Told after the commit: posts of this profile have to wait. */
  readonly onInactive: (profileId: string, code: InactiveCode) => Promise<void>;
}

export type Context = Required<ProfilesDeps>;
