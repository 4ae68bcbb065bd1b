import { expect, it } from 'vitest';
import { createPace } from '../../../src/bots/desk/pace.ts';
import type { Sender } from '../../../src/core/index.ts';

const member = (memberId: string) => ({ memberId }) as Sender;

it('one member who never stops is held back for the rest of the minute, and nobody else', () => {
  let nowMs = 0;
  const mayAct = createPace(() => nowMs);
  const often = Array.from({ length: 100 }, () => mayAct(member('mia')));
  expect(often.filter(Boolean)).toHaveLength(40);
  expect(mayAct(member('leo'))).toBe(true);
  nowMs = 60_000;
  expect(mayAct(member('mia'))).toBe(true);
});
