/** Drafts whose words name a time that means nothing before their author's time zone is known. */
import { transact } from '../../database/index.ts';
import { askedColumn, readAsked } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { touchPost } from '../lifecycle/index.ts';
import { askedOf, type KnownTime, timeColumns, wordsOf } from './draft-time.ts';
import { readyPost } from './ready-to-schedule.ts';

/** `words` is what whoever made the draft has put into it. */
export interface ZoneWaiter {
  readonly id: string;
  readonly authorId: string;
  readonly words: unknown;
  /** As it stands, and in which zone the words were read for it. */
  readonly caption: string;
  readonly timeZone: string;
}

/** What the words of a draft mean once the zone is known. */
export interface ZoneAnswer {
  readonly when: KnownTime;
  readonly caption: string;
  readonly timeZone: string;
}

/** The drafts of these members whose words name a time that waits for their zone. */
export async function listZoneWaiters({ prisma }: PostDeps, authorIds: readonly string[]): Promise<ZoneWaiter[]> {
  const drafts = await prisma.post.findMany({
    where: { authorId: { in: [...authorIds] }, state: 'draft' },
    select: { id: true, authorId: true, asked: true, caption: true, timeZone: true },
    orderBy: { createdAt: 'asc' },
  });
  return drafts
    .map(({ asked, ...draft }) => ({ ...draft, words: wordsOf(asked) }))
    .filter(({ words }) => words !== null);
}

/** The message of such a draft reads otherwise now; false where nothing waits for a zone any more. */
export async function rewordZone(
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
export async function answerZone(deps: PostDeps, id: string, answer: ZoneAnswer): Promise<void> {
  const { prisma, clock } = deps;
  const { when, caption, timeZone } = answer;
  const row = await prisma.post.findUnique({ where: { id }, select: { asked: true } });
  if (!row || wordsOf(row.asked) === null) return;
  const asked = askedColumn.write({ ...readAsked(row.asked), ...askedOf(when) });
  const data = { ...timeColumns(when, clock.now()), caption, timeZone, asked };
  const isAnswered = await transact(deps, (tx) => touchPost(tx, id, { state: 'draft' }, data, clock.now()));
  if (isAnswered) await readyPost(deps, id);
}
