/** "night", "sharp" and their like beside a time that is whole without them: they are the caption's, or it is asked. */
import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';

const now = new Date('2026-12-01T10:00:00Z');
const read = (text: string) => understood({ text, now, timeZone: 'Europe/Berlin' });
const FRI_19 = '2026-12-04T19:00:00+01:00';

describe('a part of the day before the day', () => {
  it.each([
    ['post Girls night friday 7pm', 'Girls night'],
    ['post Girls night, friday 7pm', 'Girls night'],
    ['post Ramen night friday at 7pm', 'Ramen night'],
    ['post Sunday morning friday 7pm', 'Sunday morning'],
    ['poste Ramen Abend freitag um 19 Uhr', 'Ramen Abend'],
    ['publie Ramen soir vendredi 19h', 'Ramen soir'],
    ['publica Ramen noche viernes 19:00', 'Ramen noche'],
    ['pubblica Ramen sera venerdì alle 19', 'Ramen sera'],
    ['posta Ramen noite sexta 19h', 'Ramen noite'],
    ['plaats Ramen avond vrijdag 19:00', 'Ramen avond'],
    ['Ramen Abend freitag um 19 Uhr posten', 'Ramen Abend'],
  ])('ends the caption: %j', (text, caption) => {
    expect(read(text)).toMatchObject({ action: 'schedule', at: FRI_19, caption });
  });

  it('is offered as the caption’s where nobody says "post"', () => {
    expect(read('Girls night friday 7pm')).toMatchObject({ action: 'ask', caption: 'Girls night' });
  });

  it.each(['Рамен вечером завтра в 19:00 опубликуй', 'post Ramen tonight 7pm', 'post Ramen late friday 7pm'])(
    'is the time’s where it is said so: %j',
    (text) => expect(read(text).caption).toMatch(/^(?:Ramen|Рамен)$/),
  );
});

describe('a part of the day behind a clock that needs none', () => {
  it.each([
    ['post friday 7pm night market opens', 'night market opens'],
    ['post tomorrow 7pm evening vibes', 'evening vibes'],
    ['post monday 8am morning coffee', 'morning coffee'],
    ['post friday at 8pm late bites', 'late bites'],
    ['post 7pm tomorrow night market', 'night market'],
    ['poste morgen um 20 uhr abend am hafen', 'abend am hafen'],
    ['publie demain 20h soirée ramen', 'soirée ramen'],
    ['publica mañana 20h noche de ramen', 'noche de ramen'],
    ['pubblica domani alle 20 serata ramen', 'serata ramen'],
    ['posta amanhã 20h noite de lámen', 'noite de lámen'],
    ['plaats morgen 20:00 avond aan zee', 'avond aan zee'],
    ['post friday 7pm sharp looks for fall', 'sharp looks for fall'],
    ['post friday 7pm weekly special is here', 'weekly special is here'],
    ['post friday 7pm exactly what you need', 'exactly what you need'],
    ['poste morgen um 20 uhr scharf und lecker', 'scharf und lecker'],
  ])('is asked about: %j', (text, caption) => {
    const { action, explanation } = read(text);
    expect({ action, explanation }).toEqual({ action: 'ask', explanation: expect.stringContaining(`“${caption}”`) });
  });

  it('is no time zone, "est." before a year', () => {
    expect(read('post friday 7pm est. 1998 still fresh')).toMatchObject({
      at: FRI_19,
      caption: 'est. 1998 still fresh',
    });
  });

  it.each([
    'post tomorrow 7pm evening: vibes',
    'post tomorrow 7pm sharp: vibes',
    'post tomorrow 7pm sharp, vibes',
    'post tomorrow night 7pm vibes',
    'post 7pm tonight vibes',
    'wrzuć jutro o 19 wieczorem vibes',
    'опубликуй завтра в 7 вечера vibes',
    'poste morgen um 7 uhr abends vibes',
  ])('belongs to the time: %j', (text) => {
    expect(read(text)).toMatchObject({ action: 'schedule', caption: 'vibes' });
  });
});
