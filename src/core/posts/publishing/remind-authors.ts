/** Who has not finished what was handed to them, a draft in the TikTok inbox or a post by hand, is reminded once. */
import { type Prisma, transact } from '../../database/index.ts';
import { eachRow } from '../../each-row.ts';
import { enqueueNotice } from '../../notices/index.ts';
import type { PostDeps } from '../deps.ts';
import { addressed, notePost, noticeKey } from '../lifecycle/index.ts';

const waiting = { state: { in: ['handed_over', 'in_inbox'] } } satisfies Prisma.PostWhereInput;
const MOST = 200;

/** Reminds the authors of drafts and of posts by hand that have waited for them long enough, each once. */
export async function remindAuthors(deps: PostDeps): Promise<void> {
  const { prisma, clock } = deps;
  const now = clock.now();
  const posts = await prisma.post.findMany({
    where: { ...waiting, remindAt: { lte: now }, workspace: { leftAt: null } },
    include: { author: true },
    orderBy: { remindAt: 'asc' },
    take: MOST,
  });
  await eachRow(posts, (post) => {
    const { id, remindAt, scheduleVersion } = post;
    return transact(deps, async (tx) => {
      if (!(await notePost(tx, id, { ...waiting, remindAt, scheduleVersion }, { remindAt: null }))) return;
      const dedupeKey = `${noticeKey('reminder', id)}:${scheduleVersion}`;
      await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'reminder', data: {} } }, now);
    });
  });
}
