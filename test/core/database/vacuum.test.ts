import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../database.ts';

let stage: TestDatabase;
beforeAll(async () => {
  stage = await openTestDatabase();
});
afterAll(() => stage.stop());

it('the embedded database gives back the room of deleted rows; a server does it by itself', async () => {
  const { database } = stage;
  const size = async () => {
    const [row] = await database.query<{ size: number }>(`SELECT pg_relation_size('public.lease')::int AS size`, []);
    return row?.size ?? 0;
  };
  await database.prisma.$executeRaw`
    INSERT INTO public.lease (name, holder, expires_at)
    SELECT 'lease ' || n, 'somebody', now() FROM generate_series(1, 5000) AS n`;
  await database.prisma.lease.deleteMany();
  const before = await size();

  await database.vacuum();

  expect(before).toBeGreaterThan(100_000);
  if (database.kind === 'embedded') expect(await size()).toBe(0);
});
