/**
 * The HTTP server of every stand-in: takes a request through the fault that is planned for it to the
 * service, and sends the answer. Control requests meet no fault and are not recorded.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultAction, Faults } from '../faults.ts';
import { BodyCut, bodyOf, type Call, type CallRecord, drain } from './call.ts';
import { type Control, controlPath } from './control.ts';
import { type Reply, textReply } from './replies.ts';

export interface Service<R extends CallRecord> {
  readonly host: string;
  /** Any free port when 0. */
  readonly port: number;
  readonly faults: Faults;
  readonly control: Control;
  now(): Date;
  /** Begins the service's own record of a call. */
  record(call: CallRecord): R;
  /** Decided first and sent last, so that a fault can come between. */
  answer(call: Call<R>): Promise<Reply> | Reply;
  /** What a caller gets when the stand-in itself fails. */
  bugReply?(call: Call<R>, error: unknown): Reply;
  /** Takes a WebSocket; false when the path is none of its own. */
  upgrade?(request: IncomingMessage, stream: Duplex, head: Buffer): boolean;
}

export interface OpenServer {
  /** Origin, without a trailing slash. */
  readonly url: string;
  /** Cuts open connections. Rejects when the stand-in or one of its listeners has thrown. */
  close(): Promise<void>;
}

/** Rejects when the port is taken. */
export async function openServer<R extends CallRecord>(service: Service<R>): Promise<OpenServer> {
  const bugs: unknown[] = [];
  const closing = new AbortController();
  const dispatch = createDispatch(service, closing.signal, (error) => {
    if (!isCutOff(error)) bugs.push(error);
  });
  const server = createServer((request, response) => void dispatch(request, response));
  // A slow upload of gigabytes is no attack here.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  server.on('upgrade', (request, stream, head: Buffer) => {
    if (service.upgrade?.(request, stream, head)) return;
    stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  const url = await listen(server, service);
  return {
    url,
    async close() {
      closing.abort();
      await stop(server);
      const met = bugs.splice(0);
      if (met.length > 0) throw new AggregateError(met, `The stand-in met with bugs: ${met.map(String).join('; ')}`);
    },
  };
}

type Dispatch = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function createDispatch<R extends CallRecord>(
  service: Service<R>,
  signal: AbortSignal,
  onBug: (error: unknown) => void,
): Dispatch {
  /** The answer to send, or null when the connection is to break instead. */
  const perform = async (call: Call<R>, action: FaultAction | undefined): Promise<Reply | null> => {
    if (action?.kind === 'reset' && action.when === 'before') return null;
    if (action?.kind === 'answer') {
      await drain(call.body);
      return planned(action);
    }
    const reply = await service.answer(call);
    await drain(call.body);
    if (action?.kind === 'reset') return null;
    if (action?.kind === 'answer-after') return planned(action);
    if (action?.kind === 'delay') await pause(action.delayMs, undefined, { signal });
    return reply;
  };

  const giveUp = (request: IncomingMessage, call: Call<R>, error: unknown): Reply | null => {
    const hasLeft = request.destroyed && !request.complete;
    if (error instanceof BodyCut || hasLeft || signal.aborted) return null;
    onBug(error);
    return service.bugReply?.(call, error) ?? bugText(error);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { socket } = request;
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const method = request.method ?? 'GET';
    if (url.pathname.startsWith(controlPath)) {
      return (await service.control(method, url, request))(response);
    }
    const action = service.faults.take(method, url.pathname);
    const base: CallRecord = { at: service.now(), method, path: url.pathname, status: null };
    if (action) base.fault = action.kind;
    const call: Call<R> = {
      method,
      path: url.pathname,
      url,
      query: url.searchParams,
      headers: request.headers,
      origin: `http://${request.headers.host}`,
      body: bodyOf(request, action),
      record: service.record(base),
    };
    const reply = await perform(call, action).catch((error: unknown) => giveUp(request, call, error));
    spoilAnswer(response, action);
    if (reply === null) {
      if (!socket.destroyed) socket.resetAndDestroy();
    } else if (!response.destroyed) {
      await send(reply, response);
      call.record.status = response.headersSent ? response.statusCode : null;
    }
  };

  return (request, response) =>
    serve(request, response).catch((error: unknown) => {
      onBug(error);
      response.destroy();
    });
}

const send = async (reply: Reply, response: ServerResponse): Promise<void> => reply(response);

const planned = ({ status, body = '', headers = {} }: Extract<FaultAction, { status: number }>): Reply =>
  textReply(status, body, headers);

const bugText = (error: unknown): Reply =>
  textReply(500, `Stand-in failed: ${error instanceof Error ? error.stack : String(error)}`);

/** A caller that was killed in the middle of its request. */
const isCutOff = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ECONNRESET';

/** The two faults that strike when an answer is on its way: its last step, `end(body)`, goes wrong. */
function spoilAnswer(response: ServerResponse, action: FaultAction | undefined): void {
  if (action?.kind === 'slow-body') {
    replaceEnd(response, (end) => {
      response.flushHeaders();
      void pause(action.delayMs).then(end);
    });
  } else if (action?.kind === 'cut-answer') {
    replaceEnd(response, (_end, body) => {
      const { socket } = response;
      // Destroyed only when the bytes are out: a reset at once would take them back.
      response.write(body.subarray(0, action.afterBytes), () => socket?.destroy());
    });
  }
}

function replaceEnd(response: ServerResponse, finish: (end: () => void, body: Buffer) => void): void {
  const end = response.end.bind(response);
  response.end = (chunk?: unknown) => {
    const body = Buffer.from(typeof chunk === 'string' ? chunk : '');
    finish(() => void end(body), body);
    return response;
  };
}

async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('No TCP address.');
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${address.port}`;
}

const stop = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    if (!server.listening) return resolve();
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
