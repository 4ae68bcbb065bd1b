import { describe, expect, it } from 'vitest';
import { readTime } from '../../../src/core/schedules/index.ts';

const now = new Date('2026-11-24T09:00:00Z');

describe('the zone behind a clock', () => {
  it.each([
    ['7pm pacific', '2026-11-25T03:00:00.000Z'],
    ['noon eastern', '2026-11-24T17:00:00.000Z'],
    ['7pm eastern tomorrow', '2026-11-26T00:00:00.000Z'],
    ['7pm central', '2026-11-25T01:00:00.000Z'],
    ['6pm eastern standard time', '2026-11-24T23:00:00.000Z'],
    ['6pm Pacific Daylight Time', '2026-11-25T02:00:00.000Z'],
    ['8pm Hawaii time', '2026-11-25T06:00:00.000Z'],
    ['8pm Arizona time', '2026-11-25T03:00:00.000Z'],
    ['6pm PHT', '2026-11-24T10:00:00.000Z'],
    ['6am New Zealand time', '2026-11-24T17:00:00.000Z'],
    ['6pm ART', '2026-11-24T21:00:00.000Z'],
    ['6pm kst', '2026-11-24T09:00:00.000Z'],
    ['6pm NPT', '2026-11-24T12:15:00.000Z'],
    ['6pm Newfoundland time', '2026-11-24T21:30:00.000Z'],
    ['6pm Irish time', '2026-11-24T18:00:00.000Z'],
    ['6pm Alaska time', '2026-11-25T03:00:00.000Z'],
    ['a las 18:00 hora de Canarias', '2026-11-24T18:00:00.000Z'],
  ])('is known by its name: %j', (words, at) => {
    const reading = readTime(words, { now, timeZone: 'Europe/Berlin', locale: 'en-US' });
    expect(reading).toMatchObject({ kind: 'at', at: new Date(at) });
  });
});
