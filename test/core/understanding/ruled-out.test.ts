/** A time that is ruled out in front of the instruction: what follows is the instruction. */
import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';

const now = new Date('2026-11-24T09:00:00Z');
const read = (text: string) => understood({ now, timeZone: 'Europe/Berlin', text });
const scheduled = (text: string) => {
  const { action, at, caption } = read(text);
  return { action, at, caption };
};

describe('not today, but another time', () => {
  it.each([
    ['not today, tomorrow 4pm: udon', '2026-11-25T16:00:00+01:00'],
    ['not tonight, tomorrow 6pm pls. Schedule w caption "udon"', '2026-11-25T18:00:00+01:00'],
    ["don't post this now, post it friday 6pm: udon", '2026-11-27T18:00:00+01:00'],
    ['hi team, please not tomorrow but friday 7pm: udon', '2026-11-27T19:00:00+01:00'],
    ['Nicht heute, sondern morgen um 16 Uhr posten: udon', '2026-11-25T16:00:00+01:00'],
    ['heute nicht, morgen um 16 Uhr posten: udon', '2026-11-25T16:00:00+01:00'],
    ['bitte nicht morgen posten, erst freitag um 19 uhr: udon', '2026-11-27T19:00:00+01:00'],
    ['no lo subas hoy, súbelo mañana a las 13:30: udon', '2026-11-25T13:30:00+01:00'],
    ["pas aujourd'hui, mais demain à 18h poste : udon", '2026-11-25T18:00:00+01:00'],
    ['não publiques já, publica amanhã às 13h: udon', '2026-11-25T13:00:00+01:00'],
    ['non oggi ma domani sera alle 9 pubblicate: udon', '2026-11-25T21:00:00+01:00'],
    ['niet vandaag posten maar morgen om 15:00: udon', '2026-11-25T15:00:00+01:00'],
    ['nie dziś, tylko jutro o 13 opublikujcie: udon', '2026-11-25T13:00:00+01:00'],
    ['не сегодня, а завтра в 14:00 опубликуй: udon', '2026-11-25T14:00:00+01:00'],
  ])('is the other time: %j', (text, at) => {
    expect(scheduled(text)).toEqual({ action: 'schedule', at, caption: 'udon' });
  });

  it.each([
    'not today! post it some other day',
    'heute nicht, poste es ein andermal: udon',
    'nicht heute. poste es ein andermal',
    "don't post before 6 please: udon",
    "please don't post this before 6pm: udon",
    'nicht vor 18 uhr posten: udon',
  ])('is asked about where it names none: %j', (text) => {
    expect(read(text)).toMatchObject({ action: 'ask', at: null });
  });

  it.each([
    "don't post today",
    "don't post it today, we need approval first",
    "don't post on friday 6pm, it's a holiday",
    'not today, maybe tomorrow',
    'Not today. Tomorrow we open at 9',
    'no hoy, pero abrimos mañana a las 9',
    'never on a sunday, ramen is for mondays',
  ])('is no instruction without one behind it: %j', (text) => {
    expect(read(text).action).toBe('none');
  });

  it('takes a day that begins like a "no" as a day', () => {
    expect(scheduled('no dia 12 às 19h posta: udon')).toEqual({
      action: 'schedule',
      at: '2026-12-12T19:00:00+01:00',
      caption: 'udon',
    });
  });
});
