/**
 * The queue is only an alarm clock (law 1): what it lost is found here, in the tables, at an
 * interval. One process at a time looks; everything it finds is guarded again where it is handled.
 */
import { type Clock, MINUTE_MS } from '../clock.ts';
import type { Leases, PrismaClient } from '../database/index.ts';
import { eachRow, eachStep, ROWS_AT_ONCE } from '../each-row.ts';
import { maySpeak } from '../notices/index.ts';
import type { Alarm } from '../ports.ts';
import { DUE_SOON_MS } from '../profiles/index.ts';

/** In milliseconds. */
export const SWEEP_MS = 20_000;
/** An alarm that has only just rung is not repeated yet. */
const PATIENCE_MS = 5_000;
/** So often, and not at every sweep, an alarm is set again for a post whose turn does not come. */
const AGAIN_MS = 10 * MINUTE_MS;

/** On hold for these a post waits for what a person says of it, such as with which audience it goes out: a login changes nothing of that. */
export const waitsForPerson: readonly string[] = ['not_approved', 'missed', 'waited_in_vain', 'audience_gone'];

/** What the sweep looks through and rings. */
export interface SweepDeps {
  readonly prisma: PrismaClient;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly alarm: Alarm;
  /** What a connected profile sets going again; a process may have died over it. */
  readonly resumeFor: (profileId: string) => Promise<void>;
}

/** Sets the alarms that should have rung. */
export async function sweep(deps: SweepDeps): Promise<void> {
  const lease = await deps.leases.take('sweep');
  if (!lease) return;
  try {
    const now = deps.clock.now();
    const before = new Date(now.getTime() - PATIENCE_MS);
    await eachStep(
      () => wakePosts(deps, { before, now }),
      () => wakePolls(deps, before),
      () => wakeInbox(deps, { before, now }),
      () => wakeThreads(deps, now),
      () => wakeRefreshes(deps, now),
      async () => eachRow(await findReconnected(deps), deps.resumeFor),
    );
  } finally {
    await lease.release();
  }
}

interface Instants {
  readonly before: Date;
  readonly now: Date;
}

async function wakePosts({ prisma, alarm }: SweepDeps, { before, now }: Instants): Promise<void> {
  const due = await prisma.post.findMany({
    where: {
      // Of those that wait for approval the alarm only finds that their time is over; no claim takes them.
      wakeAt: { lte: before },
      OR: [{ state: 'scheduled' }, { state: 'draft', missing: 'choices' }],
    },
    orderBy: { wakeAt: 'asc' },
    take: ROWS_AT_ONCE,
  });
  const stale = await prisma.post.findMany({
    where: {
      state: 'publishing',
      OR: [{ wakeAt: null }, { wakeAt: { lte: now } }],
      attempts: { some: { outcome: null, claimedUntil: { lte: now } } },
    },
    take: ROWS_AT_ONCE,
  });
  // Differs from the alarm that was lost, which the queue may still hold as being worked on.
  const again = `sweep-${Math.floor(now.getTime() / AGAIN_MS)}`;
  for (const { id, scheduleVersion } of [...due, ...stale]) {
    alarm.publishPost({ id, scheduleVersion, wakeAt: now }, again);
  }
}

async function wakePolls({ prisma, alarm }: SweepDeps, before: Date): Promise<void> {
  const attempts = await prisma.attempt.findMany({
    where: { pollAt: { lte: before } },
    orderBy: { pollAt: 'asc' },
    take: ROWS_AT_ONCE,
  });
  for (const { postId, pollAt } of attempts) if (pollAt) alarm.pollOutcome(postId, pollAt);
}

async function wakeInbox({ prisma, alarm }: SweepDeps, { before, now }: Instants): Promise<void> {
  const rows = await prisma.inboxEvent.findMany({
    where: {
      doneAt: null,
      failedAt: null,
      receivedAt: { lte: before },
      OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }],
    },
    orderBy: { receivedAt: 'asc' },
    take: ROWS_AT_ONCE,
    select: { id: true, platform: true },
  });
  for (const { id, platform } of rows) {
    if (platform === 'tiktok') alarm.takeWebhook(id);
    else alarm.takeMessage(id);
  }
}

async function wakeThreads({ prisma, alarm }: SweepDeps, now: Date): Promise<void> {
  const threads = await prisma.thread.findMany({
    // What is told nowhere any more would stand in front of everything else.
    where: { pending: true, OR: [{ nextTryAt: null }, { nextTryAt: { lte: now } }], AND: [maySpeak] },
    orderBy: { nextTryAt: { sort: 'asc', nulls: 'first' } },
    take: ROWS_AT_ONCE,
    select: { id: true },
  });
  for (const { id } of threads) alarm.drainThread(id);
}

/** A post that is due soon wants a token that still lives then; a login wants to be renewed half-way. */
async function wakeRefreshes({ prisma, alarm }: Pick<SweepDeps, 'prisma' | 'alarm'>, now: Date): Promise<void> {
  const soon = new Date(now.getTime() + DUE_SOON_MS);
  const profiles = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM public.profile
    WHERE status = 'active'
      AND (
        refresh_expires_at - ${now}::timestamptz <= (refresh_expires_at - tokens_stored_at) / 2
        OR (access_expires_at <= ${soon}::timestamptz AND EXISTS (
          SELECT FROM public.post
          WHERE profile_id = profile.id AND state = 'scheduled' AND due_at <= ${soon}::timestamptz
        ))
      )
    LIMIT ${ROWS_AT_ONCE}`;
  for (const { id } of profiles) alarm.refreshToken(id);
}

/**
 * Profiles that were connected after a post was put on hold, or a draft was left waiting for one, and
 * that nobody has looked at since. What a person is asked about, or nobody is there for, waits for something else.
 */
async function findReconnected({ prisma }: Pick<SweepDeps, 'prisma'>): Promise<string[]> {
  const profiles = await prisma.$queryRaw<{ id: string }[]>`
    SELECT profile.id::text FROM public.profile JOIN public.workspace ON workspace.id = profile.workspace_id
    WHERE status = 'active' AND owner_left_at IS NULL AND left_at IS NULL AND EXISTS (
      SELECT FROM public.post
      WHERE post.changed_at < profile.connected_at
        AND (
          (post.state = 'on_hold' AND post.profile_id = profile.id
              AND coalesce(post.problem->>'code', '') <> ALL(${waitsForPerson}::text[])
              AND (profile.shared OR coalesce(post.problem->>'code', '') <> 'profile_private'))
          OR (post.state = 'draft' AND post.missing = 'profile'
              AND post.workspace_id = profile.workspace_id)
        )
    )
    LIMIT ${ROWS_AT_ONCE}`;
  return profiles.map(({ id }) => id);
}
