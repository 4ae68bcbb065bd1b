import { isDeepStrictEqual } from 'node:util';
import type { Understood } from '../../src/core/understanding/index.ts';

/** The fields of a result that are not as expected; none when the case is understood. */
export function differences(expected: Partial<Understood>, found: Partial<Understood>): readonly string[] {
  const names = Object.keys(expected) as (keyof Understood)[];
  return names.filter((name) => !isDeepStrictEqual(plain(name, expected), plain(name, found)));
}

/**
 * Whether a case is understood: as expected in all that is named, or asked back with every expected time among the
 * buttons. A question about what is no instruction is not right.
 */
export function isRight(expected: Partial<Understood>, found: Partial<Understood>): boolean {
  if (differences(expected, found).length === 0) return true;
  const wanted = expected.at ? [expected.at] : (expected.alternatives ?? []).map(({ at }) => at);
  const offered = new Set((found.alternatives ?? []).map(({ at }) => Date.parse(at)));
  return found.action === 'ask' && wanted.length > 0 && wanted.every((at) => offered.has(Date.parse(at)));
}

/** Instants are compared as instants; of alternatives only when they are. */
function plain(name: keyof Understood, result: Partial<Understood>): unknown {
  if (name === 'at') return result.at ? Date.parse(result.at) : null;
  if (name !== 'alternatives') return result[name];
  return result.alternatives?.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
}
