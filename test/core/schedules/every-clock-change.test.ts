import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { readTime } from '../../../src/core/schedules/index.ts';

const FROM = Date.UTC(2026, 0, 1);
const UNTIL = Date.UTC(2031, 0, 1);
const [HOUR, DAY] = [3_600_000, 86_400_000];

const zones = Intl.supportedValuesOf('timeZone');
const offsetAt = (zone: string, at: number) => IANAZone.create(zone).offset(at);

/** The minutes at which a zone changes its clocks in these years, found by halving. */
function changesOf(zone: string): readonly number[] {
  const changes: number[] = [];
  for (let at = FROM; at < UNTIL; at += 20 * DAY) {
    if (offsetAt(zone, at) !== offsetAt(zone, at + 20 * DAY)) changes.push(changeIn(zone, at));
  }
  return changes;
}

function changeIn(zone: string, start: number): number {
  let [low, high] = [start, start + 20 * DAY];
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000;
    if (offsetAt(zone, middle) === offsetAt(zone, low)) low = middle;
    else high = middle;
  }
  return high;
}

/** Zones that change together at the same offsets are one to a reader of clocks. */
const kinds = new Map(zones.map((zone) => [changesAndOffsets(zone), zone]));

function changesAndOffsets(zone: string): string {
  const seasons = Array.from({ length: 121 }, (_, n) => FROM + n * 15 * DAY);
  return seasons.map((at) => offsetAt(zone, at)).join();
}

const PRINTED = ["yyyy-MM-dd'T'HH:mm", "d LLL yyyy 'at' h:mma", 'ccc dd.MM.yyyy HH:mm'];

function readBack(at: number, zone: string, format: string) {
  const printed = DateTime.fromMillis(at, { zone, locale: 'en-US' }).toFormat(format);
  const now = new Date(at - 40 * DAY);
  const reading = readTime(printed, { now, timeZone: zone, locale: 'en-GB' });
  return { printed, reading };
}

/** A clock that shows the same twice is read as the first time. */
function firstOf(at: number, zone: string): number {
  const instants = DateTime.fromMillis(at, { zone }).getPossibleOffsets();
  return Math.min(...instants.map((each) => each.toMillis()));
}

describe('an instant that is printed and read', () => {
  it('is the same on both sides of every clock change of 2026 to 2030', { timeout: 60_000 }, () => {
    const wrong: string[] = [];
    for (const zone of kinds.values()) {
      for (const change of changesOf(zone)) {
        for (const at of [change - HOUR, change - 60_000, change, change + HOUR]) {
          const { printed, reading } = readBack(at, zone, PRINTED[0] ?? '');
          const right = reading?.kind === 'at' && reading.at.getTime() === firstOf(at, zone);
          if (!right) wrong.push(`${zone}: ${printed}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is the same in any zone, at any minute, in several ways to write it', () => {
    const minutes = fc.integer({ min: FROM / 60_000, max: UNTIL / 60_000 - 1 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), fc.constantFrom(...PRINTED), (minute, zone, format) => {
        const at = minute * 60_000;
        const { reading } = readBack(at, zone, format);
        expect(reading).toMatchObject({ kind: 'at', at: new Date(firstOf(at, zone)) });
      }),
      { numRuns: 400 },
    );
  });
});
