/** Nothing here builds an image; what the files name is held against what there is, and the health check is run. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { findFreePort } from '../../sandbox/demo/free-port.ts';
import { variableNames } from '../../src/config.ts';
import { openStage } from '../stories/stage.ts';
import { repository } from './source-files.ts';

const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const dockerfile = read('Dockerfile');

const service = z.object({
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  image: z.string(),
  read_only: z.boolean().optional(),
  volumes: z.array(z.string()),
});
const compose = z
  .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(read('compose.yaml'), { merge: true }));
const ours = Object.values(compose.services).filter(({ image }) => image === 'schedy');

it('every variable that the containers set is one of ours', () => {
  expect(ours).toHaveLength(3);
  const known: readonly string[] = variableNames;
  for (const { environment } of ours)
    expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
  const set = [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, line = '']) => line.split(' '));
  expect(set.map((one) => one.split('=')[0]).filter((name) => !known.includes(name ?? ''))).toEqual(['NODE_ENV']);
});

it('every role runs somewhere, nothing is written but to the volumes, and each of those is declared', () => {
  expect(ours.map(({ environment }) => environment.ROLES).sort()).toEqual(['bots', 'web', 'worker']);
  for (const { read_only, environment, volumes } of ours) {
    expect(read_only).toBe(true);
    expect(volumes).toEqual(['data:/data']);
    expect([environment.DATA_DIR, environment.MEDIA_URL]).toEqual(['/data', 's3://videos/schedy']);
  }
  const mounted = Object.values(compose.services).flatMap(({ volumes }) => volumes.map((one) => one.split(':')[0]));
  expect([...new Set(mounted)].sort()).toEqual(Object.keys(compose.volumes).sort());
});

it('what the image copies is there and is not kept from the build', async () => {
  const ignored = read('.dockerignore').split('\n');
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) => names.split(' '));
  expect(copied.length).toBeGreaterThan(5);
  for (const name of copied) {
    await stat(join(repository, name));
    expect(ignored).toContain(`!${name}`);
  }
  expect(dockerfile).toMatch(/^USER node$/m);
});

it('the health check tells a Schedy that runs from one that does not', { timeout: 120_000 }, async () => {
  const [, command = '[]'] = /^HEALTHCHECK .*CMD (\[.+\])$/m.exec(dockerfile) ?? [];
  const [, ...args] = z.array(z.string()).parse(JSON.parse(command));
  const check = (port: string) => promisify(execFile)(process.execPath, args, { env: { PORT: port } });
  const stage = await openStage();
  onTestFinished(() => stage.close());
  await check(stage.env.PORT ?? '');
  await expect(check(String(await findFreePort()))).rejects.toMatchObject({ code: 1 });
});
