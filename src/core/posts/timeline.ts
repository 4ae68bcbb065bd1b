/** A post's timeline, out of its history, consents, attempts and notices. */
import type { Prisma, PrismaClient } from '../database/index.ts';
import type { Problem } from '../errors.ts';
import { problemColumn, transitionFactsColumn } from './columns.ts';
import type { TransitionName } from './lifecycle/index.ts';
import { type Viewer, visibleTo } from './lists.ts';
import { readPost } from './read.ts';
import type { PostView } from './view.ts';

/** Something that happened to a post. */
export interface TimelineEvent {
  readonly at: Date;
  /** `dropped`: its video came; `changed`: caption or settings; `waits`: its thread was told why it waits; else what an approver decided. */
  readonly what: TransitionName | 'dropped' | 'changed' | 'waits' | 'approved' | 'changes_asked' | 'rejected';
  readonly from: PostView['state'];
  /** Who did it; null where no person did, or nobody remembers them. */
  readonly by: string | null;
  /** The time that it was given, of `schedule`. */
  readonly dueAt: Date | null;
  /** Why, by its code alone. */
  readonly code: string | null;
  /** What an approver said to their decision. */
  readonly reason: string | null;
  /** Why, with the facts for its words, where the thread was told of it. */
  readonly problem: Problem | null;
  /** What TikTok's support asks for, of an attempt that failed. */
  readonly logId: string | null;
}

/** All that happened to a post, for `/schedy show`. */
export interface PostTimeline {
  readonly post: PostView;
  /** Who dropped the video. */
  readonly author: string;
  /** In the order in which it happened. */
  readonly events: readonly TimelineEvent[];
}

/** Nobody reads more; the oldest are left out. */
const MOST_EVENTS = 60;

/** Null for a post that is not there, and in the same way for one that the viewer may not see. */
export async function readTimeline(
  prisma: PrismaClient,
  request: { readonly workspaceId: string; readonly viewer: Viewer; readonly code: string },
): Promise<PostTimeline | null> {
  const { workspaceId, viewer, code } = request;
  const row = await prisma.post.findFirst({ where: { workspaceId, code, ...visibleTo(viewer) }, include: parts });
  const post = row && (await readPost(prisma, row.id, workspaceId));
  if (!row || !post) return null;
  const names = await readNames(prisma, workspaceId, row.history);
  const events = [dropped(row), ...movesOf(row, names), ...changesOf(row), ...decisionsOf(row), ...waitsOf(row)];
  events.sort((one, other) => one.at.getTime() - other.at.getTime());
  return { post, author: row.author.displayName, events: events.slice(-MOST_EVENTS) };
}

const parts = {
  author: { select: { displayName: true } },
  history: { orderBy: { at: 'desc' }, take: MOST_EVENTS },
  attempts: { select: { endedAt: true, errorCode: true, logId: true } },
  consents: { select: { at: true, member: { select: { displayName: true } } }, orderBy: { at: 'asc' } },
  approvals: {
    orderBy: { at: 'asc' },
    take: MOST_EVENTS,
    select: { at: true, decision: true, reason: true, member: { select: { displayName: true } } },
  },
  notices: {
    where: { kind: { in: ['failed', 'on_hold', 'unconfirmed', 'waiting'] } },
    take: MOST_EVENTS,
    select: { createdAt: true, data: true, kind: true },
  },
} as const satisfies Prisma.PostInclude;

type LifeRow = Prisma.PostGetPayload<{ include: typeof parts }>;

const plain = { from: 'draft', by: null, dueAt: null, code: null, reason: null, problem: null, logId: null } as const;

const dropped = ({ createdAt, author }: LifeRow): TimelineEvent => ({
  ...plain,
  at: createdAt,
  what: 'dropped',
  by: author.displayName,
});

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function readNames(
  prisma: PrismaClient,
  workspaceId: string,
  history: LifeRow['history'],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(history.map(({ actor }) => actor).filter((actor) => uuid.test(actor)))];
  const members = await prisma.member.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true, displayName: true },
  });
  return new Map(members.map(({ id, displayName }) => [id, displayName]));
}

function movesOf({ history, attempts, notices }: LifeRow, names: ReadonlyMap<string, string>): TimelineEvent[] {
  return history.map(({ at, move, from, actor, facts }) => {
    const { code, dueAt } = transitionFactsColumn.read(facts) ?? { code: null, dueAt: null };
    const isThen = (other: Date | null) => other?.getTime() === at.getTime();
    const told = notices.find(({ createdAt }) => isThen(createdAt));
    return {
      at,
      from,
      what: move as TransitionName,
      by: names.get(actor) ?? null,
      code,
      dueAt,
      reason: null,
      problem: told ? problemColumn.read(told.data) : null,
      logId:
        move === 'complete' || move === 'cancel'
          ? null
          : (attempts.find(({ endedAt }) => isThen(endedAt))?.logId ?? null),
    };
  });
}

/** What was agreed to anew is a change; the first consent is given as a draft is planned. */
function changesOf({ consents, history }: LifeRow): TimelineEvent[] {
  const planned = history.filter(({ move, from }) => move === 'schedule' && from === 'draft');
  const isFirst = (at: Date) => {
    const found = planned.findIndex((planning) => planning.at.getTime() === at.getTime());
    return found >= 0 && planned.splice(found, 1).length > 0;
  };
  return consents
    .filter(({ at }) => !isFirst(at))
    .map(({ at, member }) => ({ ...plain, at, what: 'changed', by: member?.displayName ?? null }));
}

const decisionsOf = ({ approvals }: LifeRow): TimelineEvent[] =>
  approvals.map(({ at, decision, reason, member }) => ({
    ...plain,
    at,
    what: decision,
    reason,
    by: member?.displayName ?? null,
  }));

const waitsOf = ({ notices }: LifeRow): TimelineEvent[] =>
  notices
    .filter(({ kind }) => kind === 'waiting')
    .map(({ createdAt, data }) => ({ ...plain, at: createdAt, what: 'waits', problem: problemColumn.read(data) }));
