/** A latency beside that of a program that does nothing, each in fresh processes. */
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const ROUNDS = 5;
const MOST_RATIO = 2;
const MOST_MS = 100;

export interface Turns {
  readonly name: string;
  readonly reference: string;
  /** One round of each: how long every single event took, in milliseconds. */
  readonly measure: Readonly<Record<'schedy' | 'empty', () => Promise<readonly number[]>>>;
}

/**
 * Both take turns, so that what else the machine does meets both alike; of the rounds' 99th
 * percentiles the median counts, so that one hiccup does not.
 */
export async function measureInTurns({ name, reference, measure }: Turns): Promise<Figure[]> {
  const rounds: Record<'schedy' | 'empty', number[]> = { schedy: [], empty: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.schedy.push(percentile(await measure.schedy(), 0.99));
    rounds.empty.push(percentile(await measure.empty(), 0.99));
  }
  console.log(`${name}, by rounds: ${say(rounds.schedy)} · ${reference}: ${say(rounds.empty)}`);
  const figure = {
    value: median(rounds.schedy),
    unit: 'ms',
    reference: { name: reference, value: median(rounds.empty) },
  };
  return [
    { ...figure, name, bar: { most: MOST_RATIO, of: 'ratio' } },
    { ...figure, name: `${name}, in all`, bar: { most: MOST_MS, of: 'value' } },
  ];
}

const median = (values: readonly number[]): number => percentile(values, 0.5);

const say = (values: readonly number[]): string => values.map((ms) => ms.toFixed(1)).join(' ');
