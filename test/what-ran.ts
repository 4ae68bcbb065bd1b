/** Says after every run what this machine could not run, and what it would take. */
import { existsSync } from 'node:fs';
import { chromiumPath } from './chromium.ts';

export function teardown(): void {
  const { DATABASE_URL, REDIS_URL } = process.env;
  const database = DATABASE_URL ? 'PostgreSQL (DATABASE_URL)' : 'the embedded PostgreSQL';
  const queue = REDIS_URL ? 'Redis (REDIS_URL)' : 'PostgreSQL';
  const missing = [
    DATABASE_URL ? '' : 'a PostgreSQL server: set DATABASE_URL',
    DATABASE_URL && REDIS_URL ? '' : 'Redis: set DATABASE_URL and REDIS_URL',
    existsSync(chromiumPath) ? '' : `a real browser: there is no ${chromiumPath}`,
  ].filter(Boolean);
  console.log(`\nRan on ${database} with the queue in ${queue}.`);
  for (const what of missing) console.log(`Not run here with ${what}.`);
}
