// Every test on every backend: all of them on the embedded database, and where DATABASE_URL and
// REDIS_URL name servers, once more on those what touches the database and what touches the queue.
import { spawnSync } from 'node:child_process';

const onDatabase = [
  ...['database', 'inbox', 'notices', 'posts', 'profiles', 'workspaces'].map((room) => `test/core/${room}`),
  ...['test/contracts', 'test/jobs', 'test/stories'],
];
const onQueue = ['test/contracts', 'test/jobs', 'test/stories'];

const { DATABASE_URL, REDIS_URL, ...embedded } = process.env;

function run(what, env, ...args) {
  const started = Date.now();
  console.log(`\n-- tests, ${what}`);
  const { status } = spawnSync('npx', ['vitest', 'run', ...args], { env, stdio: 'inherit' });
  console.log(`-- ${status === 0 ? 'ok' : 'FAILED'}: tests, ${what} (${Math.round((Date.now() - started) / 1000)} s)`);
  return status === 0;
}

const results = [run('embedded PostgreSQL', embedded)];
if (DATABASE_URL) {
  const server = { ...embedded, DATABASE_URL };
  results.push(run('PostgreSQL server', server, '--project', 'units', '--project', 'whole', ...onDatabase));
  if (REDIS_URL)
    results.push(run('PostgreSQL server with Redis', { ...server, REDIS_URL }, '--project', 'whole', ...onQueue));
}
process.exit(results.every(Boolean) ? 0 : 1);
