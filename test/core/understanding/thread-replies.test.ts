import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { understandFollowUp } from '../../../src/core/understanding/index.ts';

const file = new URL('../../fixtures/cases/thread-replies.json', import.meta.url);
const { thread_replies: replies }: { thread_replies: string[] } = JSON.parse(readFileSync(file, 'utf8'));

/** These name one time, and are read. */
const READ: readonly string[] = ['move to first thing tomorrow', 'move to in about an hour'];

describe('a reply that moves a post to a time that is not clear', () => {
  it.each(replies)('is never passed over: %j', (text) => {
    const now = new Date('2026-11-25T10:15:00+01:00');
    const anchor = new Date('2026-11-27T19:00:00+01:00');
    const command = understandFollowUp(text, { now, timeZone: 'Europe/Berlin', anchor });
    expect(['unread', 'move']).toContain(command.kind);
    if (command.kind === 'move') expect(command.when.kind === 'at').toBe(READ.includes(text));
  });
});

describe('a reply as a thumb types it, to a post of Friday 27 Nov at 19:00', () => {
  const now = new Date('2026-11-24T10:00:00+01:00');
  const anchor = new Date('2026-11-27T19:00:00+01:00');
  const read = (text: string) => understandFollowUp(text, { now, timeZone: 'Europe/Berlin', anchor });

  it.each([
    ['make it 8pm', '2026-11-27T20:00+01:00'],
    ['no wait, 8pm', '2026-11-27T20:00+01:00'],
    ['can we do 8pm instead?', '2026-11-27T20:00+01:00'],
    ['same day 8pm', '2026-11-27T20:00+01:00'],
    ['2 hours later', '2026-11-27T21:00+01:00'],
    ['an hour earlier', '2026-11-27T18:00+01:00'],
    ['на час позже', '2026-11-27T20:00+01:00'],
    ['saturday instead', '2026-11-28T19:00+01:00'],
    ['same time but saturday', '2026-11-28T19:00+01:00'],
    ['misma hora el sábado', '2026-11-28T19:00+01:00'],
    ['can you move it to saturday?', '2026-11-28T19:00+01:00'],
    ['mvoe to saturday', '2026-11-28T19:00+01:00'],
    ['meglio sabato', '2026-11-28T19:00+01:00'],
    ['lepiej w sobotę', '2026-11-28T19:00+01:00'],
    ['push it to monday', '2026-11-30T19:00+01:00'],
    ['same time next week', '2026-12-04T19:00+01:00'],
  ])('%j moves it to %s', (text, at) => {
    expect(read(text)).toMatchObject({ kind: 'move', when: { kind: 'at', at: new Date(at) } });
  });

  it.each([
    ['cancle', 'cancel'],
    ['canel it', 'cancel'],
    ['cancel pls 🙏', 'cancel'],
    ['jetzt posten', 'now'],
    ['actually post it now', 'now'],
  ])('%j is %s', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });

  it.each([
    'actually no',
    'see you friday',
    'movie saturday 8pm',
    'cancer',
    'lunch at 12?',
    'what time does this go out?',
  ])('%j is talk', (text) => {
    expect(read(text).kind).toBe('none');
  });
});
