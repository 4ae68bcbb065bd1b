/** A year that is written in words is read in every language that spells years, also when this decade is over. */
import { describe, expect, it } from 'vitest';
import { momentsOf, readTime } from '../../../src/core/schedules/index.ts';
import { LANGUAGES } from '../../../src/core/schedules/words/languages/index.ts';

const now = new Date('2026-11-24T12:00:00Z');
const options = { now, timeZone: 'Europe/Berlin' };

const spelled: Readonly<Record<string, (year: string) => string>> = {
  en: (year) => `24 december ${year} at 7pm`,
  de: (year) => `24. dezember ${year} um 19 uhr`,
  es: (year) => `24 de diciembre de ${year} a las 19:00`,
  fr: (year) => `24 décembre ${year} à 19h`,
  pt: (year) => `24 de dezembro de ${year} às 19h`,
  it: (year) => `24 dicembre ${year} alle 19`,
  nl: (year) => `24 december ${year} om 19:00`,
  pl: (year) => `24 grudnia ${year} o 19:00`,
  ru: (year) => `24 декабря ${year} в 19:00`,
};

const samples = [
  ['en', 'two thousand thirty-five', 2035],
  ['en', 'twenty twenty-eight', 2028],
  ['de', 'zweitausendfünfunddreißig', 2035],
  ['es', 'dos mil treinta y cinco', 2035],
  ['es', 'dos mil veintisiete', 2027],
  ['fr', 'deux mille trente-cinq', 2035],
  ['fr', 'deux mille trente et un', 2031],
  ['pt', 'dois mil e trinta e cinco', 2035],
  ['it', 'duemilatrentacinque', 2035],
  ['it', 'duemilatrentuno', 2031],
  ['nl', 'tweeduizend vijfendertig', 2035],
  ['pl', 'dwa tysiące trzydziestego piątego', 2035],
  ['pl', 'dwa tysiące trzydziestego', 2030],
  ['ru', 'две тысячи тридцать пятого', 2035],
  ['ru', 'две тысячи тридцатого', 2030],
] as const;

it.each(samples)('%s: %s is %i', (language, year, meant) => {
  const text = spelled[language]?.(year) ?? '';
  const [moment] = momentsOf(readTime(text, { ...options, locale: language }));
  expect(moment?.at.toISOString(), text).toBe(`${meant}-12-24T18:00:00.000Z`);
});

describe('the tables', () => {
  // Japanese writes years in figures.
  it.each(LANGUAGES.filter(({ name }) => name !== 'ja').map(({ name, tables }) => [name, tables] as const))(
    '%s name every year from 2026 to 2059',
    (_name, { years }) => {
      const named = new Set(years?.values());
      const all = Array.from({ length: 34 }, (_none, at) => 2026 + at);
      expect(all.filter((year) => !named.has(year))).toEqual([]);
    },
  );
});

it('what is farther ahead than anybody plans is read, and said to be too far', () => {
  const reading = readTime('24 december two thousand forty-one at 7pm', { ...options, locale: 'en' });
  expect(reading).toMatchObject({ kind: 'impossible', reason: 'too_far' });
});

it('a short way of saying a year stays a clock where that is likelier', () => {
  const [moment] = momentsOf(readTime('24 december at twenty thirty-five', { ...options, locale: 'en' }));
  expect(moment?.at.toISOString()).toBe('2026-12-24T19:35:00.000Z');
});
