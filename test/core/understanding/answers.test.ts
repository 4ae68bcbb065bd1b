import { describe, expect, it } from 'vitest';
import { describeInstant } from '../../../src/core/schedules/index.ts';
import { type FollowUpCommand, understandFollowUp } from '../../../src/core/understanding/index.ts';

const timeZone = 'Europe/Berlin';
/** A Wednesday. */
const now = new Date('2026-11-25T10:15:00+01:00');
const friday = (clock: string) => new Date(`2026-12-04T${clock}:00+01:00`);

const momentsOf = (command: FollowUpCommand): readonly Date[] => {
  if (command.kind === 'unread') return command.readings.map(({ at }) => at);
  if (command.kind !== 'move') return [];
  if (command.when.kind === 'at') return [command.when.at];
  return command.when.kind === 'ambiguous' ? command.when.alternatives.map(({ at }) => at) : [];
};

function told(command: FollowUpCommand): string {
  const times = momentsOf(command).map((at) => describeInstant(at, timeZone, now).absolute);
  const kind = command.kind === 'move' && times.length > 0 ? '' : command.kind;
  return [kind, times.join(' or ')].filter(Boolean).join(': ');
}

describe('an answer to “Fri 4 Dec 07:00 or 19:00?”', () => {
  const answer = (text: string) =>
    told(understandFollowUp(text, { now, timeZone, choices: [friday('07:00'), friday('19:00')], isTimeWanted: true }));

  it.each([
    '19:00',
    '7pm',
    'at 7pm',
    'evening',
    'in the evening',
    'the second',
    'second one',
    'friday 7pm',
    'pm',
    '19h',
    'the latter',
    'the later one',
    'move to 7pm',
    'make it 7pm',
    '7pm please',
    'um 19 Uhr',
    'abends',
    'la segunda',
    'le deuxième',
    'à 19h',
    'der zweite',
    '4 Dec 7pm',
    '4 Dec 19:00',
    'fri 19:00',
    '2',
    'option b',
    'I meant 7pm',
    'ich meinte 19 Uhr',
    'quise decir a las 19:00',
    'ik bedoelde 19:00',
    'wieczorem poproszę',
    'the evening one please',
    'ok the second then',
    'not the first',
    'evening of course',
    'yes 7pm works',
    'dann lieber abends',
    'nein, die zweite',
    'mejor la segunda opción',
    'plutôt 19h alors',
    'a segunda então',
    'la seconda opzione',
    'doe maar de tweede',
    'druga opcja',
    'второй вариант',
    'давай вечером',
    '後者で',
    '二つ目でお願いします',
  ])('%j is the second', (text) => {
    expect(answer(text)).toBe('Fri 4 Dec, 19:00');
  });

  it.each(['7am', '07:00', 'morning', 'the first', 'the former', 'am', 'in the morning', 'die erste', 'friday 7am'])(
    '%j is the first',
    (text) => {
      expect(answer(text)).toBe('Fri 4 Dec, 07:00');
    },
  );

  it('that leaves both open is asked once more', () => {
    expect(answer('7')).toBe('Fri 4 Dec, 07:00 or Fri 4 Dec, 19:00');
    expect(answer('friday')).toBe('Fri 4 Dec, 07:00 or Fri 4 Dec, 19:00');
  });

  it.each([
    'both',
    'neither',
    'yes',
    'either is fine',
    'egal',
    'cualquiera',
    'peu importe',
    'tanto faz',
    'oba',
    'どちらでも',
  ])('%j chooses none and is asked once more', (text) => {
    expect(answer(text)).toBe('unread: Fri 4 Dec, 07:00 or Fri 4 Dec, 19:00');
  });

  it.each(['lol', 'idk what do you think @jess', 'now then', 'the evening one was lovely', 'yes we had fun'])(
    '%j is talk',
    (text) => {
      expect(answer(text)).toBe('none');
    },
  );

  it.each(['neither, make it 8pm', 'no, 20:00', 'lieber 20 Uhr', 'nee, liever 20 uur', 'raczej o 20:00'])(
    '%j names another time of that day',
    (text) => {
      expect(answer(text)).toBe('Fri 4 Dec, 20:00');
    },
  );

  it('can be another time, which keeps the day', () => {
    expect(answer('8pm')).toBe('Fri 4 Dec, 20:00');
    expect(answer('saturday')).toBe('Sat 5 Dec, 07:00 or Sat 5 Dec, 19:00');
    expect(answer('tomorrow 8pm')).toBe('Thu 26 Nov, 20:00');
  });
});

describe('an answer to “4 Dec or 12 Apr?”', () => {
  const choices = [new Date('2026-12-04T18:00:00+01:00'), new Date('2027-04-12T18:00:00+02:00')];
  const answer = (text: string) => told(understandFollowUp(text, { now, timeZone, choices, isTimeWanted: true }));

  it.each(['the first', '4 Dec', 'december 4th', '4 December 18:00'])('%j is the first', (text) => {
    expect(answer(text)).toBe('Fri 4 Dec, 18:00');
  });

  it.each(['december', 'in december', 'im Dezember', 'diciembre', 'décembre', 'grudzień', 'декабрь', 'the 4th'])(
    '%j is the first too',
    (text) => {
      expect(answer(text)).toBe('Fri 4 Dec, 18:00');
    },
  );

  it.each(['the last', '12 April', 'the second', 'april', 'option b'])('%j is the second', (text) => {
    expect(answer(text)).toBe('Mon 12 Apr 2027, 18:00');
  });
});

