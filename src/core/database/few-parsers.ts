/**
 * The embedded database copies its table of parsers for every statement, and has filled it with
 * three hundred array types, one for the rows of every relation in the catalog. Without those that
 * nobody reads a small statement takes about two thirds of the time.
 */
import { type PGlite, types } from '@electric-sql/pglite';

/** The array types that columns and statements have; numbers of PostgreSQL's pg_type. */
const arrays = {
  ...{ bool: 1000, bytea: 1001, int2: 1005, int4: 1007, text: 1009, varchar: 1015, int8: 1016 },
  ...{ float4: 1021, float8: 1022, timestamp: 1115, date: 1182, timestamptz: 1185 },
  ...{ numeric: 1231, json: 199, jsonb: 3807, uuid: 2951 },
};

export function keepFewParsers(database: Pick<PGlite, 'parsers'>): void {
  // What is inherited is found by the arrays for their elements, and not copied.
  const kept: PGlite['parsers'] = Object.create(types.parsers);
  for (const type of Object.values(arrays)) {
    const parse = database.parsers[type];
    if (parse) kept[type] = parse;
  }
  database.parsers = kept;
}
