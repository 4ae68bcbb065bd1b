/** Sends a video chunk by chunk, straight from the store; no more than a few MiB are ever held. */
import { transact } from '../../database/index.ts';
import { Failure } from '../../errors.ts';
import { contentTypeOf } from '../../media/index.ts';
import { type Chunk, type ChunkAnswer, isTikTokFailure, planChunks, refusals } from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';
import { type Claim, ClaimLost, noProblem, notePost, renewClaim, touchPost, writeClaimed } from '../lifecycle/index.ts';
import { noteAnswer } from '../posting-limits/index.ts';
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
    const isFirstEver = index === first && claim.attempt.byteBegunAt === null;
    const answer = await sendChunk(deps, claim, { ...upload, chunk, progress }).catch(async (error: unknown) => {
      if (isFirstEver && wasNotSent(error)) await renewClaim(deps, claim, { byteBegunAt: null });
      throw error;
    });
    checkAnswer(answer, chunk);
    const bytes = chunk.lastByte + 1;
    await renewClaim(deps, claim, { bytesConfirmed: bytes, bytesSent: bytes });
    if (index !== first) continue;
    await noteAnswer(deps);
    await forgetFailures(deps, claim);
  }
}

/** No connection came about, or none was tried: as long as that is so, a post is its author's to cancel. */
const wasNotSent = (error: unknown): boolean =>
  isTikTokFailure(error) && (error.code === 'tiktok_unreachable' || error.code === 'upload_host_not_allowed');

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
    await progress.finish();
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
  await transact(deps, async (tx) => {
    // A write and not a look: it holds the row, so that no such transition can slip in between.
    if (!(await notePost(tx, claim.post.id, { state: 'publishing' }, { changedAt: now }))) throw new ClaimLost();
    await writeClaimed(tx, claim, { byteBegunAt: now });
  });
}

/** A chunk got through: the pauses after failures start small again. */
async function forgetFailures(deps: PostDeps, { post }: Claim): Promise<void> {
  if (post.tries === 0 && post.problem === null) return;
  await transact(deps, (tx) => notePost(tx, post.id, { state: 'publishing' }, { ...noProblem, tries: 0 }));
}

/** Chat platforms ration edits of a message. */
const EVERY_MS = 3000;

interface Progress {
  /** Aborts when the claim is lost or the database is gone. */
  readonly signal: AbortSignal;
  /** Told often, with the bytes of the whole video so far; writes and redraws rarely. */
  report(bytesSent: number): void;
  /** Waits for a write under way; throws what went wrong with it. */
  finish(): Promise<void>;
}

function createProgress(deps: PostDeps, claim: Claim): Progress {
  const { clock } = deps;
  const { id } = claim.post;
  const abort = new AbortController();
  let writing: Promise<void> | null = null;
  let writtenAt = clock.now().getTime();

  const write = async (bytesSent: number): Promise<void> => {
    try {
      await renewClaim(deps, claim, { bytesSent });
      await transact(deps, (tx) => touchPost(tx, id, {}, {}, clock.now()));
    } catch (error) {
      abort.abort(error);
    } finally {
      writing = null;
    }
  };

  return {
    signal: abort.signal,
    report: (bytesSent) => {
      const now = clock.now().getTime();
      if (writing || now - writtenAt < EVERY_MS) return;
      writtenAt = now;
      writing = write(bytesSent);
    },
    finish: async () => {
      await writing;
      abort.signal.throwIfAborted();
    },
  };
}
