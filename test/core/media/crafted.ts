// MP4 and WebM files built box by box, so that a test can say exactly what stands in their index.

type Part = Buffer | number | string | readonly number[];

/** A box of an MP4 (ISO/IEC 14496-12); numbers are 32-bit fields. */
export function box(type: string, ...content: readonly Part[]): Buffer {
  const body = Buffer.concat(content.map(bytesOf));
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + body.length);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, body]);
}

function bytesOf(part: Part): Buffer {
  if (typeof part === 'string') return Buffer.from(part, 'latin1');
  if (Buffer.isBuffer(part)) return part;
  const numbers = typeof part === 'number' ? [part] : part;
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [index, value] of numbers.entries()) bytes.writeUInt32BE(value >>> 0, 4 * index);
  return bytes;
}

const unity = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];
export const fileType = box('ftyp', 'isom', 0, 'isommp41');

/** One row of an edit list: length in milliseconds, start in the media's units (-1 shows nothing), speed. */
export type EditRow = readonly [milliseconds: number, from: number, speed?: number];

export interface TrackPlan {
  readonly id?: number;
  readonly handler?: 'vide' | 'soun';
  readonly timescale?: number;
  readonly codec?: string;
  /** Rows of `stts`: how many frames of which duration. */
  readonly times?: readonly (readonly [frames: number, duration: number])[];
  readonly edits?: readonly EditRow[];
  /** Rows of `ctts`: how many frames are shown by how much later, or earlier. */
  readonly shifts?: readonly (readonly [frames: number, shift: number])[];
  /** What else stands in the `trak`. */
  readonly more?: Buffer;
}

/** A track whose frames are single bytes at the start of the file. */
export function track(plan: TrackPlan): Buffer {
  const {
    id = 1,
    handler = 'vide',
    timescale = 1000,
    codec = 'avc1',
    times = [],
    edits = [],
    shifts = [],
    more,
  } = plan;
  const frames = times.reduce((sum, [count]) => sum + count, 0);
  const head = box('tkhd', 3, 0, 0, id, 0, 0, 0, 0, 0, 0, unity, 720 << 16, 1280 << 16);
  const rows = edits.flatMap(([milliseconds, from, speed = 1]) => [milliseconds, from, speed * 0x10000]);
  const table = box(
    'stbl',
    box('stsd', 0, 1, entry(handler, codec)),
    box('stts', 0, times.length, times.flat()),
    shifts.length > 0 ? box('ctts', 0, shifts.length, shifts.flat()) : '',
    box('stsc', 0, 1, 1, Math.min(frames, 10), 1),
    box('stsz', 0, 1, frames),
    box('stco', 0, 1, 8),
  );
  return box(
    'trak',
    head,
    edits.length > 0 ? box('edts', box('elst', 0, edits.length, rows)) : '',
    box('mdia', box('mdhd', 0, 0, 0, timescale, 0, 0), box('hdlr', 0, 0, handler, 0, 0, 0), box('minf', table)),
    more ?? '',
  );
}

function entry(handler: 'vide' | 'soun', codec: string): Buffer {
  if (handler === 'soun') return box(codec, Buffer.alloc(28));
  const fields = Buffer.alloc(78);
  fields.writeUInt16BE(720, 24);
  fields.writeUInt16BE(1280, 26);
  return box(codec, fields);
}

export const movieHead = box('mvhd', 0, 0, 0, 1000, 0, Array<number>(20).fill(0));

/** A whole MP4 of these tracks, without fragments. */
export function mp4(...tracks: readonly Buffer[]): Buffer {
  return Buffer.concat([fileType, box('moov', movieHead, ...tracks), box('mdat', Buffer.alloc(64))]);
}

