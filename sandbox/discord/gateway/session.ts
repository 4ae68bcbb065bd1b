import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { WireObject } from '../state/records.ts';

interface Dispatch {
  op: 0;
  s: number;
  t: string;
  d: WireObject;
}

/** What one identify began. It outlives its socket, so that a resume finds what was missed. */
export interface Session {
  id: string;
  intents: number;
  /** Which part of the servers it hears of: `[id, count]`. */
  shard: readonly [number, number];
  sequence: number;
  /** Everything sent or missed, for replay. */
  log: Dispatch[];
  socket: WebSocket | undefined;
}

export interface Sessions {
  open(intents: number, shard: readonly [number, number], socket: WebSocket): Session;
  find(id: string): Session | undefined;
  all(): Session[];
  end(session: Session): void;
  /** Numbers an event, keeps it and sends it if somebody listens; true when it left. */
  dispatch(session: Session, type: string, data: WireObject): boolean;
  replay(session: Session, afterSequence: number): void;
  reset(): void;
}

/** Discord's formula; what is in no server goes to the first shard. */
export const isOfShard = ([id, count]: readonly [number, number], guildId: unknown): boolean =>
  typeof guildId === 'string' ? Number((BigInt(guildId) >> 22n) % BigInt(count)) === id : id === 0;

export function createSessions(): Sessions {
  const byId = new Map<string, Session>();
  const send = ({ socket }: Session, payload: Dispatch): boolean => {
    if (socket?.readyState !== 1) return false;
    socket.send(JSON.stringify(payload));
    return true;
  };
  return {
    open(intents, shard, socket) {
      const id = randomBytes(16).toString('hex');
      const session: Session = { id, intents, shard, sequence: 0, log: [], socket };
      byId.set(id, session);
      return session;
    },
    find: (id) => byId.get(id),
    all: () => [...byId.values()],
    end: (session) => void byId.delete(session.id),
    dispatch(session, type, data) {
      session.sequence += 1;
      const payload: Dispatch = { op: 0, s: session.sequence, t: type, d: data };
      session.log.push(payload);
      return send(session, payload);
    },
    replay(session, afterSequence) {
      for (const payload of session.log.filter(({ s }) => s > afterSequence)) {
        send(session, payload);
      }
    },
    reset() {
      for (const session of byId.values()) session.log.length = 0;
    },
  };
}
