import type { OpenMedia } from '../store/store.ts';

// Whoever drops a file decides how its index looks. So everything that reads one does it through this reader: so
// many reads, so many bytes, so many elements and so much time, whatever the file claims.

export interface ReadLimits {
  /** More than the index of any hours-long video; a file that wants more in one piece is broken or hostile. */
  readonly largestReadBytes: number;
  /** A recording of ten minutes with a fragment for every frame of picture and sound needs about 130,000. */
  readonly mostReads: number;
  readonly mostBytes: number;
  /** Boxes of an MP4 or elements of a WebM, side by side or inside each other. */
  readonly mostElements: number;
  /** Of these in one piece that is looked through in a single step, while nobody else can be served. */
  readonly mostInOneStep: number;
  readonly deadlineMs: number;
}

export const readLimits: ReadLimits = {
  largestReadBytes: 16 * 2 ** 20,
  mostReads: 200_000,
  mostBytes: 512 * 2 ** 20,
  mostElements: 400_000,
  mostInOneStep: 20_000,
  deadlineMs: 20_000,
};

/** Of one track: almost five hours at 60 frames a second. */
export const mostFrames = 2 ** 20;

/** The file is sound as far as it was read, but reading on would cost more than `readLimits` allows. */
export class TooComplex extends Error {
  override readonly name = 'TooComplex';
}

/** The index contradicts itself or claims what no video has. */
export class DamagedIndex extends Error {
  override readonly name = 'DamagedIndex';
}

export interface BoundedReader {
  readonly sizeBytes: number;
  /** `length` bytes from `position`, fewer at the end of the file; throws `TooComplex` beyond a limit. */
  read(position: number, length: number): Promise<Buffer>;
  /** Counts one box or element; throws `TooComplex` beyond the limit. */
  count(): void;
  /** Counts those inside one piece that was read whole, which may hold fewer. */
  counter(): () => void;
}

/** Small pieces that follow each other come out of one window; what lies far ahead gets a short one. */
const windowBytes = 64 * 1024;
const shortWindowBytes = 4 * 1024;

/** `nowMs` is any clock that only goes forward. */
export function createBoundedReader(
  media: OpenMedia,
  limits: ReadLimits = readLimits,
  nowMs: () => number = () => performance.now(),
): BoundedReader {
  const { sizeBytes } = media;
  const until = nowMs() + limits.deadlineMs;
  let window: { readonly start: number; readonly bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };
  let reads = 0;
  let readBytes = 0;
  let elements = 0;

  async function load(position: number, length: number): Promise<Buffer> {
    const isFarAhead = position > window.start + window.bytes.length + windowBytes;
    const wanted = Math.max(length, isFarAhead ? shortWindowBytes : windowBytes);
    const bytes = await media.read(position, Math.min(wanted, sizeBytes - position));
    reads += 1;
    readBytes += bytes.length;
    if (reads > limits.mostReads || readBytes > limits.mostBytes || nowMs() > until) throw new TooComplex();
    window = { start: position, bytes };
    return bytes.subarray(0, length);
  }

  function count(): void {
    elements += 1;
    if (elements > limits.mostElements) throw new TooComplex();
  }

  return {
    sizeBytes,
    read: (position, length) => {
      if (length > limits.largestReadBytes) return Promise.reject(new TooComplex());
      const end = Math.min(position + length, sizeBytes);
      if (end <= position) return Promise.resolve(Buffer.alloc(0));
      const from = position - window.start;
      if (from >= 0 && from + (end - position) <= window.bytes.length) {
        return Promise.resolve(window.bytes.subarray(from, from + (end - position)));
      }
      return load(position, end - position);
    },
    count,
    counter: () => {
      let inStep = 0;
      return () => {
        inStep += 1;
        if (inStep > limits.mostInOneStep) throw new TooComplex();
        count();
      };
    },
  };
}
