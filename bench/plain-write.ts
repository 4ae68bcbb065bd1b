/** The reference: writes what one request brings to a file, and does nothing else. Prints its address. */
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';

const [file = ''] = process.argv.slice(2);

const server = createServer((request, response) => {
  pipeline(request, createWriteStream(file)).then(
    () => response.writeHead(204).end(),
    (error: Error) => response.destroy(error),
  );
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
