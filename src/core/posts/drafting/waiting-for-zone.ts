/** Drafts whose words name a time that means nothing before their author's time zone is known. */
import { type Prisma, transact } from '../../database/index.ts';
import { eachRow } from '../../each-row.ts';
import { askedColumn, readAsked } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { touchPost } from '../lifecycle/index.ts';
import { askedOf, type KnownTime, timeColumns, wordsOf } from './draft-time.ts';
import { readyPost } from './ready-to-schedule.ts';

/** Whoever has written an answer goes on with the draft well within this. */
const ANSWERED_MS = 5_000;

/** `words` is what whoever made the draft has put into it. */
interface ZoneWaiter {
  readonly id: string;
  readonly authorId: string;
  readonly words: unknown;
  /** As it stands, and in which zone the words were read for it. */
  readonly caption: string;
  readonly timeZone: string;
}

/** What the words of a draft mean once the zone is known. */
interface ZoneAnswer {
  readonly when: KnownTime;
  readonly caption: string;
  readonly timeZone: string;
}

/** What is asked of drafts whose words name a time that means nothing yet. */
export interface ZoneQuestions {
  /** The drafts of these members whose words can be read once their zone is known. */
  waitingForZone(memberIds: readonly string[]): Promise<ZoneWaiter[]>;
  /** Those whose authors have named it, where a process died before the words were read in it. */
  zoneNamed(): Promise<(ZoneWaiter & { readonly named: string })[]>;
  /** What the words of such a draft mean in the zone that is known now. */
  answerZone(id: string, answer: ZoneAnswer): Promise<void>;
  /** Other words for such a draft to wait with; false where it waits for no zone. */
  rewordZone(id: string, words: NonNullable<ReturnType<typeof wordsOf>>): Promise<boolean>;
}

export const createZoneQuestions = (deps: PostDeps): ZoneQuestions => ({
  waitingForZone: (memberIds) => listZoneWaiters(deps, memberIds),
  zoneNamed: () => listZoneNamed(deps),
  answerZone: (id, answer) => answerZone(deps, id, answer),
  rewordZone: (id, words) => rewordZone(deps, id, words),
});

/** The drafts of these members whose words name a time that waits for their zone. */
const listZoneWaiters = (deps: PostDeps, authorIds: readonly string[]): Promise<ZoneWaiter[]> =>
  listWaiters(deps, { authorId: { in: [...authorIds] }, state: 'draft' });

async function listZoneNamed(deps: PostDeps): Promise<(ZoneWaiter & { readonly named: string })[]> {
  const where = { state: 'draft', missing: 'zone', author: { timeZone: { not: null } } } as const;
  const waiters = await listWaiters(deps, where);
  const authors = await deps.prisma.member.findMany({
    where: { id: { in: waiters.map(({ authorId }) => authorId) } },
    select: { id: true, timeZone: true },
  });
  const zones = new Map(authors.map(({ id, timeZone }) => [id, timeZone]));
  return waiters.flatMap((waiter) => {
    const named = zones.get(waiter.authorId);
    return named ? [{ ...waiter, named }] : [];
  });
}

/** An answer is written before its draft goes on: where a process died in between, that is done now. */
export async function settleAnswered(deps: PostDeps): Promise<void> {
  const { prisma, clock } = deps;
  const drafts = await prisma.post.findMany({
    where: {
      state: 'draft',
      changedAt: { lte: new Date(clock.now().getTime() - ANSWERED_MS) },
      media: { state: 'ready' },
      OR: [{ missing: 'zone' }, { missing: 'time', choices: { isEmpty: true }, dueAt: { not: null } }],
    },
    select: { id: true, asked: true },
  });
  await eachRow(
    drafts.filter(({ asked }) => wordsOf(asked) === null),
    ({ id }) => readyPost(deps, id),
  );
}

async function listWaiters({ prisma }: PostDeps, where: Prisma.PostWhereInput): Promise<ZoneWaiter[]> {
  const drafts = await prisma.post.findMany({
    where,
    select: { id: true, authorId: true, asked: true, caption: true, timeZone: true },
    orderBy: { createdAt: 'asc' },
  });
  return drafts
    .map(({ asked, ...draft }) => ({ ...draft, words: wordsOf(asked) }))
    .filter(({ words }) => words !== null);
}

/** The message of such a draft reads otherwise now; false where nothing waits for a zone any more. */
async function rewordZone(
  deps: PostDeps,
  id: string,
  words: NonNullable<ReturnType<typeof wordsOf>>,
): Promise<boolean> {
  const { prisma, clock } = deps;
  const row = await prisma.post.findUnique({ where: { id }, select: { asked: true } });
  if (!row || wordsOf(row.asked) === null) return false;
  const asked = askedColumn.write({ ...readAsked(row.asked), words });
  return transact(deps, (tx) => touchPost(tx, id, { state: 'draft' }, { asked }, clock.now()));
}

/** The words have been read in the author's zone; goes on as if it had been known from the start. */
async function answerZone(deps: PostDeps, id: string, answer: ZoneAnswer): Promise<void> {
  const { prisma, clock } = deps;
  const { when, caption, timeZone } = answer;
  const row = await prisma.post.findUnique({ where: { id }, select: { asked: true } });
  if (!row || wordsOf(row.asked) === null) return;
  const asked = askedColumn.write({ ...readAsked(row.asked), ...askedOf(when) });
  const data = { ...timeColumns(when, clock.now()), caption, timeZone, asked };
  const isAnswered = await transact(deps, (tx) => touchPost(tx, id, { state: 'draft' }, data, clock.now()));
  if (isAnswered) await readyPost(deps, id);
}
