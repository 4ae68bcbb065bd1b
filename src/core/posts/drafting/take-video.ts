/** Journey 1, second half: the video of a draft is fetched, judged and kept, or refused. */
import { transact } from '../../database/index.ts';
import { Failure, isPassing, type Problem } from '../../errors.ts';
import {
  adviseVideo,
  judgeVideo,
  probeVideo,
  quotaRefusal,
  type StoredMedia,
  type UploadedVideo,
  type VideoFacts,
  type VideoSource,
  videoLimits,
} from '../../media/index.ts';
import { adviceColumn } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { notePost } from '../lifecycle/index.ts';
import { readyPost } from './ready-to-schedule.ts';
import { refuseDraft } from './refuse-draft.ts';

/**
 * Where a video lies; or a way to find out, for what may be gone once its turn to be read has come.
 */
export type VideoPlace = VideoSource | UploadedVideo | (() => Promise<VideoSource>);

/**
 * Reads the video into the store and goes on to scheduling; goes on at once when an earlier try had
 * read it. Throws what may pass by itself, unless this is the last try: then, as for every
 * other failure, the draft ends with the reason. A bug at the last try ends it too, and is thrown.
 */
export async function takeVideo(deps: PostDeps, postId: string, place: VideoPlace, isLastTry: boolean): Promise<void> {
  try {
    const refusal = await readVideo(deps, postId, place);
    if (refusal) await refuseDraft(deps, postId, refusal);
    else await readyPost(deps, postId);
  } catch (error) {
    const isFailure = error instanceof Failure;
    const isFinal = isLastTry || (isFailure && !isPassing(error));
    if (!isFinal) throw error;
    await refuseDraft(deps, postId, isFailure ? error : { code: 'schedy_failed', facts: {} });
    if (!isFailure) throw error;
  }
}

/** Why the video cannot be posted; null when it is kept. */
async function readVideo(deps: PostDeps, postId: string, place: VideoPlace): Promise<Problem | null> {
  const found = await findUnread(deps, postId);
  if (!found) return null;
  const { mediaId, workspaceId } = found;
  const upload = 'upload' in place ? place.upload : undefined;
  if (upload !== undefined) await deps.uploads?.assign(upload, mediaId);
  const quotaBytes = deps.options.mediaQuotaBytes ?? 0;
  const read = async (): Promise<Problem | null> => {
    // Its turn may have come late: somebody may have cancelled it, or deleted the file.
    if (!(await findUnread(deps, postId))) return null;
    const source = typeof place === 'function' ? await place() : place;
    const sizeBytes = 'upload' in source ? 0 : (source.expectedBytes ?? 0);
    const overQuota = await quotaRefusal(deps.prisma, { workspaceId, quotaBytes, upload, sizeBytes });
    if (overQuota) return overQuota;
    const { sha256 } = await bringVideo(deps, mediaId, source);
    const refusal = await storeIfGood(deps, { mediaId, workspaceId, sha256, upload });
    // What is not kept takes no room from anybody.
    if (refusal) await deps.store.remove(mediaId);
    return refusal;
  };
  return deps.reading ? deps.reading.run(workspaceId, read) : read();
}

/** The video of a draft that still waits to be read. */
async function findUnread({ prisma }: PostDeps, postId: string) {
  const { state, mediaId, media } = await prisma.post.findUniqueOrThrow({
    where: { id: postId },
    include: { media: true },
  });
  return state === 'draft' && media.state !== 'ready' ? { mediaId, workspaceId: media.workspaceId } : null;
}

/** From where it lies: a chat, or what came through the upload page. */
async function bringVideo(deps: PostDeps, mediaId: string, source: VideoSource | UploadedVideo): Promise<StoredMedia> {
  if (!('upload' in source)) return deps.fetchVideo(source, deps.store, mediaId, { maxBytes: videoLimits.maxBytes });
  if (!deps.uploads) throw new TypeError('Nothing comes through the upload page here.');
  return deps.uploads.handOver(source.upload, mediaId);
}

interface Brought {
  readonly mediaId: string;
  readonly workspaceId: string;
  readonly sha256: string;
  readonly upload: string | undefined;
}

async function storeIfGood(deps: PostDeps, brought: Brought): Promise<Problem | null> {
  const probe = await probeVideo(deps.store, brought.mediaId);
  if (!probe.readable) return probe.refusal;
  const [refusal] = judgeVideo(probe.video, { maxSeconds: deps.options.maxVideoSeconds ?? videoLimits.maxSeconds });
  return refusal ?? storeVideo(deps, brought, probe.video);
}

/** Of several that came at once each counts those that are kept already. */
async function storeVideo(
  deps: PostDeps,
  { mediaId, workspaceId, sha256, upload }: Brought,
  video: VideoFacts,
): Promise<Problem | null> {
  const { sizeBytes, container, width, height, videoCodec, audioCodec } = video;
  const facts = { sizeBytes, container, width, height, videoCodec, audioCodec, sha256 };
  const durationMs = Math.round(video.durationSeconds * 1000);
  const frameRate = video.framesPerSecond;
  const advice = adviseVideo(video).map(({ code, facts }) => ({ code, facts: { ...facts } }));
  const quotaBytes = deps.options.mediaQuotaBytes ?? 0;
  return transact(deps, async (tx) => {
    if (quotaBytes > 0) await tx.$queryRaw`SELECT id FROM public.workspace WHERE id = ${workspaceId}::uuid FOR UPDATE`;
    const overQuota = await quotaRefusal(tx, { workspaceId, quotaBytes, upload, sizeBytes });
    if (overQuota) return overQuota;
    const data = { ...facts, durationMs, frameRate, state: 'ready' } as const;
    await tx.media.update({ where: { id: mediaId }, data });
    const posts = await tx.post.findMany({ where: { mediaId }, select: { id: true } });
    for (const { id } of posts) await notePost(tx, id, {}, { advice: adviceColumn.write(advice) });
    return null;
  });
}
