interface WaitOptions {
  timeoutMs?: number;
  /** What is awaited, for the error: "the card of k7qm". */
  what: string;
}

export type WaitFor = <T>(predicate: () => T | undefined | null | false, options: WaitOptions) => Promise<T>;

/** Tells that something may have changed. */
interface Watchable {
  watch(watcher: () => void): () => void;
}

/** Asks the predicate again whenever something changed; no polling. `describe` goes into the error. */
export function createWaitFor(changes: Watchable, describe: () => string): WaitFor {
  return (predicate, { timeoutMs = 10_000, what }) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        unwatch();
      };
      const check = (): void => {
        try {
          const found = predicate();
          if (found === undefined || found === null || found === false) return;
          stop();
          resolve(found);
        } catch (error) {
          stop();
          reject(error);
        }
      };
      const unwatch = changes.watch(check);
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}.\n${describe()}`));
      }, timeoutMs);
      check();
    });
}
