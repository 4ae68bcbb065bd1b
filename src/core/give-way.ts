/** Work that waits for others, or for a chat that is slow, leaves the place that it has in a queue to others meanwhile. */
import { AsyncLocalStorage } from 'node:async_hooks';

const leave = new AsyncLocalStorage<() => void>();

/** Called by work that begins to wait for its turn, perhaps for long; outside of `untilItGivesWay` nothing happens. */
export const giveWay = (): void => leave.getStore()?.();

/** Work that has given way and is still under way. */
export interface Aside {
  /**
   * Does `work`; resolves with its end, or as soon as it gives way: by itself, or after `slowMs` where that is not null.
   * `work` must never reject.
   */
  untilItGivesWay(work: () => Promise<void>, slowMs: number | null): Promise<void>;
  /** Resolves when all that has given way until now has ended. */
  ended(): Promise<void>;
}

/** At most so many at once, and of those that are only slow fewer; what comes beyond keeps its place. */
export function createAside({ most, mostSlow }: { readonly most: number; readonly mostSlow: number }): Aside {
  const aside = new Set<Promise<void>>();
  return {
    untilItGivesWay: (work, slowMs) =>
      new Promise((resolve) => {
        const stepAside = (limit: number): void => {
          if (aside.size >= limit) return;
          aside.add(all);
          resolve();
        };
        const slow = slowMs === null ? undefined : setTimeout(() => stepAside(mostSlow), slowMs);
        const all: Promise<void> = leave
          // Not before `all` is known.
          .run(
            () => stepAside(most),
            () => Promise.resolve().then(work),
          )
          .finally(() => {
            clearTimeout(slow);
            aside.delete(all);
          });
        void all.then(resolve);
      }),
    ended: async () => void (await Promise.all(aside)),
  };
}
