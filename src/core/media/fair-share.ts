/**
 * What is shared fairly: a few videos are read at once, and whoever brings many of them waits behind their own, not before
 * those of others; and of the store no workspace takes more than its quota.
 */
import type { PrismaClient } from '../database/index.ts';
import type { Problem } from '../errors.ts';
import { giveWay } from '../give-way.ts';

export interface FairPlaces {
  /** Does `work` when there is a place for `key`; resolves or rejects as it does. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

interface Waiting {
  readonly key: string;
  readonly begin: () => void;
}

/** `most` at once, for all keys together. A free place goes to the key that has the fewest, then to who has waited longest. */
export function createFairPlaces(most: number): FairPlaces {
  const taken = new Map<string, number>();
  const waiting: Waiting[] = [];
  let free = most;
  const countOf = (key: string): number => taken.get(key) ?? 0;

  const enter = (key: string): void => {
    free -= 1;
    taken.set(key, countOf(key) + 1);
  };
  const leave = (key: string): void => {
    free += 1;
    if (countOf(key) === 1) taken.delete(key);
    else taken.set(key, countOf(key) - 1);
    const fewest = Math.min(...waiting.map((one) => countOf(one.key)));
    const index = waiting.findIndex((one) => countOf(one.key) === fewest);
    const [next] = index < 0 ? [] : waiting.splice(index, 1);
    if (!next) return;
    enter(next.key);
    next.begin();
  };

  return {
    run: async (key, work) => {
      if (free > 0) enter(key);
      else {
        giveWay();
        await new Promise<void>((begin) => waiting.push({ key, begin }));
      }
      try {
        return await work();
      } finally {
        leave(key);
      }
    },
  };
}

interface QuotaQuestion {
  readonly workspaceId: string;
  readonly sizeBytes: number;
  /** 0 = no limit. */
  readonly quotaBytes: number;
  /** The upload that this video itself comes from. */
  readonly upload?: string | undefined;
}

/** One workspace never fills the store for all the others: what it keeps and what arrives for it counts. */
export async function quotaRefusal(
  prisma: Pick<PrismaClient, 'browserUpload' | 'media'>,
  { workspaceId, sizeBytes, quotaBytes, upload }: QuotaQuestion,
): Promise<Problem | null> {
  if (quotaBytes === 0) return null;
  const kept = await prisma.media.aggregate({ where: { workspaceId, state: 'ready' }, _sum: { sizeBytes: true } });
  const isArriving = { workspaceId, mediaId: null, refusedAt: null, ...(upload && { id: { not: upload } }) };
  const arriving = await prisma.browserUpload.aggregate({ where: isArriving, _sum: { sizeBytes: true } });
  const keptBytes = Number(kept._sum.sizeBytes ?? 0) + Number(arriving._sum.sizeBytes ?? 0);
  if (keptBytes + sizeBytes <= quotaBytes && keptBytes < quotaBytes) return null;
  return { code: 'media_quota_full', facts: { keptBytes, sizeBytes, quotaBytes } };
}
