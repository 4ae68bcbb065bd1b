import { describe, expect, it } from 'vitest';
import { readTime } from '../../../src/core/schedules/index.ts';

const berlin = { now: new Date('2026-03-01T12:00:00Z'), timeZone: 'Europe/Berlin' };
const newYork = { now: new Date('2026-10-25T12:00:00Z'), timeZone: 'America/New_York' };

describe('clock changes', () => {
  it('move a time that the clocks skip forward, and name it', () => {
    expect(readTime('29 March 02:30', berlin)).toMatchObject({
      at: new Date('2026-03-29T01:30:00Z'),
      clockChange: { kind: 'gap', asked: '02:30', became: '03:30' },
    });
  });

  it('take the first of a time that comes twice, and name it', () => {
    expect(readTime('1 Nov 1:30am', newYork)).toMatchObject({
      at: new Date('2026-11-01T05:30:00Z'),
      clockChange: { kind: 'overlap', asked: '01:30', taken: 'first' },
    });
  });

  it('leave the second of a time that comes twice once the first has passed', () => {
    const now = new Date('2026-11-01T05:45:00Z');
    expect(readTime('1:30am', { ...newYork, now })).toMatchObject({
      at: new Date('2026-11-01T06:30:00Z'),
      clockChange: { kind: 'overlap', asked: '01:30', taken: 'second' },
    });
  });

  it('keep the clock over days and the distance over hours', () => {
    const now = new Date('2026-03-28T12:00:00Z');
    expect(readTime('tomorrow 1pm', { ...berlin, now })).toMatchObject({
      at: new Date('2026-03-29T11:00:00Z'),
      clockChange: null,
    });
    expect(readTime('in 1 day', { ...berlin, now })).toMatchObject({
      at: new Date('2026-03-29T11:00:00Z'),
    });
    expect(readTime('in 24 hours', { ...berlin, now })).toMatchObject({
      at: new Date('2026-03-29T12:00:00Z'),
    });
  });

  it('may be half an hour long', () => {
    const lordHowe = { now: new Date('2026-09-20T00:00:00Z'), timeZone: 'Australia/Lord_Howe' };
    expect(readTime('4 October 02:15', lordHowe)).toMatchObject({
      at: new Date('2026-10-03T15:45:00Z'),
      clockChange: { kind: 'gap', asked: '02:15', became: '02:45' },
    });
  });

  it('may skip midnight itself', () => {
    const santiago = { now: new Date('2026-08-20T00:00:00Z'), timeZone: 'America/Santiago' };
    expect(readTime('6 September 00:00', santiago)).toMatchObject({
      at: new Date('2026-09-06T04:00:00Z'),
      clockChange: { kind: 'gap', asked: '00:00', became: '01:00' },
    });
  });
});
