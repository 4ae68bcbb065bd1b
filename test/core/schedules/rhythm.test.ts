/** A rhythm for several videos, in every way that people put it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRhythmFinder, rhythmTimes } from '../../../src/core/schedules/index.ts';

/** A Tuesday, four in the afternoon in Berlin. */
const now = new Date('2026-11-24T15:00:00Z');
const timeZone = 'Europe/Berlin';

const local = (at: Date, zone = timeZone): string => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('weekday')} ${of('day')}.${of('month')} ${of('hour')}:${of('minute')}`;
};

const read = (words: string) => createRhythmFinder(words, { now, timeZone })(0);
function timesOf(words: string, count = 3): string[] | null {
  const rhythm = read(words)?.rhythm;
  return rhythm ? rhythmTimes(rhythm, count).map((at) => local(at)) : null;
}

const twiceFromMonday = ['Mon 30.11 10:00', 'Mon 30.11 18:00', 'Tue 01.12 10:00'];
const sevenFromTomorrow = ['Wed 25.11 19:00', 'Thu 26.11 19:00', 'Fri 27.11 19:00'];
const sixEachDay = ['Tue 24.11 18:00', 'Wed 25.11 18:00', 'Thu 26.11 18:00'];
const threeHours = ['Fri 27.11 09:00', 'Fri 27.11 12:00', 'Fri 27.11 15:00'];

const phrasings: readonly (readonly [string, readonly string[]])[] = [
  ...(
    [
      '2 a day at 10:00 and 18:00 starting monday',
      'two a day at 10am and 6pm from monday',
      '2 per day, 10:00 & 18:00, beginning monday',
      'twice a day at 10:00 and 18:00 starting on monday',
      '2x daily at 10:00, 18:00 from Monday',
      'two videos a day at 10 and 18 from next monday',
      'starting monday, 2 a day at 10 and 6',
      'from monday 2 posts per day at 10:00 and 18:00',
      '2 every day at 10:00 and 18:00 as of monday',
      'every day at 10:00 and 18:00 starting monday',
      'daily at 10am and 6pm, starting monday',
      'zwei am Tag um 10 und 18 Uhr ab Montag',
      '2 pro Tag um 10:00 und 18:00 ab Montag',
      'zweimal täglich um 10:00 und 18:00 ab Montag',
      '2 al día a las 10:00 y 18:00 desde el lunes',
      'dos por día a las 10 y a las 18 a partir del lunes',
      '2 par jour à 10h et 18h à partir de lundi',
      'due al giorno alle 10 e alle 18 da lunedì',
      '2 por dia às 10h e 18h a partir de segunda',
      '2 per dag om 10 en 18 uur vanaf maandag',
      'dwa dziennie o 10:00 i 18:00 od poniedziałku',
      '2 в день в 10:00 и 18:00 с понедельника',
    ] as const
  ).map((words) => [words, twiceFromMonday] as const),
  ...[
    'one a day at 7pm from tomorrow',
    'one every day at 7pm starting tomorrow',
    'once a day at 19:00 from tomorrow',
    'one per day, 7pm, from tomorrow',
    'a video a day at 7pm from tomorrow',
  ].map((words) => [words, sevenFromTomorrow] as const),
  ...['daily at 18:00', 'every day at 6pm', 'each day at 18:00', 'one a day', 'täglich um 18 Uhr', '毎日18時'].map(
    (words) => [words, sixEachDay] as const,
  ),
  ...[
    'every 3 hours from friday 9am',
    'every three hours starting friday at 9am',
    '3 hours apart from friday 9am',
    'from friday 9am every 3 hours',
    'friday 9am and then every 3 hours',
    'alle 3 Stunden ab Freitag 9 Uhr',
    'cada 3 horas desde el viernes a las 9:00',
    'ogni 3 ore da venerdì alle 9:00',
  ].map((words) => [words, threeHours] as const),
  ['mon wed fri at noon', ['Wed 25.11 12:00', 'Fri 27.11 12:00', 'Mon 30.11 12:00']],
  ['on mon, wed and fri at noon', ['Wed 25.11 12:00', 'Fri 27.11 12:00', 'Mon 30.11 12:00']],
  ['mondays and thursdays 6pm', ['Thu 26.11 18:00', 'Mon 30.11 18:00', 'Thu 03.12 18:00']],
  ['every friday 6pm', ['Fri 27.11 18:00', 'Fri 04.12 18:00', 'Fri 11.12 18:00']],
  ['every friday 6pm starting next week', ['Fri 04.12 18:00', 'Fri 11.12 18:00', 'Fri 18.12 18:00']],
  ['every other friday at 6pm', ['Fri 27.11 18:00', 'Fri 11.12 18:00', 'Fri 25.12 18:00']],
  ['weekdays 9am', ['Wed 25.11 09:00', 'Thu 26.11 09:00', 'Fri 27.11 09:00']],
  ['mon-fri 9am', ['Wed 25.11 09:00', 'Thu 26.11 09:00', 'Fri 27.11 09:00']],
  ['monday to friday at 9am and 5pm', ['Tue 24.11 17:00', 'Wed 25.11 09:00', 'Wed 25.11 17:00']],
  ['2 a day at 9 and 5 on mon and tue', ['Tue 24.11 17:00', 'Mon 30.11 09:00', 'Mon 30.11 17:00']],
  ['every 2 days at noon', ['Wed 25.11 12:00', 'Fri 27.11 12:00', 'Sun 29.11 12:00']],
  ['every other day at noon from thursday', ['Thu 26.11 12:00', 'Sat 28.11 12:00', 'Mon 30.11 12:00']],
  ['one a week on friday', ['Fri 27.11 18:00', 'Fri 04.12 18:00', 'Fri 11.12 18:00']],
  ['every 90 minutes from tomorrow 8am', ['Wed 25.11 08:00', 'Wed 25.11 09:30', 'Wed 25.11 11:00']],
  ['1 per day at 18:00 from dec 1', ['Tue 01.12 18:00', 'Wed 02.12 18:00', 'Thu 03.12 18:00']],
  ['3 a day', ['Tue 24.11 19:00', 'Wed 25.11 09:00', 'Wed 25.11 13:00']],
];

describe('a rhythm in words', () => {
  it.each(phrasings)('%s', (words, times) => {
    expect(timesOf(words)).toEqual(times);
    expect(read(words)?.span.end).toBe(words.length);
  });

  it.each(['next slots', 'the next 3 slots', 'in the next free slots', 'die nächsten Slots', 'próximos huecos'])(
    '%s are the free slots of the workspace',
    (words) => expect(read(words)?.rhythm).toEqual({ kind: 'next_slots' }),
  );

  it.each([
    ['2 a day at 10:00'],
    ['3 a day at 10:00 and 18:00'],
    ['one a day at 10:00 and 18:00'],
    ['2 a week on friday'],
    ['every 3 hours at 10:00 and 18:00'],
  ])('%s is a rhythm that comes to no times, and is asked about', (words) => {
    expect(read(words)).toMatchObject({ rhythm: null });
  });

  it.each(['tomorrow 7pm', 'friday', 'ramen', '5 ways to cook', 'in 2 hours', 'Monday motivation'])(
    '%s is none',
    (words) => expect(read(words)).toBeNull(),
  );

  it('leaves the first words of a caption to it', () => {
    expect(read('2 a day at 10:00 and 18:00 Monday motivation')?.span.end).toBe('2 a day at 10:00 and 18:00'.length);
    expect(read('2 a day 5 ways to cook')?.span.end).toBe('2 a day'.length);
    expect(read('2 a day at 10:00 and 18:00 starting friday 7 ways')?.span.end).toBe(
      '2 a day at 10:00 and 18:00 starting friday'.length,
    );
  });

  it('says when the hours are its own choice', () => {
    expect(read('2 a day')?.isClockChosen).toBe(true);
    expect(read('2 a day at 10:00 and 18:00')?.isClockChosen).toBe(false);
  });

  it('keeps the clock of each day when the clocks change, and an hour an hour', () => {
    const at = new Date('2026-10-23T15:00:00Z');
    const of = (words: string) => createRhythmFinder(words, { now: at, timeZone })(0)?.rhythm;
    const daily = of('daily at 18:00');
    expect(daily && rhythmTimes(daily, 4).map((each) => local(each).slice(-5))).toEqual(Array(4).fill('18:00'));
    const apart = of('every 12 hours from saturday 9am');
    const times = apart ? rhythmTimes(apart, 4).map((each) => each.getTime()) : [];
    expect(times.slice(1).map((each, index) => (each - (times[index] ?? 0)) / 3_600_000)).toEqual([12, 12, 12]);
  });

  it('gives two clocks that a clock change makes one instant only once', () => {
    const at = new Date('2027-03-27T08:00:00Z');
    const rhythm = createRhythmFinder('2 a day at 02:30 and 03:30', { now: at, timeZone })(0)?.rhythm;
    const times = rhythm ? rhythmTimes(rhythm, 3).map((each) => local(each)) : [];
    expect(times).toEqual(['Sun 28.03 03:30', 'Mon 29.03 02:30', 'Mon 29.03 03:30']);
  });

  it('comes to as many times as there are videos, each after the one before and none in the past', () => {
    const clock = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
    const clocks = fc.uniqueArray(clock, { minLength: 1, maxLength: 4 });
    const start = fc.constantFrom('', ' starting monday', ' from tomorrow', ' from 24 Dec', ' starting today');
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'UTC');
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(clocks, start, zone, instants, fc.integer({ min: 1, max: 20 }), (said, from, inZone, at, count) => {
        const words = `${said.length} a day at ${said.join(' and ')}${from}`;
        const found = createRhythmFinder(words, { now: at, timeZone: inZone })(0);
        if (!found?.rhythm) throw new Error(`${words} was not read`);
        const times = rhythmTimes(found.rhythm, count).map((each) => each.getTime());
        expect(times).toHaveLength(count);
        expect(times.every((each, index) => each > (times[index - 1] ?? at.getTime()))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
