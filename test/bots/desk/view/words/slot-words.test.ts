import { expect, it } from 'vitest';
import { saySlot } from '../../../../../src/bots/desk/view/words/slot-words.ts';
import { readTime, slotOf } from '../../../../../src/core/schedules/index.ts';

const now = new Date('2026-11-24T15:00:00Z');

it.each([
  ['every day 6pm', 'every day 18:00'],
  ['every other day 9am', 'every other day 09:00'],
  ['weekdays 6pm', 'weekdays 18:00'],
  ['weekends 11am', 'weekends 11:00'],
  ['every friday 6pm', 'Fridays 18:00'],
  ['thursdays and mondays 9am', 'Mondays and Thursdays 09:00'],
  ['every other friday 6pm', 'every other Friday 18:00'],
  ['every 3 weeks on friday 6pm', 'Fridays every 3 weeks 18:00'],
  ['the 1st of every month 10am', 'the 1st of each month 10:00'],
  ['the 22nd of every month 10am', 'the 22nd of each month 10:00'],
  ['every other month on the 15th 9am', 'the 15th of every other month 09:00'],
  ['first monday of every month 10am', 'the first Monday of each month 10:00'],
  ['every last friday of the month 5pm', 'the last Friday of each month 17:00'],
  ['jeden Freitag um 18 Uhr', 'Fridays 18:00'],
  ['todos los viernes a las 18:00', 'Fridays 18:00'],
  ['tous les vendredis à 18h', 'Fridays 18:00'],
  ['toda sexta às 18h', 'Fridays 18:00'],
  ['毎週金曜日18時', 'Fridays 18:00'],
])('"%s" is %s', (words, said) => {
  const reading = readTime(words, { now, timeZone: 'Europe/Berlin' });
  const slot = reading?.kind === 'at' ? slotOf(reading) : null;
  expect(slot && saySlot(slot)).toBe(said);
});
