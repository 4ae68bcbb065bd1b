import type { Counted } from './count.ts';

export type Print = (line: string) => void;

const shown = 20;

/** One line for each count, with what was counted below it; true when nothing was. */
export function reportDamage(print: Print, counts: readonly Counted[]): boolean {
  for (const { what, found } of counts) {
    print(`${found.length === 0 ? '✓' : '✗ WRONG'} ${what}: ${found.length}`);
    list(print, found);
  }
  return counts.every(({ found }) => found.length === 0);
}

export function list(print: Print, found: readonly string[]): void {
  for (const line of found.slice(0, shown)) print(`    ${line}`);
  if (found.length > shown) print(`    … and ${found.length - shown} more`);
}

/** What was done to the program: so many of each kind. */
export function tally(told: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const what of told) counts.set(what, (counts.get(what) ?? 0) + 1);
  return [...counts].map(([what, count]) => `${count}× ${what}`);
}
