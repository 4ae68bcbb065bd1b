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
  ProfileMode,
  ProfileStatus,
} from './generated/client.ts';
export { Prisma } from './generated/client.ts';
export { isDatabaseAway } from './is-away.ts';
export { createLeases, LEASE_MS, type Lease, type Leases } from './lease.ts';
export { openDatabase } from './open.ts';
export { isUniqueViolation } from './unique-violation.ts';
