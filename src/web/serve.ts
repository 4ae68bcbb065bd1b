import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Hono } from 'hono';
import { MINUTE_MS } from '../core/clock.ts';
import { Failure } from '../core/errors.ts';

export interface ServeOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Takes what Slack sends to /slack/events; it reads the body itself. */
  readonly slack?: RequestListener | undefined;
  /** For who cannot wait: other than the usual ones. */
  readonly limits?: Partial<typeof usualLimits>;
}

/** A server that listens. */
export interface Served {
  readonly port: number;
  /** Takes no more connections and lets requests under way finish, for a few seconds at most. */
  stop(): Promise<void>;
}

const FINISH_MS = 5_000;

/** A piece of a video on a slow line: what it may take in all, and how long the line may be silent. */
const PIECE_MS = 40 * MINUTE_MS;
const SILENCE_MS = MINUTE_MS;

/**
 * A flood must leave file descriptors for the database, the chats and TikTok (1024 are usual), and whoever sends slowly
 * must not hold one for long: but for the pieces of an upload nothing that is sent here is larger than some KiB.
 */
const usualLimits = {
  mostConnections: 256,
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16 * 1024,
};

/** Connections of strangers may take this part of the file descriptors, where the system allows few. */
const SHARE = 4;

/** The limit of this process, where the system tells it. */
function mostDescriptors(): number {
  try {
    const [, soft] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft);
  } catch {
    // Only Linux has that file.
    return Number.POSITIVE_INFINITY;
  }
}

/** What is no address never reaches the application, which answers everything else itself. */
const answerUnread = (error: unknown): Response =>
  error instanceof RequestError
    ? Response.json({ error: { code: 'bad_address', message: 'This address cannot be read.' } }, { status: 400 })
    : new Response(null, { status: 500 });

/** Listens; throws `port_unavailable` when it may not. */
export async function serveWeb(app: Hono, options: ServeOptions): Promise<Served> {
  const web = getRequestListener(app.fetch, { overrideGlobalObjects: false, errorHandler: answerUnread });
  const { slack } = options;
  const { mostConnections, requestTimeout, ...limits } = { ...usualLimits, ...options.limits };
  const server = createServer({ ...limits, requestTimeout: PIECE_MS }, (request, response) => {
    limitTime(request, requestTimeout);
    if (slack && isSlacks(request.url)) slack(request, response.setHeaders(forNoBrowser));
    else void web(request, response);
  });
  server.maxConnections = Math.min(mostConnections, Math.floor(mostDescriptors() / SHARE));
  const port = await listen(server, options);
  return { port, stop: () => stop(server) };
}

/** What Slack is answered is for no browser; everything else has the headers of `pageHeaders`. */
const forNoBrowser = new Headers({
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
});

const isSlacks = (url = ''): boolean => url.split('?')[0] === '/slack/events';
/** Ends a request that does not arrive in time; the pieces of an upload have more of it. */
function limitTime(request: IncomingMessage, timeoutMs: number): void {
  if (request.method === 'PATCH' && request.url?.includes('/upload/files/')) {
    request.setTimeout(SILENCE_MS, () => request.destroy());
    return;
  }
  const deadline = setTimeout(() => {
    request.socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n', () => request.destroy());
  }, timeoutMs);
  request.once('end', () => clearTimeout(deadline)).once('close', () => clearTimeout(deadline));
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
