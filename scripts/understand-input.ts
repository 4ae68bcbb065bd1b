import { IANAZone } from 'luxon';
import { z } from 'zod';
import type { Saying } from '../src/bots/desk/understand/index.ts';

const shape = z.object({
  text: z.string(),
  now: z.iso.datetime({ offset: true, error: 'must be ISO 8601 with an offset' }),
  timeZone: z.string().refine(IANAZone.isValidZone, 'is not a known time zone'),
  locale: z.string().optional(),
  phrase: z.boolean().optional(),
});

/** One line of JSON as a message to understand, or what is wrong with it. */
export function readSaying(line: string): Saying | { error: string } {
  const json = parse(line);
  if (json === undefined) return { error: 'not JSON' };
  const read = shape.safeParse(json);
  if (read.success) return { ...read.data, now: new Date(read.data.now) };
  const problems = read.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'line'}: ${message}`,
  );
  return { error: problems.join('; ') };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
