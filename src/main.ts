import { ConfigError, loadConfig } from './config.ts';
import { createLog } from './log.ts';
import { sayToOperator } from './operator-words.ts';
import { type Program, startProgram } from './program.ts';

/** After this long a shutdown that hangs is ended; what it left is taken over at the next start. */
const SHUTDOWN_MS = 20_000;

try {
  await run();
} catch (error) {
  process.stderr.write(`${complain(error)}\n`);
  process.exit(1);
}

async function run(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config.log);
  const program = await startProgram(config, { log });
  log.info({ port: program.port, roles: config.roles.join(',') }, 'Schedy is running');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void shutDown(program));
  }
}

async function shutDown(program: Program): Promise<void> {
  const deadline = setTimeout(() => process.exit(1), SHUTDOWN_MS);
  deadline.unref();
  try {
    await program.stop();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${complain(error)}\n`);
    process.exit(1);
  }
}

function complain(error: unknown): string {
  return error instanceof ConfigError ? error.complaints.join('\n') : sayToOperator(error);
}
