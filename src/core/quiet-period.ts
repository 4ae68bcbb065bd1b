/**
 * Events come in bursts, and the chat gives up on each after seconds, while the work on them may
 * take longer than that. So what comes in is kept and acknowledged first, and work that can wait
 * begins in the lull behind it.
 */
export interface Lull {
  /** Something has come in. */
  disturb(): void;
  /** Resolves as soon as nothing has come in for a moment; at once when it never stops. */
  comes(): Promise<void>;
}

/** For who has no bursts: work begins at once. */
export const calm: Lull = { disturb: () => {}, comes: async () => {} };

export interface LullTiming {
  readonly quietMs: number;
  /** What goes on for longer is no burst but the usual load. */
  readonly longestBurstMs: number;
}

const usualTiming: LullTiming = { quietMs: 100, longestBurstMs: 30_000 };

/** Measures what this machine really does, so it goes by real time and not by the story's clock. */
export function createLull({ quietMs, longestBurstMs } = usualTiming): Lull {
  let begun = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let waiting: { readonly promise: Promise<void>; readonly end: () => void } | null = null;

  const restMs = (): number => {
    const nowMs = performance.now();
    return nowMs - begun < longestBurstMs ? lastMs + quietMs - nowMs : 0;
  };
  const look = (): void => {
    const rest = restMs();
    if (rest > 0) return void setTimeout(look, rest);
    waiting?.end();
    waiting = null;
  };
  return {
    disturb: () => {
      const nowMs = performance.now();
      if (nowMs - lastMs >= quietMs) begun = nowMs;
      lastMs = nowMs;
    },
    comes: async () => {
      if (!waiting && restMs() > 0) {
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
