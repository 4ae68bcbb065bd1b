/**
 * The table of the alarm clock: every queue (who works on it and how many jobs at once) and every job
 * (its queue, what it carries, what it does).
 */
import { z } from 'zod';
import type { InboxEvent } from '../core/inbox/index.ts';
import type { AskMember, Core, Messenger } from '../core/index.ts';

/**
 * `bots` has the chat's secrets, `worker` has none. Polling for outcomes has a queue of its own, because
 * posts that are due all at once would otherwise keep everybody else from hearing how theirs ended. What `waitsForQuiet`
 * lets a burst of events be acknowledged first; a post that is due never waits for that. Whoever
 * reads or uploads a video leaves its place here: for those there are others, shared by workspaces (core/posts/deps.ts).
 */
export const queues = {
  inbox: { role: 'bots', concurrency: 16, waitsForQuiet: true },
  threads: { role: 'bots', concurrency: 8, waitsForQuiet: true },
  posts: { role: 'worker', concurrency: 8, waitsForQuiet: false },
  outcomes: { role: 'worker', concurrency: 8, waitsForQuiet: false },
  webhooks: { role: 'worker', concurrency: 4, waitsForQuiet: true },
  profiles: { role: 'worker', concurrency: 4, waitsForQuiet: false },
} as const;

/** What only a process with the chat's secrets can do. */
export interface BotHandlers {
  /** Does what a kept event asks for; a thrown failure is tried again, 5 times in all. */
  readonly takeMessage: (event: InboxEvent) => Promise<void>;
  readonly messenger: Messenger;
  /** Absent: owners of accounts who leave are not noticed. */
  readonly isMember?: AskMember;
  /** Goes on with what a process that died has left, as far as only a bot can read it. */
  readonly resume?: () => Promise<void>;
}

/** The part of core that jobs need. */
export interface WorkedCore {
  readonly inbox: Pick<Core['inbox'], 'take'>;
  readonly notices: Pick<Core['notices'], 'drain'>;
  readonly posts: Pick<Core['posts'], 'publish' | 'pollOutcome'>;
  readonly profiles: Pick<Core['profiles'], 'refreshIfDue'>;
  readonly webhooks: Pick<Core['webhooks'], 'take'>;
  readonly departures?: Pick<Core['departures'], 'checkApprovers' | 'checkOwners'>;
  /** Sets every alarm that was lost. */
  sweep(): Promise<void>;
  /** Removes what is kept no longer. */
  tidy(): Promise<void>;
}

export interface HandlerDeps {
  readonly core: WorkedCore;
  /** Null in a process without the role `bots`, which takes no job from their queues. */
  readonly bots: BotHandlers | null;
}

/** Ids only: what a job does is read from the database, and a queue is no place for secrets. */
export const jobs = {
  'take-message': job('inbox', { inboxEventId: z.uuid() }, ({ core, bots }, { inboxEventId }) =>
    core.inbox.take(inboxEventId, botsOf(bots).takeMessage),
  ),
  'drain-thread': job('threads', { threadId: z.uuid() }, ({ core, bots }, { threadId }) =>
    core.notices.drain(threadId, botsOf(bots).messenger),
  ),
  'publish-post': job(
    'posts',
    { postId: z.uuid(), scheduleVersion: z.int().nonnegative() },
    ({ core }, { postId, scheduleVersion }) => core.posts.publish(postId, scheduleVersion),
  ),
  'poll-outcome': job('outcomes', { postId: z.uuid() }, ({ core }, { postId }) => core.posts.pollOutcome(postId)),
  'take-webhook': job('webhooks', { inboxEventId: z.uuid() }, ({ core }, { inboxEventId }) =>
    core.webhooks.take(inboxEventId),
  ),
  // Whoever sets this alarm has seen a post that is due soon.
  'refresh-token': job('profiles', { profileId: z.uuid() }, ({ core }, { profileId }) =>
    core.profiles.refreshIfDue(profileId, { dueWithinMs: 0 }),
  ),
};

export type QueueName = keyof typeof queues;
/** The names under which jobs stand in the queue. */
export type JobName = keyof typeof jobs;
export type Payload<Name extends JobName> = z.infer<(typeof jobs)[Name]['payload']>;

export const queueNames = Object.keys(queues) as QueueName[];

/** A payload of another shape is refused, whoever wrote it. */
function job<Shape extends z.ZodRawShape>(
  queue: QueueName,
  shape: Shape,
  work: (deps: HandlerDeps, payload: z.infer<z.ZodObject<Shape, z.core.$strict>>) => Promise<unknown>,
) {
  const payload = z.strictObject(shape);
  const handle = async (deps: HandlerDeps, data: unknown): Promise<void> => {
    await work(deps, payload.parse(data));
  };
  return { queue, payload, handle };
}

/** The handlers of the role `bots`, which must be there where it is played. */
export function botsOf(bots: BotHandlers | null): BotHandlers {
  if (!bots) throw new TypeError('The role bots needs handlers.');
  return bots;
}
