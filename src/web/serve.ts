import { createServer, type RequestListener, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { Failure } from '../core/errors.ts';

export interface ServeOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Takes every request whose path starts with /slack/; it reads the body itself. */
  readonly slack?: RequestListener | undefined;
}

export interface Served {
  readonly port: number;
  /** Takes no more connections and lets requests under way finish, for a few seconds at most. */
  stop(): Promise<void>;
}

const FINISH_MS = 5_000;

/** Listens; throws `port_unavailable` when it may not. */
export async function serveWeb(app: Hono, options: ServeOptions): Promise<Served> {
  const web = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const { slack } = options;
  const server = createServer((request, response) => {
    if (slack && request.url?.startsWith('/slack/')) slack(request, response);
    else void web(request, response);
  });
  const port = await listen(server, options);
  return { port, stop: () => stop(server) };
}

function listen(server: Server, { host, port }: ServeOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const facts = { host, port, reason: error.code ?? error.name };
      reject(new Failure('port_unavailable', { kind: 'ask_operator' }, facts, { cause: error }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), FINISH_MS);
    server.close(() => {
      clearTimeout(deadline);
      resolve();
    });
    server.closeIdleConnections();
  });
}
