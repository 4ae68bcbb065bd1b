import { describe, expect, it } from 'vitest';
import { placeIn, understandTalk } from '../../../src/core/understanding/index.ts';

describe('understandTalk', () => {
  it.each([
    ['help', 'help'],
    ['Help!', 'help'],
    ['/schedy help', 'help'],
    ['hilfe', 'help'],
    ["what's planned?", 'queue'],
    ['what is scheduled', 'queue'],
    ['Queue please', 'queue'],
    ['I want to connect my account', 'connect'],
    ['connect', 'connect'],
    ['how do I connect TikTok?', 'connect'],
    ['hi!', 'greeting'],
    ['good morning', 'greeting'],
    ['¡hola!', 'greeting'],
    ['привет', 'greeting'],
    ['thanks!', 'thanks'],
    ['Danke schön', 'thanks'],
    ['profiles', 'profiles'],
    ['show me my accounts', 'profiles'],
    ['set timezone', 'timezone'],
    ["what's my time zone?", 'timezone'],
    ['settings', 'settings'],
    ['guests', 'guests'],
    ['edit', 'edit'],
    ['upload', 'upload'],
    ['/schedy', 'help'],
    ['Schedy?', 'help'],
    ['who are you?', 'help'],
    ['start', 'help'],
    ["show me what's planned", 'queue'],
    ['whats planned', 'queue'],
    ['what’s coming up today?', 'queue'],
    ['what is planned for tomorrow?', 'queue'],
    ['list posts', 'queue'],
    ['show me all planned posts', 'queue'],
    ['show the queue for this week', 'queue'],
    ['which accounts are connected?', 'profiles'],
    ['what accounts do we have', 'profiles'],
    ['disconnect', 'profiles'],
    ['reconnect my account', 'profiles'],
    ['check token', 'profiles'],
    ['digest', 'settings'],
    ['hi schedy', 'greeting'],
    ['hey 👋', 'greeting'],
    ['👋🏽', 'greeting'],
    ['Hello everyone!', 'greeting'],
    ['thanks 🙏❤️', 'thanks'],
    ["what's on the calendar?", 'calendar'],
  ])('takes %j for %s', (text, name) => {
    expect(understandTalk(text)).toEqual({ name, argument: '' });
  });

  it.each([
    ['timezone Berlin', 'timezone', 'Berlin'],
    ['time zone: New York', 'timezone', 'New York'],
    ['please set my timezone to Berlin', 'timezone', 'Berlin'],
    ['my time zone is Europe/Berlin.', 'timezone', 'Europe/Berlin'],
    ['Zeitzone Wien', 'timezone', 'Wien'],
    ['settings approvals on', 'settings', 'approvals on'],
    ['/schedy settings my hour 19:00', 'settings', 'my hour 19:00'],
    ['guests on', 'guests', 'on'],
    ['slots add fridays 18:00', 'slots', 'fridays 18:00'],
    ['add a slot: daily at 9:00', 'slots', 'daily at 9:00'],
    ['edit k7qm', 'edit', 'k7qm'],
    ['calendar next week', 'calendar', 'next week'],
    ['Kalender', 'calendar', ''],
  ])('takes %j for %s with %j', (text, name, argument) => {
    expect(understandTalk(text)).toEqual({ name, argument });
  });

  it.each([
    'New ramen drop',
    'help is on the way',
    'guests are coming',
    'edit the caption',
    'setting up the bar',
    'hi ramen',
    'what is planned parenthood',
    'start the fire',
    '🍜',
    '',
  ])('takes %j for neither', (text) => {
    expect(understandTalk(text)).toBeNull();
  });
});

describe('placeIn', () => {
  it.each([
    ['Berlin', 'Berlin'],
    ["I'm in New York.", 'New York'],
    ['from São Paulo', 'São Paulo'],
    ['ich bin in Wien', 'Wien'],
    ['', null],
  ])('finds in %j the place %j', (text, place) => {
    expect(placeIn(text)).toBe(place);
  });
});
