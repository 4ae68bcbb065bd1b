import { newPostId } from '../ids.ts';
import type { State } from '../state.ts';
import type { FailReason } from './fail-reasons.ts';
import type { PublishStatus } from './progress.ts';
import type { Publish } from './publishes.ts';

/** One publish as a test looks at it. */
export interface Post {
  publishId: string;
  openId: string;
  handle: string;
  kind: 'direct' | 'inbox';
  status: PublishStatus;
  failReason?: FailReason;
  postInfo: Record<string, unknown> | null;
  sizeBytes: number;
  uploadedBytes: number;
  /** Of the whole video, once its last byte is here. */
  sha256?: string;
  /** Every video that exists on TikTok because of this publish. */
  postIds: string[];
  /** Those of them that a status answer tells. */
  publicPostIds: string[];
  initAt: Date;
  completedAt?: Date;
}

export function describePost(state: State, publish: Publish): Post {
  const { status, failReason, completedAtMs, videos, publicPostIds } = state.progress(publish);
  const { publishId, openId, handle, kind, postInfo, plan, uploadedBytes, sha256 } = publish;
  return {
    publishId,
    openId,
    handle,
    kind,
    status,
    ...(failReason === undefined ? {} : { failReason }),
    postInfo,
    sizeBytes: plan.sizeBytes,
    uploadedBytes,
    ...(sha256 === undefined ? {} : { sha256 }),
    postIds: videos.map(({ postId }) => postId),
    publicPostIds,
    initAt: new Date(publish.initAtMs),
    ...(completedAtMs === undefined ? {} : { completedAt: new Date(completedAtMs) }),
  };
}

function demand(state: State, publishId: string): Publish {
  const publish = state.publishes.find(publishId);
  if (!publish) throw new RangeError(`There is no publish ${publishId}.`);
  return publish;
}

/** Ends a publish now: as FAILED with a reason, else as if its processing were over. */
export function settlePublish(state: State, publishId: string, failReason?: FailReason): void {
  const publish = demand(state, publishId);
  if (!failReason && publish.receivedAtMs === undefined) {
    throw new RangeError(`${publishId} cannot complete: its bytes are not all here.`);
  }
  const atMs = state.nowMs();
  publish.settled = failReason ? { atMs, failReason } : { atMs };
}

/** The owner posts a draft from the inbox; each call makes one more post of it. */
export function postDraft(state: State, publishId: string, isPublic: boolean): string {
  const publish = demand(state, publishId);
  const { status } = state.progress(publish);
  if (publish.kind !== 'inbox' || status === 'PROCESSING_UPLOAD' || status === 'FAILED') {
    throw new RangeError(`${publishId} is not a delivered draft.`);
  }
  const postId = newPostId();
  publish.draftPosts.push({ postId, sinceMs: state.nowMs(), isPublic });
  return postId;
}

/** The owner hides or deletes a video, or TikTok takes it down: it is public no longer. */
export function hideVideo(state: State, postId: string): void {
  const publish = state.publishes
    .list()
    .find((one) => state.progress(one).videos.some((video) => video.postId === postId));
  if (!publish) throw new RangeError(`There is no video ${postId}.`);
  const { publishId, openId, kind } = publish;
  const publishType = kind === 'inbox' ? 'INBOX_SHARE' : 'DIRECT_POST';
  state.webhookEvents.push({
    key: `${postId} ${state.nowMs()}`,
    openId,
    publishId,
    postId,
    event: 'post.publish.no_longer_publicaly_available',
    facts: { publish_id: publishId, publish_type: publishType },
  });
}

/** The owner throws the pending drafts away. */
export function clearDrafts(state: State, openId: string): void {
  for (const publish of state.publishes.list()) {
    if (publish.kind === 'inbox' && publish.openId === openId) publish.draftCleared = true;
  }
}
