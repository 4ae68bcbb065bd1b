/** What an operator is told when a server does not let Schedy in; the driver talks with a server that refuses. */
import { createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/core/database/index.ts';
import { sayToOperator } from '../../../src/operator-words.ts';

/** Answers the start of every session with an error of this SQLSTATE, as PostgreSQL does. */
async function openRefusing(state: string): Promise<number> {
  const fields = ['SFATAL', 'VFATAL', `C${state}`, 'Mrefused for hush-hush'].map((field) => `${field}\0`).join('');
  const body = Buffer.from(`${fields}\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('data', () => socket.end(Buffer.concat([head, body])));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

it.each([
  ['28P01', 'does not let the user mia in. Check user and password in DATABASE_URL.'],
  ['28000', 'does not let the user mia in. Check user and password in DATABASE_URL.'],
  ['3D000', 'has no database posts. Create it (createdb posts), or correct DATABASE_URL.'],
  ['42501', 'ALTER DATABASE posts OWNER TO mia.'],
  ['57P03', 'does not answer (57P03). Start it, or correct the address in DATABASE_URL.'],
])('SQLSTATE %s is one sentence that names the address and no password', async (state, words) => {
  const port = await openRefusing(state);
  const url = `postgresql://mia:hush-hush@127.0.0.1:${port}/posts`;
  const error: unknown = await openDatabase({ url, dataDir: '/nowhere', onError: () => undefined }).catch(
    (reason: unknown) => reason,
  );
  const said = sayToOperator(error);
  expect(said).toContain(`127.0.0.1:${port}`);
  expect(said).toContain(words);
  expect(said).not.toMatch(/hush-hush|\n/);
});
