/** Every day of the coming 400, as a calendar of each language writes it, is read as that day or asked about. */
import { describe, expect, it } from 'vitest';
import { localDay, momentsOf, readTime } from '../../../src/core/schedules/index.ts';

const LOCALES = ['en-US', 'en-GB', 'de-DE', 'es-ES', 'fr-FR', 'pt-BR', 'it-IT', 'nl-NL', 'pl-PL', 'ru-RU', 'ja-JP'];
const FORMS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  full: { dateStyle: 'full' },
  long: { dateStyle: 'long' },
  medium: { dateStyle: 'medium' },
  'day and month': { day: 'numeric', month: 'long' },
  'weekday, day and month': { weekday: 'long', day: 'numeric', month: 'long' },
  'short weekday, day and month': { weekday: 'short', day: 'numeric', month: 'short' },
  figures: { day: 'numeric', month: 'numeric', year: 'numeric' },
  'two figures each': { day: '2-digit', month: '2-digit', year: 'numeric' },
};
const DAYS = 400;
const now = new Date('2026-11-24T09:00:00Z');
const timeZone = 'UTC';

const days = Array.from({ length: DAYS }, (_, days) => new Date(Date.UTC(2026, 10, 25 + days, 12)));

describe.each(LOCALES)('in %s', (locale) => {
  it.each(Object.entries(FORMS))('%s', (_, form) => {
    const format = new Intl.DateTimeFormat(locale, { ...form, timeZone });
    const namesYear = form.dateStyle !== undefined || form.year !== undefined;
    const wrong = days
      .slice(0, namesYear ? DAYS : 364)
      .map((day) => ({ said: format.format(day), day: localDay(day, timeZone) }))
      .map(({ said, day }) => {
        const reading = readTime(said, { now, timeZone, locale });
        const read = reading ? momentsOf(reading).map(({ at }) => localDay(at, timeZone)) : [];
        return { said, day, read };
      })
      .filter(({ day, read }) => !read.includes(day));
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
