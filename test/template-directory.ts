/** Gives a run the directory that `template.ts` makes its database in, and removes it in the end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    templateDir: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'schedy-template-'));
  project.provide('templateDir', directory);
  return () => rm(directory, { recursive: true, force: true });
}
