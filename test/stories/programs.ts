/** The program in this process: started, stopped and started again on the same data and address. */

import { readConfig } from '../../src/config.ts';
import type { Clock, Core, Log } from '../../src/core/index.ts';
import { type Program, startProgram } from '../../src/program.ts';

export interface Programs {
  /** Of the first program that runs. */
  core(): Core;
  /** One program more, with these variables beside the usual ones. */
  start(env?: Record<string, string>): Promise<void>;
  /** Stops all of them. */
  stop(): Promise<void>;
  /**
   * Lets every program look for what is due, and rings the alarms of outcomes: those are set in real
   * time, which has not passed. Whatever is not due after all is left alone.
   */
  ring(postIds: readonly string[]): Promise<void>;
}

export interface ProgramsDeps {
  readonly env: Record<string, string>;
  readonly clock: Clock;
  readonly log: Log;
  readonly queuePrefix: string;
}

export function createPrograms({ env, clock, log, queuePrefix }: ProgramsDeps): Programs {
  const running: Program[] = [];
  const cores = () => running.map(({ core }) => core);
  return {
    core: () => {
      const [core] = cores();
      if (!core) throw new Error('No program is running.');
      return core;
    },
    start: async (more = {}) => {
      const config = readConfig({ ...env, ...more });
      running.push(await startProgram(config, { clock, log, queuePrefix }));
    },
    stop: async () => {
      for (const program of running.splice(0).reverse()) await program.stop();
    },
    ring: async (postIds) => {
      await Promise.all(
        cores().map(async ({ sweep, posts }) => {
          await sweep();
          for (const id of postIds) await posts.pollOutcome(id);
        }),
      );
    },
  };
}
