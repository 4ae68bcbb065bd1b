/**
 * Prisma gives up a transaction that has waited 2 s for its turn, or run for 5 s. The embedded
 * database takes one at a time, so a crowd of posts that are due together waits longer than that.
 */
export const transactionOptions = { maxWait: 30_000, timeout: 30_000 } as const;
