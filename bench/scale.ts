/**
 * What Schedy does when there is much of it: posts due in one minute, alarms, a million stored posts, bursts of events.
 * `SCALE_PARTS` names some of them (workers,alarms,queries,events); `SCALE_POSTS`, `SCALE_ROWS` and `SCALE_SECONDS` make them smaller.
 */
import type { Figure } from './figure.ts';
import { measureEvents } from './scale/events.ts';
import { measureQueries } from './scale/queries.ts';
import { measureAlarms, measureWorkers } from './scale/workers.ts';

const parts: Record<string, () => Promise<Figure[]>> = {
  workers: measureWorkers,
  alarms: measureAlarms,
  queries: measureQueries,
  events: measureEvents,
};

export async function measureScale(): Promise<Figure[]> {
  const wanted = process.env.SCALE_PARTS?.split(',') ?? Object.keys(parts);
  const figures: Figure[] = [];
  for (const name of wanted) {
    const part = parts[name];
    if (!part) throw new Error(`SCALE_PARTS names ${name}; there are: ${Object.keys(parts).join(', ')}.`);
    figures.push(...(await part()));
  }
  return figures;
}
