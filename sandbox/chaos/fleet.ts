/** The processes of the program: they are killed, and started again as a supervisor would. */
import { setTimeout as pause } from 'node:timers/promises';
import { findFreePort } from '../demo/free-port.ts';
import { createProgram, type Program } from '../demo/program.ts';
import { awaitFailure } from './failure.ts';
import type { Random } from './random.ts';

/** `talker` speaks with Slack and shows the pages; in the embedded program it does everything. */
type Role = 'talker' | 'worker';

interface Member {
  role: Role;
  program: Program;
  isUp: boolean;
}

export interface FleetOptions {
  env: Record<string, string>;
  publicUrl: string;
  directory: string;
  /** None: the one process has all roles. */
  workers: number;
  random: Random;
}

export interface Fleet {
  start(): Promise<void>;
  /** kill -9 to one process at random; false when none is up. */
  killOne(): Promise<boolean>;
  /** kill -9 to all that are up of this role; answers how many. Where there is one process, to that. */
  killAll(role: Role): Promise<number>;
  kills(): number;
  /** Waits for starts under way, and lets none begin until `work` is done. */
  undisturbed(work: () => Promise<void>): Promise<void>;
  /** All of them are up again. */
  settled(): Promise<void>;
  stop(): Promise<void>;
  output(): string;
  /** Rejects when a process ends without having been killed, or cannot be started again. */
  readonly death: Promise<never>;
}

export async function createFleet(options: FleetOptions): Promise<Fleet> {
  const { env, publicUrl, directory, workers, random } = options;
  const members: Member[] = [];
  const add = (role: Role, itsEnv: Record<string, string>, url: string): void => {
    const program = createProgram({ env: itsEnv, publicUrl: url, directory, isBuilt: true });
    members.push({ role, program, isUp: false });
  };
  const { port } = new URL(publicUrl);
  add('talker', { ...env, PORT: port, ...(workers > 0 && { ROLES: 'bots,web' }) }, publicUrl);
  for (let index = 0; index < workers; index += 1) {
    const PORT = String(await findFreePort());
    add('worker', { ...env, PORT, ROLES: 'worker' }, `http://127.0.0.1:${PORT}`);
  }
  return { ...createLife(members, random), ...readMembers(members) };
}

const readMembers = (members: readonly Member[]): Pick<Fleet, 'output'> => ({
  output: () => members.map(({ program }) => program.output()).join('\n'),
});

const mostTries = 5;

function createLife(members: readonly Member[], random: Random): Omit<Fleet, 'output'> {
  const starting = new Set<Promise<void>>();
  let quiet: Promise<void> = Promise.resolve();
  const failed = awaitFailure();
  let isOver = false;
  let kills = 0;

  /** A program that finds nobody to talk to ends, and whoever looks after it starts it again. */
  const begin = async (member: Member, tries = 1): Promise<void> => {
    await quiet;
    try {
      await member.program.start();
      member.isUp = true;
    } catch (error) {
      await member.program.kill();
      if (tries === mostTries) throw error;
      await begin(member, tries + 1);
    }
  };
  const start = (member: Member): Promise<void> => {
    const started = begin(member).finally(() => starting.delete(started));
    starting.add(started);
    return started;
  };
  const killIt = async (member: Member): Promise<void> => {
    member.isUp = false;
    kills += 1;
    await member.program.kill();
    void restart(member);
  };
  const restart = async (member: Member): Promise<void> => {
    await pause(random.between(0, 1500));
    if (!isOver) await start(member).catch(failed.reject);
  };
  const upOnes = (role?: Role) =>
    members.filter((member) => member.isUp && (role === undefined || member.role === role));

  return {
    death: Promise.race([failed.promise, ...members.map(({ program }) => program.death)]),
    start: async () => {
      // The first one migrates the database.
      for (const member of members) await start(member);
    },
    killOne: async () => {
      const [first, ...rest] = upOnes();
      if (!first) return false;
      await killIt(random.pick([first, ...rest]));
      return true;
    },
    killAll: async (role) => {
      const killed = upOnes(members.length === 1 ? undefined : role);
      await Promise.all(killed.map(killIt));
      return killed.length;
    },
    kills: () => kills,
    undisturbed: async (work) => {
      const before = Promise.all([...starting, quiet]);
      quiet = before.then(work);
      await quiet;
    },
    settled: async () => {
      while (members.some(({ isUp }) => !isUp)) await pause(100);
    },
    stop: async () => {
      isOver = true;
      await Promise.allSettled(starting);
      await Promise.all(members.map(({ program }) => program.stop()));
    },
  };
}
