/** One box of an MP4 or MOV (ISO/IEC 14496-12): eight bytes of header, sixteen for a long one. */
export interface BoxHeader {
  readonly type: string;
  readonly headerBytes: number;
  /** Header and content together. */
  readonly sizeBytes: number;
}

export const longestHeaderBytes = 16;
const shortHeaderBytes = 8;

/** Null where no box can begin: too few bytes, or a size smaller than the header itself. */
export function readBoxHeader(bytes: Buffer): BoxHeader | null {
  if (bytes.length < shortHeaderBytes) return null;
  const shortSize = bytes.readUInt32BE(0);
  const isLong = shortSize === 1 && bytes.length >= longestHeaderBytes;
  const headerBytes = isLong ? longestHeaderBytes : shortHeaderBytes;
  const sizeBytes = isLong ? Number(bytes.readBigUInt64BE(8)) : shortSize;
  if (sizeBytes < headerBytes) return null;
  return { type: bytes.toString('latin1', 4, 8), headerBytes, sizeBytes };
}

export interface Box {
  readonly type: string;
  readonly content: Buffer;
}

/** The boxes lying side by side in `bytes`, down to the first that is none. */
export function* boxesIn(bytes: Buffer): Generator<Box> {
  let rest = bytes;
  for (let header = readBoxHeader(rest); header !== null; header = readBoxHeader(rest)) {
    yield { type: header.type, content: rest.subarray(header.headerBytes, header.sizeBytes) };
    rest = rest.subarray(header.sizeBytes);
  }
}

const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'mvex', 'moof', 'traf']);

/** The same, each container followed by what lies inside it. */
export function* boxesWithin(bytes: Buffer): Generator<Box> {
  for (const box of boxesIn(bytes)) {
    yield box;
    if (containers.has(box.type)) yield* boxesWithin(box.content);
  }
}
