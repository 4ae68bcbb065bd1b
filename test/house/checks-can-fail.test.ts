/** A check that cannot fail is worth nothing: each is shown, in a copy, what it is there to find. */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { repository } from './source-files.ts';

const leftOut = /^(?:node_modules|dist|coverage|\.git|\.schedy|\.env)(?:\/|$)/;

/** The repository with the installed packages behind a link, and the generated client. */
async function makeCopy(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'schedy-copy-'));
  onTestFinished(() => rm(copy, { recursive: true, force: true }));
  const filter = (path: string) => !leftOut.test(relative(repository, path));
  await cp(repository, copy, { recursive: true, filter });
  await symlink(join(repository, 'node_modules'), join(copy, 'node_modules'));
  // What is older than what was made from it is not installed or generated again.
  for (const path of ['package-lock.json', 'prisma/schema.prisma']) {
    await utimes(join(copy, path), 0, 0);
  }
  return copy;
}

async function plant(copy: string, path: string, before: string, after: string): Promise<void> {
  const file = join(copy, path);
  const text = await readFile(file, 'utf8');
  expect(text).toContain(before);
  await writeFile(file, text.replace(before, after));
}

async function run(copy: string, script: string, ...args: string[]) {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...env } = process.env;
  const child = spawn('npm', ['run', '-s', script, '--', ...args], { cwd: copy, env });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => written.push(text));
  }
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { status, output: written.join('') };
}

it.each([
  {
    rule: 'core-stands-alone',
    file: 'src/core/inbox/index.ts',
    before: "import type { Clock } from '../clock.ts';",
    forbidden: "import '../../web/refuse.ts';",
  },
  {
    rule: 'bullmq-lives-in-its-room',
    file: 'src/web/refuse.ts',
    before: "from 'hono';",
    forbidden: "import 'bullmq';",
  },
])(
  'check:imports names $rule and the file that breaks it',
  { timeout: 120_000 },
  async (planted) => {
    const { rule, file, before, forbidden } = planted;
    const copy = await makeCopy();
    await plant(copy, file, before, `${before}\n${forbidden}`);

    const { status, output } = await run(copy, 'check:imports');

    expect(output).toContain(`${rule}: ${file}`);
    expect(status).toBe(1);
  },
);

it('check:migrations names a column that no migration makes', { timeout: 120_000 }, async () => {
  const copy = await makeCopy();
  await plant(copy, 'prisma/schema.prisma', '  caption          String', '  caption          Int');

  const { status, output } = await run(copy, 'check:migrations');

  expect(status).toBe(1);
  expect(output).toContain('migrations do not match prisma/schema.prisma');
  expect(output).toMatch(/ALTER TABLE "post".*"caption"/s);
});

it('the demo names the kind of a secret that stands in the log', { timeout: 300_000 }, async () => {
  const copy = await makeCopy();
  await plant(
    copy,
    'src/bots/slack/index.ts',
    'const logger = createBoltLogger(log);',
    'const logger = createBoltLogger(log);\n  process.stdout.write(botToken);',
  );

  const { status, output } = await run(copy, 'demo', '--once');

  expect(output).toContain("It's on TikTok: https://www.tiktok.com/@ramenhouse/video/");
  expect(output).toContain('secret in log: Slack bot token');
  expect(status).toBe(1);
});
