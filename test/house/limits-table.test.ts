/** docs/architecture.md names every wait, lease and limit in one table; here it is held against the code. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSource } from './source-files.ts';

const units: Record<string, number> = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** `180 s` in milliseconds, `5` as it is. */
function figureOf(text: string): number {
  const [figure = '', unit] = text.split(' ');
  return Number(figure) * (unit === undefined ? 1 : (units[unit] ?? Number.NaN));
}

interface Row {
  readonly what: string;
  readonly value: string;
  readonly constant: string;
  readonly file: string;
}

const rowPattern = /^\| ([^|]+) \| ([^|]+) \| `([A-Z_]+)` \| `([^`]+)` \|$/gm;

const rows: Row[] = [...readFileSync('docs/architecture.md', 'utf8').matchAll(rowPattern)].map((match) => {
  const [, what = '', value = '', constant = '', file = ''] = match;
  return { what, value, constant, file };
});

const timeUnits = readFileSync('src/core/clock.ts', 'utf8');

/** What a constant of this file comes to: figures, products, and other constants of the same file or of the units. */
function evaluate(source: string, name: string): number {
  const expression = [source, timeUnits].flatMap(
    (text) => new RegExp(`const ${name} = ([^;]+);`).exec(text)?.[1] ?? [],
  )[0];
  if (expression === undefined) return Number.NaN;
  return expression
    .split('*')
    .map((factor) => factor.trim().replaceAll('_', ''))
    .map((factor) => (/^[\d.]+$/.test(factor) ? Number(factor) : Number.NaN))
    .map((figure, index) =>
      Number.isNaN(figure) ? evaluate(source, expression.split('*')[index]?.trim() ?? '') : figure,
    )
    .reduce((product, figure) => product * figure, 1);
}

/** Lengths of the calendar are no waits; a third of a lease follows from it. */
const notWaits = /^(?:SECOND|MINUTE|HOUR|QUARTER|HALF_DAY|DAY|YEAR|LAST|RENEW)_MS$/;

const waits = (await readSource())
  .flatMap(({ path, text }) =>
    [...text.matchAll(/^(?:export )?const ([A-Z_]+_MS) = (?!\[)/gm)].map(([, name = '']) => ({
      name,
      file: path.replace(/^src\//, ''),
    })),
  )
  .filter(({ name }) => !notWaits.test(name))
  .map(({ name, file }) => `${name} in ${file}`);

/** What TikTok counts or recommends, and nothing of ours. */
const ofTikTok = /5 to 10 minutes apart|drafts of the last 24 hours/;

describe('the table of waits, leases and limits', () => {
  it('names every wait of the code', () => {
    const named = new Set(rows.map(({ constant, file }) => `${constant} in ${file}`));
    expect(waits.length).toBeGreaterThan(50);
    expect(waits.filter((wait) => !named.has(wait))).toEqual([]);
  });

  it('has one row for each', () => {
    const named = rows.map(({ constant, file }) => `${constant} in ${file}`);
    expect(named.filter((one, at) => named.indexOf(one) !== at)).toEqual([]);
  });

  it('is not said in figures of its own where people are told of it', async () => {
    const told = (await readSource()).filter(({ path }) => /^src\/(?:web|bots\/desk)\//.test(path));
    const lines = told.flatMap(({ path, text }) => text.split('\n').map((line) => `${path}: ${line.trim()}`));
    const saidAgain = lines
      .filter((line) => /\b(?:10 minutes|24 hours|7 days|five of them)\b/.test(line))
      .filter((line) => !/: (?:\/\*|\*|\/\/)/.test(line) && !ofTikTok.test(line));
    expect(saidAgain).toEqual([]);
  });

  it.each(rows)('$file: $constant is $value', ({ value, constant, file }) => {
    expect(evaluate(readFileSync(`src/${file}`, 'utf8'), constant)).toBe(figureOf(value));
  });
});
