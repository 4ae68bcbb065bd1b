/**
 * A machine with nothing but Node and Schedy: a directory, commands as an operator types them, and processes on the
 * world's clock, among the stand-ins. A story that needs no process of its own stands on a stage (stage.ts).
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { createBrowser } from '../../sandbox/browser.ts';
import { findFreePort } from '../../sandbox/demo/free-port.ts';
import { createProgram, type Program } from '../../sandbox/demo/program.ts';
import { programEntry } from '../../sandbox/program-entry.ts';
import { type Cast, openCast, type Platform } from './cast.ts';
import { createPeople, type People } from './people.ts';
import { createWaiting, type Waiting } from './waiting.ts';

const node = [process.execPath, ...programEntry()];

export interface Ended {
  readonly code: number | null;
  /** What it wrote to either stream, or to its terminal. */
  readonly said: string;
}

export interface Machine extends People, Pick<Waiting, 'until'>, Pick<Cast, 'chat' | 'tiktok'> {
  readonly directory: string;
  readonly publicUrl: string;
  /** What leads to the stand-ins; a command has it beside what stands in .env. */
  readonly env: Readonly<Record<string, string>>;
  /** `npm run …`, without npm. */
  run(args: readonly string[], env?: Record<string, string>): Promise<Ended>;
  /** The same on a terminal; each question is answered with the next line, where `y` and `n` are single keys. */
  onTerminal(args: readonly string[], answers: readonly (readonly [RegExp, string])[]): Promise<Ended>;
  /** A Schedy that is not yet started. */
  program(env?: Record<string, string>): Program;
  close(): Promise<void>;
}

export interface MachineOptions {
  readonly platform?: Platform;
  readonly env?: Record<string, string>;
  /** How long anything may take. */
  readonly patienceMs?: number;
}

export async function openMachine(options: MachineOptions = {}): Promise<Machine> {
  const port = await findFreePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const clock = { now: () => new Date() };
  const cast = await openCast({ platform: options.platform ?? 'slack', slackMode: 'socket', publicUrl, clock });
  const directory = await mkdtemp(join(tmpdir(), 'schedy-machine-'));
  const address = { HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: publicUrl };
  const ordinary = { PATH: process.env.PATH ?? '', HOME: directory, TERM: 'xterm' };
  const env: Record<string, string> = { ...ordinary, ...cast.env, ...address, ...options.env };
  const { until } = createWaiting({
    chat: cast.chat,
    patienceMs: options.patienceMs ?? 180_000,
    clock: { ...clock, advance: () => undefined, untilUnasked: async () => undefined },
    // A real clock needs nobody to ring.
    programs: { ring: async () => undefined },
  });
  const programs: Program[] = [];
  const place = (more: Record<string, string> = {}) => ({ cwd: directory, env: { ...env, ...more } });
  return {
    directory,
    publicUrl,
    env,
    until,
    chat: cast.chat,
    tiktok: cast.tiktok,
    ...createPeople({ chat: cast.chat, tiktok: cast.tiktok, browser: createBrowser(), until }),
    run: (args, more = {}) => converse([...node, ...args], place(more), []),
    onTerminal: (args, answers) => {
      // A terminal that nobody looks at has no size, and questions are wrapped to it.
      const typed = `stty cols 200 rows 50; exec ${[...node, ...args].map((word) => `'${word}'`).join(' ')}`;
      return converse(['script', '-qfec', typed, '/dev/null'], place(), answers);
    },
    program: (more = {}) => {
      const url = `http://127.0.0.1:${more.PORT ?? port}`;
      const program = createProgram({ env: { ...env, ...more }, publicUrl: url, directory });
      programs.push(program);
      // The pages are there before the bot has logged in.
      const hasBots = more.ROLES?.includes('bots') ?? true;
      const start = async () => {
        await program.start();
        if (hasBots) await until(() => cast.chat.isReady(), 'the program to connect to the chat');
      };
      return { ...program, start };
    },
    close: async () => {
      for (const program of programs.reverse()) await program.stop();
      await cast.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Types each answer once its question stands there. */
async function converse(
  [file = '', ...args]: readonly string[],
  place: { cwd: string; env: Record<string, string> },
  answers: readonly (readonly [RegExp, string])[],
): Promise<Ended> {
  const child = spawn(file, args, { ...place, stdio: 'pipe' });
  const waiting = [...answers];
  let said = '';
  let from = 0;
  const hear = (text: string) => {
    said += stripVTControlCharacters(text);
    const [next] = waiting;
    const asked = next ? said.slice(from).search(next[0]) : -1;
    if (!next || asked < 0) return;
    waiting.shift();
    from += asked + 1;
    // After the question has been drawn, which is when its keys are heard.
    void pause(200).then(() => child.stdin.write(/^[yn]$/.test(next[1]) ? next[1] : `${next[1]}\r`));
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (waiting.length > 0) throw new Error(`It was never asked for ${String(waiting[0]?.[0])}:\n${said}`);
  return { code, said };
}
