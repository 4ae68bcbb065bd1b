/** Every sealed value is tried with the keys that there are, and sealed anew for another one. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkSealed, createCipher, resealAll } from '../../../src/core/profiles/index.ts';
import { sealedColumns } from '../../../src/core/profiles/sealed-values.ts';
import { openStage, type Stage } from '../posts/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.newTeam();
});
afterAll(() => stage.stop());

test('every column that the schema calls sealed is looked through', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8');
  const named = schema.split(/^model /m).flatMap((model) => {
    const table = /@@map\("(\w+)"\)/.exec(model)?.[1];
    return [...model.matchAll(/^ +\/\/\/ sealed.*\n +(\w+) .*$/gm)].map(
      ([line, field]) => `${table}.${/@map\("(\w+)"\)/.exec(line)?.[1] ?? field}`,
    );
  });
  expect(named.length).toBeGreaterThan(5);
  expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(named.sort());
});

test('a value whose key is not there is counted; with both keys all is sealed for the first, and the other can go', async () => {
  const { prisma, deps } = stage;
  const id = '01900000-0000-7000-8000-000000000001';
  const sealed = deps.cipher.seal('{"text":"hello"}', { purpose: 'inbox_event', row: id });
  await prisma.inboxEvent.create({
    data: { id, platform: 'slack', externalId: 'one', body: { sealed }, receivedAt: new Date() },
  });
  const [before, next] = [Buffer.alloc(32, 7), Buffer.alloc(32, 9)];
  const { total } = await checkSealed(prisma, deps.cipher);
  expect(total).toBeGreaterThanOrEqual(3);
  expect(await checkSealed(prisma, createCipher([next]))).toEqual({ total, keyUnknown: total, broken: 0 });

  const cipher = createCipher([next, before]);
  expect(await resealAll({ prisma, cipher, log: deps.log })).toEqual({ count: total, closed: 0 });
  expect(await resealAll({ prisma, cipher, log: deps.log })).toEqual({ count: 0, closed: 0 });
  expect(await checkSealed(prisma, createCipher([next]))).toEqual({ total, keyUnknown: 0, broken: 0 });

  await prisma.inboxEvent.update({ where: { id }, data: { body: { sealed: `${sealed.slice(0, -4)}AAAA` } } });
  expect(await checkSealed(prisma, cipher)).toEqual({ total, keyUnknown: 0, broken: 1 });
});
