/** The bytes of one chunk on their way, held to the promised length. */
import { type Readable, Transform } from 'node:stream';
import { chunkEndpoint } from './endpoints.ts';
import { failure } from './failures.ts';

export interface ChunkBody {
  readonly stream: Readable;
  /** What went wrong on our own side of the pipe, if anything did. */
  failure(): Error | null;
  close(): void;
}

export function createChunkBody(source: Readable, sizeBytes: number): ChunkBody {
  let failed: Error | null = null;
  const stream = createMeasure(sizeBytes);
  const fail = (error: Error) => {
    failed ??= error;
    stream.destroy(error);
  };
  // A pipe does not carry errors, and one that nobody hears would end the process: a file may turn
  // out to be unreadable after TikTok has already answered.
  source.on('error', fail);
  stream.on('error', fail);
  source.pipe(stream);

  return {
    stream,
    failure: () => failed,
    close: () => void source.destroy(),
  };
}

/** Progress is told per piece, however large the pieces are that the source gives. */
const pieceBytes = 64 * 1024;

/** A byte too few would make TikTok wait for it, a byte too many would begin the next request. */
function createMeasure(sizeBytes: number): Transform {
  let seenBytes = 0;
  return new Transform({
    transform(given: Uint8Array, _encoding, done) {
      seenBytes += given.length;
      if (seenBytes > sizeBytes) return done(wrongLength(sizeBytes, seenBytes));
      for (let at = 0; at < given.length; at += pieceBytes) {
        this.push(given.subarray(at, at + pieceBytes));
      }
      return done();
    },
    flush(done) {
      done(seenBytes < sizeBytes ? wrongLength(sizeBytes, seenBytes) : null);
    },
  });
}

/** The kept video is not the one that was measured: sending it again would not help. */
const wrongLength = (expectedBytes: number, seenBytes: number) =>
  failure(
    'video_upload_failed',
    { endpoint: chunkEndpoint, httpStatus: null, logId: null, expectedBytes, seenBytes },
    { kind: 'ask_operator' },
  );
