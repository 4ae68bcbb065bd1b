/** The privacy page speaks of every table that there is, and of none that is not. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { privacyPage } from '../../src/web/legal-pages.ts';

const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');

/** The tables behind the models of a schema; a model without `@@map` has its own name. */
const tablesOf = (text: string): string[] =>
  [...text.matchAll(/^model (\w+) \{$([\s\S]*?)^\}$/gm)].map(
    ([, name = '', body = '']) => /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
  );

const page = async (): Promise<string> => {
  const config = { publicUrl: 'https://schedy.example', operator: { name: 'Ramen House', mediaRetentionDays: 7 } };
  return String(await privacyPage(config).body);
};

const named = (text: string): string[] =>
  [...text.matchAll(/<li><code>(\w+)<\/code>: [^<]{10,}\. Kept [^<]{5,}\.<\/li>/g)].map(([, table = '']) => table);

it('the privacy page has a sentence for every table, and for how long it is kept', async () => {
  const tables = tablesOf(schema);
  expect(tables.length).toBeGreaterThan(15);
  expect(named(await page()).sort()).toEqual(tables.sort());
});

it('a new table without a sentence is noticed', async () => {
  const grown = `${schema}\nmodel Secret {\n  id String @id\n\n  @@map("secret")\n}\n`;
  expect(named(await page())).not.toEqual(expect.arrayContaining(tablesOf(grown)));
});

it('says how to be forgotten, and what stays', async () => {
  const text = await page();
  for (const part of [
    '/schedy forget me',
    '/schedy forget workspace',
    'delete them in the TikTok app',
    'revoked at TikTok',
  ])
    expect(text).toContain(part);
});
