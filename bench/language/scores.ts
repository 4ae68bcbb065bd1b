/** How many cases are understood, ours and plain chrono-node side by side; figures, never a case. */
import { type Understood, understood } from '../../src/core/understanding/index.ts';
import { type Case, casesOf, type Kind, type Part } from '../../test/corpus/cases.ts';
import { isRight } from '../../test/corpus/judge.ts';
import type { Figure } from '../figure.ts';
import { plainChrono } from './plain-chrono.ts';

const MOST_WRONG = { phrases: 5, messages: 3 } as const;

interface Scored {
  readonly category: string;
  readonly lang: string;
  readonly ours: boolean;
  readonly chrono: boolean;
}

/** Prints the table of one part of the corpus and gives its shares of cases not understood. */
export function scoreOf(part: Part, kind: Kind): Figure {
  const scored = casesOf(part, kind).map(score);
  console.log(`\n${part} ${kind}: understood of all, ours / chrono-node`);
  for (const by of ['category', 'lang'] as const) {
    for (const group of new Set(scored.map((each) => each[by]))) {
      console.log(
        row(
          group,
          scored.filter((each) => each[by] === group),
        ),
      );
    }
  }
  console.log(row('all', scored));
  return {
    name: `${part} ${kind} not understood`,
    value: wrongShare(scored, 'ours'),
    unit: '%',
    reference: { name: 'chrono-node', value: wrongShare(scored, 'chrono') },
    bar: { most: part === 'tuned' ? 0 : MOST_WRONG[kind], of: 'value' },
  };
}

function score({ saying, expect, category, lang }: Case): Scored {
  const right = (found: Partial<Understood>) => isRight(expect, found);
  return {
    category,
    lang,
    ours: right(understood(saying)),
    chrono: right(plainChrono(saying, expect)),
  };
}

function row(name: string, scored: readonly Scored[]): string {
  const [ours, chrono] = (['ours', 'chrono'] as const).map((who) => {
    const count = scored.filter((each) => each[who]).length;
    return `${count} (${((100 * count) / scored.length).toFixed(1)} %)`;
  });
  return `  ${name.padEnd(14)} ${String(scored.length).padStart(4)}  ${ours?.padStart(13)}  ${chrono?.padStart(13)}`;
}

function wrongShare(scored: readonly Scored[], who: 'ours' | 'chrono'): number {
  return (100 * scored.filter((each) => !each[who]).length) / scored.length;
}
