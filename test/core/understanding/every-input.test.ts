import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Understood, understood } from '../../../src/core/understanding/index.ts';
import { casesOf } from '../../corpus/cases.ts';

const words = [...casesOf('tuned', 'phrases'), ...casesOf('tuned', 'messages')]
  .flatMap(({ saying }) => saying.text.split(/(?<=\s)|(?=[ぁ-んァ-ヶ一-龠])/u))
  .concat(['"', '「', '」', '\u200b', '\u202e', '🍜', '?', '!', '\n', '@brand ', '#', '31 ', '25:00 ']);
const texts = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((each) => each.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const instants = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2030-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia');
const locales = fc.constantFrom(undefined, 'en-US', 'en-GB', 'de-DE', 'es-MX', 'fr-FR', 'pt-BR', 'ja-JP');
const sayings = fc.record({
  text: texts,
  now: instants,
  timeZone: zones,
  locale: locales,
  phrase: fc.boolean(),
});

const instantsOf = ({ at, alternatives }: Understood) =>
  [at, ...alternatives.map((each) => each.at)].flatMap((each) => (each === null ? [] : [each]));

describe('understood, whatever is written in six languages', () => {
  it('never gives an instant of the past, and one only with "schedule"', () => {
    fc.assert(
      fc.property(sayings, (saying) => {
        const found = understood(saying);
        const early = instantsOf(found).filter((at) => !(Date.parse(at) >= saying.now.getTime() - 999));
        expect(early).toEqual([]);
        expect(found.at !== null).toBe(found.action === 'schedule');
      }),
      { numRuns: 600 },
    );
  });

  it('gives the same bytes for the same input', () => {
    fc.assert(
      fc.property(sayings, (saying) => {
        expect(JSON.stringify(understood(saying))).toBe(JSON.stringify(understood(saying)));
      }),
      { numRuns: 200 },
    );
  });
});
