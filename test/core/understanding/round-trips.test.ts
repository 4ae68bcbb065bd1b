import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime } from '../../../src/core/schedules/index.ts';
import { type PostRequest, type SlotRequest, understand } from '../../../src/core/understanding/index.ts';
import { inChannel } from './tell-request.ts';

const words = fc.constantFrom(
  'New',
  'ramen',
  'drop',
  '🍜',
  '5',
  'minute',
  'pasta',
  '"best"',
  'friends',
  'Monday',
  '24/7',
  'noodles',
  '9/10',
  'private',
  'chef',
  'See',
  'you',
  'at',
  '7pm',
  '#food',
  'café',
  '3',
  'ways',
  'now',
  'open',
  'post',
  '“soup”',
  '2026',
);
/** Something to eat is always in it: words for an audience and nothing else are no caption. */
const some = fc.array(words, { maxLength: 4 });
const captions = fc
  .tuple(some, some)
  .map(([before, behind]) => [...before, 'tonkotsu', ...behind].join(' '))
  // At the end it always counts: what was meant to be private must never go out in public.
  .filter((caption) => !/private$|private (?:#|🍜)/u.test(caption));
const times = fc.constantFrom(
  'tomorrow 7pm',
  'friday noon',
  'in 2 hours',
  '24 Dec 18:00',
  'tonight at 8pm',
  'next tuesday 9am',
  '2026-12-24T18:00',
  'morgen um 19 Uhr',
  'mañana a las 19:00',
  'demain à 19h',
  'amanhã às 19h',
  'Sunday 10:30am',
  'day after tomorrow 6pm',
  'domani alle 19:00',
  'morgen om 19:00',
  'jutro o 19:00',
  'завтра в 19:00',
  '明日19時',
  'Freitag 18:30',
  '6pm tomorrow (PT)',
  '9am in Tokyo tomorrow',
);

const shapes: Readonly<Record<string, (time: string, caption: string) => string>> = {
  'post {time}: {caption}': (time, caption) => `post ${time}: ${caption}`,
  '{caption}\npost {time}': (time, caption) => `${caption}\npost ${time}`,
  '{caption} (post {time})': (time, caption) => `${caption} (post ${time})`,
  'caption: {caption}\nwhen: {time}': (time, caption) => `caption: ${caption}\nwhen: ${time}`,
};

const isAsked = (request: PostRequest | SlotRequest) =>
  request.otherReading !== undefined || (request.kind === 'post' && request.when.kind !== 'at');

/** The quotes around a whole caption fence it off. */
const plain = (caption: string) => /^["“]([^"“”]*)["”]$/u.exec(caption)?.[1] ?? caption;

describe.each(Object.entries(shapes))('a message like %j', (_name, shape) => {
  it('gives exactly its time and its caption, or is asked about', () => {
    fc.assert(
      fc.property(times, captions, (time, caption) => {
        const request = understand(shape(time, caption), inChannel);
        const said = readTime(time, inChannel);
        if (request.kind !== 'post') throw new Error(`not understood: ${request.kind}`);
        if (isAsked(request)) return;
        expect({ caption: request.caption, privacy: request.privacy }).toEqual({ caption: plain(caption) });
        expect(request.when).toMatchObject({ at: said?.kind === 'at' ? said.at : null });
      }),
      { numRuns: 300 },
    );
  });
});
