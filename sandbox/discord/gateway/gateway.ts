import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { endSockets } from '../../http/sockets.ts';
import type { WireObject } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { sendOp, serveConnection } from './connection.ts';
import { createSessions, isOfShard, type Session } from './session.ts';

/** An event, and who may hear of it in which words. */
export interface GatewayEvent {
  type: string;
  /** Undefined: nothing for a session with these intents. */
  dataFor(intents: number): WireObject | undefined;
}

/** What can be done to the connections of the app. */
export interface GatewayControls {
  /** Asks every client to reconnect and resume, as Discord does now and then. */
  askToReconnect(): void;
  /** Cuts the line without a word. */
  cut(): void;
  /** Closes with a code: 4004, 4014 … */
  close(code: number): void;
  /** Ends the sessions; `resumable` lets them come back. */
  invalidate(resumable: boolean): void;
  answerHeartbeats(answer: boolean): void;
}

export interface Gateway extends GatewayControls {
  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  /** Sends to every session that may hear of it; true when at least one was listening. */
  publish(event: GatewayEvent): Promise<boolean>;
  /** Sessions with somebody at the other end. */
  connections(): number;
  reset(): void;
  end(graceMs: number): Promise<void>;
}

/** Events about a server itself have it as their id. */
const guildOf = (type: string, data: WireObject): unknown =>
  type.startsWith('GUILD_') && !('guild_id' in data) ? data.id : data.guild_id;

export function createGateway(state: State): Gateway {
  const server = new WebSocketServer({ noServer: true });
  const sessions = createSessions();
  let answersHeartbeats = true;
  let turns = 0;
  /** Which of several sessions hears of something first is nobody's promise: they take turns. */
  const inTurn = (): Session[] => {
    const all = sessions.all();
    const first = all.length === 0 ? 0 : turns++ % all.length;
    return [...all.slice(first), ...all.slice(0, first)];
  };
  const live = (): Session[] => sessions.all().filter(({ socket }) => socket?.readyState === 1);
  return {
    accept(request, stream, head) {
      const query = new URL(request.url ?? '/', state.settings.url).searchParams;
      server.handleUpgrade(request, stream, head, (socket) => {
        const deps = { state, sessions, query, answersHeartbeats: () => answersHeartbeats };
        serveConnection(deps, socket);
      });
    },
    async publish({ type, dataFor }) {
      let wasHeard = false;
      for (const session of inTurn()) {
        const data = dataFor(session.intents);
        if (!data || !isOfShard(session.shard, guildOf(type, data)) || !sessions.dispatch(session, type, data))
          continue;
        wasHeard = true;
        await state.changes.tell('event-sent', { type, data });
      }
      return wasHeard;
    },
    connections: () => live().length,
    askToReconnect() {
      for (const { socket } of live()) if (socket) sendOp(socket, 7, null);
    },
    cut() {
      for (const { socket } of live()) socket?.terminate();
    },
    close(code) {
      for (const { socket } of live()) socket?.close(code);
    },
    invalidate(resumable) {
      for (const session of live()) {
        if (session.socket) sendOp(session.socket, 9, resumable);
        session.socket = undefined;
        if (!resumable) sessions.end(session);
      }
    },
    answerHeartbeats(answer) {
      answersHeartbeats = answer;
    },
    reset() {
      answersHeartbeats = true;
      sessions.reset();
    },
    end: (graceMs) => endSockets(server, graceMs),
  };
}
