/** Days that people call by a name, also where the moon or another calendar says when they are. */
import { describe, expect, it } from 'vitest';
import { readTime } from '../../../src/core/schedules/index.ts';

const now = new Date('2026-11-24T09:00:00Z');

describe('a holiday', () => {
  it.each([
    // Hong Kong Observatory, "Gregorian-Lunar Calendar Conversion Table of 2027": the first month begins on 6 February.
    ['lunar new year 9am', '2027-02-06T09:00'],
    ['春節 9時', '2027-02-06T09:00'],
    ['Chinesisches Neujahr 9 Uhr', '2027-02-06T09:00'],
    ['deepavali 9am', '2027-10-29T09:00'],
    ['holi 9am', '2027-03-22T09:00'],
    ['first day of ramadan 9am', '2027-02-08T09:00'],
    ['eid al-fitr 9am', '2027-03-09T09:00'],
    ['Opferfest 9 Uhr', '2027-05-16T09:00'],
    ['hanukkah 9am', '2026-12-05T09:00'],
    ['rosh hashana 9am', '2027-10-02T09:00'],
    // A leap year of the Hebrew calendar: Purim is in the second Adar.
    ['purim 9am', '2027-03-23T09:00'],
    ['pesach 9am', '2027-04-22T09:00'],
    ['canadian thanksgiving 9am', '2027-10-11T09:00'],
    ['victoria day 9am', '2027-05-24T09:00'],
    ['whit monday 9am', '2027-05-17T09:00'],
    ['lundi de pentecôte 9h', '2027-05-17T09:00'],
    ['burns night 9pm', '2027-01-25T21:00'],
    ['august bank holiday 9am', '2027-08-30T09:00'],
    ['st lucia day 9am', '2026-12-13T09:00'],
    ['suikerfeest om 9 uur', '2027-03-09T09:00'],
  ])('is known by its name: %j', (words, at) => {
    expect(readTime(words, { now, timeZone: 'UTC', locale: 'en-GB' })).toMatchObject({
      kind: 'at',
      at: new Date(`${at}Z`),
    });
  });
});
