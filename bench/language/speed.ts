/** How long understanding takes: in the usual case, at worst, and beside chrono-node. */

import { readTime } from '../../src/core/schedules/index.ts';
import { understood } from '../../src/core/understanding/index.ts';
import { casesOf } from '../../test/corpus/cases.ts';
import { HOSTILE } from '../../test/corpus/hostile.ts';
import type { Figure } from '../figure.ts';
import { percentile } from '../percentile.ts';
import { chronoFor } from './plain-chrono.ts';

const ROUNDS = 5;
const TURNS = 60;

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
    ...(['en', 'de', 'es', 'fr', 'pt', 'ja'] as const).map(throughput),
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

const LOCALES = {
  en: 'en-US',
  de: 'de-DE',
  es: 'es-ES',
  fr: 'fr-FR',
  pt: 'pt-BR',
  ja: 'ja-JP',
} as const;

/**
 * The same phrases in the same locale: ours may take twice the time, no more. Rounds of both take
 * turns, so that what else the machine does hits both alike; the best of each counts.
 */
function throughput(lang: keyof typeof LOCALES): Figure {
  const locale = LOCALES[lang];
  const chrono = chronoFor({ locale });
  const sayings = casesOf('tuned', 'phrases')
    .filter((each) => each.lang === lang)
    .map(({ saying }) => ({ ...saying, locale }));
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    ours.push(timeOf(() => sayings.map((saying) => readTime(saying.text, saying))));
    theirs.push(timeOf(() => sayings.map(({ text, now }) => chrono.parse(text, now))));
  }
  const each = (times: readonly number[]) => (1000 * Math.min(...times)) / sayings.length;
  return {
    name: `a phrase in ${lang}`,
    value: each(ours),
    unit: 'µs',
    reference: { name: 'chrono-node', value: each(theirs) },
    bar: { most: 2, of: 'ratio' },
  };
}

function timesOf(rounds: number, work: () => unknown): number[] {
  return Array.from({ length: rounds }, () => timeOf(work));
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
