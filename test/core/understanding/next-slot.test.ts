import { describe, expect, it } from 'vitest';
import { isNextSlot, understood } from '../../../src/core/understanding/index.ts';

const now = new Date('2026-11-24T15:00:00Z');
const timeZone = 'Europe/Berlin';

describe('the next slot', () => {
  it.each([
    'post next slot New ramen drop #cooking',
    'post New ramen drop #cooking in the next free slot',
    'poste im nächsten freien Slot: New ramen drop #cooking',
  ])('is asked of the workspace and not of the calendar: %s', (text) => {
    expect(understood({ text, now, timeZone })).toEqual({
      action: 'ask',
      at: null,
      alternatives: [],
      caption: 'New ramen drop #cooking',
      hashtags: ['cooking'],
      explanation:
        'The video takes the next free slot of the workspace, with the caption “New ramen drop #cooking”. Hashtags: #cooking.',
    });
  });

  it.each([
    ['next slot', true],
    [' The next free slot ', true],
    ['次の空き枠に', true],
    ['next slot machine', false],
    ['', false],
  ])('"%s" in a field of its own: %s', (text, is) => {
    expect(isNextSlot(text)).toBe(is);
  });
});
