import type { WebSocketServer } from 'ws';

/** Waits for clients that are just leaving, then cuts the rest off. */
export async function endSockets(server: WebSocketServer, graceMs: number): Promise<void> {
  await allClosed(server, graceMs);
  for (const socket of server.clients) socket.terminate();
  server.close();
}

/** A client that is stopping returns before its close frame has gone out, and takes a cut badly. */
function allClosed(server: WebSocketServer, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, graceMs);
    const check = (): void => {
      if (server.clients.size > 0) return;
      clearTimeout(timer);
      resolve();
    };
    for (const socket of server.clients) socket.on('close', () => setImmediate(check));
    check();
  });
}
