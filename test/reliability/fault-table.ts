/** The fault matrix as it stands in docs/reliability.md: a heading for each call, a row for each fault. */
import { readFile } from 'node:fs/promises';

const document = new URL('../../docs/reliability.md', import.meta.url);
const chapter = '## The fault matrix';

export const columns = ['at once', 'calls', 'told', 'if it lasts', 'told then'] as const;

/** The cells of one row by their column; a cell that is missing or empty is absent. */
export type Row = Partial<Record<(typeof columns)[number], string>>;

/** Call → fault → cells. */
export type FaultTable = ReadonlyMap<string, ReadonlyMap<string, Row>>;

export async function readFaultTable(): Promise<FaultTable> {
  return parseFaultTable(await readFile(document, 'utf8'));
}

export function parseFaultTable(text: string): FaultTable {
  const from = text.indexOf(chapter);
  if (from < 0) throw new Error(`docs/reliability.md has no chapter "${chapter}".`);
  const [own = ''] = text.slice(from + chapter.length).split(/\n## /);
  const sections = own.split(/\n### /).slice(1);
  return new Map(sections.map((section) => [nameOf(section), readRows(section)]));
}

/** `creator info · POST /v2/…`: the name, then what it is at TikTok. */
const nameOf = (section: string): string => (section.split('\n')[0] ?? '').split(' · ')[0] ?? '';

function readRows(section: string): Map<string, Row> {
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(rows.map(([, fault = '', ...cells]) => [fault.replaceAll('`', ''), toRow(cells)]));
}

function toRow(cells: readonly string[]): Row {
  const named = columns.map((column, index) => [column, cells[index] ?? '']);
  return Object.fromEntries(named.filter(([, cell]) => cell !== ''));
}
