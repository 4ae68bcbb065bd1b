import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FaultAction, Faults } from '../faults.ts';
import { readBody } from '../http/read-body.ts';
import { htmlReply, jsonReply, type Reply } from '../http/replies.ts';
import { answerWithFault } from '../http/with-fault.ts';
import { type Api, type ApiAnswer, type ApiDeps, createApi } from './api/dispatch.ts';
import { answerResponseUrl } from './api/response-url.ts';
import { controlPath } from './control.ts';
import { createDownloads, signInPage, signInPath } from './files/download.ts';
import type { Elsewhere } from './files/elsewhere.ts';
import { filesPath } from './files/wire-file.ts';

const apiPath = '/api/';
const responsePath = '/response/';

/** The paths that belong to Slack itself; COVERAGE.md lists the same. */
export const publicRoutes = [
  `POST ${apiPath}{method}`,
  `GET ${filesPath}{file}`,
  `POST ${responsePath}{path}`,
  `GET ${signInPath}`,
  'WS /link/',
] as const;

interface ServerDeps extends ApiDeps {
  faults: Faults;
  elsewhere: Elsewhere;
  control(method: string, url: URL, request: IncomingMessage): Promise<Reply>;
}

interface SlackServer {
  listen(): Promise<void>;
  api: Api;
  close(): Promise<void>;
}

type Handler = (path: string, request: IncomingMessage, body: string) => Promise<Reply>;

const replyOf = ({ status, headers, body }: ApiAnswer): Reply => jsonReply(status, body, headers);

const notFound: Reply = htmlReply(404, '<!DOCTYPE html><html><body>Not found</body></html>');

/** One host for everything that Slack spreads over many. */
export function createSlackServer(deps: ServerDeps): SlackServer {
  const { workspace, faults, socket } = deps;
  const { settings } = workspace;
  const api = createApi(deps);
  const downloads = createDownloads(workspace, deps.elsewhere.urlOf);

  const callApi: Handler = async (path, request, body) => {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const given = readArguments(request, body);
    if (!given) return jsonReply(200, { ok: false, error: 'invalid_form_data' });
    return replyOf(await api.answer({ method: path.slice(apiPath.length), bearer, given }));
  };
  const respond: Handler = async (path, _request, body) => replyOf(await answerResponseUrl(deps, path, body));
  const download: Handler = (_path, request) => downloads.reply(request);

  const handlerFor = (method: string, path: string): Handler => {
    if (method === 'POST' && path.startsWith(apiPath)) return callApi;
    if (method === 'POST' && path.startsWith(responsePath)) return respond;
    if (['GET', 'HEAD'].includes(method) && path.startsWith(filesPath)) return download;
    return async () => (path === signInPath ? signInPage : notFound);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', settings.url);
    if (url.pathname.startsWith(controlPath)) {
      return (await deps.control(method, url, request))(response);
    }
    const fault: FaultAction | undefined = faults.take(method, url.pathname);
    const body = await readBody(request, fault);
    if (body === undefined) return;
    const handler = handlerFor(method, url.pathname);
    await answerWithFault(request, response, fault, () => handler(url.pathname, request, body.toString('utf8')));
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => fail(response, error));
  });
  server.on('upgrade', (request, stream, head: Buffer) => {
    if (socket && request.url?.startsWith('/link/')) socket.accept(request, stream, head);
    else stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  return {
    api,
    async listen() {
      settings.url = await startListening(server, settings.port, settings.host);
    },
    close: () => stop(server),
  };
}

/** A bug of the stand-in or of a listener: said aloud, so that the test that sees it names it. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.destroyed) return;
  const message = error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'content-type': 'text/plain' }).end(`Stand-in failed: ${message}`);
}

function readArguments(request: IncomingMessage, body: string): Record<string, unknown> | undefined {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  if (!type.startsWith('application/json')) return body === '' ? {} : undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // Answered as Slack answers a body that it cannot read.
  }
}

function startListening(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      resolve(`http://${host}:${actual}`);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
