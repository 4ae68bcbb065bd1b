/** Whether everybody can see a published video may change as long as it exists; webhooks tell. */
import type { Transaction } from '../../database/index.ts';
import { amend, enqueueNotice } from '../../notices/index.ts';
import { addressed, noProblem, noticeKey, touchPost } from '../lifecycle/index.ts';
import type { RecordedStatus } from './publish-status.ts';

const CODE = 'no_longer_public';

interface PublishedPost {
  readonly id: string;
  readonly threadId: string;
  readonly author: { readonly externalId: string };
}

/** A video that has been hidden or taken down is told once, and marked for as long as it is so. */
export async function applyVisibility(
  tx: Transaction,
  post: PublishedPost,
  { shown }: RecordedStatus,
  now: Date,
): Promise<void> {
  if (!shown) return;
  const { id } = post;
  const published = { state: 'published' } as const;
  const isMarked = { problem: { path: ['code'], equals: CODE } };
  if ((await tx.post.count({ where: { id, ...isMarked } })) > 0) {
    if (!shown.isPublic) return;
    if (await touchPost(tx, id, published, noProblem, now)) await amend(tx, publishedKey(id));
    return;
  }
  if (shown.isPublic) return;
  const problem = { code: CODE, facts: {} };
  const data = { problem, reviewing: false };
  if (!(await touchPost(tx, id, published, data, now))) return;
  await amend(tx, publishedKey(id));
  const dedupeKey = `${noticeKey(CODE, id)}:${shown.at}`;
  await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: CODE, data: {} } }, now);
}

const publishedKey = (id: string): string => noticeKey('published', id);
