import { describe, expect, it } from 'vitest';
import { readTime } from '../../../src/core/schedules/index.ts';
import { read, tuesday } from './tell.ts';

const at = (iso: string) => ({ now: new Date(iso) });

describe('readTime', () => {
  it('counts a distance from the message to the millisecond', () => {
    const now = new Date('2026-11-24T15:00:12.345Z');
    expect(readTime('in 20 seconds', { ...tuesday, now })).toMatchObject({
      kind: 'at',
      at: new Date('2026-11-24T15:00:32.345Z'),
    });
  });

  it('tells where the words of the time stand', () => {
    expect(readTime('  fri 9am. ', tuesday)?.span).toEqual({ start: 2, end: 9 });
  });

  it('gives a day without a clock the usual hour of the workspace', () => {
    expect(read('friday', { usualHour: { hour: 9, minute: 30 } })).toBe('Fri 2026-11-27 09:30~');
  });

  it('keeps the usual hour out of another part of the day', () => {
    const usualHour = { hour: 9, minute: 0 };
    expect(read('tomorrow morning', { usualHour })).toBe('Wed 2026-11-25 09:00~');
    expect(read('tomorrow evening', { usualHour })).toBe('Wed 2026-11-25 19:00~');
  });

  it('finds an hour later today when the usual one has passed', () => {
    expect(read('today', at('2026-11-24T18:55:00Z'))).toBe('Tue 2026-11-24 21:00~');
    expect(read('tonight', at('2026-11-24T19:20:00Z'))).toBe('Tue 2026-11-24 21:00~');
    expect(read('today', at('2026-11-24T22:55:00Z'))).toBe('past Tue 2026-11-24 18:00');
  });

  it('reads 3/4 and 7:30 as the region of the locale does', () => {
    expect(read('3/4', { locale: 'en-US' })).toBe('Thu 2027-03-04 18:00~');
    expect(read('3/4', { locale: 'en-GB' })).toBe('Sat 2027-04-03 18:00~');
    expect(read('tomorrow 7:30', { locale: 'en-GB' })).toBe('Wed 2026-11-25 07:30');
    expect(read('friday 7', { locale: 'en-GB' })).toContain(' or ');
  });

  it('reads English where it has no words for the language', () => {
    expect(read('tomorrow 7pm', { locale: 'tlh' })).toBe('Wed 2026-11-25 19:00');
    expect(read('tomorrow 7pm', { locale: '?!' })).toBe('Wed 2026-11-25 19:00');
  });

  it.each([
    ['2026-11-22', 'Fri 2026-11-27 18:00~ or Fri 2026-12-04 18:00~'],
    ['2026-11-23', 'Fri 2026-11-27 18:00~ or Fri 2026-12-04 18:00~'],
    ['2026-11-26', 'Fri 2026-11-27 18:00~ or Fri 2026-12-04 18:00~'],
    ['2026-11-27', 'Fri 2026-12-04 18:00~'],
    ['2026-11-28', 'Fri 2026-12-04 18:00~'],
  ])('asks on %s which "next friday" is meant only while two can be', (day, told) => {
    expect(read('next friday', at(`${day}T12:00:00Z`))).toBe(told);
  });

  it('labels the alternatives with what tells them apart', () => {
    const labels = (text: string) => {
      const reading = readTime(text, tuesday);
      return reading?.kind === 'ambiguous' && reading.alternatives.map(({ label }) => label);
    };
    expect(labels('friday 7')).toEqual(['07:00', '19:00']);
    expect(labels('next friday 7pm')).toEqual(['Fri 27 Nov', 'Fri 4 Dec']);
    expect(labels('7')).toEqual(['Tue 24 Nov, 19:00', 'Wed 25 Nov, 07:00']);
  });

  it('takes the next one of what is to repeat, and says that it repeats', () => {
    expect(read('every friday 6pm')).toBe('Fri 2026-11-27 18:00 repeats');
    expect(read('every day at 9am')).toBe('Wed 2026-11-25 09:00 repeats');
  });
});

describe('readTime with the time a post has (Wed 25 Nov, 19:00)', () => {
  const anchor = new Date('2026-11-25T18:00:00Z');

  it.each([
    ['8pm', 'Wed 2026-11-25 20:00'],
    ['8', 'Wed 2026-11-25 08:00 or Wed 2026-11-25 20:00'],
    ['friday', 'Fri 2026-11-27 19:00~'],
    ['today', 'Tue 2026-11-24 19:00~'],
    ['2 hours later', 'Wed 2026-11-25 21:00'],
    ['30 minutes earlier', 'Wed 2026-11-25 18:30'],
    ['in 2 hours', 'Tue 2026-11-24 18:00:12'],
    ['friday 9am', 'Fri 2026-11-27 09:00'],
  ])('moves it to "%s"', (text, told) => {
    expect(read(text, { anchor })).toBe(told);
  });

  it("goes to the next day for a clock that has passed on the post's own", () => {
    const now = new Date('2026-11-25T15:00:00Z');
    expect(read('9am', { anchor, now })).toBe('Thu 2026-11-26 09:00');
  });

  it('does not move it into the past', () => {
    expect(read('3 days earlier', { anchor })).toBe('past Sun 2026-11-22 19:00');
  });
});
