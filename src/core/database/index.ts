export type {
  Attempt,
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
export { createLeases, LEASE_MS, type Lease, type Leases } from './lease.ts';
export { type Database, type DatabaseOptions, openDatabase } from './open.ts';
