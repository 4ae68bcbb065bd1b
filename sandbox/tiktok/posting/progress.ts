import type { Settings } from '../options.ts';
import type { FailReason } from './fail-reasons.ts';
import type { Publish, Video } from './publishes.ts';

/**
 * The life of a publish, read off the clock: PROCESSING_UPLOAD until all bytes are there and
 * `processingMs` have passed; then FAILED, SEND_TO_USER_INBOX (draft) or PUBLISH_COMPLETE. A draft
 * becomes PUBLISH_COMPLETE when its owner posts it. Public ids follow `moderationMs` later.
 */

export type PublishStatus = 'PROCESSING_UPLOAD' | 'SEND_TO_USER_INBOX' | 'PUBLISH_COMPLETE' | 'FAILED';

export interface Progress {
  status: PublishStatus;
  failReason?: FailReason;
  /** When the direct post was complete or the draft delivered. */
  completedAtMs?: number;
  videos: Video[];
  publicPostIds: string[];
}

type Pace = Pick<Settings, 'processingMs' | 'moderationMs'>;

function endOf(publish: Publish, pace: Pace): { atMs: number; failReason?: FailReason } | null {
  if (publish.settled) return publish.settled;
  if (publish.receivedAtMs === undefined || publish.outcome.kind === 'stall') return null;
  const atMs = publish.receivedAtMs + pace.processingMs;
  return publish.outcome.kind === 'fail' ? { atMs, failReason: publish.outcome.reason } : { atMs };
}

function directVideo(publish: Publish, sinceMs: number): Video {
  const isPublic = publish.postInfo?.privacy_level === 'PUBLIC_TO_EVERYONE';
  return { postId: publish.directPostId, sinceMs, isPublic };
}

export function progressOf(publish: Publish, nowMs: number, pace: Pace): Progress {
  const end = endOf(publish, pace);
  if (!end || nowMs < end.atMs) {
    return { status: 'PROCESSING_UPLOAD', videos: [], publicPostIds: [] };
  }
  if (end.failReason) {
    return { status: 'FAILED', failReason: end.failReason, videos: [], publicPostIds: [] };
  }
  const isDirect = publish.kind === 'direct';
  const videos = isDirect ? [directVideo(publish, end.atMs)] : [...publish.draftPosts];
  const told = videos.filter((video) => video.isPublic && nowMs >= video.sinceMs + pace.moderationMs);
  const isWithheld = publish.outcome.kind === 'withhold-id';
  return {
    status: isDirect || videos.length > 0 ? 'PUBLISH_COMPLETE' : 'SEND_TO_USER_INBOX',
    completedAtMs: end.atMs,
    videos,
    publicPostIds: isWithheld ? [] : told.map((video) => video.postId),
  };
}
