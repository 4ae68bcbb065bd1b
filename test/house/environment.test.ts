import { expect, it } from 'vitest';
import { readSource } from './source-files.ts';

const withMatch = async (pattern: RegExp): Promise<string[]> =>
  (await readSource()).filter(({ text }) => pattern.test(text)).map(({ path }) => path);

it('the environment is read in src/config.ts and nowhere else', async () => {
  const reads = /\bprocess\s*(?:\.|\[\s*['"])\s*env\b|from ['"](?:node:)?process['"]/;
  expect(await withMatch(reads)).toEqual(['src/config.ts']);
});

it('nothing in src writes past the log with console', async () => {
  expect(await withMatch(/\bconsole(?:\.[a-z]|\[)/)).toEqual([]);
});
