import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FaultAction, Faults } from '../faults.ts';
import { readBody } from '../http/read-body.ts';
import { jsonReply, type Reply, textReply } from '../http/replies.ts';
import { answerWithFault } from '../http/with-fault.ts';
import { downloadReply } from './cdn/download.ts';
import { attachmentsPath, ephemeralPath } from './cdn/links.ts';
import { controlPath } from './control/control.ts';
import { gatewayPath } from './gateway/ready.ts';
import { type Api, apiPath, createApi } from './rest/dispatch.ts';
import type { Context } from './rest/endpoint.ts';

/** The paths that belong to Discord itself; COVERAGE.md lists the same. */
export const publicRoutes = [
  `{method} ${apiPath}v10/{route}`,
  `GET ${attachmentsPath}{channel}/{attachment}/{name}`,
  `GET ${ephemeralPath}{application}/{attachment}/{name}`,
  `WS ${gatewayPath}`,
] as const;

interface ServerDeps extends Context {
  faults: Faults;
  control(method: string, url: URL, request: IncomingMessage): Promise<Reply>;
}

interface DiscordServer {
  listen(): Promise<void>;
  api: Api;
  close(): Promise<void>;
}

/** One host for everything that Discord spreads over several. */
export function createDiscordServer(deps: ServerDeps): DiscordServer {
  const { state, faults, gateway } = deps;
  const { settings } = state;
  const api = createApi(deps);

  const answerApi = async (request: IncomingMessage, url: URL, bytes: Buffer): Promise<Reply> => {
    const method = request.method ?? 'GET';
    const answer = await api.answer({ method, url, headers: request.headers, bytes });
    if (answer.body === undefined) return textReply(answer.status, '', answer.headers);
    return jsonReply(answer.status, answer.body, answer.headers);
  };
  const isDownload = (path: string): boolean => path.startsWith(attachmentsPath) || path.startsWith(ephemeralPath);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', settings.url);
    if (url.pathname.startsWith(controlPath)) {
      return (await deps.control(method, url, request))(response);
    }
    const fault: FaultAction | undefined = faults.take(method, url.pathname);
    const bytes = await readBody(request, fault);
    if (bytes === undefined) return;
    await answerWithFault(request, response, fault, async () => {
      if (url.pathname.startsWith(apiPath)) return answerApi(request, url, bytes);
      if (['GET', 'HEAD'].includes(method) && isDownload(url.pathname)) {
        return downloadReply(state, request);
      }
      return jsonReply(404, { message: '404: Not Found', code: 0 });
    });
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => fail(response, error));
  });
  server.on('upgrade', (request, stream, head: Buffer) => {
    const { pathname } = new URL(request.url ?? '/', settings.url);
    if (`${pathname}/`.startsWith(gatewayPath)) gateway.accept(request, stream, head);
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
