import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { repository } from './source-files.ts';

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(join(repository, path), 'utf8'));

it('what an operator runs is compiled: it needs no tool of development', async () => {
  const shape = z.object({ scripts: z.record(z.string(), z.string()), dependencies: z.record(z.string(), z.string()) });
  const { scripts, dependencies } = shape.parse(await readJson('package.json'));
  const operators = [
    'start',
    'setup',
    'doctor',
    'backup',
    'restore',
    'move',
    'rotate-keys',
    'discord:register',
    'review-pack',
    'export',
    'forget',
  ].map((name) => scripts[name]);
  for (const script of operators) expect(script).toMatch(/^node dist\/main\.js( [\w:-]+)?$/);
  expect(Object.keys(dependencies).filter((name) => /^(prisma|tsx|typescript|vitest)$/.test(name))).toEqual([]);
});

it('the command line of Prisma is for development alone, though it is a peer of the client', async () => {
  const entry = z.object({ dev: z.boolean().optional() });
  const lock = z.object({ packages: z.record(z.string(), entry) }).parse(await readJson('package-lock.json'));
  const found = Object.keys(lock.packages).filter((path) => /(^|\/)node_modules\/(prisma|@prisma\/dev)$/.test(path));
  expect(found).toContain('node_modules/prisma');
  expect(found.filter((path) => lock.packages[path]?.dev !== true)).toEqual([]);
});
