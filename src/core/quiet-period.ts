/**
 * Events come in bursts, and the chat gives up on each after seconds, while the work on them may
 * take longer than that. So what comes in is kept and acknowledged first, and work that can wait
 * begins in the quiet period behind it.
 */
export interface QuietPeriod {
  /** Something has come in. */
  touch(): void;
  /** Resolves as soon as nothing has come in for a moment; at once when the burst never ends. */
  untilQuiet(): Promise<void>;
}

/** For a process without bursts: work begins at once. */
export const alwaysQuiet: QuietPeriod = { touch: () => {}, untilQuiet: async () => {} };

export interface QuietTiming {
  readonly quietMs: number;
  /** What goes on for longer is no burst but the usual load. */
  readonly longestBurstMs: number;
}

const usualTiming: QuietTiming = { quietMs: 100, longestBurstMs: 30_000 };

/** Measures what this machine really does, so it goes by real time and not by the story's clock. */
export function createQuietPeriod({ quietMs, longestBurstMs } = usualTiming): QuietPeriod {
  let begun = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let waiting: { readonly promise: Promise<void>; readonly end: () => void } | null = null;

  const remainingMs = (): number => {
    const nowMs = performance.now();
    return nowMs - begun < longestBurstMs ? lastMs + quietMs - nowMs : 0;
  };
  const look = (): void => {
    const leftMs = remainingMs();
    if (leftMs > 0) return void setTimeout(look, leftMs);
    waiting?.end();
    waiting = null;
  };
  return {
    touch: () => {
      const nowMs = performance.now();
      if (nowMs - lastMs >= quietMs) begun = nowMs;
      lastMs = nowMs;
    },
    untilQuiet: async () => {
      if (!waiting && remainingMs() > 0) {
        waiting = openWaiting();
        look();
      }
      await waiting?.promise;
    },
  };
}

function openWaiting() {
  let end = (): void => {};
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}
