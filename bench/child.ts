/** Programs under measurement run as processes of their own, so that the bench measures none of itself. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { endWithUs } from '../sandbox/end-with-us.ts';

const failNow = (entry: URL): never => {
  throw new Error(`${entry.pathname} ended without an answer.`);
};

const tsx = import.meta.resolve('tsx');

export interface Child {
  readonly pid: number;
  /** The next line on standard output; rejects when the process ends first. */
  nextLine(): Promise<string>;
  stop(): Promise<void>;
}

export function startChild(
  entry: URL,
  { args = [], env, cwd }: { args?: string[]; env: NodeJS.ProcessEnv; cwd?: string },
): Child {
  const child = endWithUs(
    spawn(process.execPath, ['--import', tsx, entry.pathname, ...args], {
      env,
      ...(cwd && { cwd }),
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  // Read to the end, whether anybody asks for it or not: a program whose pipe is full stands still.
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => said.push(line));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    pid: child.pid ?? 0,
    nextLine: async () => {
      while (said.length === 0) await Promise.race([once(lines, 'line'), ended.then(() => failNow(entry))]);
      return said.shift() ?? '';
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
