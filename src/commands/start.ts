import { loadConfig } from '../config.ts';
import type { Failure } from '../core/index.ts';
import { createLog } from '../log.ts';
import { sayToOperator } from '../operator-words.ts';
import { type Program, startProgram } from '../program.ts';

/** After this long a shutdown that hangs is ended; what it left is taken over at the next start. */
const SHUTDOWN_MS = 20_000;

/** So long may a start take that was asked to end; a second signal ends it at once. */
const START_MS = 60_000;

/** `npm start`: resolves when Schedy runs; it ends with a signal. */
export async function start(): Promise<void> {
  let running: Program | null = null;
  const giveUp = (failure: Failure): void => {
    process.stderr.write(`${sayToOperator(failure)}\n`);
    if (running) void shutDown(running, 1);
    else process.exit(1);
  };
  const config = loadConfig();
  const log = createLog(config.log);
  // Heard from the beginning: an end in the middle of the start leaves neither a lock nor a file behind.
  let isEnding = false;
  const end = (): void => {
    isEnding = true;
    if (running) void shutDown(running, 0);
    else setTimeout(() => process.exit(1), START_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  const program = await startProgram(config, { log, onFatal: giveUp });
  running = program;
  if (isEnding) return shutDown(program, 0);
  log.info({ port: program.port, roles: config.roles.join(',') }, 'Schedy is running');
}

async function shutDown(program: Program, exitCode: number): Promise<void> {
  const deadline = setTimeout(() => process.exit(1), SHUTDOWN_MS);
  deadline.unref();
  try {
    await program.stop();
    process.exit(exitCode);
  } catch (error) {
    process.stderr.write(`${sayToOperator(error)}\n`);
    process.exit(1);
  }
}
