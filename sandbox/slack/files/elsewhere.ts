import { createServer, type Server } from 'node:http';

export interface StrayRequest {
  path: string;
  /** The app sent its token to a host that is not Slack's. */
  carriedToken: boolean;
}

export interface Elsewhere {
  requests: StrayRequest[];
  /** A URL on a host that does not belong to Slack; starts that host on first use. */
  urlOf(path: string): Promise<string>;
  close(): Promise<void>;
}

/** A host that Slack's redirect should never lead an app to. It remembers who came. */
export function createElsewhere(host: string): Elsewhere {
  const requests: StrayRequest[] = [];
  let server: Promise<Server> | undefined;
  const start = (): Promise<Server> =>
    new Promise((resolve, reject) => {
      const listening = createServer((request, response) => {
        const carriedToken = request.headers.authorization !== undefined;
        requests.push({ path: request.url ?? '', carriedToken });
        response.end('bytes of somebody else');
      });
      listening.once('error', reject);
      listening.listen(0, host, () => resolve(listening));
    });
  return {
    requests,
    async urlOf(path) {
      server ??= start();
      const address = (await server).address();
      const port = typeof address === 'object' && address ? address.port : 0;
      return `http://${host}:${port}${path}`;
    },
    async close() {
      const running = await server;
      running?.closeAllConnections();
      running?.close();
    },
  };
}
