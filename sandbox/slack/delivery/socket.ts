import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { endSockets } from '../../http/sockets.ts';
import type { Settings } from '../settings.ts';
import type { Changes } from '../workspace/changes.ts';
import { envelopeOf, parseAck } from './socket-envelope.ts';
import { createTickets } from './tickets.ts';
import type { Receipt, Transport } from './transport.ts';

const maxSockets = 10;

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

export interface SocketTransport extends Transport {
  /** The URL that apps.connections.open hands out: good for one connection, for half a minute. */
  issueUrl(): string;
  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  /** Sockets that can be given envelopes. */
  connections(): number;
  /** Tells every client to connect anew, as Slack does every few hours. */
  refresh(reason: DisconnectReason): void;
  /** Waits for clients that are just leaving, then cuts the rest off. */
  close(graceMs: number): Promise<void>;
}

interface Waiting {
  socket: WebSocket;
  settle(receipt: Receipt): void;
}

export function createSocketTransport(settings: Settings, changes: Changes): SocketTransport {
  const server = new WebSocketServer({ noServer: true });
  const tickets = createTickets();
  const live: WebSocket[] = [];
  const waiting = new Map<string, Waiting>();

  const retire = (socket: WebSocket): void => {
    const index = live.indexOf(socket);
    if (index >= 0) live.splice(index, 1);
    changes.changed();
  };
  const drop = (socket: WebSocket): void => {
    retire(socket);
    for (const entry of [...waiting.values()]) {
      if (entry.socket === socket) entry.settle({ ok: false, reason: 'timeout' });
    }
  };
  const greet = (socket: WebSocket): void => {
    live.push(socket);
    socket.on('message', (data) => {
      const ack = parseAck(data);
      if (ack) waiting.get(ack.envelopeId)?.settle({ ok: true, body: ack.payload });
    });
    socket.on('close', () => drop(socket));
    socket.on('error', () => drop(socket));
    const debug = { host: 'applink-sandbox', approximate_connection_time: 18060 };
    const connection = { app_id: settings.appId };
    send(socket, {
      type: 'hello',
      num_connections: live.length,
      debug_info: debug,
      connection_info: connection,
    });
    changes.changed();
  };
  // Round robin: any socket may get any payload.
  const nextSocket = (): WebSocket | undefined => {
    const socket = live.shift();
    if (socket) live.push(socket);
    return socket;
  };

  return {
    issueUrl() {
      const base = settings.url.replace(/^http/, 'ws');
      return `${base}/link/?ticket=${tickets.issue()}&app_id=${settings.appId}`;
    },
    accept(request, stream, head) {
      const ticket = new URL(request.url ?? '/', settings.url).searchParams.get('ticket') ?? '';
      if (!tickets.redeem(ticket)) {
        stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, stream, head, (socket) => {
        if (live.length < maxSockets) return greet(socket);
        send(socket, { type: 'disconnect', reason: 'too_many_websockets' });
        socket.close();
      });
    },
    send(parcel) {
      const socket = nextSocket();
      if (!socket) return Promise.resolve({ ok: false, reason: 'connection_failed' });
      const id = randomUUID();
      return new Promise((resolve) => {
        const settle = (receipt: Receipt): void => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(receipt);
        };
        const timeout = () => settle({ ok: false, reason: 'timeout' });
        const timer = setTimeout(timeout, settings.ackTimeoutMs);
        waiting.set(id, { socket, settle });
        socket.send(envelopeOf(parcel, id));
      });
    },
    connections: () => live.length,
    refresh(reason) {
      for (const socket of [...live]) {
        if (reason !== 'warning') retire(socket);
        send(socket, { type: 'disconnect', reason, debug_info: { host: 'applink-sandbox' } });
      }
    },
    close: (graceMs) => endSockets(server, graceMs),
  };
}

function send(socket: WebSocket, message: object): void {
  socket.send(JSON.stringify(message));
}
