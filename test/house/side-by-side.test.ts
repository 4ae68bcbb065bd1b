/** During a rolling upgrade the version before runs on the tables of the next one. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('../../prisma/migrations/', import.meta.url);

/** All of these came with one version, for which everything is stopped. */
const last = '20261129150000';

/** What takes away something that a query of the version before may name, or demands what it does not write. */
const breaking = [
  /\bDROP\s+(?:TABLE|COLUMN|TYPE)\b/i,
  /\bRENAME\b/i,
  /\bSET\s+NOT\s+NULL\b/i,
  /\bADD\s+COLUMN\s+"\w+"\s[^,;]*\bNOT\s+NULL\b(?![^,;]*\bDEFAULT\b)/i,
];

const breaks = (sql: string): boolean => breaking.some((shape) => shape.test(sql));

it('a migration that the version before cannot live with is named in CHANGELOG.md as “Stop first”', () => {
  const changes = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');
  const later = readdirSync(folder).filter((name) => /^\d+_/.test(name) && name > last);
  const unsaid = later
    .filter((name) => breaks(readFileSync(new URL(`${name}/migration.sql`, folder), 'utf8')))
    .filter((name) => !new RegExp(`Stop first.*${name}`).test(changes));
  expect(unsaid).toEqual([]);
});

it('knows such a migration from a harmless one', () => {
  expect(breaks('ALTER TABLE "post" DROP COLUMN "code";')).toBe(true);
  expect(breaks('ALTER TABLE "post" RENAME COLUMN "code" TO "key";')).toBe(true);
  expect(breaks('ALTER TABLE "post" ADD COLUMN "round" INTEGER NOT NULL;')).toBe(true);
  expect(breaks('ALTER TABLE "post" ADD COLUMN "round" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "x" TEXT;')).toBe(false);
  expect(breaks('CREATE INDEX "post_due" ON "post"("due_at");')).toBe(false);
});
