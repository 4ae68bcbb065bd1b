/** A few videos are read at once; whoever brings many of them waits behind their own, not before those of others. */

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
      else await new Promise<void>((begin) => waiting.push({ key, begin }));
      try {
        return await work();
      } finally {
        leave(key);
      }
    },
  };
}
