// One `trak` of an MP4 or MOV (ISO/IEC 14496-12, 8.3 to 8.7): what it shows or sounds, and its tables.

import { DamagedIndex, mostFrames } from './bounded-reader.ts';
import { boxAt, boxesIn } from './boxes.ts';
import { countIn, readEdits, type SampleTables } from './mp4-samples.ts';

export interface Mp4Track {
  readonly id: number;
  readonly kind: 'picture' | 'sound' | 'other';
  readonly isEnabled: boolean;
  /** Tracks that name its chapters, or show a picture of each. */
  readonly chapters: readonly number[];
  readonly timescale: number;
  readonly tables: SampleTables;
  /** As its tables count them; 0 when everything is in fragments. */
  readonly samples: number;
  readonly codec: string;
  /** As displayed: turned upright, in square pixels. */
  readonly width: number;
  readonly height: number;
  /** Behind the last byte of the last frame, as far as the index tells. */
  readonly endOfData: number;
}

/** Null for a `trak` without the boxes that every track has. */
export function readTrack(trak: Buffer, movieTimescale: number, count: () => void): Mp4Track | null {
  const at = (...path: readonly string[]) => boxAt(trak, path, count);
  const [tkhd, mdhd, hdlr] = [at('tkhd'), at('mdia', 'mdhd'), at('mdia', 'hdlr')];
  const stbl = at('mdia', 'minf', 'stbl');
  if (!tkhd || !mdhd || !hdlr || !stbl) return null;
  const table = (type: string) => boxAt(stbl, [type], count);
  const head = readHead(tkhd);
  const timescale = numberAt(mdhd, mdhd[0] === 1 ? 20 : 12);
  const kind = kinds[hdlr.toString('latin1', 8, 12)] ?? 'other';
  if (!head || timescale === 0) return null;
  const edits = readEdits(at('edts', 'elst'), movieTimescale);
  const tables = { stts: table('stts'), ctts: table('ctts'), timescale, edits };
  const entry = firstEntry(table('stsd'), count);
  const picture = kind === 'picture' ? readPicture(entry, head.isTurned, count) : { width: 0, height: 0 };
  return {
    id: head.id,
    kind,
    isEnabled: head.isEnabled,
    chapters: numbersIn(at('tref', 'chap')),
    timescale,
    tables,
    samples: countIn(tables.stts),
    codec: codecOf(entry, kind, count),
    ...picture,
    endOfData: kind === 'picture' ? endOfData(table) : 0,
  };
}

const numbersIn = (bytes: Buffer | null): readonly number[] =>
  Array.from({ length: Math.min(MOST_CHAPTERS, Math.floor((bytes?.length ?? 0) / 4)) }, (_, at) =>
    numberAt(bytes, 4 * at),
  );

/** A track names the one or two that hold its chapters. */
const MOST_CHAPTERS = 8;

const kinds: Readonly<Record<string, Mp4Track['kind']>> = { vide: 'picture', soun: 'sound' };

function readHead(tkhd: Buffer): { id: number; isEnabled: boolean; isTurned: boolean } | null {
  const isLong = tkhd[0] === 1;
  const matrix = isLong ? 52 : 40;
  if (tkhd.length < matrix + 8) return null;
  const [a, b] = [tkhd.readInt32BE(matrix), tkhd.readInt32BE(matrix + 4)];
  return {
    id: tkhd.readUInt32BE(isLong ? 20 : 12),
    isEnabled: ((tkhd[3] ?? 0) & 1) === 1,
    isTurned: Math.abs(b) > Math.abs(a),
  };
}

interface Entry {
  readonly type: string;
  readonly content: Buffer;
}

function firstEntry(stsd: Buffer | null, count: () => void): Entry {
  for (const box of boxesIn(stsd?.subarray(8) ?? Buffer.alloc(0), count)) return box;
  return { type: 'none', content: Buffer.alloc(0) };
}

/** Behind so many bytes of its own fields an entry holds further boxes. */
const pictureFields = 78;
const soundFields = [28, 44, 64] as const;

function readPicture({ content }: Entry, isTurned: boolean, count: () => void): { width: number; height: number } {
  if (content.length < pictureFields) return { width: 0, height: 0 };
  const coded = { width: content.readUInt16BE(24), height: content.readUInt16BE(26) };
  const pasp = boxAt(content.subarray(pictureFields), ['pasp'], count);
  const { width, height } = inSquarePixels(coded, numberAt(pasp, 0), numberAt(pasp, 4));
  return isTurned ? { width: height, height: width } : { width, height };
}

/** A pixel may be wider than high, or the other way round; the picture grows, it never shrinks. */
function inSquarePixels(coded: { width: number; height: number }, wide: number, high: number) {
  if (wide === 0 || high === 0) return coded;
  return wide > high
    ? { width: Math.round((coded.width * wide) / high), height: coded.height }
    : { width: coded.width, height: Math.round((coded.height * high) / wide) };
}

