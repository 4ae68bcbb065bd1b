// The demuxer believes every count in the index of an MP4 or MOV and loops that often: one flipped
// bit can stall the process for minutes or exhaust its memory. So the counts are looked at first.

import { type Box, boxesIn, boxesWithin, longestHeaderBytes, readBoxHeader } from './boxes.ts';
import { largestReadBytes } from './store-input.ts';

/** Almost five hours at 60 frames a second. Only raw sound has more, and it is not counted out. */
const mostSamples = 2 ** 20;
const mostBoxes = 100_000;

/** `end` does not count. */
export type ReadRange = (start: number, end: number) => Promise<Buffer>;

/** Goes through the parts that the demuxer will read: the index, and all of them when in fragments. */
export async function isIndexSane(read: ReadRange, sizeBytes: number): Promise<boolean> {
  let position = 0;
  for (let boxes = 0; boxes < mostBoxes; boxes += 1) {
    const end = Math.min(position + longestHeaderBytes, sizeBytes);
    const header = position < end ? readBoxHeader(await read(position, end)) : null;
    if (!header) return true;
    const boxEnd = position + header.sizeBytes;
    if (header.type === 'moov' || header.type === 'moof') {
      if (boxEnd > sizeBytes) return true;
      if (header.sizeBytes > largestReadBytes) return false;
      const bytes = await read(position, boxEnd);
      if (!areCountsSane(bytes)) return false;
      if (header.type === 'moov' && !bytes.includes('mvex')) return true;
    }
    position = boxEnd;
  }
  return false;
}

function areCountsSane(bytes: Buffer): boolean {
  const boxes = [...boxesWithin(bytes)];
  const tables = boxes.filter(({ type }) => type === 'stbl');
  return framesInRuns(boxes) <= mostSamples && tables.every(({ content }) => isTableSane(content));
}

/** A fragment's run may leave every size to the default, so nothing but this number limits it. */
function framesInRuns(boxes: readonly Box[]): number {
  const runs = boxes.filter(({ type, content }) => type === 'trun' && content.length >= 8);
  return runs.reduce((sum, { content }) => sum + content.readUInt32BE(4), 0);
}

function isTableSane(table: Buffer): boolean {
  const shifts = columnOf(table, 'ctts', 8, 0);
  if (shifts.length > 0 && total([...shifts, ...columnOf(table, 'stts', 8, 0)]) > 2 * mostSamples) {
    return false;
  }
  if (columnOf(table, 'stsc', 12, 0).some((firstChunk) => firstChunk > mostSamples)) return false;
  const perChunk = columnOf(table, 'stsc', 12, 4);
  return areSizesEqual(table) || perChunk.every((samples) => samples <= mostSamples);
}

/** Samples of one size are found by multiplying, not by adding up. */
function areSizesEqual(table: Buffer): boolean {
  const sizes = [...boxesIn(table)].filter(({ type }) => type === 'stsz');
  return sizes.every(({ content }) => content.length >= 8 && content.readUInt32BE(4) > 0);
}

/** One number of every row: eight bytes of version and count come first. */
function columnOf(table: Buffer, type: string, rowBytes: number, offset: number): number[] {
  const column: number[] = [];
  for (const { content } of [...boxesIn(table)].filter((box) => box.type === type)) {
    for (let row = 8; row + rowBytes <= content.length; row += rowBytes) {
      column.push(content.readUInt32BE(row + offset));
    }
  }
  return column;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
