import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeFinder, readTime, type TimeReading } from '../../../src/core/schedules/index.ts';
import { tuesday } from './tell.ts';

const words = [
  'tomorrow today friday next last this the in at on ago now every and an',
  '7 7pm 19:30 2:30 24 dec 31 feb 2026 29th 3/4 noon midnight night hours years from 999999 half past PST +02:00 ,',
].flatMap((list) => list.split(' '));
const phrases = fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((each) => each.join(' '));
const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia');
const instants = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2029-12-31T00:00:00Z'),
  noInvalidDate: true,
});

function momentsOf(reading: TimeReading | null): readonly Date[] {
  if (reading?.kind === 'at') return [reading.at];
  return reading?.kind === 'ambiguous' ? reading.alternatives.map(({ at }) => at) : [];
}

describe('readTime', () => {
  it('never gives an instant of the past', () => {
    fc.assert(
      fc.property(phrases, instants, zones, (text, now, timeZone) => {
        const moments = momentsOf(readTime(text, { now, timeZone }));
        expect(moments.filter((at) => !(at >= now))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives a past only before the message', () => {
    fc.assert(
      fc.property(phrases, instants, zones, (text, now, timeZone) => {
        const reading = readTime(text, { now, timeZone });
        expect(reading?.kind !== 'past' || reading.at < now).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const finder = createTimeFinder(text, tuesday);
        const spans = [finder.startingAt(0), finder.endingAt(text.length, 0)].map(
          (found) => found?.span ?? { start: 0, end: 0 },
        );
        readTime(text, tuesday);
        expect(spans.every(({ start, end }) => 0 <= start && end <= text.length)).toBe(true);
      }),
    );
  });
});
