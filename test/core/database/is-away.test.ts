/** What a program meets when its PostgreSQL server is away, by the driver and the client themselves. */
import { createServer, type Socket } from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { PrismaClient } from '../../../src/core/database/generated/client.ts';
import { isDatabaseAway, isUniqueViolation } from '../../../src/core/database/index.ts';
import { openTestDatabase } from '../../database.ts';

/** A server that does nothing but this with every connection. */
async function listen(meet: (socket: Socket) => void): Promise<number> {
  const server = createServer(meet);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('No TCP address.');
  return address.port;
}

/** An ErrorResponse of PostgreSQL's protocol. */
function refusal(state: string): Buffer {
  const fields = `SFATAL\0C${state}\0Mthe database system is starting up\0\0`;
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + fields.length);
  return Buffer.concat([Buffer.from('E'), length, Buffer.from(fields)]);
}

async function askAt(port: number): Promise<unknown[]> {
  const pool = new pg.Pool({ connectionString: `postgresql://schedy@127.0.0.1:${port}/schedy` });
  pool.on('error', () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const questions = [
    prisma.post.findMany(),
    prisma.$queryRaw`SELECT 1`,
    prisma.$transaction((tx) => tx.post.findMany()),
  ];
  const answers = await Promise.allSettled(questions);
  await prisma.$disconnect();
  await pool.end();
  return answers.map((answer) => (answer.status === 'rejected' ? answer.reason : null));
}

test.each([
  ['nobody listens', () => Promise.resolve(1)],
  ['the connection is closed', () => listen((socket) => socket.destroy())],
  ['the server is starting', () => listen((socket) => socket.end(refusal('57P03')))],
  ['the server was ended', () => listen((socket) => socket.end(refusal('57P01')))],
])('it is away when %s', async (_when, open) => {
  const met = await askAt(await open());
  expect(met.map(isDatabaseAway)).toEqual([true, true, true]);
});

test('it is there when it refuses what it was asked', async () => {
  const { database, stop } = await openTestDatabase();
  onTestFinished(stop);
  const data = {
    platform: 'slack',
    externalId: 'T1',
    name: 'Twice',
    createdAt: new Date(),
  } as const;
  await database.prisma.workspace.create({ data });
  const refused = await database.prisma.workspace.create({ data }).catch((error: unknown) => error);
  expect(isUniqueViolation(refused)).toBe(true);
  expect(isDatabaseAway(refused)).toBe(false);
  expect(isDatabaseAway(new TypeError('a bug'))).toBe(false);
});
