import { afterAll, beforeAll } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../database.ts';

/** One database for a test file; its tests live in workspaces of their own. */
export function useDatabase(): () => TestDatabase['database'] {
  let test: TestDatabase | undefined;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test?.stop());
  return () => {
    if (!test) throw new Error('The database is not open yet.');
    return test.database;
  };
}