/** A recording with one fragment for each frame, as browsers and live encoders write it. */
export function fragmentedMp4({ frames = 1, rate = 30, firstSeconds = 0, frameBytes = 16 }): Buffer {
  const timescale = rate * 100;
  const moov = box('moov', movieHead, track({ timescale }), box('mvex', box('trex', 0, 1, 1, 100, 0, 0)));
  const pieces: Buffer[] = [fileType, moov];
  for (let frame = 0; frame < frames; frame += 1) {
    const time = firstSeconds * timescale + frame * 100;
    const run = box('trun', 0x200, 1, frameBytes);
    pieces.push(box('moof', box('mfhd', 0, frame), box('traf', box('tfhd', 0, 1), box('tfdt', 0, time), run)));
    pieces.push(box('mdat', Buffer.alloc(frameBytes)));
  }
  return Buffer.concat(pieces);
}

/** An element of EBML with an eight-byte size; without content its size is unknown. */
export function element(id: number, content: Buffer | number | string | null): Buffer {
  const name = Buffer.from(
    id
      .toString(16)
      .padStart(id > 0xffff ? 8 : id > 0xff ? 4 : 2, '0')
      .replace(/^00/, ''),
    'hex',
  );
  const size = Buffer.from('01ffffffffffffff', 'hex');
  const body = content === null ? Buffer.alloc(0) : bytesOf(content);
  if (content !== null) size.writeUIntBE(body.length, 2, 6);
  if (content !== null) size.writeUInt8(0, 1);
  return Buffer.concat([name, size, body]);
}

export interface WebmPlan {
  /** In each block, by fixed-size lacing. */
  readonly lacedFrames?: number;
  /** What the last block says of how long it stands. */
  readonly lastMilliseconds?: number;
  readonly withSound?: boolean;
  /** A track of one frame before the video. */
  readonly withCover?: boolean;
  /** The file says how many bytes it has, and how long it is. */
  readonly isSized?: boolean;
}

const [picture, sound, cover] = [1, 2, 3];

/** A WebM as a browser records it: nothing but its blocks tells how long it is. Times in milliseconds. */
export function webm(times: readonly number[], plan: WebmPlan = {}): Buffer {
  const { withSound, withCover, isSized, lastMilliseconds } = plan;
  const video = element(0xe0, Buffer.concat([element(0xb0, 720), element(0xba, 1280)]));
  const entry = (number: number, type: number, codec: string) =>
    element(0xae, Buffer.concat([element(0xd7, number), element(0x83, type), element(0x86, codec), video]));
  const tracks = [
    withCover ? entry(cover, 1, 'V_VP8') : '',
    entry(picture, 1, 'V_VP9'),
    withSound ? entry(sound, 2, 'A_OPUS') : '',
  ];
  const clusters = times.flatMap((time, index) => {
    const isLast = index === times.length - 1 && lastMilliseconds !== undefined;
    const shown = block(picture, time, plan);
    return [
      element(0x1f43b675, null),
      element(0xe7, Math.max(0, time)),
      withCover && index === 0 ? element(0xa3, block(cover, time)) : '',
      isLast ? group(shown, lastMilliseconds) : element(0xa3, shown),
      withSound ? element(0xa3, block(sound, time)) : '',
    ];
  });
  const length = Buffer.alloc(8);
  length.writeDoubleBE((times.at(-1) ?? 0) - (times[0] ?? 0));
  const content = Buffer.concat(
    [
      isSized ? element(0x1549a966, element(0x4489, length)) : '',
      element(0x1654ae6b, Buffer.concat(tracks.map(bytesOf))),
      ...clusters,
    ].map(bytesOf),
  );
  const head = element(0x1a45dfa3, element(0x4282, 'webm'));
  return isSized
    ? Buffer.concat([head, element(0x18538067, content)])
    : Buffer.concat([head, element(0x18538067, null), content]);
}

/** A cluster cannot begin before zero, so what is shown before it is so in its block. */
function block(track: number, time: number, { lacedFrames }: WebmPlan = {}): Buffer {
  const bytes = Buffer.from([0x80 | track, 0, 0, lacedFrames ? 0x84 : 0x80, lacedFrames ? lacedFrames - 1 : 1, 2, 3]);
  bytes.writeInt16BE(Math.min(0, time), 1);
  return bytes;
}

const group = (content: Buffer, milliseconds: number): Buffer =>
  element(0xa0, Buffer.concat([element(0xa1, content), element(0x9b, milliseconds)]));
