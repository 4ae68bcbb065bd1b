/** Drafts whose words name a time that means nothing before their author's time zone is known. */
import { transact } from '../../database/index.ts';
import { askedColumn, readAsked } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { touchPost } from '../lifecycle/index.ts';
import { askedOf, type KnownTime, timeColumns, wordsOf } from './asked-time.ts';
import { readyPost } from './ready.ts';

/** `words` is what whoever made the draft has put into it. */
export interface ZoneWaiter {
  readonly id: string;
  readonly authorId: string;
  readonly words: unknown;
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
    select: { id: true, authorId: true, asked: true },
    orderBy: { createdAt: 'asc' },
  });
  return drafts
    .map(({ id, authorId, asked }) => ({ id, authorId, words: wordsOf(asked) }))
    .filter(({ words }) => words !== null);
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
