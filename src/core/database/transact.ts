/**
 * A transaction that collects what must ring once it is committed: the alarm of a post whose time has
 * changed, the next poll of an outcome, a thread in which something is to be drawn or said. Nobody sets
 * such an alarm by hand, so none is forgotten and none rings for a change that was rolled back.
 */
import type { Facts } from '../errors.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

/** What a change of posts, profiles or notices may have to ring; the alarm port has it. */
export interface CommitAlarm {
  /** `publish` is to be tried at `wakeAt`, unless the schedule has another version by then. */
  publishPost(post: { readonly id: string; readonly scheduleVersion: number; readonly wakeAt: Date }): void;
  /** TikTok is to be asked for the outcome at that instant. */
  pollOutcome(postId: string, at: Date): void;
  /** `at`: when what was put off is to be tried again; at once when absent. */
  drainThread(threadId: string, at?: Date): void;
}

/** What a transaction needs beside its statements: the database, and what rings after its commit. */
export interface Transacting {
  readonly prisma: PrismaClient;
  readonly alarm: CommitAlarm;
  /** Gets the lines that a change asks for, once it is committed. */
  readonly log?: { info(facts: Facts, message: string): void };
}

declare const collects: unique symbol;

/** A transaction of `transact`: whoever writes in it can say what must ring after the commit. */
export type Transaction = Prisma.TransactionClient & { readonly [collects]: true };

interface Collected {
  readonly posts: Map<string, { readonly id: string; readonly scheduleVersion: number; readonly wakeAt: Date }>;
  readonly polls: Map<string, Date>;
  readonly threads: Set<string>;
  readonly lines: { readonly facts: Facts; readonly message: string }[];
}

const collectedBy = new WeakMap<object, Collected>();

/** Commits what `work` writes, rings what it collected, and answers what it answered. */
export async function transact<T>(
  { prisma, alarm, log }: Transacting,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const collected: Collected = { posts: new Map(), polls: new Map(), threads: new Set(), lines: [] };
  const answer = await prisma.$transaction((tx) => {
    collectedBy.set(tx, collected);
    return work(tx as Transaction);
  });
  for (const { facts, message } of collected.lines) log?.info(facts, message);
  for (const post of collected.posts.values()) alarm.publishPost(post);
  for (const [postId, at] of collected.polls) alarm.pollOutcome(postId, at);
  for (const threadId of collected.threads) alarm.drainThread(threadId);
  return answer;
}

/**
 * Where a write of `tx` says what must ring after its commit. A post or a poll that is named twice rings once,
 * for its last time.
 */
export function afterCommit(tx: Transaction): CommitAlarm & { log(facts: Facts, message: string): void } {
  const collected = collectedBy.get(tx);
  if (!collected) throw new Error('afterCommit is for transactions that transact has opened.');
  const { posts, polls, threads, lines } = collected;
  return {
    log: (facts, message) => void lines.push({ facts, message }),
    publishPost: (post) => void posts.set(post.id, post),
    pollOutcome: (postId, at) => void polls.set(postId, at),
    drainThread: (threadId) => void threads.add(threadId),
  };
}
