import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { controlRoutes } from '../../../sandbox/discord/control.ts';
import { endpoints } from '../../../sandbox/discord/rest/endpoints.ts';
import { publicRoutes } from '../../../sandbox/discord/routes.ts';

const page = await readFile(new URL('../../../sandbox/discord/COVERAGE.md', import.meta.url), 'utf8');

/** The first column of the table under a heading. */
function listed(heading: string): string[] {
  const [, chapter = ''] = page.split(`## ${heading}`);
  const [table = ''] = chapter.split('\n## ');
  return [...table.matchAll(/^\| `([^`]+)` +\|/gm)].map((row) => row[1] ?? '');
}

describe('COVERAGE.md', () => {
  it.each([
    ['REST routes, under `/api/v10`', Object.keys(endpoints)],
    ['Public routes', [...publicRoutes]],
    ['Control routes, under `/_sandbox`', Object.keys(controlRoutes)],
  ])('lists under "%s" exactly what is registered', (heading, registered) => {
    expect(listed(heading).sort()).toEqual(registered.sort());
  });
});
