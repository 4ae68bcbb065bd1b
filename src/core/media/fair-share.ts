/**
 * What is shared fairly: a few videos are read and a few are uploaded at once, and whoever brings many of them waits behind
 * their own, not before those of others; and of the store no workspace takes more than its quota.
 */
import type { PrismaClient } from '../database/index.ts';
import type { Problem } from '../errors.ts';
import { giveWay } from '../give-way.ts';

export interface FairPlaces {
  /** Does `work` when there is a place for `key`; resolves or rejects as it does. It keeps no place in a queue meanwhile. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** The same, where work of this name is not waiting here already. */
  runOnce(key: string, name: string, work: () => Promise<void>): Promise<void>;
}

export interface PlacesLimit {
  /** At once, for all keys together. */
  readonly most: number;
  /** With those of keys that have no other: what others do takes long, so their first never waits for it. */
  readonly mostInAll: number;
}

interface Waiting {
  readonly key: string;
  readonly begin: () => void;
}

/** A free place goes to the key that has the fewest, then to who has waited longest. */
export function createFairPlaces({ most, mostInAll }: PlacesLimit): FairPlaces {
  const taken = new Map<string, number>();
  const waiting: Waiting[] = [];
  const named = new Set<string>();
  let begun = 0;
  const countOf = (key: string): number => taken.get(key) ?? 0;
  const hasPlace = (key: string): boolean => begun < (countOf(key) === 0 ? mostInAll : most);

  const enter = (key: string): void => {
    begun += 1;
    taken.set(key, countOf(key) + 1);
  };
  const leave = (key: string): void => {
    begun -= 1;
    if (countOf(key) === 1) taken.delete(key);
    else taken.set(key, countOf(key) - 1);
    const fewest = Math.min(...waiting.map((one) => countOf(one.key)));
    const index = waiting.findIndex((one) => countOf(one.key) === fewest && hasPlace(one.key));
    const [next] = index < 0 ? [] : waiting.splice(index, 1);
    if (!next) return;
    enter(next.key);
    next.begin();
  };

  const run = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    giveWay();
    if (hasPlace(key)) enter(key);
    else await new Promise<void>((begin) => waiting.push({ key, begin }));
    try {
      return await work();
    } finally {
      leave(key);
    }
  };
  return {
    run,
    runOnce: async (key, name, work) => {
      if (named.has(name)) return;
      named.add(name);
      const begin = (): Promise<void> => {
        named.delete(name);
        return work();
      };
      await run(key, begin);
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
