import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { understood } from '../../../src/core/understanding/index.ts';
import { told } from './tell-request.ts';

interface Message {
  readonly text: string;
  readonly now: string;
  readonly timeZone: string;
}

const messages: Message[] = readFileSync(new URL('../../fixtures/cases/time-words.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

describe('words that begin like a time and are not clear', () => {
  it.each(messages)('never let $text go out now, nor at the usual hour in silence', ({ text, now, timeZone }) => {
    const found = understood({ text, now: new Date(now), timeZone });
    expect(['ask', 'schedule']).toContain(found.action);
    if (found.action === 'schedule') expect(found).toMatchObject({ caption: /ramen|рамен|رامن|라멘/i });
    // The day of this one was said in full, and only its clock was not.
    const dayAlone = text === 'post in two weeks on friday Ramen' ? '2026-12-11' : undefined;
    expect(found.dateOnly).toBe(dayAlone);
  });

  it.each([
    'post within the next hour Ramen',
    'post roughly at noon Ramen',
    'post ~7pm Ramen',
    'post 7-8pm Ramen',
    'post friday 6-7pm Ramen',
    'post tomorrow at 8ish Ramen',
    'post in 1h or 2h Ramen',
    'post 30 Feb Ramen',
    'post 31 June 7pm Ramen',
    'post 26:30 Ramen',
    'post tomorrow 24:30 Ramen',
    'poste gegen 19 Uhr Ramen',
    'poste zwischen 18 und 19 Uhr Ramen',
    'poste vor Freitag Ramen',
    'publica sobre las 7 Ramen',
    'publica antes del viernes Ramen',
    'publie vers 19h Ramen',
    'publie avant vendredi Ramen',
    'post 90 seconds later Ramen',
    'post 2 hours later Ramen',
    'post in -2 hours Ramen',
    'post 3x a day Ramen',
    'post in 9999999999999 hours Ramen',
    'post on the 45th Ramen',
    'post half past Ramen',
    'post 19∶00 Ramen',
    'post at sunset Ramen',
    'post after dinner Ramen',
    'post during lunch Ramen',
    'post in a jiffy Ramen',
    'post (tomorrow 7pm) Ramen',
    'post [7pm] Ramen',
    'post 7 p. m. Ramen',
    'publica dentro de un rato Ramen',
    'posta por volta das 19h Ramen',
    'post huomenna 19:00 Ramen',
    'post mâine 19:00 Ramen',
    'post 明天19:00 拉面',
  ])('are asked about or read in %j', (text) => {
    const found = understood({ text, now: new Date('2026-11-25T10:15:00+01:00'), timeZone: 'Europe/Berlin' });
    expect([text, found.action]).toEqual([text, expect.stringMatching(/ask|schedule/)]);
    expect(found.dateOnly).toBeUndefined();
  });

  it.each([
    'post Late night ramen',
    'post now: 5 minute pasta',
    'post: between two bowls',
    'post "around 7pm"',
    'post 24 hours in Tokyo',
    'post 7 ways to cook',
    'post a bowl for two',
    'post in love with ramen',
    'post (new) ramen',
    'post half a bowl',
    'post the 100th bowl of the day',
    'post in a bowl',
    'post on the road again',
    'post over the moon',
    'post tomorrow 7pm Late night ramen',
    'post tomorrow 7pm or never',
  ])('are no words of a caption: %j', (text) => {
    expect(told(text)).not.toContain('unread');
  });
});
