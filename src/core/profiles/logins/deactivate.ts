/** The one way in which a profile stops being usable, whoever brings it about. */

import { type Prisma, type Transaction, transact } from '../../database/index.ts';
import { eachRow } from '../../each-row.ts';
import { enqueueNotice, openThread, settle } from '../../notices/index.ts';
import { announce } from '../announce-changes.ts';
import type { Context, Deactivated, InactiveCode } from '../deps.ts';
import { accountName } from '../tiktok-account.ts';
import { noTokens } from './sealed-tokens.ts';

type ProfileRow = Prisma.ProfileGetPayload<{ include: { owner: true } }>;

export interface Deactivation {
  /** All that must still be true of the profiles at the moment of the write. */
  readonly where: Prisma.ProfileWhereInput;
  readonly code: InactiveCode;
  /** A member id, or "tiktok". */
  readonly actor: string;
  readonly now: Date;
}

/** Deactivates in a transaction of its own, and has posts on those profiles wait; answers how many it were. */
export async function deactivateAll(context: Context, change: Omit<Deactivation, 'now'>): Promise<number> {
  const now = context.clock.now();
  const inactive = await transact(context, (tx) => deactivate(tx, { ...change, now }));
  await announce(context, { inactive });
  return inactive.length;
}

/**
 * TikTok says that a person has removed Schedy from their account: its tokens are dead already. Ends every
 * login of the account that began before `at`; a later one stands, for the webhook may have been under way
 * for days while the person connected again.
 */
export async function endAuthorization(context: Context, openId: string, at: Date): Promise<void> {
  const where = { openId, status: 'active', connectedAt: { lte: at } } as const;
  await deactivateAll(context, { where, code: 'authorization_removed', actor: 'tiktok' });
}

/** A login whose refresh token has run out is over, whether or not anybody has asked for it. */
export async function expireLogins(context: Context): Promise<void> {
  const isOver = { status: 'active', refreshExpiresAt: { lte: context.clock.now() } } as const;
  const profiles = await context.prisma.profile.findMany({ where: isOver, select: { id: true } });
  await eachRow(profiles, ({ id }) =>
    deactivateAll(context, { where: { id, ...isOver }, code: 'refresh_refused', actor: 'tiktok' }),
  );
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
    await tellOwner(tx, change, row);
    done.push({ profileId: row.id, code });
  }
  return done;
}

async function record(tx: Transaction, change: Deactivation, row: ProfileRow): Promise<void> {
  const { code, actor, now } = change;
  if (code === 'taken_over' || isGivenUp(code)) {
    const defaultProfileId = row.id;
    await tx.workspace.updateMany({
      where: { defaultProfileId },
      data: { defaultProfileId: null },
    });
  }
  const facts = { profileId: row.id, handle: row.handle, code };
  const { workspaceId } = row;
  const action = 'profile_inactive';
  await tx.changeLog.create({ data: { workspaceId, at: now, actor, action, facts } });
}

/** Nobody holds on to it any more: the next to connect it is its owner, as with a new one. */
export const isGivenUp = (code: string | null): boolean =>
  code === 'disconnected' || code === 'workspace_left' || code === 'owner_left';

/** Not told to who did it; the version makes every occurrence its own. */
async function tellOwner(tx: Transaction, { code, actor, now }: Deactivation, profile: ProfileRow): Promise<void> {
  const { id: profileId, workspaceId, handle, owner } = profile;
  if (owner.id === actor) return;
  const threadId = await openThread(tx, { workspaceId, channel: owner.externalId, root: '' }, now);
  const dedupeKey = inactiveKey(profile);
  // Those that go out by themselves are put on hold for it.
  const posts = await tx.post.count({ where: { profileId, state: { in: ['scheduled', 'on_hold'] } } });
  const data = { handle, account: accountName(profile), profileId, code, posts };
  await enqueueNotice(tx, { threadId, dedupeKey, body: { kind: 'profile_inactive', data } }, now);
}

/** While it is inactive nothing raises its version. */
const inactiveKey = ({ id, tokenVersion }: Pick<ProfileRow, 'id' | 'tokenVersion'>): string =>
  `inactive:${id}:${tokenVersion}`;

/** The login that its owner was asked for is back; `inactive`: the profile as it was. */
export async function tellActive(tx: Transaction, inactive: Pick<ProfileRow, 'id' | 'tokenVersion'>): Promise<void> {
  await settle(tx, inactiveKey(inactive));
}
