/** Two changes to the embedded database without which it would hold up everything else in the process. */
import { setImmediate as turn } from 'node:timers/promises';
import { type PGlite, types } from '@electric-sql/pglite';

/**
 * The embedded database works in this very thread, and it passes from one waiting statement to the
 * next without letting the event loop turn: as long as statements stand in line, no socket is read
 * and no timer fires. Here the loop gets its turn before each of them.
 */
export function shareLoop(database: Pick<PGlite, '_runExclusiveQuery'>): void {
  const runExclusively = database._runExclusiveQuery.bind(database);
  database._runExclusiveQuery = (run) =>
    runExclusively(async () => {
      await turn();
      return run();
    });
}

/** The array types that columns and statements have; numbers of PostgreSQL's pg_type. */
const arrays = {
  ...{ bool: 1000, bytea: 1001, int2: 1005, int4: 1007, text: 1009, varchar: 1015, int8: 1016 },
  ...{ float4: 1021, float8: 1022, timestamp: 1115, date: 1182, timestamptz: 1185 },
  ...{ numeric: 1231, json: 199, jsonb: 3807, uuid: 2951 },
};

/**
 * The embedded database copies its table of parsers for every statement, and has filled it with
 * three hundred array types, one for the rows of every relation in the catalog. Without those that
 * nobody reads a small statement takes about two thirds of the time.
 */
export function keepFewParsers(database: Pick<PGlite, 'parsers'>): void {
  // What is inherited is found by the arrays for their elements, and not copied.
  const kept: PGlite['parsers'] = Object.create(types.parsers);
  for (const type of Object.values(arrays)) {
    const parse = database.parsers[type];
    if (parse) kept[type] = parse;
  }
  database.parsers = kept;
}
