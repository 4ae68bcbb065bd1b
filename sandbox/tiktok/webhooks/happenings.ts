import type { Publish } from '../posting/publishes.ts';
import type { State } from '../state.ts';
import type { Happening } from './news.ts';

/** What TikTok would tell the app about, read off the publishes. */

export function happeningsOf(state: State, publish: Publish): Happening[] {
  const { publishId, openId, kind } = publish;
  const publishType = kind === 'inbox' ? 'INBOX_SHARE' : 'DIRECT_POST';
  const facts = { publish_id: publishId, publish_type: publishType };
  const about = { openId, publishId, facts };
  const { status, failReason, videos, publicPostIds } = state.progress(publish);
  if (status === 'PROCESSING_UPLOAD') return [];
  if (failReason) {
    const reason = { ...facts, reason: failReason };
    return [{ ...about, facts: reason, key: publishId, event: 'post.publish.failed' }];
  }
  const complete = { ...about, event: 'post.publish.complete' };
  const delivered = { ...about, key: publishId, event: 'post.publish.inbox_delivered' };
  return [
    ...(kind === 'inbox' ? [delivered] : []),
    ...videos.map(({ postId }) => ({ ...complete, key: `${publishId} ${postId}` })),
    ...publicPostIds.map((postId) => ({
      ...{ ...about, postId, key: `${publishId} ${postId}` },
      event: 'post.publish.publicly_available',
    })),
  ];
}
