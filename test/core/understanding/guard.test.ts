import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PostRequest, type SlotRequest, understand, understood } from '../../../src/core/understanding/index.ts';
import { inChannel } from './tell-request.ts';

const word = fc.constantFrom('soup', 'ramen', 'tasting', 'noodles', '🍜', 'kitchen', '3', 'café');
const caption = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const FAR_MS = 60 * 86_400_000;

const isActedOn = (request: ReturnType<typeof understand>): request is PostRequest | SlotRequest =>
  (request.kind === 'slot' || (request.kind === 'post' && ['at', 'now'].includes(request.when.kind))) &&
  !request.otherReading;

describe('what is acted upon unasked', () => {
  it('is never further than 60 days away on figures alone', () => {
    const figures = fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom('/', '.'))
      .map(([day, month, mark]) => `${day}${mark}${month}${mark === '.' ? '.' : ''}`);
    const clock = fc.constantFrom('', ' 7pm', ' 18:00', ' at 9am');
    fc.assert(
      fc.property(figures, clock, caption, (date, at, words) => {
        const request = understand(`post ${date}${at} ${words}`, inChannel);
        if (!isActedOn(request) || request.kind === 'slot' || request.when.kind !== 'at') return;
        expect(request.when.at.getTime() - inChannel.now.getTime()).toBeLessThanOrEqual(FAR_MS);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the audience where nothing sets off the words for one', () => {
    const audience = fc.constantFrom('friends', 'followers', 'public', 'amigos', 'freunde');
    fc.assert(
      fc.property(audience, caption, caption, (who, before, behind) => {
        const request = understand(`post tomorrow 7pm ${before} with ${who} ${behind}`, inChannel);
        if (isActedOn(request)) expect(request.privacy).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('takes one time only, however a second one is joined to it', () => {
    const join = fc.constantFrom(' and ', ' or ', ' & ', ', ', ' / ', ', then again ', ' und ', ' o ', ' et ', ' i ');
    const second = fc.constantFrom('friday 8pm', 'sunday 10:30am', '24 Dec 18:00', '2026-12-01 18:00');
    fc.assert(
      fc.property(join, second, caption, (joint, other, words) => {
        const request = understand(`post tomorrow 7pm${joint}${other}: ${words}`, inChannel);
        expect(isActedOn(request)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a wish that captions say as well', () => {
  it.each([
    'post friday 6pm The ref tonight? No comment.',
    'poste freitag 18 uhr Der Schiri heute? Kein Kommentar.',
    "publie vendredi à 18h L'arbitre ce soir ? Sans commentaire.",
    'plaats vrijdag om 18:00 De scheids? Geen commentaar.',
  ])('is asked about: %j', (text) => {
    const now = new Date('2026-11-24T09:00:00Z');
    expect(understood({ now, timeZone: 'Europe/Berlin', text }).action).toBe('ask');
  });
});
