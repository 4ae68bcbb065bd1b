import { IANAZone } from 'luxon';
import { z } from 'zod';
import type { Saying } from '../src/core/understanding/index.ts';

const shape = z.object({
  text: z.string(),
  now: z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })], {
    error: 'must be ISO 8601 with an offset',
  }),
  timeZone: z.string().refine(IANAZone.isValidZone, 'is not a known time zone'),
  locale: absent(z.string()),
  phrase: absent(z.boolean()),
});

/** What may be left out may be null as well. */
function absent<T>(field: z.ZodType<T>) {
  return field.nullish().transform((value) => value ?? undefined);
}

/** One line of JSON as a message to understand, or what is wrong with it. */
export function readSaying(line: string): Saying | { error: string } {
  const json = parse(line);
  if (json === undefined) return { error: 'not JSON' };
  const read = shape.safeParse(json);
  if (read.success) return { ...read.data, now: new Date(read.data.now) };
  const problems = read.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`);
  return { error: problems.join('; ') };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
