import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

/** The page of a stand-in lists under each heading exactly what is registered, in the first column of a table. */
export function describeCoverage(standIn: 'discord' | 'slack', chapters: Readonly<Record<string, readonly string[]>>) {
  describe('COVERAGE.md', () => {
    it.each(Object.entries(chapters))('lists under "%s" exactly what is registered', async (heading, registered) => {
      const page = await readFile(new URL(`../../sandbox/${standIn}/COVERAGE.md`, import.meta.url), 'utf8');
      const [, chapter = ''] = page.split(`## ${heading}`);
      const [table = ''] = chapter.split('\n## ');
      const listed = [...table.matchAll(/^\| `([^`]+)` +\|/gm)].map((row) => row[1] ?? '');

      expect(listed.sort()).toEqual([...registered].sort());
    });
  });
}
