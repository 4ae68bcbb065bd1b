/** Discord's ids carry the instant at which they were made. */
const epochMs = 1_420_070_400_000;
const instantShift = 22n;

export const instantOf = (id: string): Date => new Date(Number(BigInt(id) >> instantShift) + epochMs);

const oldAfterMs = 60 * 60_000;

/** Edits of such messages are rationed. */
export const isOld = (id: string, now: Date): boolean => now.getTime() - instantOf(id).getTime() > oldAfterMs;
