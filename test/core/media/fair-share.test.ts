import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createFairPlaces } from '../../../src/core/media/index.ts';

/** Work that ends when it is told to. */
function bench(most: number, mostInAll = most) {
  const places = createFairPlaces({ most, mostInAll });
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const bring = (key: string): Promise<void> =>
    places.run(key, async () => {
      begun.push(key);
      await new Promise<void>((end) => ends.push(end));
    });
  const endFirst = async (): Promise<void> => {
    ends.shift()?.();
    await turn();
  };
  return { begun, bring, endFirst };
}

test('whoever brings a hundred videos does not keep another workspace waiting for more than one place', async () => {
  const { begun, bring, endFirst } = bench(4);
  const all = Array.from({ length: 100 }, () => bring('many'));
  all.push(bring('one'));
  await turn();
  expect(begun).toEqual(['many', 'many', 'many', 'many']);
  await endFirst();
  expect(begun.at(-1)).toBe('one');
  for (let left = 0; left < 100; left += 1) await endFirst();
  await Promise.all(all);
  expect(begun).toHaveLength(101);
});

test('workspaces that wait have the places in equal parts', async () => {
  const { begun, bring, endFirst } = bench(3);
  const all = ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'c', 'c'].map(bring);
  await turn();
  for (let left = 0; left < 3; left += 1) await endFirst();
  expect(begun).toEqual(['a', 'a', 'a', 'b', 'c', 'a']);
  for (let left = 0; left < 6; left += 1) await endFirst();
  await Promise.all(all);
});

test('a place is free again when the work in it has failed', async () => {
  const places = createFairPlaces({ most: 1, mostInAll: 1 });
  await expect(places.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await places.run('a', async () => 'done')).toBe('done');
});

test('the first of a workspace waits for none of the others, as far as there is room for it', async () => {
  const { begun, bring, endFirst } = bench(2, 3);
  const all = ['a', 'a', 'a', 'b', 'b', 'c'].map(bring);
  await turn();
  expect(begun).toEqual(['a', 'a', 'b']);
  await endFirst();
  // Beyond the two places there is one for who has none, and no second one for anybody.
  expect(begun.slice(3)).toEqual(['c']);
  await endFirst();
  expect(begun.slice(4)).toEqual(['a']);
  for (let left = 0; left < 4; left += 1) await endFirst();
  await Promise.all(all);
  expect(begun).toHaveLength(6);
});

test('what waits already is not brought a second time', async () => {
  const places = createFairPlaces({ most: 1, mostInAll: 1 });
  const begun: string[] = [];
  let end = (): void => undefined;
  const first = places.run('a', () => new Promise<void>((resolve) => (end = resolve)));
  const again = ['one', 'one', 'two'].map((name) => places.runOnce('a', name, async () => void begun.push(name)));
  end();
  await Promise.all([first, ...again]);
  expect(begun).toEqual(['one', 'two']);
});
