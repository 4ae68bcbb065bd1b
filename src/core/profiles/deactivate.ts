import type { Prisma } from '../database/index.ts';
import { openThread, tell } from '../notices/index.ts';
import type { InactiveCode } from './deps.ts';
import { noTokens } from './sealed-tokens.ts';

type Transaction = Prisma.TransactionClient;
type ProfileRow = Prisma.ProfileGetPayload<{ include: { owner: true } }>;

export interface Deactivation {
  /** All that must still be true of the profiles at the moment of the write. */
  readonly where: Prisma.ProfileWhereInput;
  readonly code: InactiveCode;
  /** A member id, or "tiktok". */
  readonly actor: string;
  readonly now: Date;
}

export interface Deactivated {
  readonly profileId: string;
  readonly code: InactiveCode;
  /** The owner's direct messages, when there is something to say in them. */
  readonly threadId: string | null;
}

/** Makes profiles inactive, deletes their tokens and tells their owners; answers which it were. */
export async function deactivate(tx: Transaction, change: Deactivation): Promise<Deactivated[]> {
  const { where, code, now } = change;
  const rows = await tx.profile.updateManyAndReturn({
    where,
    data: {
      ...noTokens,
      status: 'inactive',
      inactiveReason: code,
      inactiveAt: now,
      // A refresh that is under way must not bring the profile back to life.
      tokenVersion: { increment: 1 },
    },
    include: { owner: true },
  });
  const done: Deactivated[] = [];
  for (const row of rows) {
    await record(tx, change, row);
    done.push({ profileId: row.id, code, threadId: await tellOwner(tx, change, row) });
  }
  return done;
}

async function record(tx: Transaction, change: Deactivation, row: ProfileRow): Promise<void> {
  const { code, actor, now } = change;
  if (code === 'taken_over' || code === 'disconnected') {
    const defaultProfileId = row.id;
    await tx.workspace.updateMany({
      where: { defaultProfileId },
      data: { defaultProfileId: null },
    });
  }
  const facts = { profileId: row.id, handle: row.handle, code };
  const { workspaceId } = row;
  const action = 'profile_inactive';
  await tx.audit.create({ data: { workspaceId, at: now, actor, action, facts } });
}

/** Not told to who did it; the version makes every occurrence its own. */
async function tellOwner(
  tx: Transaction,
  { code, actor, now }: Deactivation,
  { id: profileId, workspaceId, handle, owner, tokenVersion }: ProfileRow,
): Promise<string | null> {
  if (owner.id === actor) return null;
  const direct = { workspaceId, channel: owner.externalId, root: '' };
  const threadId = await openThread(tx, direct, now);
  const dedupeKey = `inactive:${profileId}:${tokenVersion}`;
  const data = { handle, profileId, code };
  await tell(tx, { threadId, dedupeKey, body: { kind: 'profile_inactive', data } }, now);
  return threadId;
}
