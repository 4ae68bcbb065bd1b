import type { Publish } from '../posting/publishes.ts';
import type { State } from '../state.ts';

/** What TikTok tells the app about, read off the publishes, and the ways in which it may be told. */

export interface WebhookEvent {
  /** Told once under this. */
  readonly key: string;
  readonly event: string;
  readonly openId: string;
  readonly publishId?: string;
  /** Of `content`; a post id is printed raw, as a 64-bit integer. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly postId?: string;
}

export interface Ways {
  /** Each event this many times in a row. */
  times?: number;
  /** The latest first. */
  reversed?: boolean;
}

export function eventsOf(state: State, publish: Publish): WebhookEvent[] {
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
