/** How long understanding takes: in the usual case, at worst, and beside chrono-node. */

import { understood } from '../../src/bots/desk/understand/index.ts';
import { readTime } from '../../src/core/schedules/index.ts';
import { type Case, casesOf } from '../../test/corpus/cases.ts';
import { HOSTILE } from '../../test/corpus/hostile.ts';
import type { Figure } from '../figure.ts';
import { chronoFor } from './plain-chrono.ts';

const ROUNDS = 5;

export function measureSpeed(): Figure[] {
  const all = [...casesOf('tuned', 'phrases'), ...casesOf('tuned', 'messages')];
  for (const { saying } of all) understood(saying);
  const usual = all.map(({ saying }) => Math.min(...timesOf(ROUNDS, () => understood(saying))));
  const hostile = HOSTILE.flatMap((text) =>
    timesOf(3, () => understood({ text, now: new Date(0), timeZone: 'Europe/Berlin' }))
      .toSorted((a, b) => a - b)
      .slice(0, 1),
  );
  return [
    figure('time to understand, p99', percentile(usual, 0.99), 5),
    figure('time to understand, worst on hostile input', Math.max(...hostile), 25),
    ...['en', 'de', 'es', 'fr', 'pt', 'ja'].map(throughput),
  ];
}

function figure(name: string, value: number, most: number): Figure {
  return {
    name,
    value,
    unit: 'ms',
    reference: { name: 'bar', value: most },
    bar: { most, of: 'value' },
  };
}

/** The same phrases in the same locale: ours may take twice the time, no more. */
function throughput(lang: string): Figure {
  const cases = casesOf('tuned', 'phrases').filter((each) => each.lang === lang);
  const run = (each: (one: Case) => unknown) => Math.min(...timesOf(7, () => cases.forEach(each)));
  const locale = { en: 'en-US', de: 'de-DE', es: 'es-ES', fr: 'fr-FR', pt: 'pt-BR', ja: 'ja-JP' }[
    lang
  ];
  const chrono = chronoFor({ locale });
  const ours = run(({ saying }) => readTime(saying.text, { ...saying, locale }));
  const theirs = run(({ saying }) => chrono.parse(saying.text, saying.now));
  return {
    name: `a phrase in ${lang}`,
    value: (1000 * ours) / cases.length,
    unit: 'µs',
    reference: { name: 'chrono-node', value: (1000 * theirs) / cases.length },
    bar: { most: 2, of: 'ratio' },
  };
}

function timesOf(rounds: number, work: () => unknown): number[] {
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.POSITIVE_INFINITY;
}
