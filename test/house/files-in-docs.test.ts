/** The files that the documentation names are there, and those named without their folder lie where the text speaks of. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from './source-files.ts';

const folders = ['src', 'test', 'sandbox', 'bench', 'scripts', 'prisma'];

const filesIn = (folder: string): string[] =>
  readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('generated'))
    .map(({ parentPath, name }) => relative(repository, join(parentPath, name)).replaceAll(sep, '/'));

const files = [...folders.flatMap(filesIn), ...readdirSync(repository)];

const pages = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/operating.md', 'docs/security.md'];
const named = /`([\w./-]+\.(?:ts|mjs|cjs|js|prisma))`/g;
const folderNamed = /`((?:core|bots|jobs|web|setup|doctor|metrics|commands|sandbox|test)\/[\w/.-]*)`/g;

/** `core/schedules` of `core/schedules/words/lexicon.ts`, `web` of `web/serve.ts`. */
const roomOf = (path: string): string => /^(?:core|bots)\/[^/.]+|^[^/.]+/.exec(path)?.[0] ?? '';

/** Under src first, for the pages leave that out. */
const withName = (name: string): string[] =>
  files.filter((file) => file === name || file === `src/${name}` || file.endsWith(`/${name}`));

it.each(pages)('%s names no file that is not there', (page) => {
  const names = [...readFileSync(join(repository, page), 'utf8').matchAll(named)].map(([, name = '']) => name);
  expect(names.filter((name) => withName(name).length === 0)).toEqual([]);
});

it('a file that docs/architecture.md names alone lies in a room that is named in the same paragraph, or was last', () => {
  const page = readFileSync(join(repository, 'docs/architecture.md'), 'utf8');
  let last: string[] = [];
  const astray: string[] = [];
  // A point of a list may go on in the next line.
  for (const paragraph of page.split(/\n(?=[-|\n])/)) {
    const rooms = [...paragraph.matchAll(folderNamed)].map(([, path = '']) => roomOf(path));
    const near = [...last, ...rooms].map((room) => (/^(?:sandbox|test)/.test(room) ? `${room}/` : `src/${room}/`));
    for (const [, name = ''] of paragraph.matchAll(named)) {
      if (name.includes('/')) continue;
      const isNear = withName(name).some(
        (file) => /^(?:src\/)?[^/]+$/.test(file) || near.some((room) => file.startsWith(room)),
      );
      if (!isNear) astray.push(`${name}: ${paragraph.slice(0, 60)}`);
    }
    if (rooms.length > 0) last = rooms;
  }
  expect(astray).toEqual([]);
});
