/** The real program as a process of its own, which can be killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { endWithUs } from '../end-with-us.ts';
import { programEntry } from '../program-entry.ts';

/** One that ends is noticed at once; this is for one that hangs. A machine busy with other work takes minutes to start one. */
const readyWithinMs = 600_000;
const answerWithinMs = 5_000;
const askEveryMs = 100;
const stopWithinMs = 25_000;

export interface ProgramOptions {
  env: Record<string, string>;
  publicUrl: string;
  /** Where it runs: away from the repository, whose `.env` is not meant for it. */
  directory: string;
  /** What `npm run build` has made is run instead of the source. */
  isBuilt?: boolean;
}

export interface Program {
  /** Resolves when /readyz says so; rejects when it ends before. */
  start(): Promise<void>;
  /** From now on its end is no surprise. */
  expectEnd(): void;
  /** As `kill -9`: no handler runs, nothing is put away. */
  kill(): Promise<void>;
  /** As Ctrl-C: asks it to end, and insists after a while. */
  stop(): Promise<void>;
  isAlive(): boolean;
  /** A signal has ended it last, and not itself. */
  wasKilled(): boolean;
  /** Everything it has written since its first start. */
  output(): string;
  /** Rejects as soon as it ends without being told to, once it was ready. */
  readonly death: Promise<never>;
}

export function createProgram(options: ProgramOptions): Program {
  const { env, publicUrl, directory, isBuilt } = options;
  const entry = programEntry(isBuilt);
  const written: string[] = [];
  let die: (error: Error) => void = () => undefined;
  const death = new Promise<never>((_resolve, reject) => {
    die = reject;
  });
  // Whoever is interested races it against what they wait for; until then it is not unhandled.
  death.catch(() => undefined);
  let child: ChildProcess | undefined;
  let isExpectedToEnd = false;
  let isUp = false;

  const isAlive = (): boolean => child?.exitCode === null && child.signalCode === null;
  const launch = (failStart: (error: Error) => void): ChildProcess => {
    const launched = endWithUs(
      spawn(process.execPath, entry, { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    for (const stream of [launched.stdout, launched.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => written.push(text));
    }
    launched.once('exit', (code, signal) => {
      const error = new Error(`The program ended (${signal ?? code}).`);
      failStart(error);
      if (isUp && !isExpectedToEnd) die(error);
      isUp = false;
    });
    return launched;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    isExpectedToEnd = true;
    const ending = child;
    if (!ending || !isAlive()) return;
    const hasEnded = new Promise((resolve) => ending.once('close', resolve));
    ending.kill(signal);
    const insist = setTimeout(() => ending.kill('SIGKILL'), stopWithinMs);
    await hasEnded;
    clearTimeout(insist);
  };

  return {
    async start() {
      isExpectedToEnd = false;
      const failed = new Promise<never>((_resolve, reject) => {
        child = launch(reject);
      });
      await Promise.race([untilReady(`${publicUrl}/readyz`), failed]);
      isUp = true;
    },
    expectEnd() {
      isExpectedToEnd = true;
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    isAlive,
    wasKilled: () => (child?.signalCode ?? null) !== null,
    output: () => written.join(''),
    death,
  };
}

async function untilReady(url: string): Promise<void> {
  const deadline = performance.now() + readyWithinMs;
  while (performance.now() < deadline) {
    if (await isReady(url)) return;
    await pause(askEveryMs);
  }
  throw new Error(`The program was not ready within ${readyWithinMs / 60_000} minutes.`);
}

const calm = { answerMs: 500, times: 3, waitMs: 60_000 };

/**
 * Resolves once it answers as quickly as people on Discord need it, who are told after three seconds that it does not:
 * right after the start a busy machine still has other work. Goes on after a minute in any case.
 */
export async function untilCalm(publicUrl: string): Promise<void> {
  const deadline = performance.now() + calm.waitMs;
  let inARow = 0;
  while (inARow < calm.times && performance.now() < deadline) {
    inARow = (await isReady(`${publicUrl}/readyz`, calm.answerMs)) ? inARow + 1 : 0;
    await pause(askEveryMs);
  }
}

async function isReady(url: string, withinMs = answerWithinMs): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(withinMs) })).status === 200;
  } catch {
    return false; // Nobody listens yet.
  }
}
