import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { readTime, rhythmTimes, type Slot } from '../../../src/core/schedules/index.ts';

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

describe('a clock of the day on which clocks change', () => {
  const MINUTE = 60_000;
  const local = (at: number, zone: string) => DateTime.fromMillis(at, { zone, locale: 'en-US' });
  const attacked = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'America/Santiago',
    'Africa/Cairo',
    'Pacific/Chatham',
    'America/St_Johns',
    'Asia/Beirut',
    'America/Havana',
    'Europe/Dublin',
    'Antarctica/Troll',
  ];
  const changes = attacked.flatMap((zone) => changesOf(zone).map((change) => ({ zone, change })));
  const grows = ({ zone, change }: { zone: string; change: number }) =>
    offsetAt(zone, change) - offsetAt(zone, change - MINUTE);
  const gaps = changes.filter((one) => grows(one) > 0);
  const overlaps = changes.filter((one) => grows(one) < 0);
  const read = (words: string, zone: string, now: number, anchor?: number) =>
    readTime(words, {
      now: new Date(now),
      timeZone: zone,
      locale: 'en-GB',
      ...(anchor !== undefined && { anchor: new Date(anchor) }),
    });

  it('both kinds are among what is attacked, in most of the zones', () => {
    expect(gaps.length).toBeGreaterThan(40);
    expect(overlaps.length).toBeGreaterThan(40);
  });

  it('that is skipped is as long after the change as it was asked for, and is named', () => {
    const minutesIn = fc.integer({ min: 0, max: 179 });
    const daysBefore = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(fc.constantFrom(...gaps), minutesIn, daysBefore, ({ zone, change }, into, days) => {
        const size = grows({ zone, change });
        const minutes = into % size;
        // The clock before the change goes on, as if nothing happened.
        const shown = DateTime.fromMillis(change + (offsetAt(zone, change - MINUTE) + minutes) * MINUTE, {
          zone: 'utc',
        });
        const reading = read(shown.toFormat("yyyy-MM-dd'T'HH:mm"), zone, change - days * DAY);
        expect(reading).toMatchObject({
          kind: 'at',
          at: new Date(change + minutes * MINUTE),
          clockChange: { kind: 'gap', asked: shown.toFormat('HH:mm') },
        });
      }),
      { numRuns: 300 },
    );
  });

  it('that comes twice is its first, or its second once the first is over, and is named', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...overlaps),
        fc.integer({ min: 0, max: 179 }),
        fc.integer({ min: -600, max: 179 }),
        ({ zone, change }, into, nowAt) => {
          const size = -grows({ zone, change });
          const minutes = into % size;
          const first = change - (size - minutes) * MINUTE;
          const now = change - (size - Math.min(nowAt, size - 1)) * MINUTE;
          const words = local(first, zone).toFormat("yyyy-MM-dd'T'HH:mm");
          const isOver = now > first;
          expect(read(words, zone, now)).toMatchObject({
            kind: 'at',
            at: new Date(isOver ? change + minutes * MINUTE : first),
            clockChange: { kind: 'overlap', taken: isOver ? 'second' : 'first' },
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a post that is moved over the change stays as it was, whichever day is named', () => {
    const clocks = fc.integer({ min: 5 * 60, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        clocks,
        fc.integer({ min: 1, max: 6 }),
        ({ zone, change }, clock, days) => {
          const day = local(change, zone).startOf('day').minus({ days: 2 });
          const anchor = day.set({ hour: Math.floor(clock / 60), minute: clock % 60 });
          const target = anchor.plus({ days });
          const now = anchor.minus({ days: 3 }).toMillis();
          const reading = read(`${target.toFormat('cccc').toLowerCase()} instead`, zone, now, anchor.toMillis());
          const bare = read(target.toFormat('cccc').toLowerCase(), zone, now, anchor.toMillis());
          for (const one of [reading ?? bare, bare]) {
            expect(one).toMatchObject({ kind: 'at' });
            if (one?.kind !== 'at') continue;
            const shown = local(one.at.getTime(), zone);
            expect([zone, shown.toFormat('HH:mm'), shown.toFormat('cccc')]).toEqual([
              zone,
              anchor.toFormat('HH:mm'),
              target.toFormat('cccc'),
            ]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a slot or a rhythm is the same on both sides, each time after the one before', () => {
    const clocks = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(fc.constantFrom(...changes), clocks, ({ zone, change }, minute) => {
        const slot: Slot = {
          freq: 'daily',
          interval: 1,
          phase: 0,
          byday: [],
          bymonthday: null,
          minute,
          timeZone: zone,
        };
        const after = new Date(change - 3 * DAY);
        const times = rhythmTimes({ kind: 'slots', slots: [slot], after }, 6);
        expect(times).toHaveLength(6);
        for (const [index, at] of times.entries()) {
          expect(at.getTime()).toBeGreaterThan(times[index - 1]?.getTime() ?? after.getTime());
          const shown = local(at.getTime(), zone);
          const isOn = shown.hour * 60 + shown.minute === minute;
          // Only a clock that is skipped on that day is later, by no more than what is skipped.
          if (!isOn) expect(Math.abs(at.getTime() - change)).toBeLessThan(Math.abs(grows({ zone, change })) * MINUTE);
        }
      }),
      { numRuns: 300 },
    );
  });
});
