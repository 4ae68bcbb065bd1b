/** The processes of the program: they are killed, and started again as a supervisor would. */
import { setTimeout as pause } from 'node:timers/promises';
import { findFreePort } from '../demo/free-port.ts';
import { createProgram, type Program } from '../demo/program.ts';
import { awaitFailure } from './failure.ts';
import type { Random } from './random.ts';

/** `talker` speaks with the chats and shows the pages; in the embedded program it does everything. */
type Role = 'talker' | 'worker';

interface Member {
  role: Role;
  /** As ROLES names it. */
  roles: string;
  program: Program;
  isUp: boolean;
  /** The same program on another port, not started; null where the port is part of the public address. */
  successor: (() => Promise<Program>) | null;
}

export interface FleetOptions {
  env: Record<string, string>;
  publicUrl: string;
  directory: string;
  /** None: the one process has all roles. */
  workers: number;
  /** Two processes for the chats and one for the pages, instead of one for both. */
  isParted: boolean;
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
  /**
   * Puts a new process in the place of each, one after the other: beside the old one for a while where both can run,
   * after it where both would want one port.
   */
  replaceAll(): Promise<Replaced[]>;
  /** All of them are up again. */
  settled(): Promise<void>;
  stop(): Promise<void>;
  output(): string;
  /** Rejects when a process ends without having been killed, or cannot be started again. */
  readonly death: Promise<never>;
}

/** One process that has given way to another. */
export interface Replaced {
  roles: string;
  /** It did not end by itself in time, and was killed. */
  isKilled: boolean;
}

/** So long the old and the new process of a rolling restart run side by side. */
const sideBySideMs = 6000;

export async function createFleet(options: FleetOptions): Promise<Fleet> {
  const { env, publicUrl, directory, workers, isParted, random } = options;
  const members: Member[] = [];
  const create = (roles: string | null, port: string): Program =>
    createProgram({
      env: { ...env, PORT: port, ...(roles && { ROLES: roles }) },
      directory,
      isBuilt: true,
      publicUrl: `http://127.0.0.1:${port}`,
    });
  const createAnywhere = async (roles: string) => create(roles, String(await findFreePort()));
  const add = async (role: Role, roles: string): Promise<void> => {
    const successor = () => createAnywhere(roles);
    members.push({ role, roles, program: await successor(), isUp: false, successor });
  };
  const { port } = new URL(publicUrl);
  const atPort = workers === 0 ? null : isParted ? 'web' : 'bots,web';
  members.push({ role: 'talker', roles: atPort ?? 'all', program: create(atPort, port), isUp: false, successor: null });
  if (isParted) for (let index = 0; index < 2; index += 1) await add('talker', 'bots');
  for (let index = 0; index < workers; index += 1) await add('worker', 'worker');
  return createLife(members, random);
}

const mostTries = 5;

function createLife(members: readonly Member[], random: Random): Fleet {
  const retired: Program[] = [];
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
  /** A new process for the same roles; whoever is killed meanwhile is not replaced. */
  const replace = async (member: Member): Promise<Replaced> => {
    const { program: old, successor, roles } = member;
    const stopOld = async (): Promise<boolean> => {
      retired.push(old);
      await old.stop();
      return old.wasKilled();
    };
    if (!successor) {
      member.isUp = false;
      const isKilled = await stopOld();
      retired.pop();
      await start(member);
      return { roles, isKilled };
    }
    member.program = await successor();
    member.program.death.catch(failed.reject);
    await start(member);
    await pause(sideBySideMs);
    return { roles, isKilled: await stopOld() };
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
    replaceAll: async () => {
      const replaced: Replaced[] = [];
      for (const member of members) replaced.push(await replace(member));
      return replaced;
    },
    output: () => [...retired, ...members.map(({ program }) => program)].map((one) => one.output()).join('\n'),
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
