/**
 * The embedded PostgreSQL has one session and no wire. This gives it the few methods of a `pg.Pool`
 * that a queue on PostgreSQL asks for, so that the queue cannot tell the difference.
 */
import { EventEmitter } from 'node:events';
import type { PGlite } from '@electric-sql/pglite';

type Listener = (...values: never[]) => void;

export interface PoolResult {
  rows: Record<string, unknown>[];
  rowCount: number;
}

/** What one checked-out client of the pool offers. */
export interface PoolClient {
  query(text: string, values?: unknown[]): Promise<PoolResult>;
  release(): void;
  on(event: string, listener: Listener): PoolClient;
  removeListener(event: string, listener: Listener): PoolClient;
  removeAllListeners(event?: string): PoolClient;
}

/** The part of `pg.Pool` that is used; ending it is left to whoever opened the database. */
export interface Pool {
  query(text: string, values?: unknown[]): Promise<PoolResult>;
  connect(): Promise<PoolClient>;
  on(event: string, listener: Listener): Pool;
  removeListener(event: string, listener: Listener): Pool;
  end(): Promise<void>;
}

// Line comments may stand in front: the queue's own statements carry them.
const LISTEN = /^(?:\s*--[^\n]*\n)*\s*LISTEN\s+("?)([^";\s]+)\1\s*;?\s*$/i;
const UNLISTEN = /^(?:\s*--[^\n]*\n)*\s*UNLISTEN\s+("?)([^";\s]+)\1\s*;?\s*$/i;

/** A pool of one session; `search_path` must already lead to the queue's tables. */
export function createEmbeddedPool(database: PGlite): Pool {
  const pool: Pool = {
    query: (text, values) => runQuery(database, text, values),
    connect: async () => createClient(database),
    on: () => pool,
    removeListener: () => pool,
    end: async () => {},
  };
  return pool;
}

function createClient(database: PGlite): PoolClient {
  const events = new EventEmitter();
  const stops = new Map<string, Promise<() => Promise<void>>>();
  const listen = async (channel: string): Promise<PoolResult> => {
    const announce = (payload: string) => events.emit('notification', { channel, payload });
    const listening = stops.get(channel) ?? database.listen(quote(channel), announce);
    stops.set(channel, listening);
    await listening;
    return { rows: [], rowCount: 0 };
  };
  const unlisten = async (channel: string): Promise<PoolResult> => {
    const listening = stops.get(channel);
    stops.delete(channel);
    await (await listening)?.();
    return { rows: [], rowCount: 0 };
  };
  const client: PoolClient = {
    query: (text, values) => {
      const listened = LISTEN.exec(text)?.[2];
      if (listened) return listen(listened);
      const unlistened = UNLISTEN.exec(text)?.[2];
      return unlistened ? unlisten(unlistened) : runQuery(database, text, values);
    },
    // Nobody reads what a client hears that was given back.
    release: () => void events.removeAllListeners(),
    on: (event, listener) => {
      events.on(event, listener as (...values: unknown[]) => void);
      return client;
    },
    removeListener: (event, listener) => {
      events.removeListener(event, listener as (...values: unknown[]) => void);
      return client;
    },
    removeAllListeners: (event) => {
      events.removeAllListeners(event);
      return client;
    },
  };
  return client;
}

/** Statements without parameters may hold several commands, which only the simple protocol takes. */
async function runQuery(database: PGlite, text: string, values?: unknown[]): Promise<PoolResult> {
  if (values && values.length > 0) {
    const { rows, affectedRows } = await database.query<Record<string, unknown>>(text, values);
    return { rows, rowCount: rows.length || (affectedRows ?? 0) };
  }
  const last = (await database.exec(text)).at(-1);
  const rows = (last?.rows ?? []) as Record<string, unknown>[];
  return { rows, rowCount: rows.length || (last?.affectedRows ?? 0) };
}

const quote = (channel: string): string => `"${channel.replaceAll('"', '""')}"`;
