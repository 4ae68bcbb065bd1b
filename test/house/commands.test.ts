import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readArguments } from '../../sandbox/demo/arguments.ts';
import { repository } from './source-files.ts';

const read = (path: string): Promise<string> => readFile(join(repository, path), 'utf8');
const scripts = z.object({ scripts: z.record(z.string(), z.string()) });

async function readPages(): Promise<string[]> {
  const docs = await readdir(join(repository, 'docs'));
  const pages = ['README.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)];
  return Promise.all(pages.filter((name) => name.endsWith('.md')).map(read));
}

it('every npm command that a page names is there', async () => {
  const known = Object.keys(scripts.parse(JSON.parse(await read('package.json'))).scripts);
  const pages = (await readPages()).join('\n');
  const named = [...pages.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(test|start)\b)/g)];
  const names = new Set(named.map(([, script, short]) => script ?? short ?? ''));

  expect(names.size).toBeGreaterThan(5);
  expect([...names].filter((name) => !known.includes(name))).toEqual([]);
});

it('the README shows how to see it at work and how to test it', async () => {
  const readme = await read('README.md');
  expect(readme).toMatch(/^npm run demo$/m);
  expect(readme).toMatch(/^npm test$/m);
});

it('the demo understands every option that a page shows', async () => {
  const pages = (await readPages()).join('\n');
  const shown = [...pages.matchAll(/`(?:npm run demo )?-- (--[\w -]+)`/g)].map(([, text]) => text);
  const options = shown.filter((text) => text !== undefined && !text.includes('POINT'));

  expect(options).toEqual(expect.arrayContaining(['--once', '--kill mid-chunk', '--bad-input']));
  for (const text of options) expect(() => readArguments((text ?? '').split(' '))).not.toThrow();
});
