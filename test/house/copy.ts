/** A copy of the repository in which a mistake can be planted, and its scripts run. */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { repository } from './source-files.ts';

const leftOut = /^(?:node_modules|dist|coverage|\.git|\.schedy|\.env)(?:\/|$)/;

/**
 * The repository with the installed packages behind a link, and the generated client; gone when the test is. Tests that
 * run side by side hand in their own `finished`.
 */
export async function makeCopy(finished: typeof onTestFinished = onTestFinished): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'schedy-copy-'));
  finished(() => rm(copy, { recursive: true, force: true }));
  const filter = (path: string) => !leftOut.test(relative(repository, path));
  await cp(repository, copy, { recursive: true, filter });
  await symlink(join(repository, 'node_modules'), join(copy, 'node_modules'));
  // What is older than what was made from it is not installed or generated again.
  for (const path of ['package-lock.json', 'prisma/schema.prisma']) {
    await utimes(join(copy, path), 0, 0);
  }
  return copy;
}

export interface Planted {
  /** A file, or a folder in which exactly one file holds the text. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

export async function plant(copy: string, { file, before, after }: Planted): Promise<void> {
  const paths = file.endsWith('.ts') || file.endsWith('.prisma') ? [file] : await filesIn(copy, file);
  const texts = await Promise.all(paths.map((path) => readFile(join(copy, path), 'utf8')));
  const holding = paths.filter((_path, index) => texts[index]?.includes(before));
  expect(holding, `the file in ${file} that holds ${before}`).toHaveLength(1);
  const [path = ''] = holding;
  const text = texts[paths.indexOf(path)] ?? '';
  await writeFile(join(copy, path), text.replace(before, after));
}

async function filesIn(copy: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(copy, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(copy, join(parentPath, name)));
}

export async function runScript(copy: string, script: string, ...args: string[]) {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...env } = process.env;
  const child = spawn('npm', ['run', '-s', script, '--', ...args], { cwd: copy, env });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => written.push(text));
  }
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { status, output: written.join('') };
}
