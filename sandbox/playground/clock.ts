/** A clock for the stand-ins and, by a file, for the program's process: it runs, and can be moved forward. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const preload = new URL('../clock-preload.mjs', import.meta.url);

export interface PlayClock {
  /** What the program's environment must hold; its NODE_OPTIONS stand beside those of others. */
  readonly env: { readonly CLOCK_AHEAD: string };
  readonly nodeOptions: string;
  now(): Date;
  forward(ms: number): void;
}

export function createPlayClock(directory: string): PlayClock {
  const file = join(directory, 'clock-ahead');
  let aheadMs = 0;
  return {
    env: { CLOCK_AHEAD: file },
    nodeOptions: `--import=${preload.href}`,
    now: () => new Date(Date.now() + aheadMs),
    forward(ms) {
      aheadMs += ms;
      writeFileSync(file, String(aheadMs));
    },
  };
}
