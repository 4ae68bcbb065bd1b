import { createServer } from 'node:http';
import type { Dispatch } from './dispatch.ts';

export interface ServerOptions {
  host: string;
  port: number;
}

export interface OpenServer {
  url: string;
  close(): Promise<void>;
}

const urlHost = (host: string): string => (host === '0.0.0.0' ? '127.0.0.1' : host);

/** Listens; `url` is the origin without a trailing slash. Closing cuts open connections. */
export async function openServer({ host, port }: ServerOptions, serve: Dispatch): Promise<OpenServer> {
  const server = createServer((request, response) => {
    void serve(request, response);
  });
  // A slow upload of gigabytes is no attack here.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('No TCP address.');
  return {
    url: `http://${urlHost(host)}:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        if (!server.listening) return resolve();
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
