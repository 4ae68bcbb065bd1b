import { expect, it } from 'vitest';
import { takeTurns } from '../../sandbox/demo/in-turn.ts';

it('lets each be heard as a whole and in order, the first one as it speaks', () => {
  const lines: string[] = [];
  const [first, second, third] = takeTurns((line) => lines.push(line), ['a', 'b', 'c']);

  second?.print('b1');
  first?.print('a1');
  expect(lines).toEqual(['a1']);
  third?.print('c1');
  second?.end();
  first?.print('a2');
  first?.end();
  expect(lines).toEqual(['a1', 'a2', 'b1', 'c1']);
  third?.print('c2');
  third?.end();
  expect(lines.at(-1)).toBe('c2');
});
