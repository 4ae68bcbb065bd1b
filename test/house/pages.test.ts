/** What the documents name is there: files, commands, variables and packages. */
import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { variableNames } from '../../src/config.ts';
import { repository } from './source-files.ts';

const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const named = z.record(z.string(), z.string());
const { version, scripts, dependencies, devDependencies } = z
  .object({ version: z.string(), scripts: named, dependencies: named, devDependencies: named })
  .parse(JSON.parse(read('package.json')));

const pages = (await readdir(join(repository, 'docs'))).filter((name) => name.endsWith('.md'));
const documents = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...pages.map((name) => `docs/${name}`)];

const found = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, one = '']) => one)),
];

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('names tests and scripts that are there', async () => {
    const files = found(text, /`((?:test|scripts|sandbox|bench|prisma|src)\/[\w./-]+\.(?:ts|mjs|prisma))`/g);
    const missing = await Promise.all(
      files.map((file) =>
        stat(join(repository, file)).then(
          () => null,
          () => file,
        ),
      ),
    );
    expect(missing.filter((file) => file !== null)).toEqual([]);
  });

  it('names commands that there are', () => {
    const commands = found(text, /npm run (?:-s )?([\w:-]+)/g);
    expect(commands.filter((command) => !(command in scripts))).toEqual([]);
  });
});

it('operating names no variable of ours that there is not', () => {
  const known: readonly string[] = variableNames;
  const ours =
    /`((?:SCHEDY|SLACK|DISCORD|TIKTOK|MEDIA|INBOX|HISTORY|CHANGE_LOG|UNDO|LATE|CATCH_UP|LOG|METRICS|TOKEN)_[A-Z_]+)/g;
  const variables = found(read('docs/operating.md'), ours);
  expect(variables.length).toBeGreaterThan(10);
  expect(variables.filter((name) => !known.includes(name))).toEqual([]);
});

it('every package has its reason, and every reason its package', () => {
  const text = read('docs/dependencies.md');
  const rows = found(text.replace(/## Pins[\s\S]*$/, ''), /^\| (`[^|]+`) \|/gm).flatMap((cell) =>
    found(cell, /`([^`]+)`/g),
  );
  const packages = Object.keys({ ...dependencies, ...devDependencies });
  const has = (name: string) => rows.includes(name) || (name.startsWith('@types/') && rows.includes('@types/*'));
  expect(packages.filter((name) => !has(name))).toEqual([]);
  expect(rows.filter((name) => name !== '@types/*' && !packages.includes(name))).toEqual([]);
});

it('every threat is held by a test', () => {
  const [, table = ''] = read('docs/security.md').split('## What is done, and the test that holds it');
  const rows = (table.split('\n## ')[0] ?? '').split('\n');
  const held = rows.filter((line) => /^\| (?!threat |-)/.test(line));
  expect(held.length).toBeGreaterThan(20);
  expect(held.filter((line) => !/`test\/[\w./-]+\.test\.ts`/.test(line))).toEqual([]);
});

it('the newest changes are those of the version that package.json names', () => {
  const [, newest] = /^## (\d+\.\d+\.\d+)$/m.exec(read('CHANGELOG.md')) ?? [];
  expect(version).toBe(newest);
});
