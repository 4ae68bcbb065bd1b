// Every test: all of them on the embedded database, every story on both chats, and where DATABASE_URL and REDIS_URL
// name servers, once more on those what touches the database and what touches the queue. Whether a story is told on
// Slack or on Discord makes no difference to a database: there it is told once.
import { spawnSync } from 'node:child_process';

const rooms = ['database', 'inbox', 'notices', 'posts', 'profiles', 'workspaces'].map((room) => `test/core/${room}`);
const backup = 'test/backup';
const queue = ['test/contracts/queue', 'test/jobs'];
/** What stops and goes on, with a queue that lives in the server's database. */
const restarts = ['schedy-was-away', 'interruptions', 'several-workers'].map((story) => `test/stories/${story}`);
/** Files of the embedded database, whatever DATABASE_URL says: broken ones, and those that a backup brings back. */
const withoutEmbedded = ['data-directory', 'stories/backup'].flatMap((name) => ['--exclude', `**/${name}.test.ts`]);
const onOneChat = ['-t', '^(?!on discord)'];

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
  const stories = REDIS_URL ? restarts : ['test/stories'];
  results.push(
    run('PostgreSQL server', server, ...rooms, backup, ...queue, ...stories, ...withoutEmbedded, ...onOneChat),
  );
  if (REDIS_URL)
    results.push(
      run(
        'PostgreSQL server with Redis',
        { ...server, REDIS_URL },
        ...queue,
        'test/stories',
        ...withoutEmbedded,
        ...onOneChat,
      ),
    );
}
process.exit(results.every(Boolean) ? 0 : 1);
