/** One box of an MP4 or MOV (ISO/IEC 14496-12): eight bytes of header, sixteen for a long one. */
export interface BoxHeader {
  readonly type: string;
  readonly headerBytes: number;
  /** Header and content together; infinite when the box reaches to the end of the file. */
  readonly sizeBytes: number;
}

export const longestHeaderBytes = 16;
const shortHeaderBytes = 8;

/** Null where no box can begin: too few bytes, or a size smaller than the header itself. */
export function readBoxHeader(bytes: Buffer): BoxHeader | null {
  if (bytes.length < shortHeaderBytes) return null;
  const type = bytes.toString('latin1', 4, 8);
  const shortSize = bytes.readUInt32BE(0);
  if (shortSize === 0) return { type, headerBytes: shortHeaderBytes, sizeBytes: Number.POSITIVE_INFINITY };
  const isLong = shortSize === 1 && bytes.length >= longestHeaderBytes;
  const headerBytes = isLong ? longestHeaderBytes : shortHeaderBytes;
  const sizeBytes = isLong ? Number(bytes.readBigUInt64BE(8)) : shortSize;
  return sizeBytes < headerBytes ? null : { type, headerBytes, sizeBytes };
}

export interface Box {
  readonly type: string;
  readonly content: Buffer;
}

/**
 * The boxes lying side by side in `bytes`, down to the first that is none. Nothing here goes deeper by itself, so
 * no nesting can exhaust the stack; `count` is called for each and may throw.
 */
export function* boxesIn(bytes: Buffer, count: () => void): Generator<Box> {
  let rest = bytes;
  for (let header = readBoxHeader(rest); header !== null; header = readBoxHeader(rest)) {
    count();
    yield { type: header.type, content: rest.subarray(header.headerBytes, header.sizeBytes) };
    rest = rest.subarray(header.sizeBytes);
  }
}

/** The content of the first box at the end of `path`, going in by one type after the other; null when absent. */
export function boxAt(bytes: Buffer, path: readonly string[], count: () => void): Buffer | null {
  let content: Buffer = bytes;
  for (const type of path) {
    const found = firstBox(content, type, count);
    if (found === null) return null;
    content = found;
  }
  return content;
}

function firstBox(bytes: Buffer, type: string, count: () => void): Buffer | null {
  for (const box of boxesIn(bytes, count)) {
    if (box.type === type) return box.content;
  }
  return null;
}
