import { describe, expect, it } from 'vitest';
import {
  firstSlotTime,
  isoInstant,
  readTime,
  type Slot,
  slotOf,
  slotTimes,
} from '../../../src/core/schedules/index.ts';

const timeZone = 'Europe/Berlin';
/** A Tuesday, four in the afternoon in Berlin. */
const now = new Date('2026-11-24T15:00:00Z');

function said(words: string, at = now): Slot | null {
  const reading = readTime(words, { now: at, timeZone });
  if (reading?.kind !== 'at') throw new Error(`"${words}" is no single time.`);
  return slotOf(reading);
}

function kept(words: string, at = now): Slot {
  const slot = said(words, at);
  if (!slot) throw new Error(`"${words}" makes no slot.`);
  return slot;
}

function timesOf(slot: Slot, count: number, after = now): string[] {
  const times: string[] = [];
  for (const at of slotTimes(slot, after)) {
    if (times.length === count) break;
    times.push(isoInstant(at, slot.timeZone).slice(0, 16));
  }
  return times;
}

describe('a rhythm becomes a slot', () => {
  it.each([
    ['every day 18:00', ['2026-11-24T18:00', '2026-11-25T18:00', '2026-11-26T18:00']],
    ['every other day 18:00', ['2026-11-24T18:00', '2026-11-26T18:00', '2026-11-28T18:00']],
    ['weekdays 6pm', ['2026-11-24T18:00', '2026-11-25T18:00', '2026-11-26T18:00']],
    ['weekends 11am', ['2026-11-28T11:00', '2026-11-29T11:00', '2026-12-05T11:00']],
    ['every friday 6pm', ['2026-11-27T18:00', '2026-12-04T18:00', '2026-12-11T18:00']],
    ['every friday', ['2026-11-27T18:00', '2026-12-04T18:00', '2026-12-11T18:00']],
    ['mondays and thursdays 9am', ['2026-11-26T09:00', '2026-11-30T09:00', '2026-12-03T09:00']],
    ['every other friday 18:00', ['2026-11-27T18:00', '2026-12-11T18:00', '2026-12-25T18:00']],
    ['every week 6pm', ['2026-11-24T18:00', '2026-12-01T18:00', '2026-12-08T18:00']],
    ['every 3 weeks on friday 6pm', ['2026-11-27T18:00', '2026-12-18T18:00', '2027-01-08T18:00']],
    ['the 1st of every month 10am', ['2026-12-01T10:00', '2027-01-01T10:00', '2027-02-01T10:00']],
    ['the 31st of every month 10am', ['2026-12-31T10:00', '2027-01-31T10:00', '2027-03-31T10:00']],
    ['every other month on the 15th 9am', ['2026-12-15T09:00', '2027-02-15T09:00', '2027-04-15T09:00']],
    ['first monday of every month 10am', ['2026-12-07T10:00', '2027-01-04T10:00', '2027-02-01T10:00']],
    ['every last friday of the month 5pm', ['2026-11-27T17:00', '2026-12-25T17:00', '2027-01-29T17:00']],
  ])('%s', (words, times) => {
    expect(timesOf(kept(words), 3)).toEqual(times);
  });

  it('in another zone than the writer’s', () => {
    const slot = kept('every friday 6pm PST');
    expect(timesOf(slot, 1)).toEqual(['2026-11-27T18:00']);
    expect(firstSlotTime(slot, now)).toEqual(new Date('2026-11-28T02:00:00Z'));
  });

  it('at the midnight that ends a day', () => {
    const reading = readTime('every friday midnight', { now, timeZone });
    const moments = reading?.kind === 'ambiguous' ? reading.alternatives : [];
    expect(moments.map((moment) => slotOf(moment)?.minute)).toEqual([0, 1440]);
    expect(moments.map((moment) => timesOf(slotOf(moment) as Slot, 1)[0])).toEqual([
      '2026-11-27T00:00',
      '2026-11-28T00:00',
    ]);
  });
});

describe('no slot', () => {
  it.each(['friday 6pm', 'every christmas 6pm', 'every 24 dec 6pm', 'monthly friday 6pm'])(
    'comes from "%s"',
    (words) => {
      expect(said(words)).toBeNull();
    },
  );
});

it('the same words make the same slot, whenever they are said', () => {
  const later = new Date('2026-12-14T15:00:00Z');
  for (const words of ['every friday 6pm', 'weekdays 6pm', 'the 1st of every month 10am']) {
    expect(kept(words, later)).toEqual(kept(words));
  }
  expect(kept('thursdays and mondays 9am')).toEqual(kept('mondays and thursdays 9am'));
});

it('every other friday is another slot a week later, and the same after two', () => {
  const weekLater = new Date('2026-12-01T15:00:00Z');
  const twoLater = new Date('2026-12-08T15:00:00Z');
  const words = 'every other friday 6pm';
  expect(kept(words, weekLater)).not.toEqual(kept(words));
  expect(kept(words, twoLater)).toEqual(kept(words));
});

describe('clock changes', () => {
  it('keep a slot on the clock of its zone', () => {
    const times = [...slotTimes(kept('every friday 6pm'), new Date('2027-03-20T00:00:00Z'))];
    expect(times.slice(0, 2).map((at) => at.toISOString())).toEqual([
      '2027-03-26T17:00:00.000Z',
      '2027-04-02T16:00:00.000Z',
    ]);
  });

  it('move a time that is skipped forward, for that day alone', () => {
    const slot = kept('every sunday 2:30am');
    expect(timesOf(slot, 2, new Date('2027-03-22T12:00:00Z'))).toEqual(['2027-03-28T03:30', '2027-04-04T02:30']);
  });

  it('give a time that comes twice once', () => {
    const slot = kept('every day 2:30am');
    expect(timesOf(slot, 2, new Date('2027-10-30T12:00:00Z'))).toEqual(['2027-10-31T02:30', '2027-11-01T02:30']);
    expect(timesOf(slot, 1, new Date('2027-10-31T00:30:00Z'))).toEqual(['2027-11-01T02:30']);
  });
});
