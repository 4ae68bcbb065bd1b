// WebM and Matroska (RFC 8794 and RFC 9559). The elements are walked flat: those that hold what matters are entered and
// all others skipped, so a file of unknown sizes, as browsers record it, needs no case of its own and nesting none either.

import { type BoundedReader, DamagedIndex, mostFrames, TooComplex } from './bounded-reader.ts';
import {
  type Element,
  elementsIn,
  fieldsIn,
  float,
  longestHeaderBytes,
  readHeader,
  unsigned,
  vintBytes,
  vintValue,
} from './ebml.ts';
import { type Probe, readable, refused } from './video-facts.ts';

/** Names of the elements that are looked at, by their identifiers. */
const ids = {
  header: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  entry: 0xae,
  number: 0xd7,
  type: 0x83,
  enabled: 0xb9,
  codec: 0x86,
  defaultDuration: 0x23e383,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  cropBottom: 0x54aa,
  cropTop: 0x54bb,
  cropLeft: 0x54cc,
  cropRight: 0x54dd,
  displayWidth: 0x54b0,
  displayHeight: 0x54ba,
  displayUnit: 0x54b2,
  projection: 0x7670,
  roll: 0x7675,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  blockDuration: 0x9b,
} as const;

const entered: ReadonlySet<number> = new Set([ids.segment, ids.cluster, ids.blockGroup]);

interface WebmTrack {
  readonly number: number;
  readonly type: number;
  readonly isEnabled: boolean;
  readonly codec: string;
  readonly video: ReadonlyMap<number, Buffer>;
  readonly frameSeconds: number | null;
}

/** What the blocks of one track add up to, in units of the timestamp scale. */
interface Seen {
  frames: number;
  first: number;
  last: number;
  /** How many frames the block at `last` holds. */
  lastFrames: number;
  /** Where a block ends that says how long it stands. */
  end: number;
}

interface Walked {
  /** A limit was reached before the end. */
  isPartial: boolean;
  /** The file says how long it is, and is shorter. */
  isShort: boolean;
  /** A cluster or a block reaches beyond the end of the file. */
  isTorn: boolean;
  docType: string;
  scaleSeconds: number;
  statedUnits: number | null;
  tracks: readonly WebmTrack[];
  readonly seen: Map<number, Seen>;
}

const pictureType = 1;
const soundType = 2;

/** Measures a WebM; Matroska under another name is refused. Throws `TooComplex` or `DamagedIndex`. */
export async function readWebm(bytes: BoundedReader): Promise<Probe> {
  const walked = await walk(bytes);
  if (walked.docType !== 'webm') return refused('media_container_unsupported', { container: 'matroska' });
  if (walked.tracks.length === 0) return refused('media_unreadable', { reason: 'no_tracks' });
  const sound = walked.tracks.find(({ type }) => type === soundType) ?? null;
  const pictures = walked.tracks.filter(({ type }) => type === pictureType);
  // Cover art is stored like a video of one frame.
  const isStill = ({ number }: WebmTrack) => sound !== null && walked.seen.get(number)?.frames === 1;
  const moving = pictures.filter((track) => !isStill(track));
  const seenOnes = moving.filter(({ number }) => walked.seen.has(number));
  const picture = seenOnes.find(({ isEnabled }) => isEnabled) ?? seenOnes[0];
  const seen = picture && walked.seen.get(picture.number);
  if (moving.length === 0) return refused('media_no_video', { container: 'webm' });
  if (!picture || !seen) return refused('media_unreadable', { reason: 'cut_short' });
  const { durationSeconds, isUnderstated } = lengthOf(walked, picture, seen);
  if (walked.isShort && (walked.isTorn || isUnderstated)) return refused('media_unreadable', { reason: 'cut_short' });
  const spanSeconds = (seen.last - seen.first) * walked.scaleSeconds;
  return readable({
    container: 'webm',
    sizeBytes: bytes.sizeBytes,
    durationSeconds,
    ...displayed(picture.video, bytes.counter()),
    framesPerSecond:
      spanSeconds > 0 ? rateOf(seen.frames - seen.lastFrames, spanSeconds) : seen.frames / durationSeconds,
    videoCodec: codecName(picture.codec),
    audioCodec: sound && codecName(sound.codec),
  });
}

