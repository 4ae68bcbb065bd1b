import { type Config, loadConfig } from '../config.ts';
import { MINUTE_MS } from '../core/clock.ts';
import type { Failure } from '../core/index.ts';
import { examineStart } from '../doctor/index.ts';
import { type AppLog, createLog } from '../log.ts';
import { writeAsText, writeWarnings } from '../node-warnings.ts';
import { sayToOperator } from '../operator-words.ts';
import { type Program, startProgram } from '../program.ts';

/** After this long a shutdown that hangs is ended; what it left is taken over at the next start. */
const SHUTDOWN_MS = 20_000;

/** So long may a start take that was asked to end; a second signal ends it at once. */
const START_MS = MINUTE_MS;

/** `npm start`: resolves when Schedy runs; it ends with a signal. */
export async function start(): Promise<void> {
  let running: Program | null = null;
  const giveUp = (failure: Failure): void => {
    say(failure);
    if (running) void shutDown(running, 1, say);
    else process.exit(1);
  };
  const config = loadConfig();
  const log = createLog(config.log);
  const isJson = config.log.format === 'json';
  const say = (error: unknown): void => sayEnd(error, isJson ? log : null);
  writeWarnings(isJson ? ({ name, message }) => log.warn({ warning: name }, message) : writeAsText);
  if (isJson) logBugs(log);
  // Heard from the beginning: an end in the middle of the start leaves neither a lock nor a file behind.
  let isEnding = false;
  const end = (): void => {
    isEnding = true;
    if (running) void shutDown(running, 0, say);
    else setTimeout(() => process.exit(1), START_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  const program = await startProgram(config, { log, onFatal: giveUp }).catch((error: unknown) => {
    say(error);
    process.exit(1);
  });
  running = program;
  if (isEnding) return shutDown(program, 0, say);
  log.info({ port: program.port, roles: config.roles.join(',') }, 'Schedy is running');
  void logFindings(config, program, log);
  if (config.tiktok.clientKey === '') {
    log.info({}, 'there is no TikTok app (TIKTOK_CLIENT_KEY is not set): posts go out by hand alone');
  }
}

/** `npm run doctor` in short: TikTok and the public address are left to it. */
async function logFindings(config: Config, program: Program, log: AppLog): Promise<void> {
  for (const { part, level, code, says, mend } of await examineStart(config, program.examine(), log)) {
    if (level === 'wrong') log.warn({ part, code, ...(mend && { mend }) }, says);
  }
}

/** Why it ends: a sentence on standard error, or a line of a log in which everything is JSON. */
function sayEnd(error: unknown, log: AppLog | null): void {
  const words = sayToOperator(error);
  if (log) log.error({}, words);
  else process.stderr.write(`${words}\n`);
}

/** What nobody has caught, as a line of the log instead of text beside it. */
function logBugs(log: AppLog): void {
  process.on('uncaughtException', (error) => {
    log.error({ error }, 'a bug has ended Schedy');
    process.exit(1);
  });
}

async function shutDown(program: Program, exitCode: number, say: (error: unknown) => void): Promise<void> {
  const deadline = setTimeout(() => process.exit(1), SHUTDOWN_MS);
  deadline.unref();
  try {
    await program.stop();
    process.exit(exitCode);
  } catch (error) {
    say(error);
    process.exit(1);
  }
}
