import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from './source-files.ts';

const page = readFileSync(join(repository, 'docs/security.md'), 'utf8');

it('every threat on the page has a test, and each of those is there', async () => {
  const table = page.slice(page.indexOf('| threat |'), page.indexOf('In the terms of OWASP'));
  const rows = table
    .split('\n')
    .slice(2)
    .filter((line) => line.startsWith('|'));
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) {
    const tests = [...row.matchAll(/`(test\/[\w/-]+\.test\.ts)`/g)].map(([, path]) => path ?? '');
    expect(tests.length, row).toBeGreaterThan(0);
    for (const path of tests) await stat(join(repository, path));
  }
});

it('the newest changes are those of the version that package.json names', () => {
  const [, newest] = /^## (\d+\.\d+\.\d+)$/m.exec(readFileSync(join(repository, 'CHANGELOG.md'), 'utf8')) ?? [];
  const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };
  expect(version).toBe(newest);
});
