/** Every queue and every job: who works on it, how many at once, and what a job carries. */
import { z } from 'zod';

/**
 * `bots` has the chat's secrets, `worker` has none. Settling has a queue of its own, because eight
 * long uploads would otherwise keep everybody else from hearing how theirs ended. What works
 * `inLulls` lets a burst of events be acknowledged first; a post that is due never waits for that.
 */
export const queues = {
  inbox: { role: 'bots', concurrency: 4, inLulls: true },
  threads: { role: 'bots', concurrency: 8, inLulls: true },
  posts: { role: 'worker', concurrency: 8, inLulls: false },
  outcomes: { role: 'worker', concurrency: 8, inLulls: false },
  profiles: { role: 'worker', concurrency: 4, inLulls: false },
} as const;

/** Ids only: what a job does is read from the database, and a queue is no place for secrets. */
export const jobs = {
  'take-message': { queue: 'inbox', payload: z.strictObject({ inboxEventId: z.uuid() }) },
  'drain-thread': { queue: 'threads', payload: z.strictObject({ threadId: z.uuid() }) },
  'publish-post': {
    queue: 'posts',
    payload: z.strictObject({ postId: z.uuid(), scheduleVersion: z.int().nonnegative() }),
  },
  'settle-post': { queue: 'outcomes', payload: z.strictObject({ postId: z.uuid() }) },
  'refresh-token': { queue: 'profiles', payload: z.strictObject({ profileId: z.uuid() }) },
} as const;

export type QueueName = keyof typeof queues;
export type JobName = keyof typeof jobs;
export type Payload<Name extends JobName> = z.infer<(typeof jobs)[Name]['payload']>;

export const queueNames = Object.keys(queues) as QueueName[];
