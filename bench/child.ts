/** Programs under measurement run as processes of their own, so that the bench measures none of itself. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { endWithUs } from '../sandbox/end-with-us.ts';

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
  const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    pid: child.pid ?? 0,
    nextLine: async () => {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${entry.pathname} ended without an answer.`);
      return String(value);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
