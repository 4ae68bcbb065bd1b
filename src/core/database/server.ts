/** A PostgreSQL server, reached by `DATABASE_URL`. */
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type Facts, Failure } from '../errors.ts';
import type { Database, DatabaseOptions } from './database.ts';
import { migrate, readSchemaState, type Session } from './migrate.ts';
import { createPrisma, isReady, readTime } from './prisma.ts';

/** Queues, workers and their listening clients each hold a connection of the queue's own pool. */
const QUEUE_CONNECTIONS = 24;

/** A server that does not answer at all is given up after this long. */
const CONNECT_MS = 10_000;

/**
 * Connects and migrates. Throws `database_unreachable`, `database_login_refused`, `database_missing` or
 * `database_right_missing`, each with the address and never with the password.
 */
export async function openServer(url: string, options: DatabaseOptions): Promise<Database> {
  const config = { connectionString: url, max: options.connections ?? 10 };
  // Prisma reads and writes instants as UTC without saying so.
  const pool = new pg.Pool({ ...config, options: '-c TimeZone=UTC' });
  pool.on('connect', takeTurns);
  let isStopping = false;
  // A connection that drops while it is being closed is no news.
  const onError = (error: Error) => {
    if (!isStopping) options.onError(error);
  };
  pool.on('error', onError);
  try {
    await onOneClient<unknown>(url, options.leavesSchema ? readSchemaState : migrate);
  } catch (error) {
    await pool.end();
    throw explain(error, url);
  }
  const prisma = createPrisma(new PrismaPg(pool, { statementNameGenerator: nameStatements() }));
  const queuePools: pg.Pool[] = [];
  return {
    kind: 'server',
    prisma,
    query: async <Row>(text: string, values: unknown[]) => (await pool.query(text, values)).rows as Row[],
    openQueuePool: () => {
      const queuePool = new pg.Pool({
        ...config,
        max: QUEUE_CONNECTIONS,
        options: '-c search_path=bullmq',
      });
      queuePool.on('connect', takeTurns);
      queuePool.on('error', onError);
      queuePools.push(queuePool);
      return queuePool;
    },
    now: () => readTime(prisma),
    isReady: () => isReady(prisma),
    schema: () => onOneClient(url, readSchemaState),
    transaction: (mode, work) => inTransaction(url, mode, work),
    vacuum: async () => {},
    stop: async () => {
      isStopping = true;
      await prisma.$disconnect();
      await Promise.all([pool.end(), ...queuePools.map((queuePool) => queuePool.end())]);
    },
  };
}

/** More different statements than the program has; each connection keeps the plans of those that it has run. */
const MOST_NAMED = 500;

/** A statement under a name is parsed and planned once for each connection; without one, each time that it runs. */
function nameStatements(): (statement: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    if (!names.has(sql) && names.size < MOST_NAMED) names.set(sql, `s${names.size}`);
    return names.get(sql) ?? '';
  };
}

/**
 * Prisma reads the relations of a row at the same time, in a transaction on one connection. The driver puts what comes
 * while it is busy in line, says that its next version will refuse it, and is spared the line by this one.
 */
export function takeTurns(client: Pick<pg.PoolClient, 'query'>): void {
  const { query } = client;
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = (...args: unknown[]): unknown => {
    const ask = (): Promise<unknown> => Reflect.apply(query, client, args);
    // The pool asks with a callback, on a connection that nobody else has.
    if (typeof args.at(-1) === 'function') return ask();
    const answer = before.then(ask);
    before = answer.catch(() => undefined);
    return answer;
  };
  Object.assign(client, { query: inTurn });
}

const inTransaction = <T>(
  url: string,
  mode: 'snapshot' | 'write',
  work: (session: Session) => Promise<T>,
): Promise<T> =>
  onOneClient(url, async (session) => {
    await session.run(mode === 'snapshot' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN');
    const answer = await work(session);
    await session.run('COMMIT');
    return answer;
  });

async function onOneClient<T>(url: string, work: (session: Session) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    options: '-c TimeZone=UTC',
  });
  // What ends the connection fails the statement under way as well.
  client.on('error', () => undefined);
  await client.connect();
  const session: Session = {
    run: async (sql) => void (await client.query(sql)),
    query: async (sql, values) => (await client.query(sql, values)).rows,
  };
  try {
    return await work(session);
  } finally {
    await client.end();
  }
}

/** What the server or the network said, as something that an operator can mend; other errors as they are. */
function explain(error: unknown, url: string): unknown {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const { hostname, port, username, pathname } = new URL(url);
  const place = { host: hostname, port: Number(port || 5432) };
  const who = { user: decodeURIComponent(username), database: decodeURIComponent(pathname.slice(1)) };
  const fail = (failure: string, facts: Facts): Failure =>
    new Failure(failure, { kind: 'ask_operator' }, { ...place, ...facts }, { cause: error });
  const state = String(code);
  if (networkCodes.has(state)) return fail('database_unreachable', { reason: state });
  if (/timeout|terminated|SSL/i.test(String(message)) && !/^[0-9A-Z]{5}$/.test(state)) {
    return fail('database_unreachable', { reason: String(message) });
  }
  if (/^(28|0P)/.test(state) || String(message).startsWith('SASL')) return fail('database_login_refused', who);
  if (state === '3D000') return fail('database_missing', who);
  if (state === '42501') return fail('database_right_missing', who);
  if (/^(08|53|57P)/.test(state)) return fail('database_unreachable', { reason: state });
  return error;
}

const networkCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  'EACCES',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