describe('a bare change under a post of Fri 4 Dec, 19:00', () => {
  const change = (text: string) =>
    told(understandFollowUp(text, { now, timeZone, anchor: friday('19:00'), codes: ['k7qm'] }));

  it.each([
    ['17:30', 'Fri 4 Dec, 17:30'],
    ['5:30pm', 'Fri 4 Dec, 17:30'],
    ['at 17:30 please', 'Fri 4 Dec, 17:30'],
    ['saturday instead', 'Sat 5 Dec, 19:00'],
    ['saturday', 'Sat 5 Dec, 19:00'],
    ['wednesday', 'Wed 2 Dec, 19:00'],
    ['move to monday', 'Mon 30 Nov, 19:00'],
    ['tomorrow', 'Thu 26 Nov, 19:00'],
    ['tomorrow 8pm', 'Thu 26 Nov, 20:00'],
    ['actually 8pm', 'Fri 4 Dec, 20:00'],
    ['the 10th', 'Thu 10 Dec, 19:00'],
    ['samstag', 'Sat 5 Dec, 19:00'],
    ['um 18 Uhr', 'Fri 4 Dec, 18:00'],
    ['move to 7', 'Fri 4 Dec, 07:00 or Fri 4 Dec, 19:00'],
    // Nothing tells the half of the day, and the post stands in the other one.
    ['7:45', 'Fri 4 Dec, 07:45 or Fri 4 Dec, 19:45'],
    ['move to 6:30', 'Fri 4 Dec, 06:30 or Fri 4 Dec, 18:30'],
    ['mueve a las 8:15', 'Fri 4 Dec, 08:15 or Fri 4 Dec, 20:15'],
    ['sposta alle 9:30', 'Fri 4 Dec, 09:30 or Fri 4 Dec, 21:30'],
    ['07:45', 'Fri 4 Dec, 07:45'],
    ['verschieb auf 7:45 Uhr', 'Fri 4 Dec, 07:45'],
    ['7:45am', 'Fri 4 Dec, 07:45'],
    ['7:45pm not am', 'Fri 4 Dec, 19:45'],
    ['can we do 6 instead of 7?', 'Fri 4 Dec, 18:00'],
    ['8 statt 7', 'Fri 4 Dec, 20:00'],
    ['not friday - saturday', 'Sat 5 Dec, 19:00'],
    ['nicht Freitag, sondern Samstag', 'Sat 5 Dec, 19:00'],
    ['sábado en vez de viernes', 'Sat 5 Dec, 19:00'],
    ['samedi au lieu de vendredi', 'Sat 5 Dec, 19:00'],
    ['saturday same time', 'Sat 5 Dec, 19:00'],
    ['plutôt samedi même heure', 'Sat 5 Dec, 19:00'],
    ['move it to sat same time', 'Sat 5 Dec, 19:00'],
    ['toch maar zaterdag', 'Sat 5 Dec, 19:00'],
    ['anzi, sabato', 'Sat 5 Dec, 19:00'],
    ['лучше в субботу', 'Sat 5 Dec, 19:00'],
    ['the day after', 'Sat 5 Dec, 19:00'],
    ['am Tag danach', 'Sat 5 Dec, 19:00'],
    ['le lendemain', 'Sat 5 Dec, 19:00'],
    ['the day before', 'Thu 3 Dec, 19:00'],
    ['hour later', 'Fri 4 Dec, 20:00'],
    ['Stunde früher', 'Fri 4 Dec, 18:00'],
    ['saturday but at 9am', 'Sat 5 Dec, 09:00'],
    ['saturday works better', 'Sat 5 Dec, 19:00'],
    ['bump to noon', 'Fri 4 Dec, 12:00'],
    ['20時でお願いします', 'Fri 4 Dec, 20:00'],
    ['change the time', 'unread'],
    ['another time please', 'unread'],
    ['andere Uhrzeit', 'unread'],
    ['otra hora', 'unread'],
  ])('%j gives %s', (text, time) => {
    expect(change(text)).toBe(time);
  });

  it.each([
    '7',
    'sun',
    'may',
    'nice!',
    'see you friday',
    'make it spicy',
    'put more salt',
    'post friday 7pm Once more',
    'move on',
    'now then',
    'saturday was fun',
    'not bad - nice',
    'yes',
    'both',
    'not now - later maybe',
    'ok great, saturday party is on',
  ])('%j is talk', (text) => {
    expect(['none', 'unread']).toContain(change(text));
    if (text !== 'move on') expect(change(text)).toBe('none');
  });

  it.each([
    ['move to tomorrow 9-10am', 'Thu 26 Nov, 09:00 or Thu 26 Nov, 10:00'],
    ['move to first thing tomorrow', 'Thu 26 Nov, 08:00'],
    ['move to tomorrow between 9 and 10am', 'Thu 26 Nov, 09:00 or Thu 26 Nov, 10:00'],
    ['move to 7ish', 'Fri 4 Dec, 07:00 or Fri 4 Dec, 19:00'],
    ['move to 25:00', /^(unread|move)/],
    ['move to in about an hour', 'Wed 25 Nov, 11:15'],
    ['move to whenever', 'unread'],
    ['reschedule to the day of the party', 'unread'],
    ['make it 7ish', 'Fri 4 Dec, 07:00 or Fri 4 Dec, 19:00'],
    ['between 6 and 7pm instead', 'Fri 4 Dec, 18:00 or Fri 4 Dec, 19:00'],
  ])('%j is answered', (text, answer) => {
    expect(change(text)).toMatch(answer);
  });
});
