/** What happens in a stand-in, told to whoever listens or waits. Knows no vendor. */

type Facts = object;

export type Listener<Fact> = (fact: Fact) => void | Promise<void>;

interface WaitOptions {
  timeoutMs?: number;
  /** What is awaited, for the error: "the card of k7qm". */
  what: string;
}

/** Asks the predicate again whenever something changed; no polling. */
export type WaitFor = <T>(predicate: () => T | undefined | null | false, options: WaitOptions) => Promise<T>;

export interface ChangeLog<F extends Facts> {
  /** Something is otherwise than before: those who wait look again. */
  changed(): void;
  /** Resolves when every listener is done; the service's answer waits for that. */
  tell<P extends keyof F>(point: P, fact: F[P]): Promise<void>;
  /** Answers what ends the listening. */
  on<P extends keyof F>(point: P, listener: Listener<F[P]>): () => void;
  /** Called after each change; answers what ends that. */
  watch(watcher: () => void): () => void;
  forgetListeners(): void;
}

export function createChangeLog<F extends Facts>(): ChangeLog<F> {
  const watchers = new Set<() => void>();
  const listeners: { [P in keyof F]?: Set<Listener<F[P]>> } = {};
  const watch = (watcher: () => void): (() => void) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  };
  const changed = (): void => {
    for (const watcher of [...watchers]) watcher();
  };
  return {
    changed,
    watch,
    async tell(point, fact) {
      for (const listener of [...(listeners[point] ?? [])]) await listener(fact);
    },
    on(point, listener) {
      const own = listeners[point] ?? new Set();
      listeners[point] = own;
      own.add(listener);
      return () => own.delete(listener);
    },
    forgetListeners() {
      for (const point of Object.keys(listeners)) delete listeners[point as keyof F];
    },
  };
}

/** `describe` goes into the error of whoever waits in vain. */
export function createWaitFor({ watch }: Pick<ChangeLog<Facts>, 'watch'>, describe: () => string): WaitFor {
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
      const unwatch = watch(check);
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}.\n${describe()}`));
      }, timeoutMs);
      check();
    });
}
