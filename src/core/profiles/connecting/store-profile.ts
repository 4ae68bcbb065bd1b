/** The one transaction that makes a login a profile, and ends the same account's profile elsewhere. */
import { Prisma, type Transaction, transact, type Way } from '../../database/index.ts';
import { type ConnectedFacts, enqueueNotice, openThread } from '../../notices/index.ts';
import type { TicketRow } from '../../tickets.ts';
import type { TokenSet } from '../../tiktok/index.ts';
import type { ProfileChanges } from '../announce-changes.ts';
import { creatorInfoColumn } from '../creator-info.ts';
import type { Context } from '../deps.ts';
import { deactivate, isGivenUp, tellActive } from '../logins/deactivate.ts';
import { runAlone } from '../logins/run-alone.ts';
import { sealTokens } from '../logins/sealed-tokens.ts';
import { type Account, accountName, grantedWays, usualWay } from '../tiktok-account.ts';

export interface Connection {
  readonly ticket: TicketRow;
  readonly tokens: TokenSet;
  readonly account: Account;
}

export interface StoredProfile extends ProfileChanges {
  readonly profileId: string;
  readonly handle: string;
  /** As people are told of it. */
  readonly account: string;
  readonly renewed: boolean;
  readonly mode: Way;
}

type ProfileRow = Prisma.ProfileGetPayload<{ include: { owner: true } }>;

/** Two workspaces that connect one account at the same moment must not both end up with it. */
export const storeProfile = (context: Context, connection: Connection): Promise<StoredProfile> =>
  runAlone(context, `account:${connection.tokens.openId}`, () =>
    transact(context, (tx) => store(context, tx, connection)),
  );

async function store(context: Context, tx: Transaction, connection: Connection): Promise<StoredProfile> {
  const now = context.clock.now();
  const { workspaceId, member } = connection.ticket;
  const { openId } = connection.tokens;
  const inactive = await deactivate(tx, {
    where: { openId, status: 'active', workspaceId: { not: workspaceId } },
    code: 'taken_over',
    actor: member.id,
    now,
  });
  const existing = await tx.profile.findUnique({
    where: { workspaceId_openId: { workspaceId, openId } },
  });
  const renewed = existing !== null && !isGivenUp(existing.inactiveReason);
  const isTakenOver = !renewed || member.isAdmin;
  const profile = await writeProfile(context, tx, connection, {
    id: existing?.id ?? null,
    ownerId: isTakenOver ? member.id : existing.ownerId,
    ...(isTakenOver || existing.ownerId === member.id ? { ownerLeftAt: null } : {}),
    ...(renewed ? keptWay(context, existing, connection.tokens.scopes) : { shared: connection.ticket.shared }),
  });
  if (existing) await tellActive(tx, existing);
  await becomeDefault(tx, profile);
  const facts = { profileId: profile.id, handle: profile.handle, mode: profile.mode, renewed };
  const action = 'profile_connected';
  await tx.changeLog.create({ data: { workspaceId, at: now, actor: member.id, action, facts } });
  const toTell = new Set([member.externalId, profile.owner.externalId]);
  if (renewed) toTell.add(await externalIdOf(tx, existing.ownerId));
  for (const person of toTell) await tellConnected(context, tx, connection, { profile, person, renewed });
  return {
    profileId: profile.id,
    handle: profile.handle,
    account: accountName(profile),
    renewed,
    mode: profile.mode,
    connected: profile.id,
    inactive,
  };
}

async function writeProfile(
  context: Context,
  tx: Transaction,
  { ticket, tokens, account }: Connection,
  { id: existingId, ...kept }: { id: string | null; ownerId: string; shared?: boolean; ownerLeftAt?: null; mode?: Way },
): Promise<ProfileRow> {
  const now = context.clock.now();
  const { workspaceId } = ticket;
  const { openId } = tokens;
  const { creatorInfo, ...known } = account;
  const data = {
    ...known,
    ...kept,
    scopes: [...tokens.scopes],
    status: 'active' as const,
    inactiveReason: null,
    inactiveAt: null,
    connectedAt: now,
    creatorInfo: creatorInfo
      ? creatorInfoColumn.write({ ...creatorInfo, privacyLevelOptions: [...creatorInfo.privacyLevelOptions] })
      : Prisma.DbNull,
    creatorInfoAt: creatorInfo ? now : null,
  };
  // Tokens are sealed for their row, so the row comes first.
  const id = existingId ?? (await tx.profile.create({ data: { ...data, workspaceId, openId } })).id;
  return tx.profile.update({
    where: { id },
    data: { ...data, ...sealTokens(context, id, tokens), tokenVersion: { increment: 1 } },
    include: { owner: true },
  });
}

/** A way that somebody chose outlives a new login, where that allows it; what only was not granted before is no choice. */
function keptWay(
  { audited }: Context,
  { mode, scopes }: { mode: Way; scopes: readonly string[] },
  granted: readonly string[],
) {
  const isChosen = mode !== usualWay(scopes, audited);
  return isChosen && grantedWays(granted).includes(mode) ? { mode } : {};
}

const externalIdOf = async (tx: Transaction, memberId: string): Promise<string> =>
  (await tx.member.findUniqueOrThrow({ where: { id: memberId } })).externalId;

/** The first profile of a workspace, or the only one that is left. */
async function becomeDefault(tx: Transaction, { id, workspaceId }: ProfileRow): Promise<void> {
  const others = { none: { status: 'active', id: { not: id } } } as const;
  await tx.workspace.updateMany({
    where: { id: workspaceId, defaultProfileId: null, profiles: others },
    data: { defaultProfileId: id },
  });
}

/** The asker hears of it, and the owner when that is somebody else; both can object. */
async function tellConnected(
  { clock, audited }: Context,
  tx: Transaction,
  { ticket, tokens }: Connection,
  { profile, person, renewed }: { profile: ProfileRow; person: string; renewed: boolean },
): Promise<void> {
  const { id: profileId, handle, workspaceId, tokenVersion, mode } = profile;
  const { member, workspace } = ticket;
  const now = clock.now();
  const threadId = await openThread(tx, { workspaceId, channel: person, root: '' }, now);
  const data: ConnectedFacts & { by: string | null } = {
    account: accountName(profile),
    profileId,
    handle,
    workspaceName: workspace.name,
    mode,
    audited,
    renewed,
    mayPublish: tokens.scopes.includes('video.publish'),
    shared: profile.shared,
    by: person === member.externalId ? null : member.displayName,
  };
  const dedupeKey = `connected:${profileId}:${tokenVersion}:${person}`;
  await enqueueNotice(tx, { threadId, dedupeKey, body: { kind: 'connected', data } }, now);
}
