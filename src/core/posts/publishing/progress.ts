import type { PostDeps } from '../deps.ts';
import { type Claim, keepClaim } from '../lifecycle/claim.ts';
import { touchPost } from '../lifecycle/move.ts';

/** Chat platforms ration edits of a message. */
const EVERY_MS = 3000;

export interface Progress {
  /** Aborts when the claim is lost or the database is gone. */
  readonly signal: AbortSignal;
  /** Told often, with the bytes of the whole video so far; writes and redraws rarely. */
  report(bytesSent: number): void;
  /** Waits for a write under way; throws what went wrong with it. */
  settle(): Promise<void>;
}

export function createProgress(deps: PostDeps, claim: Claim): Progress {
  const { prisma, clock, alarm } = deps;
  const { id, threadId } = claim.post;
  const abort = new AbortController();
  let writing: Promise<void> | null = null;
  let writtenAt = clock.now().getTime();

  const write = async (bytesSent: number): Promise<void> => {
    try {
      await keepClaim(deps, claim, { bytesSent });
      await prisma.$transaction((tx) => touchPost(tx, id, {}, {}, clock.now()));
      alarm.drainThread(threadId);
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
    settle: async () => {
      await writing;
      abort.signal.throwIfAborted();
    },
  };
}
