/** Gives a run the directory that `template.ts` makes its database in, and removes it in the end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Found by test files and by the processes that they start. */
export const templateVariable = 'SCHEDY_TEST_TEMPLATE';

export async function setup(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'schedy-template-'));
  process.env[templateVariable] = directory;
  return () => rm(directory, { recursive: true, force: true });
}
