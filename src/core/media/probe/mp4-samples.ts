// From the sample tables of an MP4 or MOV track (ISO/IEC 14496-12, 8.6 and 8.7) to what a viewer sees of it: how many
// frames in how many seconds, after the edit list has cut them.

import { DamagedIndex, mostFrames } from './bounded-reader.ts';

const mostEdits = 10_000;

/** A part of the track that is played; an empty edit shows nothing for its time. */
export interface Edit {
  readonly seconds: number;
  /** Where it begins in the media, in the media's own units; null for an empty edit. */
  readonly from: number | null;
  /** 1 is as recorded; 0 lets one frame stand. */
  readonly speed: number;
}

/** In seconds of the presentation. `shownSeconds` leaves out the edits that show nothing. */
export interface Played {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly shownSeconds: number;
  readonly frames: number;
}

export interface SampleTables {
  readonly stts: Buffer | null;
  readonly ctts: Buffer | null;
  readonly timescale: number;
  readonly edits: readonly Edit[];
}

/** `elst`: its durations count in the movie's timescale. */
export function readEdits(elst: Buffer | null, movieTimescale: number): readonly Edit[] {
  if (elst === null || elst.length < 8) return [];
  const isLong = elst[0] === 1;
  const rowBytes = isLong ? 20 : 12;
  const rows = Math.min(elst.readUInt32BE(4), Math.floor((elst.length - 8) / rowBytes));
  if (rows > mostEdits) throw new DamagedIndex();
  return Array.from({ length: rows }, (_, row) => {
    const at = 8 + row * rowBytes;
    const duration = isLong ? Number(elst.readBigUInt64BE(at)) : elst.readUInt32BE(at);
    const from = isLong ? Number(elst.readBigInt64BE(at + 8)) : elst.readInt32BE(at + 4);
    const rate = elst.readInt32BE(at + rowBytes - 4);
    return {
      seconds: duration / movieTimescale,
      from: from < 0 ? null : from,
      speed: rate / 0x1_0000,
    };
  });
}

/** Of a track with pictures: every frame is placed, so their number is bounded. Null without frames. */
export function framesPlayed(tables: SampleTables): Played | null {
  const { times, endOfMedia } = displayTimes(tables);
  const [first] = times;
  if (first === undefined) return null;
  return played(tables, { first, endOfMedia }, (from, until) => countBelow(times, until) - countBelow(times, from));
}

/** Of a track with sound: only its length counts, however many samples it has. */
export function soundPlayed(tables: SampleTables): Played | null {
  let endOfMedia = 0;
  for (const [samples, delta] of pairs(tables.stts)) endOfMedia += samples * (delta | 0);
  return endOfMedia <= 0 ? null : played(tables, { first: 0, endOfMedia }, () => 0);
}

function displayTimes({ stts, ctts }: SampleTables): { times: Float64Array; endOfMedia: number } {
  const samples = countIn(stts);
  const shifts = countIn(ctts);
  if (samples > mostFrames || shifts > 2 * mostFrames) throw new DamagedIndex();
  const times = new Float64Array(samples);
  let endOfMedia = 0;
  let index = 0;
  let time = 0;
  let isInOrder = true;
  for (const [count, duration] of pairs(stts)) {
    // Some phones put a frame that came too late right with a negative duration of the next one.
    const delta = duration | 0;
    isInOrder &&= delta >= 0;
    for (let left = count; left > 0; left -= 1, index += 1, time += delta) times[index] = time;
  }
  let shifted = 0;
  for (const [count, shift] of pairs(ctts)) {
    // A reader of version 0 takes these as unsigned, but QuickTime and many cameras write signed numbers in it.
    for (let left = count; left > 0 && shifted < samples; left -= 1, shifted += 1) {
      times[shifted] = (times[shifted] ?? 0) + (shift | 0);
    }
  }
  const lastDelta = lastOf(stts);
  for (const at of times) endOfMedia = Math.max(endOfMedia, at + lastDelta);
  return { times: shifted > 0 || !isInOrder ? times.sort() : times, endOfMedia };
}

function played(
  { edits, timescale }: SampleTables,
  media: { readonly first: number; readonly endOfMedia: number },
  framesBetween: (from: number, until: number) => number,
): Played {
  const { first, endOfMedia } = media;
  if (!edits.some(({ from }) => from !== null)) {
    const seconds = (endOfMedia - first) / timescale;
    return { startSeconds: 0, endSeconds: seconds, shownSeconds: seconds, frames: framesBetween(first, endOfMedia) };
  }
  let time = 0;
  let startSeconds: number | null = null;
  let shownSeconds = 0;
  let frames = 0;
  for (const { seconds, from, speed } of edits) {
    if (from === null) {
      time += seconds;
      continue;
    }
    startSeconds ??= time;
    const mediaSeconds = Math.max(0, (endOfMedia - Math.max(from, first)) / timescale);
    // An edit of no length, as fragmented files have it, reaches to the end of the media.
    const shown = seconds === 0 ? mediaSeconds : speed === 1 ? Math.min(seconds, mediaSeconds) : seconds;
    const until = speed > 0 ? Math.min(endOfMedia, from + shown * speed * timescale) : endOfMedia;
    frames += speed === 0 ? 1 : framesBetween(from, until);
    shownSeconds += shown;
    time += shown;
  }
  return { startSeconds: startSeconds ?? 0, endSeconds: time, shownSeconds, frames };
}

/** Version, flags and count come first; the rows that are really there count, not the number that is stated. */
function* pairs(table: Buffer | null): Generator<readonly [number, number]> {
  const length = table?.length ?? 0;
  for (let at = 8; table !== null && at + 8 <= length; at += 8) {
    yield [table.readUInt32BE(at), table.readUInt32BE(at + 4)];
  }
}

/** How many samples `stts` or `ctts` speak of. */
export function countIn(table: Buffer | null): number {
  let sum = 0;
  for (const [count] of pairs(table)) sum += count;
  return sum;
}

function lastOf(stts: Buffer | null): number {
  const length = stts === null ? 0 : 8 + Math.floor((stts.length - 8) / 8) * 8;
  return stts === null || length < 16 ? 0 : Math.max(0, stts.readInt32BE(length - 4));
}

/** How many of the sorted `times` are below `limit`. */
function countBelow(times: Float64Array, limit: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
