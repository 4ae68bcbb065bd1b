/** Every sealed value is tried with the keys that there are, and sealed anew for another one. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rotate } from '../../../src/commands/rotate-keys.ts';
import { checkSealed, createCipher, resealAll } from '../../../src/core/sealing/index.ts';
import { pageOf, sealedColumns } from '../../../src/core/sealing/sealed-values.ts';
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
  expect(await resealAll({ prisma, cipher, log: deps.log })).toEqual({ count: total, current: 0, closed: 0 });
  expect(await resealAll({ prisma, cipher, log: deps.log })).toEqual({ count: 0, current: total, closed: 0 });
  expect(await checkSealed(prisma, createCipher([next]))).toEqual({ total, keyUnknown: 0, broken: 0 });

  await prisma.inboxEvent.update({ where: { id }, data: { body: { sealed: `${sealed.slice(0, -4)}AAAA` } } });
  expect(await checkSealed(prisma, cipher)).toEqual({ total, keyUnknown: 0, broken: 1 });
});

test('npm run rotate-keys says which keys can go, also where the new one stands behind, and loses nothing half way', async () => {
  const { prisma } = stage;
  const [before, next] = [Buffer.alloc(32, 9), Buffer.alloc(32, 11)];
  await prisma.inboxEvent.deleteMany();
  await resealAll({ prisma, cipher: createCipher([before, Buffer.alloc(32, 7)]), log: stage.deps.log });
  const { total } = await checkSealed(prisma, createCipher([before]));
  const run = (encryptionKeys: Buffer[], through = prisma) =>
    rotate({ encryptionKeys, dataDir: '/nowhere', log: { level: 'silent', format: 'json' } }, { prisma: through });

  expect(await run([before])).toMatch(/^Nothing was changed: there is one key.*put a new key in front of it/);
  // The new one stands behind: "the others can be removed" would be read of the old one, which seals everything.
  const behind = await run([before, next]);
  expect(behind).toMatch(/^Nothing was changed: all \d+ values are sealed with the first .* already/);
  expect(behind).toContain('put it in front and restart every process first');
  expect(await checkSealed(prisma, createCipher([before]))).toEqual({ total, keyUnknown: 0, broken: 0 });

  // Cut off after its first write, as by a kill.
  let writes = 0;
  const cut = new Proxy(prisma, {
    get: (target, name) => {
      if (name === '$executeRawUnsafe') writes += 1;
      if (writes > 1) throw new Error('killed');
      return Reflect.get(target, name);
    },
  });
  await expect(run([next, before], cut)).rejects.toThrow('killed');
  expect(await checkSealed(prisma, createCipher([next]))).toMatchObject({ keyUnknown: total - 1 });
  expect(await checkSealed(prisma, createCipher([next, before]))).toEqual({ total, keyUnknown: 0, broken: 0 });
  expect(await run([next, before])).toContain(`${total - 1} of ${total} values were sealed anew`);
  expect(await checkSealed(prisma, createCipher([next]))).toEqual({ total, keyUnknown: 0, broken: 0 });
  // Too early without the earlier one: nothing is touched, and no key is said to be of no use.
  const stranger = Buffer.alloc(32, 13);
  expect(await run([stranger])).toMatch(/^\d+ values cannot be opened .* All keys stay\./);
  process.exitCode = undefined;
});

test('a start finds the sealed values of the many rows by an index, however much of the past is kept', async () => {
  const planOf = (query: string, ...values: string[]) =>
    stage.prisma.$transaction(async (tx) => {
      // A table of a few rows is read as a whole, which says nothing of a large one.
      await tx.$executeRawUnsafe('SET LOCAL enable_seqscan = off');
      const lines = await tx.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${query}`, ...values);
      return lines.map((line) => line['QUERY PLAN']).join('\n');
    });
  const plans: Record<string, string> = {};
  for (const at of sealedColumns) {
    const { sql, first } = pageOf(at);
    plans[`${at.table}.${at.column}`] = await planOf(sql, first, 'v_.%');
  }
  expect(plans['attempt.upload_url']).toMatch(/attempt_(?:upload_until_idx|pkey)/);
  expect(plans['inbox_event.body']).toMatch(/inbox_event_(?:done_at_failed_at_leased_until_idx|pkey)/);
  expect(plans['profile.access_token']).toContain('profile_pkey');
  const over = 'UPDATE attempt SET upload_url = NULL WHERE upload_url IS NOT NULL AND upload_until <= now()';
  expect(await planOf(over)).toContain('attempt_upload_until_idx');
});