async function walk(bytes: BoundedReader): Promise<Walked> {
  const walked: Walked = {
    isPartial: false,
    isShort: false,
    isTorn: false,
    docType: '',
    scaleSeconds: 1e-3,
    statedUnits: null,
    tracks: [],
    seen: new Map(),
  };
  let clusterTime = 0;
  let block: SeenBlock | null = null;
  try {
    for (let position = 0; position < bytes.sizeBytes; ) {
      bytes.count();
      const header = readHeader(await bytes.read(position, longestHeaderBytes));
      if (header === null) break;
      const start = position + header.headerBytes;
      noteEnd(walked, header, start, bytes.sizeBytes);
      position = entered.has(header.id) ? start : start + (header.contentBytes ?? bytes.sizeBytes);
      if (header.contentBytes === null || entered.has(header.id)) continue;
      const content = () => bytes.read(start, header.contentBytes ?? 0);
      if (header.id === ids.timestamp) clusterTime = unsigned(await content()) ?? clusterTime;
      else if (header.id === ids.simpleBlock || header.id === ids.block) {
        if (position > bytes.sizeBytes) break;
        block = see(walked.seen, await bytes.read(start, Math.min(header.contentBytes, 16)), clusterTime);
      } else if (header.id === ids.blockDuration && block) {
        block.of.end = Math.max(block.of.end, block.time + (unsigned(await content()) ?? 0));
      } else if (header.id === ids.header) {
        walked.docType = wordIn(fieldsIn(await content(), bytes.counter()).get(ids.docType)) ?? '';
        if (walked.docType !== 'webm') break;
      } else if (header.id === ids.info) readInfo(walked, fieldsIn(await content(), bytes.counter()));
      else if (header.id === ids.tracks) walked.tracks = readTracks(await content(), bytes.counter());
    }
  } catch (error) {
    // A long recording whose stated length can stand for the part that was not looked at.
    if (!(error instanceof TooComplex) || walked.statedUnits === null || walked.seen.size === 0) throw error;
    walked.isPartial = true;
  }
  return walked;
}

/** What reaches beyond the end of the file; a segment does so as well where only what is behind the last frame is missing. */
function noteEnd(walked: Walked, { id, contentBytes }: Element, start: number, sizeBytes: number): void {
  if (contentBytes === null || start + contentBytes <= sizeBytes) return;
  if (id === ids.segment) walked.isShort = true;
  else if (entered.has(id) || id === ids.simpleBlock || id === ids.block) walked.isTorn = true;
}

const LONGEST_WORD = 64;

/** A string of EBML ends at its first zero, and none that is known is longer. */
function wordIn(field: Buffer | undefined): string | undefined {
  return field?.subarray(0, LONGEST_WORD).toString('latin1').split('\0', 1)[0];
}

function readInfo(walked: Walked, info: ReadonlyMap<number, Buffer>): void {
  walked.scaleSeconds = (unsigned(info.get(ids.timestampScale)) ?? 1_000_000) / 1e9;
  walked.statedUnits = float(info.get(ids.duration));
}

function readTracks(content: Buffer, count: () => void): readonly WebmTrack[] {
  return [...elementsIn(content, count)].flatMap(([id, entry]) => {
    if (id !== ids.entry) return [];
    const fields = fieldsIn(entry, count);
    const nanoseconds = unsigned(fields.get(ids.defaultDuration));
    return {
      number: unsigned(fields.get(ids.number)) ?? 0,
      type: unsigned(fields.get(ids.type)) ?? 0,
      isEnabled: unsigned(fields.get(ids.enabled)) !== 0,
      codec: wordIn(fields.get(ids.codec)) ?? 'unknown',
      video: fieldsIn(fields.get(ids.video) ?? Buffer.alloc(0), count),
      frameSeconds: nanoseconds === null ? null : nanoseconds / 1e9,
    };
  });
}

interface SeenBlock {
  readonly of: Seen;
  readonly time: number;
}

/**
 * A block begins with the number of its track and its time after that of its cluster. Flags follow, and where they speak
 * of lacing, how many frames it holds beside the first.
 */
