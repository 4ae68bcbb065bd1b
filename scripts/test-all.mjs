// Every test, every story on both chats. Where DATABASE_URL and REDIS_URL name servers, what touches the database and
// what touches the queue runs on those too, and no story is told twice on the same chat: whether people write on Slack or
// on Discord makes no difference to a database, so the embedded one has them on Slack and the servers on Discord.
import { spawnSync } from 'node:child_process';

const rooms = ['database', 'inbox', 'notices', 'posts', 'profiles', 'sealing', 'workspaces'].map(
  (room) => `test/core/${room}`,
);
const backup = 'test/backup';
const queue = ['test/contracts/queue', 'test/jobs'];
/** What stops and goes on, with a queue that lives in the server's database. */
const restarts = ['schedy-was-away', 'interruptions', 'several-workers'].map((story) => `test/stories/${story}`);
/** Files of the embedded database, whatever DATABASE_URL says: broken ones, and those that a backup brings back. */
const withoutEmbedded = ['data-directory', 'stories/backup'].flatMap((name) => ['--exclude', `**/${name}.test.ts`]);
/** Of a terminal, or of Slack's own pages: a server would show nothing that the embedded database has not shown. */
const withoutServer = ['setup', 'slack-home', 'slack-install', 'slack-menu', 'slack-over-http', 'upload-in-browser'];
const toldOnServers = withoutServer.flatMap((name) => ['--exclude', `**/stories/${name}.test.ts`]);
const onSlack = ['-t', '^(?!on discord)'];
const onDiscord = ['-t', '^(?!on slack)'];
/** What is told on both chats. */
const told = ['test/stories', 'test/bots/desk/foreign-ids'];

const { DATABASE_URL, REDIS_URL, ...embedded } = process.env;
const server = { ...embedded, DATABASE_URL };
const workers = (count) => ['--maxWorkers', String(count)];

/**
 * The embedded database works in its test's own process, which keeps a core busy, and needs some hundred MiB; what is
 * told on servers waits for most of its time.
 */
const runs = [{ what: 'embedded PostgreSQL', env: embedded, args: [...workers(2), ...(DATABASE_URL ? onSlack : [])] }];
if (DATABASE_URL) {
  const data = [...workers(3), ...rooms, backup, ...queue, ...withoutEmbedded];
  if (REDIS_URL) {
    const both = { ...server, REDIS_URL };
    const args = [...workers(3), ...queue, ...told, ...withoutEmbedded, ...toldOnServers, ...onDiscord];
    runs.push({ what: 'PostgreSQL server', env: server, args: [...data, ...restarts, ...onSlack] });
    runs.push({ what: 'PostgreSQL server with Redis', env: both, args });
  } else
    runs.push({ what: 'PostgreSQL server', env: server, args: [...data, ...told, ...toldOnServers, ...onDiscord] });
}

let isRight = true;
for (const { what, env, args } of runs) {
  const started = Date.now();
  console.log(`\n-- tests, ${what}`);
  const { status } = spawnSync('npx', ['vitest', 'run', ...args], { env, stdio: 'inherit' });
  console.log(`-- ${status === 0 ? 'ok' : 'FAILED'}: tests, ${what} (${Math.round((Date.now() - started) / 1000)} s)`);
  isRight &&= status === 0;
}
process.exit(isRight ? 0 : 1);
