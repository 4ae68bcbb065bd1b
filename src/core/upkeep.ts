import type { BrowserUploads } from './browser-uploads/index.ts';
import { type Clock, DAY_MS } from './clock.ts';
import type { Database, PrismaClient } from './database/index.ts';
import { eachPage, eachStep, ROWS_AT_ONCE } from './each-row.ts';
import type { Erasure } from './erasure/index.ts';
import type { Store } from './media/index.ts';
import type { Posts } from './posts/index.ts';
import type { Profiles } from './profiles/index.ts';
import type { CallLimits } from './rate-limits/index.ts';

interface Tidied extends UpkeepDeps {
  readonly database: Pick<Database, 'vacuum'>;
  readonly calls: CallLimits;
  readonly posts: Posts;
  readonly profiles: Profiles;
  readonly uploads: BrowserUploads;
  readonly erasure: Erasure;
  /** Absent: the usual one. */
  readonly retention?: Retention | undefined;
}

/** Removes what has been kept long enough, room by room: one that fails holds up none of the others. */
export function tidyAll({ retention = usualRetention, ...deps }: Tidied): Promise<void> {
  const { posts, profiles, uploads, erasure } = deps;
  return eachStep(
    () => uploads.clean(),
    () => profiles.expireTickets(),
    () => profiles.expireLogins(),
    () => cleanShortLived(deps),
    () => posts.expireUnansweredDrafts(deps.retentionMs),
    () => cleanMedia(deps),
    () => cleanInbox(deps, retention),
    () => cleanChangeLog(deps, retention),
    async () => {
      const before = keptUntil(deps.clock, retention.historyDays);
      if (before !== null)
        await eachStep(
          () => erasure.eraseEnded(before),
          () => cleanAnswers(deps, before),
        );
    },
    () => deps.calls.forget(),
    () => deps.database.vacuum(),
  );
}

interface UpkeepDeps {
  readonly prisma: PrismaClient;
  readonly store: Store;
  readonly clock: Clock;
  readonly retentionMs: number;
}

/** No fetch of a video takes this long. */
const UNFINISHED_MS = DAY_MS;

/** Removes the files of ended posts when their retention is over, and what dead fetches left. */
async function cleanMedia({ prisma, store, clock, retentionMs }: UpkeepDeps): Promise<void> {
  const now = clock.now().getTime();
  const removeAfter = { lte: new Date(now - retentionMs) };
  const readAfter = (last: string) =>
    prisma.media.findMany({
      where: { removeAfter, id: { gt: last } },
      orderBy: { id: 'asc' },
      take: ROWS_AT_ONCE,
      select: { id: true },
    });
  const remove = async ({ id }: { id: string }) => {
    // Marked first, under what made it due: a post that somebody takes up again keeps its video. The
    // date goes last, so that a file whose removal was interrupted is found again.
    const where = { id, removeAfter };
    const { count } = await prisma.media.updateMany({ where, data: { state: 'removed' } });
    if (count === 0) return;
    await store.remove(id);
    await prisma.media.updateMany({ where, data: { removeAfter: null } });
  };
  await eachStep(
    () => eachPage(readAfter, remove),
    () => store.removeUnfinished(new Date(now - UNFINISHED_MS)),
  );
}

/** In days; 0 = until it is forgotten. */
export interface Retention {
  /** That something came in, by its id: far longer than any platform delivers an event again. */
  readonly inboxDays: number;
  /** Ended posts, with their steps, replies and consents. */
  readonly historyDays: number;
  /** Who connected, shared or disconnected an account. */
  readonly changeLogDays: number;
}

/** What is kept where nothing else is configured. */
export const usualRetention: Retention = { inboxDays: 7, historyDays: 0, changeLogDays: 0 };

type Cleaned = Pick<UpkeepDeps, 'prisma' | 'clock'>;

/** What was written until this instant has been kept long enough; null where it stays. */
const keptUntil = (clock: Clock, days: number): Date | null =>
  days === 0 ? null : new Date(clock.now().getTime() - days * DAY_MS);

/** What people wrote is not kept once it has been worked on and can no longer be delivered again. */
async function cleanInbox({ prisma, clock }: Cleaned, { inboxDays }: Retention): Promise<void> {
  const before = keptUntil(clock, inboxDays);
  if (before === null) return;
  await prisma.inboxEvent.deleteMany({
    where: { receivedAt: { lte: before }, OR: [{ doneAt: { not: null } }, { failedAt: { not: null } }] },
  });
}

async function cleanChangeLog({ prisma, clock }: Cleaned, { changeLogDays }: Retention): Promise<void> {
  const before = keptUntil(clock, changeLogDays);
  if (before !== null) await prisma.changeLog.deleteMany({ where: { at: { lte: before } } });
}

/**
 * What was answered to words that brought no post, and the threads in which nothing else is told. A post's own go with
 * it.
 */
async function cleanAnswers({ prisma }: Pick<Cleaned, 'prisma'>, before: Date): Promise<void> {
  const isOver = { createdAt: { lte: before } };
  await prisma.notice.deleteMany({
    where: {
      ...isOver,
      postId: null,
      dedupeKey: { startsWith: 'answer:' },
      state: { in: ['sent', 'undeliverable'] },
      outdated: false,
      thread: { posts: { none: {} } },
    },
  });
  const isEmpty = { posts: { none: {} }, notices: { none: {} }, plans: { none: {} } };
  await prisma.thread.deleteMany({ where: { ...isOver, root: { not: '' }, pending: false, ...isEmpty } });
}

/** An upload address is a credential, and nothing can be sent to it after its hour. */
async function cleanAddresses({ prisma, clock }: Cleaned): Promise<void> {
  const isOver = { uploadUrl: { not: null }, uploadUntil: { lte: clock.now() } };
  await prisma.attempt.updateMany({ where: isOver, data: { uploadUrl: null } });
}

/** Nobody fills in one form for a day. */
async function cleanShownForms({ prisma, clock }: Cleaned): Promise<void> {
  const before = { lte: new Date(clock.now().getTime() - DAY_MS) };
  await prisma.shownForm.deleteMany({ where: { changedAt: before } });
  await prisma.typedForm.deleteMany({ where: { createdAt: before } });
}

/** A process that died has left them; whoever wants one takes it over, and some names come never again. */
async function cleanLeases({ prisma, clock }: Cleaned): Promise<void> {
  await prisma.lease.deleteMany({ where: { expiresAt: { lte: new Date(clock.now().getTime() - DAY_MS) } } });
}

/** What nobody can use after some hours, whatever else is kept for how long. */
const cleanShortLived = (deps: Cleaned): Promise<void> =>
  eachStep(
    () => cleanAddresses(deps),
    () => cleanShownForms(deps),
    () => cleanLeases(deps),
  );
