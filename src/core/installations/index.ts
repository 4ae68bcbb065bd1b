/**
 * The workspaces in which an app of ours is installed, each with a token of its own. What is kept of one is sealed for
 * its row, and is opaque to core: the platform's bot knows what it says.
 */
import { randomUUID } from 'node:crypto';
import { type Clock, MINUTE_MS } from '../clock.ts';
import type { Platform, Prisma, PrismaClient } from '../database/index.ts';
import type { Cipher } from '../sealing/index.ts';

/** What was stored, and the version that `remove` has to name. */
export interface StoredInstallation {
  readonly version: string;
  /** As `store` was given it; to be parsed. */
  readonly body: unknown;
}

/** Installations by the platform's own id of their workspace. */
export interface Installations {
  /** Takes the place of an earlier installation there. */
  store(platform: Platform, externalId: string, body: Prisma.InputJsonObject): Promise<void>;
  /** Null where nothing is installed; throws what the cipher throws. */
  read(platform: Platform, externalId: string): Promise<StoredInstallation | null>;
  /** The ids of all workspaces where the platform's app is installed, the oldest first. */
  list(platform: Platform): Promise<string[]>;
  /** False when another installation has taken its place meanwhile, or there is none. */
  remove(platform: Platform, externalId: string, version: string): Promise<boolean>;
}

/** So long after it has begun an installation may come back from the platform. */
export const INSTALL_STATE_MS = 10 * MINUTE_MS;

/** What became of adding Schedy to a workspace. */
export type InstallResult =
  | { readonly kind: 'installed'; readonly workspace: string; readonly isAgain: boolean }
  /** At Slack somebody said no. */
  | { readonly kind: 'cancelled' }
  /** It began in another browser, longer ago than `INSTALL_STATE_MS`, or not here at all. */
  | { readonly kind: 'bad_state' }
  | { readonly kind: 'expired_state' }
  /** The code was used, or is too old. */
  | { readonly kind: 'code_used' }
  /** For a whole organisation at once. */
  | { readonly kind: 'whole_organisation' }
  /** Tokens that change every 12 hours. */
  | { readonly kind: 'rotating_tokens' }
  /** Slack does not accept what the operator has configured. */
  | { readonly kind: 'misconfigured'; readonly code: string }
  /** Slack, or our own database, did not answer. */
  | { readonly kind: 'away' };

interface InstallationsDeps {
  readonly prisma: PrismaClient;
  readonly cipher: Cipher;
  readonly clock: Clock;
}

/** The installations in this database. */
export function createInstallations({ prisma, cipher, clock }: InstallationsDeps): Installations {
  return {
    store: async (platform, externalId, given) => {
      const body = cipher.seal(JSON.stringify(given), placeOf(platform, externalId));
      const data = { body, version: randomUUID(), storedAt: clock.now() };
      await prisma.installation.upsert({
        where: { platform_externalId: { platform, externalId } },
        create: { platform, externalId, ...data },
        update: data,
      });
    },
    read: async (platform, externalId) => {
      const row = await prisma.installation.findUnique({ where: { platform_externalId: { platform, externalId } } });
      if (!row) return null;
      return { version: row.version, body: JSON.parse(cipher.open(row.body, placeOf(platform, externalId))) };
    },
    list: async (platform) => {
      const rows = await prisma.installation.findMany({
        where: { platform },
        orderBy: [{ storedAt: 'asc' }, { externalId: 'asc' }],
        select: { externalId: true },
      });
      return rows.map(({ externalId }) => externalId);
    },
    remove: async (platform, externalId, version) =>
      (await prisma.installation.deleteMany({ where: { platform, externalId, version } })).count > 0,
  };
}

/** One workspace's token opens in no other workspace's row. */
const placeOf = (platform: Platform, externalId: string) => ({
  purpose: 'installation',
  row: `${platform}:${externalId}`,
});
