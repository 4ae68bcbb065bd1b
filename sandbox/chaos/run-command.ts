import { spawn } from 'node:child_process';

/** Runs a program to its end; throws with what it said unless it ended well. */
export async function runCommand(command: string, ...args: string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  }
  const status = await new Promise((resolve, reject) => {
    child.once('error', reject);
    // Not "close": a server that it started may hold the pipes open.
    child.once('exit', resolve);
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${said.join('').trim()}`);
}
