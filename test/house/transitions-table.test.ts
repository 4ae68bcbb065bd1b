/** docs/architecture.md draws the life of a post; the table of transitions is what is so. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { transitions } from '../../src/core/posts/lifecycle/transitions.ts';
import { repository } from './source-files.ts';

/** As the page writes a state; what stands in brackets says when. */
const stateOf = (written: string): string =>
  written
    .replace(/\(.*\)/, '')
    .replace('in the inbox', 'in_inbox')
    .trim()
    .replaceAll(' ', '_');

it('the page names every transition, with the states from which and to which it leads', async () => {
  const page = await readFile(join(repository, 'docs/architecture.md'), 'utf8');
  const table = page.split('| transition | from | to | because |')[1]?.split('\n\n')[0] ?? '';
  const rows = table
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, transition = '', from = '', to = '']) => [
      stateOf(transition),
      { from: from.split(', ').map(stateOf).sort(), to: stateOf(to) },
    ]);

  const expected = Object.entries(transitions).map(([transition, { from, to }]) => [
    transition,
    { from: [...from].sort(), to },
  ]);
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(expected));
});
