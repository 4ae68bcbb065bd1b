import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { methods } from '../../../sandbox/slack/api/methods.ts';
import { controlRoutes } from '../../../sandbox/slack/control.ts';
import { publicRoutes } from '../../../sandbox/slack/routes.ts';

const page = await readFile(new URL('../../../sandbox/slack/COVERAGE.md', import.meta.url), 'utf8');

/** The first column of the table under a heading. */
function listed(heading: string): string[] {
  const [, chapter = ''] = page.split(`## ${heading}`);
  const [table = ''] = chapter.split('\n## ');
  return [...table.matchAll(/^\| `([^`]+)` +\|/gm)].map((row) => row[1] ?? '');
}

describe('COVERAGE.md', () => {
  it.each([
    ['Web API methods', Object.keys(methods)],
    ['Public routes', [...publicRoutes]],
    ['Control routes, under `/_sandbox`', Object.keys(controlRoutes)],
  ])('lists under "%s" exactly what is registered', (heading, registered) => {
    expect(listed(heading).sort()).toEqual(registered.sort());
  });
});
