/** Sends a video chunk by chunk, straight from the store; no more than a few MiB are ever held. */
import { Failure } from '../../errors.ts';
import { contentTypeOf } from '../../media/index.ts';
import { type Chunk, type ChunkAnswer, planChunks, refusals } from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';
import { type Claim, ClaimLost, keepClaim, writeClaimed } from '../lifecycle/claim.ts';
import { noProblem } from '../lifecycle/move.ts';
import { createProgress, type Progress } from './progress.ts';
import { throwIfStopping } from './shutdown.ts';

export interface Upload {
  readonly uploadUrl: string;
  readonly fromByte: number;
  /** In one single chunk, as its init asked for. */
  readonly isWhole: boolean;
}

/** Sends from the chunk that holds `fromByte` to the end; throws what the chunk upload throws. */
export async function sendChunks(deps: PostDeps, claim: Claim, upload: Upload): Promise<void> {
  throwIfStopping(deps);
  await markFirstByte(deps, claim);
  const plan = planChunks(claim.sizeBytes, upload.isWhole);
  const progress = createProgress(deps, claim);
  const first = Math.min(Math.floor(upload.fromByte / plan.chunkSizeBytes), plan.count - 1);
  for (let index = first; index < plan.count; index += 1) {
    if (index > first) throwIfStopping(deps);
    const chunk = plan.chunkAt(index);
    const answer = await sendChunk(deps, claim, { ...upload, chunk, progress });
    checkAnswer(answer, chunk);
    const bytes = chunk.lastByte + 1;
    await keepClaim(deps, claim, { bytesConfirmed: bytes, bytesSent: bytes });
    if (index === first) await forgetSetbacks(deps, claim);
  }
}

interface ChunkTask extends Upload {
  readonly chunk: Chunk;
  readonly progress: Progress;
}

async function sendChunk(deps: PostDeps, claim: Claim, task: ChunkTask): Promise<ChunkAnswer> {
  const { uploadUrl, chunk, progress } = task;
  try {
    return await deps.tiktok.uploadChunk({
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

/** "More" after the last chunk, or "all" before it: TikTok counts otherwise and has to be asked. */
function checkAnswer({ kind, uploadedBytes }: ChunkAnswer, { lastByte, totalBytes }: Chunk): void {
  const expected = lastByte + 1 === totalBytes ? 'all' : 'more';
  if (kind === expected) return;
  const facts = { kind, expected, lastByte, uploadedBytes };
  throw new Failure('upload_out_of_step', refusals.upload_out_of_step, facts);
}

/**
 * From here on only this publish id may be resumed or asked about. A `complete` that TikTok told of
 * an earlier attempt has moved the post meanwhile and stops this one before its first byte.
 */
async function markFirstByte(deps: PostDeps, claim: Claim): Promise<void> {
  if (claim.attempt.byteBegunAt) return;
  const now = deps.clock.now();
  await deps.prisma.$transaction(async (tx) => {
    const isOurs = { id: claim.post.id, state: 'publishing' } as const;
    // A write and not a look: it holds the row, so that no such move can slip in between.
    const { count } = await tx.post.updateMany({ where: isOurs, data: { changedAt: now } });
    if (count === 0) throw new ClaimLost();
    await writeClaimed(tx, claim, { byteBegunAt: now });
  });
}

/** A chunk got through: the pauses after setbacks start small again. */
async function forgetSetbacks({ prisma }: PostDeps, { post }: Claim): Promise<void> {
  if (post.tries === 0 && post.problem === null) return;
  await prisma.post.updateMany({
    where: { id: post.id, state: 'publishing' },
    data: { ...noProblem, tries: 0 },
  });
}
