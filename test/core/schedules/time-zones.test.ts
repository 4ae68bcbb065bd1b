import { describe, expect, it } from 'vitest';
import { isTimeZone, readTime } from '../../../src/core/schedules/index.ts';
import { read, tuesday } from './tell.ts';

describe('a zone behind the clock', () => {
  it.each([
    ['7pm PST', 'Wed 2026-11-25 04:00 America/Los_Angeles'],
    ['7pm pst', 'Wed 2026-11-25 04:00 America/Los_Angeles'],
    ['7pm ET', 'Wed 2026-11-25 01:00 America/New_York'],
    ['7pm eastern time', 'Wed 2026-11-25 01:00 America/New_York'],
    ['7pm New York time', 'Wed 2026-11-25 01:00 America/New_York'],
    ['9am Asia/Tokyo', 'Wed 2026-11-25 01:00 Asia/Tokyo'],
    ['18:00 UTC', 'Tue 2026-11-24 19:00 UTC'],
    ['7pm GMT+2', 'Tue 2026-11-24 18:00'],
    ['18:00 +02:00', 'Tue 2026-11-24 17:00'],
    ['18:00-05:00', 'Wed 2026-11-25 00:00'],
    ['2026-12-24T18:00:00Z', 'Thu 2026-12-24 19:00 UTC'],
    ['2026-12-24T18:00+05:30', 'Thu 2026-12-24 13:30'],
    ['tomorrow 7pm PST', 'Thu 2026-11-26 04:00 America/Los_Angeles'],
    ['9am Pacific tomorrow', 'Wed 2026-11-25 18:00 America/Los_Angeles'],
    ['tomorrow 5pm Osaka time', 'Wed 2026-11-25 09:00 Asia/Tokyo'],
    ['morgen 19 Uhr Ortszeit Tokio', 'Wed 2026-11-25 11:00 Asia/Tokyo'],
    ['morgen om 19 uur Londense tijd', 'Wed 2026-11-25 20:00 Europe/London'],
    ['domani alle 19 ora italiana', 'Wed 2026-11-25 19:00 Europe/Rome'],
    ['jutro o 19 czasu warszawskiego', 'Wed 2026-11-25 19:00 Europe/Warsaw'],
    ['завтра в 19:00 по Москве', 'Wed 2026-11-25 17:00 Europe/Moscow'],
    ['завтра в 19:00 по московскому времени', 'Wed 2026-11-25 17:00 Europe/Moscow'],
    ['demain 19h heure de Montréal', 'Thu 2026-11-26 01:00 America/Toronto'],
    ['7pm CST', 'Wed 2026-11-25 02:00 America/Chicago or Wed 2026-11-25 12:00 Asia/Shanghai'],
  ])('is used in "%s"', (text, told) => {
    expect(read(text)).toBe(told);
  });

  it('means the place, in summer as in winter', () => {
    const now = new Date('2027-07-01T10:00:00Z');
    expect(readTime('7pm PST', { ...tuesday, now })).toMatchObject({
      at: new Date('2027-07-02T02:00:00Z'),
    });
  });

  it("is the writer's own where one name stands for several", () => {
    expect(readTime('7pm CST', { ...tuesday, timeZone: 'Asia/Shanghai' })).toMatchObject({
      kind: 'at',
      timeZone: 'Asia/Shanghai',
    });
  });

  it('is no word of the caption', () => {
    expect(read('7pm met')).toBe('no time');
    expect(read('7pm Fish/Chips')).toBe('no time');
  });
});

describe("the writer's zone", () => {
  it('decides what today is', () => {
    const now = new Date('2026-11-24T15:30:00Z');
    const options = { now, timeZone: 'Pacific/Auckland' };
    expect(readTime('today 9am', options)).toMatchObject({ at: new Date('2026-11-24T20:00:00Z') });
  });

  it('must be one', () => {
    expect(read('tomorrow 7pm', { timeZone: 'Mars/Phobos' })).toBe('unknown_time_zone');
    expect(read('now', { timeZone: 'Mars/Phobos' })).toBe('now');
  });

  it.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['America/Argentina/Buenos_Aires', true],
    ['Mars/Phobos', false],
    ['+02:00', false],
    ['', false],
  ])('%s is a zone: %s', (name, is) => {
    expect(isTimeZone(name)).toBe(is);
  });
});
