import type { Clock } from '../clock.ts';
import type { PrismaClient } from '../database/index.ts';
import { createFairPlaces, type FairPlaces, type FetchVideo, type Store, type StoredMedia } from '../media/index.ts';
import type { Alarm, Log, Meter } from '../ports.ts';
import type { Profiles } from '../profiles/index.ts';
import type { CallLimits } from '../rate-limits/index.ts';
import type { Cipher } from '../sealing/index.ts';
import type { TikTok } from '../tiktok/index.ts';

/** What posts need of profiles; tokens stay in there. */
export type ProfileAccess = Pick<Profiles, 'withToken' | 'creatorInfo' | 'forPosting'>;

/** What an operator decides about posts; durations in milliseconds. */
export interface PostOptions {
  readonly undoWindowMs: number;
  /** Later than this, the author is asked before a post goes out. */
  readonly lateGraceMs: number;
  /** False: TikTok has not audited the app, so only `SELF_ONLY` may be asked for. */
  readonly audited: boolean;
  /** True: there is no TikTok app, so posts go out by hand and no other way. */
  readonly isByHandOnly?: boolean;
  /** Of kept videos in one workspace; absent or 0 = no limit. */
  readonly mediaQuotaBytes?: number;
  /** The longest video that is taken; absent = ten minutes. TikTok may allow an account less. */
  readonly maxVideoSeconds?: number;
  /** Of one profile in any 60 minutes; 0 = no limit. */
  readonly uploadsPerHour: number;
}

/** What posts are made of. */
export interface PostDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly log: Log;
  readonly meter?: Meter | undefined;
  readonly tiktok: TikTok;
  readonly calls: Pick<CallLimits, 'take'>;
  readonly profiles: ProfileAccess;
  readonly cipher: Cipher;
  readonly store: Store;
  readonly fetchVideo: FetchVideo;
  /** Where videos come from that were sent through the upload page; absent = there are none. */
  readonly uploads?: {
    assign(upload: string, mediaId: string): Promise<void>;
    handOver(upload: string, mediaId: string): Promise<StoredMedia>;
  };
  readonly options: PostOptions;
  /** Places for reading a video, shared fairly between workspaces; absent = as many as come. */
  readonly reading?: FairPlaces;
  /** And for uploading one. */
  readonly uploading?: FairPlaces;
  /** Aborted when the process is about to end. */
  readonly stopping?: AbortSignal;
  /** From 0 to below 1: spreads what would otherwise be tried again at the same moment. */
  readonly random?: () => number;
  /** Real time when absent. */
  readonly sleep?: (ms: number) => Promise<unknown>;
}

const MOST_READINGS = 4;
const MOST_UPLOADS = 8;
/** Among them one of each workspace that has no other under way. */
const MOST_READINGS_IN_ALL = 16;
const MOST_UPLOADS_IN_ALL = 64;

/** Those of one process. */
export const createPlaces = (): Required<Pick<PostDeps, 'reading' | 'uploading'>> => ({
  reading: createFairPlaces({ most: MOST_READINGS, mostInAll: MOST_READINGS_IN_ALL }),
  uploading: createFairPlaces({ most: MOST_UPLOADS, mostInAll: MOST_UPLOADS_IN_ALL }),
});