function see(seen: Map<number, Seen>, block: Buffer, clusterTime: number): SeenBlock | null {
  const numberBytes = vintBytes(block[0]);
  if (numberBytes === null || block.length < numberBytes + 3) return null;
  const track = vintValue(block, 0, numberBytes) ?? 0;
  const time = clusterTime + block.readInt16BE(numberBytes);
  const isLaced = ((block[numberBytes + 2] ?? 0) & LACING) !== 0;
  const frames = isLaced ? 1 + (block[numberBytes + 3] ?? 0) : 1;
  const of = seen.get(track) ?? { frames: 0, first: time, last: time, lastFrames: frames, end: time };
  seen.set(track, of);
  of.frames += frames;
  if (of.frames > 8 * mostFrames) throw new DamagedIndex();
  of.first = Math.min(of.first, time);
  if (time >= of.last) of.lastFrames = frames;
  of.last = Math.max(of.last, time);
  of.end = Math.max(of.end, time);
  return { of, time };
}

const LACING = 0x06;

interface Length {
  readonly durationSeconds: number;
  /** The file says that it goes on behind the last of its frames. */
  readonly isUnderstated: boolean;
}

/** What the file states may leave out a start that is not zero; it counts where it agrees with what was seen. */
function lengthOf(
  { seen, scaleSeconds, statedUnits, tracks, isPartial }: Walked,
  picture: WebmTrack,
  of: Seen,
): Length {
  const played = tracks.flatMap(({ number, type }) => {
    const blocks = type === pictureType || type === soundType ? seen.get(number) : undefined;
    return blocks ? [blocks] : [];
  });
  const first = Math.min(...played.map((blocks) => blocks.first)) * scaleSeconds;
  const last = Math.max(...played.map((blocks) => blocks.last)) * scaleSeconds;
  const end = Math.max(...played.map((blocks) => blocks.end)) * scaleSeconds;
  const before = of.frames - of.lastFrames;
  const usual = before < 1 ? 0 : ((of.last - of.first) * scaleSeconds) / before;
  const counted = Math.max(last + of.lastFrames * (picture.frameSeconds ?? usual), end) - first;
  const stated = statedUnits === null ? counted : statedUnits * scaleSeconds;
  if (isPartial) return { durationSeconds: stated - first, isUnderstated: false };
  const fitting = [stated - first, stated].find((seconds) => Math.abs(seconds - counted) <= 1);
  return { durationSeconds: fitting ?? counted, isUnderstated: fitting === undefined && stated - first > counted };
}

/** Times are in milliseconds as a rule, so 30 frames a second measure as 29.998. */
function rateOf(frames: number, seconds: number): number {
  const rate = frames / seconds;
  return Math.abs(rate - Math.round(rate)) < 0.01 ? Math.round(rate) : rate;
}

/** Of `DisplayUnit` 0 the display size is in pixels, of 3 it is a ratio. */
function displayed(video: ReadonlyMap<number, Buffer>, count: () => void): { width: number; height: number } {
  const field = (id: number): number => unsigned(video.get(id)) ?? 0;
  const width = field(ids.pixelWidth) - field(ids.cropLeft) - field(ids.cropRight);
  const height = field(ids.pixelHeight) - field(ids.cropTop) - field(ids.cropBottom);
  const [wide, high, unit] = [field(ids.displayWidth), field(ids.displayHeight), field(ids.displayUnit)];
  let size = { width, height };
  if (wide > 0 && high > 0 && unit === 0) size = { width: wide, height: high };
  if (wide > 0 && high > 0 && unit === 3) size = { width: Math.round((height * wide) / high), height };
  const roll = float(fieldsIn(video.get(ids.projection) ?? Buffer.alloc(0), count).get(ids.roll)) ?? 0;
  return Math.abs(Math.abs(roll) - 90) < 45 ? { width: size.height, height: size.width } : size;
}

const codecNames: Readonly<Record<string, string>> = {
  V_VP8: 'vp8',
  V_VP9: 'vp9',
  V_AV1: 'av1',
  'V_MPEG4/ISO/AVC': 'h264',
  'V_MPEGH/ISO/HEVC': 'h265',
  A_AAC: 'aac',
  A_OPUS: 'opus',
  A_VORBIS: 'vorbis',
};

function codecName(id: string): string {
  return codecNames[id] ?? id;
}
