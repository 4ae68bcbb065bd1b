/** Discord's first millisecond, 2015. */
const epochMs = 1_420_070_400_000n;

export interface Ids {
  /** A new snowflake: unique, increasing, and telling the time at which it was minted. */
  mint(): string;
}

/** `now` is the stand-in's clock and may stand still or be turned back. */
export function createIds(now: () => Date): Ids {
  // Two stand-ins of one test must not mint the same ids, so each pretends to be another worker.
  const worker = BigInt(Math.floor(Math.random() * 1024)) << 12n;
  let lastMs = 0n;
  let count = 0n;
  return {
    mint() {
      const nowMs = BigInt(now().getTime()) - epochMs;
      if (nowMs > lastMs) {
        lastMs = nowMs;
        count = 0n;
      } else if (count === 4095n) {
        lastMs += 1n;
        count = 0n;
      } else count += 1n;
      return String((lastMs << 22n) | worker | count);
    },
  };
}
