/** Words that would go out at once although they say when, and times that are taken back in the same breath. */
import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';

const now = new Date('2026-11-24T09:00:00Z');
const read = (text: string) => understood({ now, timeZone: 'Europe/Berlin', text });
const options = (text: string) => read(text).alternatives.map(({ at }) => at.slice(0, 16));

describe('a condition before the caption', () => {
  it.each([
    ['post as soon as the doors close: Late shift', 'Late shift'],
    ['post at closing hour: Late shift', 'Late shift'],
    ['publish if Marco gives his ok: Late shift', 'Late shift'],
    ['post in Q2 Late shift', 'Late shift'],
    ['post on our anniversary Late shift', 'Late shift'],
    ['post during peak season Late shift', 'Late shift'],
    ['veröffentliche sobald Lea nickt: Spätschicht', 'Spätschicht'],
    ['publica en cuanto llegue el pan: Turno', 'Turno'],
    ['publie dès que Zoé confirme : Service', 'Service'],
    ['publica assim que a Rita aprovar: Turno', 'Turno'],
    ['pubblica appena Luca conferma: Turno', 'Turno'],
    ['plaats zodra Sanne akkoord is: Dienst', 'Dienst'],
    ['opublikuj gdy Ola potwierdzi: Zmiana', 'Zmiana'],
    ['опубликуй когда Оля одобрит: Смена', 'Смена'],
  ])('is asked about: %j', (text, caption) => {
    expect(read(text)).toMatchObject({ action: 'ask', caption });
  });

  it.each(['post until Marco says stop', 'post if it is any good', 'post "Late shift" in the off season'])(
    'is asked about where nothing follows: %j',
    (text) => {
      expect(read(text).action).toBe('ask');
    },
  );

  it.each([
    'Once upon a time there was a noodle',
    'in love with this broth',
    'at the pass with the whole crew tonight we plate fast',
    'Kitchen: when it rains',
  ])('is the caption where it opens one: %j', (caption) => {
    expect(read(`post ${caption}`)).toMatchObject({ action: 'post', caption });
  });
});

describe('a day with its clock in the midst of what would go out at once', () => {
  it('is asked about', () => {
    expect(read('post Late shift thursday 9pm with the crew').action).toBe('ask');
    expect(options('post Late shift thursday 9pm with the crew')).toContain('2026-11-26T21:00');
  });

  it('is the caption behind a colon, in quotes, and where it is bound to the words before it', () => {
    for (const text of [
      'post: Late shift thursday 9pm with the crew',
      'post "Late shift thursday 9pm with the crew"',
      'post now Late shift thursday 9pm with the crew',
    ]) {
      expect(read(text)).toMatchObject({ action: 'post', caption: 'Late shift thursday 9pm with the crew' });
    }
  });
});

describe('a time that is taken back for another', () => {
  it.each([
    ['post wednesday 5pm, scratch that, 6pm: Soba', ['2026-11-25T17:00', '2026-11-25T18:00']],
    ['schedule wednesday 5pm... hang on, thursday 5pm: Soba', ['2026-11-25T17:00', '2026-11-26T17:00']],
    ['poste Mittwoch 17 Uhr, Quatsch, 18 Uhr: Soba', ['2026-11-25T17:00', '2026-11-25T18:00']],
    ['publica el miércoles a las 17:00, digo, a las 18:00: Soba', ['2026-11-25T17:00', '2026-11-25T18:00']],
    ['publie mercredi à 17h, pardon, 18h : Soba', ['2026-11-25T17:00', '2026-11-25T18:00']],
    ['publica quarta às 17h, aliás, 18h: Soba', ['2026-11-25T17:00', '2026-11-25T18:00']],
    ['pubblica mercoledì alle 17:00, scusa, alle 18:00: Soba', ['2026-11-25T17:00', '2026-11-25T18:00']],
    ['plaats woensdag 17:00, ik bedoel 18:00: Soba', ['2026-11-25T17:00', '2026-11-25T18:00']],
    ['opublikuj w środę o 17:00, to znaczy o 18:00: Soba', ['2026-11-25T17:00', '2026-11-25T18:00']],
    ['опубликуй в среду в 17:00, точнее, в 18:00: Soba', ['2026-11-25T17:00', '2026-11-25T18:00']],
  ])('is asked about with both, each on its day: %j', (text, times) => {
    expect(options(text)).toEqual(expect.arrayContaining(times));
    expect(read(text).caption).toBe('Soba');
  });

  it.each(['sorry we missed you', 'no wait at the bar tonight', 'Actually 8 bowls'])(
    'is no second time in a caption: %j',
    (caption) => {
      expect(read(`post wednesday 5pm: ${caption}`)).toMatchObject({ action: 'schedule', caption });
    },
  );
});
