import type pg from 'pg';
import type { Pool } from './embedded-pool.ts';
import type { PrismaClient } from './generated/client.ts';
import type { SchemaState, Session } from './migrate.ts';

/** Which database to open, and how. */
export interface DatabaseOptions {
  /** A PostgreSQL URL; absent: the embedded database in `dataDir`. */
  readonly url?: string | undefined;
  readonly dataDir: string;
  readonly connections?: number | undefined;
  /** True: missing migrations are left out, and told by `schema`. For whoever only looks. */
  readonly leavesSchema?: boolean | undefined;
  /** Hears of connections that drop while idle; they are replaced by themselves. */
  readonly onError: (error: Error) => void;
}

/** The open database of a process. */
export interface Database {
  /** `embedded` means: whatever an earlier process left leased is free, for nobody else can be here. */
  readonly kind: 'embedded' | 'server';
  readonly prisma: PrismaClient;
  /** One statement by the driver alone, without the way through Prisma: for what somebody waits on. */
  query<Row>(text: string, values: unknown[]): Promise<Row[]>;
  /** A pool for a queue that lives in PostgreSQL (schema `bullmq`); closed by `stop`. */
  openQueuePool(): Pool | pg.Pool;
  /** The time by the database, which is the reference where several processes differ (law 8). */
  now(): Promise<Date>;
  /** For /readyz: whether it answers. */
  isReady(): Promise<boolean>;
  /** How the tables of this database stand to the migrations of this version. */
  schema(): Promise<SchemaState>;
  /**
   * One transaction by the driver alone. `snapshot` only reads, and all of it as it was at one instant. The embedded
   * database does nothing else meanwhile.
   */
  transaction<T>(mode: 'snapshot' | 'write', work: (session: Session) => Promise<T>): Promise<T>;
  /** Gives back the room of deleted rows; a server does that by itself. */
  vacuum(): Promise<void>;
  /** Closes every connection; nothing else may be under way. */
  stop(): Promise<void>;
}
