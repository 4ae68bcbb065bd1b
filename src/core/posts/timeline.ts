/** A post's timeline, out of its history, consents, attempts and notices. */
import { z } from 'zod';
import type { Prisma, PrismaClient } from '../database/index.ts';
import type { Problem } from '../errors.ts';
import { type ContentChange, problemColumn, transitionFactsColumn } from './columns.ts';
import type { TransitionName } from './lifecycle/index.ts';
import { type Viewer, visibleTo } from './lists.ts';
import { readPost } from './read.ts';
import type { PostView } from './view.ts';

/** Something that happened to a post. */
export interface TimelineEvent {
  readonly at: Date;
  /**
   * `dropped`: its video came; `changed`: caption or settings; `waits`: its thread was told why it waits; `approval_wanted`:
   * approvers were asked; `approvals_off`: it needs none any more; else what an approver decided.
   */
  readonly what: TransitionName | 'dropped' | 'changed' | 'waits' | AboutApproval;
  readonly from: PostView['state'];
  /** Who did it; null where no person did, or nobody remembers them. */
  readonly by: string | null;
  /** The time that it was given, of `schedule`. */
  readonly dueAt: Date | null;
  /** Why, by its code alone. */
  readonly code: string | null;
  /** Of `changed`: what is otherwise; null where only that something is was kept. */
  readonly change: ContentChange | null;
  /** What an approver said to their decision. */
  readonly reason: string | null;
  /** Why, with the facts for its words, where the thread was told of it. */
  readonly problem: Problem | null;
  /** What TikTok's support asks for, of an attempt that failed. */
  readonly logId: string | null;
}

type AboutApproval = 'approval_wanted' | 'approvals_off' | 'approved' | 'changes_asked' | 'rejected';

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
  const events = [dropped(row), ...movesOf(row, names), ...changesOf(row), ...decisionsOf(row), ...toldOf(row)];
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
    where: {
      OR: [
        { kind: { in: ['failed', 'on_hold', 'unconfirmed', 'waiting'] } },
        { kind: 'answer', data: { path: ['answer'], equals: 'approval_wanted' } },
        { kind: 'answer', data: { path: ['answer'], equals: 'approvals_off' } },
      ],
    },
    take: MOST_EVENTS,
    select: { createdAt: true, data: true, kind: true },
  },
} as const satisfies Prisma.PostInclude;

type LifeRow = Prisma.PostGetPayload<{ include: typeof parts }>;

const plain = {
  from: 'draft',
  by: null,
  dueAt: null,
  code: null,
  change: null,
  reason: null,
  problem: null,
  logId: null,
} as const;

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
    const { code = null, dueAt = null, change = null } = transitionFactsColumn.read(facts) ?? {};
    const isThen = (other: Date | null) => other?.getTime() === at.getTime();
    const told = notices.find(({ createdAt, kind }) => kind !== 'answer' && isThen(createdAt));
    return {
      at,
      from,
      what: move === 'change' ? 'changed' : (move as TransitionName),
      by: names.get(actor) ?? null,
      code,
      dueAt,
      change,
      reason: null,
      problem: told ? problemColumn.read(told.data) : null,
      logId:
        move === 'complete' || move === 'cancel'
          ? null
          : (attempts.find(({ endedAt }) => isThen(endedAt))?.logId ?? null),
    };
  });
}

/** Earlier versions kept of a change only what was agreed to with it; what is agreed to with a step tells nothing more. */
function changesOf({ consents, history }: LifeRow): TimelineEvent[] {
  const steps = new Set(history.map(({ at }) => at.getTime()));
  return consents
    .filter(({ at }) => !steps.has(at.getTime()))
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

const answered = z.object({ answer: z.enum(['approval_wanted', 'approvals_off']) });

/** What its thread was told without a step of the post. */
const toldOf = ({ notices }: LifeRow): TimelineEvent[] =>
  notices.flatMap(({ kind, createdAt: at, data }): TimelineEvent[] => {
    if (kind === 'waiting') return [{ ...plain, at, what: 'waits', problem: problemColumn.read(data) }];
    const said = answered.safeParse(data);
    return kind === 'answer' && said.success ? [{ ...plain, at, what: said.data.answer }] : [];
  });
