import { describe, expect, test } from 'vitest';
import type { PostState } from '../../../../src/core/database/index.ts';
import {
  allows,
  changeable,
  type TransitionName,
  transitions,
} from '../../../../src/core/posts/lifecycle/transitions.ts';

const states: PostState[] = [
  'draft',
  'scheduled',
  'publishing',
  'processing',
  'in_inbox',
  'handed_over',
  'published',
  'failed',
  'cancelled',
  'on_hold',
  'unconfirmed',
];

/** The life of a post, written down a second time: from where each transition leads where. */
const expected: Record<TransitionName, { from: string; to: PostState }> = {
  schedule: { from: 'draft scheduled publishing handed_over on_hold failed unconfirmed', to: 'scheduled' },
  claim: { from: 'scheduled', to: 'publishing' },
  takeover: { from: 'publishing', to: 'publishing' },
  release: { from: 'publishing', to: 'scheduled' },
  submit: { from: 'publishing', to: 'processing' },
  hand_over: { from: 'scheduled', to: 'handed_over' },
  deliver: { from: 'publishing processing unconfirmed', to: 'in_inbox' },
  complete: {
    from: 'scheduled on_hold publishing processing in_inbox handed_over unconfirmed failed',
    to: 'published',
  },
  fail: { from: 'draft scheduled publishing processing in_inbox unconfirmed', to: 'failed' },
  lose: { from: 'publishing processing', to: 'unconfirmed' },
  hold: { from: 'scheduled publishing', to: 'on_hold' },
  cancel: { from: 'draft scheduled publishing handed_over on_hold failed unconfirmed', to: 'cancelled' },
};

describe.each(Object.keys(transitions) as TransitionName[])('%s', (transition) => {
  test.each(states)('from %s', (state) => {
    expect(allows(transition, state)).toBe(expected[transition].from.split(' ').includes(state));
  });

  test(`leads to ${expected[transition].to}`, () => {
    expect(transitions[transition].to).toBe(expected[transition].to);
  });
});

test('published and cancelled are final', () => {
  for (const transition of Object.keys(transitions) as TransitionName[]) {
    expect(allows(transition, 'published')).toBe(false);
    expect(allows(transition, 'cancelled')).toBe(false);
  }
});

test('every other state can end', () => {
  const ends = (state: PostState): boolean =>
    (Object.keys(transitions) as TransitionName[]).some(
      (transition) =>
        allows(transition, state) && ['published', 'failed', 'cancelled'].includes(transitions[transition].to),
    );
  for (const state of states) {
    if (state !== 'published' && state !== 'cancelled') expect([state, ends(state)]).toEqual([state, true]);
  }
});

test('a post may be edited only while nothing of it is on its way', () => {
  expect([...changeable].sort()).toEqual(['draft', 'failed', 'on_hold', 'scheduled']);
});
