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
