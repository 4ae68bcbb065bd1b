import { describe, expect, it } from 'vitest';
import { describeInstant } from '../../../src/core/schedules/index.ts';

const now = new Date('2026-11-24T15:00:00Z');
const relative = (iso: string) => describeInstant(new Date(iso), 'Europe/Berlin', now).relative;

describe('describeInstant', () => {
  it('tells an instant on the clocks of a zone, and how far off it is', () => {
    expect(describeInstant(new Date('2026-11-25T18:00:00Z'), 'Europe/Berlin', now)).toEqual({
      absolute: 'Wed 25 Nov, 19:00',
      relative: 'in 27 hours',
    });
  });

  it('adds the year when it is another one there', () => {
    const newYear = new Date('2026-12-31T23:30:00Z');
    expect(describeInstant(newYear, 'Europe/Berlin', now).absolute).toBe('Fri 1 Jan 2027, 00:30');
    expect(describeInstant(newYear, 'UTC', now).absolute).toBe('Thu 31 Dec, 23:30');
  });

  it.each([
    ['2026-11-24T15:00:00Z', 'now'],
    ['2026-11-24T15:00:20Z', 'in 20 seconds'],
    ['2026-11-24T15:01:00Z', 'in 1 minute'],
    ['2026-11-24T15:30:00Z', 'in 30 minutes'],
    ['2026-11-24T15:59:50Z', 'in 1 hour'],
    ['2026-11-24T16:30:00Z', 'in 90 minutes'],
    ['2026-11-24T17:00:00Z', 'in 2 hours'],
    ['2026-11-26T15:00:00Z', 'in 2 days'],
    ['2026-11-24T14:40:00Z', '20 minutes ago'],
  ])('tells %s as "%s"', (iso, told) => {
    expect(relative(iso)).toBe(told);
  });
});
