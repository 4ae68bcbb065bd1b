import { describe, expect, it } from 'vitest';
import type { Understood } from '../../../src/core/understanding/index.ts';
import { isRight } from '../../corpus/judge.ts';

const SEVEN = '2026-11-25T19:00:00+01:00';
const EIGHT = '2026-11-25T20:00:00+01:00';
const expected: Partial<Understood> = { action: 'schedule', at: SEVEN, caption: 'Ramen' };
const asked = (...times: readonly string[]): Partial<Understood> => ({
  action: 'ask',
  at: null,
  caption: '',
  alternatives: times.map((at) => ({ at, explanation: '' })),
});

describe('the judge of the corpus', () => {
  it('takes what is as expected', () => {
    expect(isRight(expected, { ...expected, hashtags: [] })).toBe(true);
    expect(isRight(expected, { ...expected, caption: 'Ramen tomorrow' })).toBe(false);
  });

  it('takes a question whose buttons hold the expected time, in whatever offset it is written', () => {
    expect(isRight(expected, asked('2026-11-25T18:00:00Z', EIGHT))).toBe(true);
    expect(isRight(expected, asked(EIGHT))).toBe(false);
    expect(isRight(expected, asked())).toBe(false);
  });

  it('takes a question with more times than were expected, but not with fewer', () => {
    expect(isRight(asked(SEVEN, EIGHT), asked(SEVEN, EIGHT, '2026-11-26T19:00:00+01:00'))).toBe(true);
    expect(isRight(asked(SEVEN, EIGHT), asked(SEVEN))).toBe(false);
  });

  it('does not take a question about what is no instruction', () => {
    expect(isRight({ action: 'none' }, asked(SEVEN))).toBe(false);
  });
});
