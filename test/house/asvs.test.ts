/** docs/asvs.md is whole: every requirement of levels 1 and 2 once, and what holds it is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from './source-files.ts';

const page = readFileSync(join(repository, 'docs/asvs.md'), 'utf8');

/** Of each section of ASVS 5.0.0, how many requirements are of level 1 or 2, which are the first ones, in order. */
const sections: Readonly<Record<number, readonly number[]>> = {
  1: [2, 9, 11, 3, 2],
  2: [3, 3, 4, 1],
  3: [0, 2, 4, 6, 5, 0, 2],
  4: [3, 1, 2, 4],
  5: [1, 3, 2, 3],
  6: [3, 12, 4, 4, 5, 3, 0, 4],
  7: [3, 4, 2, 5, 2, 2],
  8: [2, 3, 1, 1],
  9: [3, 4],
  10: [2, 2, 4, 11, 5, 2, 3],
  11: [2, 3, 3, 4, 1, 1, 0],
  12: [3, 2, 4],
  13: [1, 5, 2, 5],
  14: [2, 4, 3],
  15: [3, 3, 7, 0],
  16: [1, 5, 4, 3, 3],
  17: [1, 4, 2],
};
const required = Object.entries(sections).flatMap(([chapter, counts]) =>
  counts.flatMap((count, at) => Array.from({ length: count }, (_none, index) => `${chapter}.${at + 1}.${index + 1}`)),
);

/** Every id that the page names, a range as all that lie in it. */
const named = [...page.matchAll(/`v5\.0\.0-(\d+\.\d+)\.(\d+)`(?: to `\1\.(\d+)`)?/g)].flatMap(
  ([, section, first, last]) =>
    Array.from(
      { length: Number(last ?? first) - Number(first) + 1 },
      (_none, at) => `${section}.${Number(first) + at}`,
    ),
);

it('names every requirement of levels 1 and 2 once, and no other', () => {
  expect(required).toHaveLength(253);
  expect(named.filter((id, at) => named.indexOf(id) !== at)).toEqual([]);
  expect(required.filter((id) => !named.includes(id))).toEqual([]);
  expect(named.filter((id) => !required.includes(id))).toEqual([]);
});

it('writes ids in the form of the standard', () => {
  const written = page.match(/v5\.0\.0-[^`]*`|`\d+\.\d+[^`]*`/g) ?? [];
  expect(written.filter((id) => !/^(?:v5\.0\.0-\d+\.\d+\.\d+`|`\d+\.\d+\.\d+`)$/.test(id))).toEqual([]);
});

it('has for every row a test that is there, or says who else answers for it', () => {
  const rows = page.split('\n').filter((line) => /^\| `v5/.test(line));
  expect(rows.length).toBeGreaterThan(90);
  const unheld = rows.filter((line) => {
    const held = line.split(' | ').at(-1) ?? '';
    const tests = [...held.matchAll(/`(test\/[\w./-]+\.test\.ts)`/g)].map(([, path = '']) => path);
    if (tests.length > 0) return tests.some((path) => !existsSync(join(repository, path)));
    return !/^\*the (?:operator|maintainers)\*: \[\w+\.md\]/.test(held);
  });
  expect(unheld).toEqual([]);
});
