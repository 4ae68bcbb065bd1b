/** Sends a video chunk by chunk, straight from the store; no more than a few MiB are ever held. */
import { contentTypeOf } from '../media/index.ts';
import { planChunks } from '../tiktok/index.ts';
import { type Claim, ClaimLost, keepClaim, writeClaimed } from './claim.ts';
import type { PostDeps } from './deps.ts';
import { createProgress, type Progress } from './progress.ts';

export interface Upload {
  readonly uploadUrl: string;
  readonly fromByte: number;
}

/** Sends from the chunk that holds `fromByte` to the end; throws what the chunk upload throws. */
export async function sendChunks(deps: PostDeps, claim: Claim, upload: Upload): Promise<void> {
  await markFirstByte(deps, claim);
  const plan = planChunks(claim.sizeBytes);
  const progress = createProgress(deps, claim);
  const first = Math.min(Math.floor(upload.fromByte / plan.chunkSizeBytes), plan.count - 1);
  for (let index = first; index < plan.count; index += 1) {
    const chunk = plan.chunkAt(index);
    await sendChunk(deps, claim, { ...upload, chunk, progress });
    const bytes = chunk.lastByte + 1;
    await keepClaim(deps, claim, { bytesConfirmed: bytes, bytesSent: bytes });
  }
}

interface ChunkTask extends Upload {
  readonly chunk: ReturnType<ReturnType<typeof planChunks>['chunkAt']>;
  readonly progress: Progress;
}

async function sendChunk(deps: PostDeps, claim: Claim, task: ChunkTask): Promise<void> {
  const { uploadUrl, chunk, progress } = task;
  try {
    await deps.tiktok.uploadChunk({
      uploadUrl,
      chunk,
      contentType: contentTypeOf(claim.container),
      body: () => deps.store.read(claim.videoKey, { start: chunk.firstByte, end: chunk.lastByte }),
      signal: progress.signal,
      onSent: (bytes) => progress.report(chunk.firstByte + bytes),
    });
  } finally {
    await progress.settle();
  }
}

/**
 * From here on only this publish id may be resumed or asked about. A `complete` that TikTok told of
 * an earlier attempt has moved the post meanwhile and stops this one before its first byte.
 */
async function markFirstByte(deps: PostDeps, { post, attempt }: Claim): Promise<void> {
  if (attempt.byteBegunAt) return;
  await deps.prisma.$transaction(async (tx) => {
    const isOurs = await tx.post.count({ where: { id: post.id, state: 'publishing' } });
    if (isOurs === 0) throw new ClaimLost();
    await writeClaimed(tx, attempt, { byteBegunAt: deps.clock.now() });
  });
}
