/** Commands as an operator runs them, each a process of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { programEntry } from '../../sandbox/program-entry.ts';

const run = promisify(execFile);
const args = programEntry();

/** What it says; rejects with what it complains of. */
export async function runCommand(env: Record<string, string>, cwd: string, ...words: string[]): Promise<string> {
  const variables = { ...env, PATH: process.env.PATH ?? '' };
  const { stdout } = await run(process.execPath, [...args, ...words], { cwd, env: variables });
  return stdout;
}

/** For whoever kills it. */
export function beginCommand(env: Record<string, string>, cwd: string, ...words: string[]): ChildProcess {
  const variables = { ...env, PATH: process.env.PATH ?? '' };
  return spawn(process.execPath, [...args, ...words], { cwd, env: variables, stdio: 'ignore' });
}
