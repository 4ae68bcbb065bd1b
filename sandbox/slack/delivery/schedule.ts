type Task = () => Promise<void>;

/** Tasks that wait for their time, and can be told to run at once. Their failures are thrown. */
interface Schedule {
  in(delayMs: number, task: Task): void;
  now(task: Task): void;
  /** Runs everything that is waiting; resolves when all of it is done. */
  hurry(): Promise<void>;
  clear(): void;
}

export function createSchedule(): Schedule {
  const waiting = new Map<NodeJS.Timeout, Task>();
  const running = new Set<Promise<void>>();
  const run = (task: Task): void => {
    // A task that throws is a bug of the stand-in or of a test's listener: let it be seen.
    const done: Promise<void> = task().finally(() => running.delete(done));
    running.add(done);
  };
  return {
    now: run,
    in(delayMs, task) {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        run(task);
      }, delayMs);
      timer.unref();
      waiting.set(timer, task);
    },
    async hurry() {
      const tasks = [...waiting];
      for (const [timer, task] of tasks) {
        clearTimeout(timer);
        waiting.delete(timer);
        run(task);
      }
      await Promise.all([...running]);
    },
    clear() {
      for (const timer of waiting.keys()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
