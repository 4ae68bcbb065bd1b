/**
 * The embedded database works in this very thread, and it passes from one waiting statement to the
 * next without letting the event loop turn: as long as statements stand in line, no socket is read
 * and no timer fires. Here the loop gets its turn before each of them.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';

export function shareLoop(database: Pick<PGlite, '_runExclusiveQuery'>): void {
  const runExclusively = database._runExclusiveQuery.bind(database);
  database._runExclusiveQuery = (run) =>
    runExclusively(async () => {
      await turn();
      return run();
    });
}
