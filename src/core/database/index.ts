/** The database: PostgreSQL in this process or a server, its migrations, and locks with an end. */
import type { Database, DatabaseOptions } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { openServer } from './server.ts';

export { countRows, makeTables, migrationsOf, readTable, tablesInOrder, writeTable } from './copy-tables.ts';
export { examineDirectory, recordMoved, refuseMoved } from './data-directory.ts';
export type { Database, DatabaseOptions } from './database.ts';
export type {
  Attempt,
  InboxPlatform,
  MediaState,
  NoticeState,
  Platform,
  PostState,
  PrismaClient,
  PrivacyLevel,
  ProfileStatus,
  Way,
} from './generated/client.ts';
export { Prisma } from './generated/client.ts';
export { createLeases, LEASE_MS, type Lease, type Leases } from './lease.ts';
export type { SchemaState, Session } from './migrate.ts';
export { isDatabaseAway, isUniqueViolation, type JsonColumn, jsonColumn } from './prisma.ts';
export { afterCommit, type CommitAlarm, type Transacting, type Transaction, transact } from './transact.ts';

/**
 * Opens the database and applies missing migrations. Throws a Failure with `ask_operator` for what the
 * operator can mend: `data_dir_*`, `database_*`, `migration_*`.
 */
export function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url ? openServer(options.url, options) : openEmbedded(options);
}
