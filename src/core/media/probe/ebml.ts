/** One element of EBML (RFC 8794). */
export interface Element {
  readonly id: number;
  readonly headerBytes: number;
  /** Null when the file does not know it yet. */
  readonly contentBytes: number | null;
}

export const longestHeaderBytes = 12;

/** Null where no element can begin. */
export function readHeader(bytes: Buffer): Element | null {
  const idBytes = vintBytes(bytes[0]);
  if (idBytes === null || idBytes > 4 || bytes.length <= idBytes) return null;
  const sizeBytes = vintBytes(bytes[idBytes]);
  const headerBytes = idBytes + (sizeBytes ?? 9);
  if (sizeBytes === null || bytes.length < headerBytes) return null;
  const size = vintValue(bytes, idBytes, sizeBytes);
  return { id: bytes.readUIntBE(0, idBytes), headerBytes, contentBytes: size };
}

/** The leading zeros of its first byte tell how long a number is. */
export function vintBytes(first: number | undefined): number | null {
  return first ? Math.clz32(first) - 23 : null;
}

/** Null for the value that means: not known. */
export function vintValue(bytes: Buffer, at: number, length: number): number | null {
  let value = (bytes[at] ?? 0) & (0xff >> length);
  let isUnknown = value === 0xff >> length;
  for (let index = at + 1; index < at + length; index += 1) {
    const byte = bytes[index] ?? 0;
    isUnknown &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return isUnknown ? null : value;
}

/** The elements of one content, by id: the last of several with the same id counts. */
export function fieldsIn(bytes: Buffer, count: () => void): ReadonlyMap<number, Buffer> {
  return new Map(elementsIn(bytes, count));
}

/** The elements lying side by side in `bytes`; `count` is called for each and may throw. */
export function* elementsIn(bytes: Buffer, count: () => void): Generator<readonly [number, Buffer]> {
  let rest = bytes;
  for (let header = readHeader(rest); header?.contentBytes != null; header = readHeader(rest)) {
    count();
    const end = header.headerBytes + header.contentBytes;
    yield [header.id, rest.subarray(header.headerBytes, end)];
    rest = rest.subarray(end);
  }
}

export function unsigned(bytes: Buffer | undefined): number | null {
  if (!bytes || bytes.length === 0 || bytes.length > 8) return null;
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

export function float(bytes: Buffer | undefined): number | null {
  if (bytes?.length === 4) return bytes.readFloatBE(0);
  return bytes?.length === 8 ? bytes.readDoubleBE(0) : null;
}