/** The world's names for the four letters of a sample entry; those that are missing go by their own. */
const codecs: Readonly<Record<string, string>> = {
  avc1: 'h264',
  avc3: 'h264',
  hvc1: 'h265',
  hev1: 'h265',
  dvh1: 'h265',
  dvhe: 'h265',
  vp08: 'vp8',
  vp09: 'vp9',
  av01: 'av1',
  apch: 'prores',
  apcn: 'prores',
  apcs: 'prores',
  apco: 'prores',
  ap4h: 'prores',
  ap4x: 'prores',
  mjpg: 'jpeg',
  mjpa: 'jpeg',
  mjpb: 'jpeg',
  Opus: 'opus',
  fLaC: 'flac',
};

/** MPEG-4's own numbers for what an `mp4v` or `mp4a` entry really holds (mp4ra.org, object types). */
const objectTypes: Readonly<Record<number, string>> = {
  64: 'aac',
  102: 'aac',
  103: 'aac',
  104: 'aac',
  105: 'mp3',
  107: 'mp3',
  108: 'jpeg',
  109: 'png',
  165: 'ac-3',
  166: 'ec-3',
  173: 'opus',
};

function codecOf({ type, content }: Entry, kind: Mp4Track['kind'], count: () => void): string {
  if (type !== 'mp4a' && type !== 'mp4v') return codecs[type] ?? (type.trim() || 'unknown');
  const offsets = kind === 'picture' ? [pictureFields] : soundFields;
  for (const fields of offsets.map((offset) => content.subarray(offset))) {
    const esds = boxAt(fields, ['esds'], count) ?? boxAt(fields, ['wave', 'esds'], count);
    const named = esds && objectTypes[objectTypeIn(esds)];
    if (named) return named;
  }
  return type === 'mp4a' ? 'aac' : type;
}

/** An `esds` holds an ES descriptor (3) with a decoder configuration (4) that begins with the object type. */
function objectTypeIn(esds: Buffer): number {
  const afterStream = descriptorContent(esds, 4, 3);
  const flags = esds[afterStream + 2] ?? 0;
  const optional =
    (flags & 0x80 ? 2 : 0) + (flags & 0x40 ? 1 + (esds[afterStream + 3] ?? 0) : 0) + (flags & 0x20 ? 2 : 0);
  return esds[descriptorContent(esds, afterStream + 3 + optional, 4)] ?? 0;
}

/** Where the content of the descriptor at `at` begins; behind the buffer when it is another one. */
function descriptorContent(esds: Buffer, at: number, tag: number): number {
  if (esds[at] !== tag) return esds.length;
  let next = at + 1;
  while (next < at + 5 && ((esds[next] ?? 0) & 0x80) !== 0) next += 1;
  return next + 1;
}

/** Counts as far as they can be believed, and the end of the last chunk's last frame. */
function endOfData(table: (type: string) => Buffer | null): number {
  const [stsz, stsc] = [table('stsz'), table('stsc')];
  const perChunk = samplesInLastChunk(stsc);
  const lastChunk = lastOffset(table('stco'), table('co64'));
  if (stsz === null || stsz.length < 12 || lastChunk === null) return 0;
  const [equalSize, samples] = [stsz.readUInt32BE(4), stsz.readUInt32BE(8)];
  if (equalSize > 0) return lastChunk + equalSize * Math.min(perChunk, samples);
  const rows = Math.min(samples, Math.floor((stsz.length - 12) / 4));
  let end = lastChunk;
  for (let row = Math.max(0, rows - perChunk); row < rows; row += 1) end += stsz.readUInt32BE(12 + row * 4);
  return end;
}

function samplesInLastChunk(stsc: Buffer | null): number {
  let perChunk = 0;
  for (let at = 8; stsc !== null && at + 12 <= stsc.length; at += 12) {
    perChunk = stsc.readUInt32BE(at + 4);
    if (stsc.readUInt32BE(at) > mostFrames || perChunk > mostFrames) throw new DamagedIndex();
  }
  return perChunk;
}

function lastOffset(stco: Buffer | null, co64: Buffer | null): number | null {
  if (co64 !== null && co64.length >= 16)
    return Number(co64.readBigUInt64BE(8 + Math.floor((co64.length - 16) / 8) * 8));
  if (stco !== null && stco.length >= 12) return stco.readUInt32BE(8 + Math.floor((stco.length - 12) / 4) * 4);
  return null;
}

/** 0 where the buffer is too short. */
export function numberAt(bytes: Buffer | null, offset: number): number {
  return bytes !== null && bytes.length >= offset + 4 ? bytes.readUInt32BE(offset) : 0;
}
