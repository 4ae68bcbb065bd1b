import { isDeepStrictEqual } from 'node:util';
import type { Understood } from '../../src/core/understanding/index.ts';

/** The fields of a result that are not as expected; none when the case is understood. */
export function differences(expected: Partial<Understood>, found: Partial<Understood>): readonly string[] {
  const names = Object.keys(expected) as (keyof Understood)[];
  return names.filter((name) => !isDeepStrictEqual(plain(name, expected), plain(name, found)));
}

/** Instants are compared as instants; of alternatives only when they are. */
function plain(name: keyof Understood, result: Partial<Understood>): unknown {
  if (name === 'at') return result.at ? Date.parse(result.at) : null;
  if (name !== 'alternatives') return result[name];
  return result.alternatives?.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
}
