// Every test, every story on both chats. Where DATABASE_URL and REDIS_URL name servers, what touches the database and
// what touches the queue runs on those too, and no story is told twice on the same chat: whether people write on Slack or
// on Discord makes no difference to a database, so the embedded one has them on Slack and the servers on Discord.
import { spawnSync } from 'node:child_process';

const rooms = ['database', 'inbox', 'notices', 'posts', 'profiles', 'workspaces'].map((room) => `test/core/${room}`);
const backup = 'test/backup';
const queue = ['test/contracts/queue', 'test/jobs'];
/** What stops and goes on, with a queue that lives in the server's database. */
const restarts = ['schedy-was-away', 'interruptions', 'several-workers'].map((story) => `test/stories/${story}`);
/** Files of the embedded database, whatever DATABASE_URL says: broken ones, and those that a backup brings back. */
const withoutEmbedded = ['data-directory', 'stories/backup'].flatMap((name) => ['--exclude', `**/${name}.test.ts`]);
/**
 * The embedded database works in its test's own process, which keeps a core busy, and needs some hundred MiB; what is
 * told on servers waits for most of its time.
 */
const workers = { embedded: ['--maxWorkers', '2'], servers: ['--maxWorkers', '3'] };
const onSlack = ['-t', '^(?!on discord)'];
const onDiscord = ['-t', '^(?!on slack)'];
/** What is told on both chats. */
const told = ['test/stories', 'test/bots/desk/foreign-ids'];

const { DATABASE_URL, REDIS_URL, ...embedded } = process.env;

function run(what, env, ...args) {
  const started = Date.now();
  console.log(`\n-- tests, ${what}`);
  const { status } = spawnSync('npx', ['vitest', 'run', ...args], { env, stdio: 'inherit' });
  console.log(`-- ${status === 0 ? 'ok' : 'FAILED'}: tests, ${what} (${Math.round((Date.now() - started) / 1000)} s)`);
  return status === 0;
}

const results = [run('embedded PostgreSQL', embedded, ...workers.embedded, ...(DATABASE_URL ? onSlack : []))];
if (DATABASE_URL) {
  const server = { ...embedded, DATABASE_URL };
  const data = [...workers.servers, ...rooms, backup, ...queue, ...withoutEmbedded];
  if (REDIS_URL) {
    const both = { ...server, REDIS_URL };
    results.push(run('PostgreSQL server', server, ...data, ...restarts, ...onSlack));
    results.push(
      run(
        'PostgreSQL server with Redis',
        both,
        ...workers.servers,
        ...queue,
        ...told,
        ...withoutEmbedded,
        ...onDiscord,
      ),
    );
  } else results.push(run('PostgreSQL server', server, ...data, ...told, ...onDiscord));
}
process.exit(results.every(Boolean) ? 0 : 1);
