/** What production is made of may be used as Schedy's own licence (MIT) allows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { repository } from './source-files.ts';

/** None of these asks more than that its text comes along. */
const permitted = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
]);

/** Copyleft of single files: they are used as they are, and a change of theirs would have to be published. */
const withTheirFiles = new Set(['MPL-2.0']);

const entry = z.looseObject({ license: z.string().optional(), dev: z.boolean().optional() });
const lock = z.object({ packages: z.record(z.string(), entry) });

/** `(MIT OR Apache-2.0)`: one of them is enough; with AND every one has to be permitted. */
function isPermitted(licence: string): boolean {
  const plain = licence.replaceAll(/[()]/g, '');
  return plain
    .split(' OR ')
    .some((one) => one.split(' AND ').every((name) => permitted.has(name) || withTheirFiles.has(name)));
}

/** Read by a person: their package.json names no licence, or names it in words of its own. */
const read: Record<string, string> = {
  'node_modules/combine-errors': 'MIT, says its readme',
  'node_modules/dejavu-fonts-ttf': 'Bitstream Vera: free to use, embed and pass on, not to be sold by itself',
};

/** The compiled parts of msgpackr-extract are its own source, which is MIT. */
const isRead = (path: string): boolean => path in read || path.startsWith('node_modules/@msgpackr-extract/');

it('every package of production has a licence that may be combined with MIT', () => {
  const { packages } = lock.parse(JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')));
  const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  expect(shipped.length).toBeGreaterThan(100);
  const unknown = shipped.filter(([path, { license = '' }]) => !isPermitted(license) && !isRead(path));
  expect(unknown.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

it('others are noticed', () => {
  expect(isPermitted('(MIT OR GPL-3.0)')).toBe(true);
  for (const licence of ['GPL-3.0', 'MIT AND GPL-2.0', 'AGPL-3.0-only', 'SEE LICENSE IN x', '']) {
    expect(isPermitted(licence)).toBe(false);
  }
});
