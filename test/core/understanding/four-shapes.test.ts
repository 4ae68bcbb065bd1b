/** However an instruction stands beside its caption, exactly that time and that caption are read, or it is asked. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';

const now = new Date('2026-11-24T09:00:00Z');
const words = fc.constantFrom(
  ...['Ramen', 'ramen', 'noodles', 'drop', 'kitchen', 'fresh', '9/10', '24/7', '100', '3', '🍜', '"best"', 'new'],
  ...['our', '#food', 'Spicy', 'udon', 'night', 'Suppe', 'sopa', '麺', 'суп'],
);
const captions = fc.array(words, { minLength: 1, maxLength: 5 }).map((each) => each.join(' '));
const times = fc.constantFrom(
  ...['thursday 6pm', '26 Nov 18:00', '2026-11-26 18:00', 'übermorgen um 18 Uhr', 'jueves a las 18:00', 'jeudi à 18h'],
  ...[
    'quinta às 18h',
    'giovedì alle 18:00',
    'donderdag om 18:00',
    'w czwartek o 18:00',
    'в четверг в 18:00',
    '木曜18時',
  ],
);
const AT = '2026-11-26T18:00:00+01:00';

it.each<[string, (caption: string, time: string) => string]>([
  ['post {time}: {caption}', (caption, time) => `post ${time}: ${caption}`],
  ['{caption}, then post {time} on a line of its own', (caption, time) => `${caption}\npost ${time}`],
  ['{caption} (post {time})', (caption, time) => `${caption} (post ${time})`],
  ['labels on two lines', (caption, time) => `caption: ${caption}\nwhen: ${time}`],
])('%s', (_, put) => {
  fc.assert(
    fc.property(captions, times, (caption, time) => {
      const read = understood({ text: put(caption, time), now, timeZone: 'Europe/Berlin' });
      if (read.action === 'ask') return;
      const plain = caption.replace(/^"([^"]*)"$/u, '$1');
      expect({ ...read, explanation: '' }).toMatchObject({ action: 'schedule', at: AT, caption: plain });
    }),
  );
});
