import { createHash, type Hash } from 'node:crypto';
import { newPostId, newPublishId, newUploadId, newUploadToken } from '../ids.ts';
import type { Account } from '../people/accounts.ts';
import type { FailReason } from './fail-reasons.ts';

/** One accepted init and all that became of it. Bytes are counted and hashed, never kept. */

export interface ChunkPlan {
  sizeBytes: number;
  chunkBytes: number;
  chunkCount: number;
}

export interface ByteRange {
  first: number;
  last: number;
}

/** How a publish is told to end, decided when its last byte arrives. */
export type Outcome =
  | { kind: 'finish' }
  | { kind: 'fail'; reason: FailReason }
  /** Stays in processing until it is settled by hand. */
  | { kind: 'stall' }
  /** Completes, but its public post id never comes. */
  | { kind: 'withhold-id' };

/** A video that exists on TikTok. */
export interface Video {
  postId: string;
  sinceMs: number;
  isPublic: boolean;
}

export interface Publish {
  readonly publishId: string;
  readonly kind: 'direct' | 'inbox';
  readonly openId: string;
  readonly handle: string;
  readonly postInfo: Record<string, unknown> | null;
  readonly plan: ChunkPlan;
  readonly uploadId: string;
  readonly uploadToken: string;
  readonly initAtMs: number;
  /** The id of the one video of a direct post, known to TikTok before anyone is told. */
  readonly directPostId: string;
  /** Posts the owner has made from a draft. */
  readonly draftPosts: Video[];
  hash: Hash;
  uploadedBytes: number;
  lastRange?: ByteRange;
  receivedAtMs?: number;
  sha256?: string;
  outcome: Outcome;
  /** An end that overrules the outcome. */
  settled?: { atMs: number; failReason?: FailReason };
  draftCleared: boolean;
}

interface PublishRequest {
  kind: 'direct' | 'inbox';
  account: Account;
  postInfo: Record<string, unknown> | null;
  plan: ChunkPlan;
}

export interface PublishStore {
  open(request: PublishRequest): Publish;
  find(publishId: string): Publish | undefined;
  byUpload(uploadId: string | null, uploadToken: string | null): Publish | undefined;
  list(): Publish[];
  /** The next publish whose last byte arrives takes this outcome. */
  planOutcome(outcome: Outcome): void;
  takeOutcome(): Outcome;
  reset(): void;
}

export function createPublishes(now: () => Date): PublishStore {
  const publishes = new Map<string, Publish>();
  let outcomes: Outcome[] = [];
  return {
    open({ kind, account, postInfo, plan }) {
      const publish: Publish = {
        publishId: newPublishId(kind),
        kind,
        openId: account.openId,
        handle: account.handle,
        postInfo,
        plan,
        uploadId: newUploadId(),
        uploadToken: newUploadToken(),
        initAtMs: now().getTime(),
        directPostId: newPostId(),
        draftPosts: [],
        hash: createHash('sha256'),
        uploadedBytes: 0,
        outcome: { kind: 'finish' },
        draftCleared: false,
      };
      publishes.set(publish.publishId, publish);
      return publish;
    },
    find: (publishId) => publishes.get(publishId),
    byUpload: (uploadId, uploadToken) =>
      [...publishes.values()].find((publish) => publish.uploadId === uploadId && publish.uploadToken === uploadToken),
    list: () => [...publishes.values()],
    planOutcome(outcome) {
      outcomes.push(outcome);
    },
    takeOutcome: () => outcomes.shift() ?? { kind: 'finish' },
    reset() {
      publishes.clear();
      outcomes = [];
    },
  };
}
