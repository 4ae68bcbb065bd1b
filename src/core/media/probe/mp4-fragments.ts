// A fragmented MP4 (ISO/IEC 14496-12, 8.8) lists its frames in a `moof` before each piece of them. Only sums are kept,
// so a recording with a fragment for every frame costs no more than one without fragments.

import { DamagedIndex, mostFrames } from './bounded-reader.ts';
import { boxAt, boxesIn } from './boxes.ts';
import { numberAt } from './mp4-track.ts';

/** In the units of the track. */
export interface FragmentSums {
  readonly frames: number;
  readonly firstTime: number;
  readonly endTime: number;
}

export interface Fragments {
  /** `count` is called for each box. */
  add(moof: Buffer, count: () => void): void;
  /** Null when no fragment holds a frame of this track. */
  of(trackId: number): FragmentSums | null;
}

/** `defaults` are the durations of a sample that `trex` states, by track. */
export function createFragments(defaults: ReadonlyMap<number, number>): Fragments {
  const sums = new Map<number, FragmentSums>();

  function addRun(trackId: number, trun: Buffer, startTime: number, usualDuration: number): number {
    const run = readRun(trun, startTime, usualDuration);
    const before = sums.get(trackId) ?? { frames: 0, firstTime: Number.POSITIVE_INFINITY, endTime: 0 };
    sums.set(trackId, {
      frames: before.frames + run.frames,
      firstTime: Math.min(before.firstTime, run.firstTime),
      endTime: Math.max(before.endTime, run.endTime),
    });
    return run.nextTime;
  }

  return {
    add: (moof, count) => {
      for (const { type, content } of boxesIn(moof, count)) {
        if (type !== 'traf') continue;
        const head = readHead(boxAt(content, ['tfhd'], count));
        const startTime = baseTime(boxAt(content, ['tfdt'], count)) ?? sums.get(head.trackId)?.endTime ?? 0;
        let time = startTime;
        for (const box of boxesIn(content, count)) {
          const usualDuration = head.duration ?? defaults.get(head.trackId) ?? 0;
          if (box.type === 'trun') time = addRun(head.trackId, box.content, time, usualDuration);
        }
      }
    },
    of: (trackId) => sums.get(trackId) ?? null,
  };
}

/** What `trex` states for the samples of each track. */
export function readDefaults(mvex: Buffer, count: () => void): ReadonlyMap<number, number> {
  const defaults = new Map<number, number>();
  for (const { type, content } of boxesIn(mvex, count)) {
    if (type === 'trex') defaults.set(numberAt(content, 4), numberAt(content, 12));
  }
  return defaults;
}

function readHead(tfhd: Buffer | null): { trackId: number; duration: number | null } {
  const flags = numberAt(tfhd, 0);
  const before = 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0);
  return { trackId: numberAt(tfhd, 4), duration: flags & 0x8 ? numberAt(tfhd, before) : null };
}

function baseTime(tfdt: Buffer | null): number | null {
  if (tfdt === null || tfdt.length < 8) return null;
  return tfdt[0] === 1 && tfdt.length >= 12 ? Number(tfdt.readBigUInt64BE(4)) : tfdt.readUInt32BE(4);
}

interface Run extends FragmentSums {
  /** Where the next run begins unless it says otherwise. */
  readonly nextTime: number;
}

/** Fields of a sample that may be there, in their order: duration, size, flags, shift. */
const fieldFlags = [0x100, 0x200, 0x400, 0x800] as const;

function readRun(trun: Buffer, startTime: number, usualDuration: number): Run {
  const flags = numberAt(trun, 0);
  const frames = numberAt(trun, 4);
  if (frames > mostFrames) throw new DamagedIndex();
  const rowBytes = 4 * fieldFlags.filter((flag) => flags & flag).length;
  const firstRow = 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  if (firstRow + frames * rowBytes > trun.length) throw new DamagedIndex();
  const shiftOffset = rowBytes - 4;
  let [time, firstTime, endTime] = [startTime, Number.POSITIVE_INFINITY, 0];
  if (!(flags & 0x100) && !(flags & 0x800)) {
    time += frames * usualDuration;
    return { frames, firstTime: frames > 0 ? startTime : firstTime, endTime: time, nextTime: time };
  }
  for (let row = 0, at = firstRow; row < frames; row += 1, at += rowBytes) {
    const duration = flags & 0x100 ? trun.readUInt32BE(at) : usualDuration;
    const shown = time + (flags & 0x800 ? trun.readInt32BE(at + shiftOffset) : 0);
    firstTime = Math.min(firstTime, shown);
    endTime = Math.max(endTime, shown + duration);
    time += duration;
  }
  return { frames, firstTime, endTime, nextTime: time };
}
