/** Words that name a time, an audience or a caption in a way no calendar knows: none of them goes out unasked. */
import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';

const now = new Date('2026-11-24T09:00:00Z');
const read = (text: string) => {
  const { action, at, caption, privacy } = understood({ now, timeZone: 'Europe/Berlin', text });
  return { action, at, caption, ...(privacy !== undefined && { privacy }) };
};

describe('a time that only its author knows', () => {
  it.each([
    'post on my birthday',
    'post Q3',
    'post in Q3',
    'post next quarter',
    'post on payday',
    'post after the game',
    'post at launch',
    'post in the summer',
    'post during the break',
    'poste an meinem Geburtstag',
    'poste nach dem Spiel',
    'publie pour mon anniversaire',
    'publie après le match',
    'publica en mi cumple',
    'publica después del partido',
    'publica no meu aniversário',
    'pubblica per il mio compleanno',
    'plaats op mijn verjaardag',
    'plaats na de wedstrijd',
    'opublikuj w moje urodziny',
    'opublikuj po meczu',
    'опубликуй на день рождения',
    'опубликуй после матча',
  ])('is asked about: %j', (words) => {
    for (const text of [`${words}: Ramen`, `Ramen\n${words}`, `Ramen (${words})`]) {
      expect({ text, ...read(text) }).toMatchObject({ text, action: 'ask', caption: 'Ramen' });
    }
  });

  it.each(['on my birthday I ate ramen', 'in summer we eat it cold', 'after the game we eat', 'Q3 results'])(
    'is the caption where a sentence goes on with it: %j',
    (caption) => {
      expect(read(`post ${caption}`)).toEqual({ action: 'post', at: null, caption });
    },
  );
});

describe('figures behind a word for a clock', () => {
  it.each([
    ['tomorrow around lunchtime, 12:30', '2026-11-25T12:30:00+01:00'],
    ['tomorrow at lunchtime, 12:30', '2026-11-25T12:30:00+01:00'],
    ['friday around noon, 12:15', '2026-11-27T12:15:00+01:00'],
    ['tomorrow at noon, 11:45', '2026-11-25T11:45:00+01:00'],
    ['morgen Mittag, 12:30', '2026-11-25T12:30:00+01:00'],
    ['mañana al mediodía, 12:30', '2026-11-25T12:30:00+01:00'],
    ['demain à midi, 12h30', '2026-11-25T12:30:00+01:00'],
  ])('say it to the minute: %j', (time, at) => {
    expect(read(`post ${time}: Ramen`)).toEqual({ action: 'schedule', at, caption: 'Ramen' });
  });
});

describe('an audience label', () => {
  it.each([
    ['audience', 'everyone'],
    ['visibility', 'everybody'],
    ['who can see it', 'all'],
    ['for', 'everyone'],
    ['Publikum', 'alle'],
    ['audiencia', 'todos'],
    ['audience', 'tout le monde'],
    ['visibilità', 'tutti'],
    ['zichtbaarheid', 'iedereen'],
    ['odbiorcy', 'wszyscy'],
    ['аудитория', 'все'],
  ])('%j says %j for the public', (label, value) => {
    expect(read(`${label}: ${value}\ncaption: Ramen\nwhen: tomorrow 7pm`)).toEqual({
      action: 'schedule',
      at: '2026-11-25T19:00:00+01:00',
      caption: 'Ramen',
      privacy: 'PUBLIC_TO_EVERYONE',
    });
  });

  it.each(['nobody', 'my mum', 'the team'])('is asked about where nobody can read it: %j', (value) => {
    expect(read(`caption: Ramen\nwhen: tomorrow 7pm\naudience: ${value}`)).toMatchObject({ action: 'ask' });
  });

  it('names a time where it can: "for: tomorrow 7pm"', () => {
    expect(read('caption: Ramen\nfor: tomorrow 7pm')).toEqual({
      action: 'schedule',
      at: '2026-11-25T19:00:00+01:00',
      caption: 'Ramen',
    });
  });
});

describe('what is said before a caption in quotes', () => {
  it.each([
    ['publie demain à 19h avec écrit "Ramen"', 'fr'],
    ['publie demain à 19h avec marqué "Ramen"', 'fr'],
    ['publica mañana a las 19 con escrito "Ramen"', 'es'],
    ['publica amanhã às 19h com os dizeres "Ramen"', 'pt'],
    ['pubblica domani alle 19 con scritto "Ramen"', 'it'],
    ['plaats morgen om 19:00 met de woorden "Ramen"', 'nl'],
    ['opublikuj jutro o 19:00 ze słowami "Ramen"', 'pl'],
    ['опубликуй завтра в 19:00 с надписью "Ramen"', 'ru'],
  ])('is none of it: %j', (text) => {
    expect(read(text)).toEqual({ action: 'schedule', at: '2026-11-25T19:00:00+01:00', caption: 'Ramen' });
  });
});

describe('a day at the end of an instruction', () => {
  it.each([
    ['poste Ramen morgen', '2026-11-25'],
    ['plaats Ramen morgen', '2026-11-25'],
    ['publica Ramen sexta', '2026-11-27'],
    ['publica Ramen dia 12 de dezembro', '2026-12-12'],
  ])('is no caption: %j', (text, day) => {
    expect(read(text)).toEqual({ action: 'schedule', at: `${day}T18:00:00+01:00`, caption: 'Ramen' });
  });

  it.each(['poste guten morgen', 'publica nossa sexta', 'post Ramen noon', 'publie Ramen midi'])(
    'is asked about where it may be one: %j',
    (text) => {
      expect(read(text).action).toBe('ask');
    },
  );
});
