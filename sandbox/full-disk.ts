/** A disk that fills up and has room again, for a program of its own: see full-disk-preload.mjs. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const preload = new URL('full-disk-preload.mjs', import.meta.url);

/** `told`: whoever asks hears that nothing is free; `untold`: only what is written shows it. */
export type Fullness = 'told' | 'untold';

export interface FullDisk {
  /** What the program's environment must hold. */
  readonly env: Record<string, string>;
  fill(fullness: Fullness): Promise<void>;
  makeRoom(): Promise<void>;
}

/** The disk of `mediaDir`; what is said of it lies in `directory`, so that it outlives a killed program. */
export function createFullDisk(directory: string, mediaDir: string): FullDisk {
  const state = join(directory, 'disk-is-full');
  return {
    env: { NODE_OPTIONS: `--import=${preload.href}`, FULL_DISK_STATE: state, FULL_DISK_OF: mediaDir },
    fill: (fullness) => writeFile(state, fullness),
    makeRoom: () => rm(state, { force: true }),
  };
}
