/**
 * Schedy is thrown out of a workspace, or the owner of an account leaves: what is planned there goes on hold and is
 * told where it can be. Whoever comes back within the grace finds everything as it was; after it the logins end. Where
 * all named approvers leave, the admins decide (approvers.ts).
 */

import { DAY_MS } from '../clock.ts';
import { type Platform, type PostState, type Prisma, transact } from '../database/index.ts';
import { eachRow, eachStep } from '../each-row.ts';
import { Failure } from '../errors.ts';
import { enqueueNotice, markThread, reopenPlace } from '../notices/index.ts';
import { accountName, type ProfileChange } from '../profiles/index.ts';
import { type Actor, type AskMember, askMember, type WorkspaceName } from '../workspaces/index.ts';
import { checkApprovers, type WhichApprovers } from './approvers.ts';
import { type DeparturesDeps, tellAdmins } from './deps.ts';

/** So long everything waits for who has left; then the logins are revoked. */
export const LEFT_GRACE_MS = 7 * DAY_MS;

/** So many threads are told at once of a return, the others at the next sweep. */
const MOST_RUNG = 200;

/** The accounts of one member, or those on which a post is due within so many milliseconds. */
export type WhichOwners =
  | { readonly workspace: WorkspaceName; readonly memberExternalId: string }
  | { readonly dueWithinMs: number };

/** What becomes of posts and accounts when a workspace or the owner of an account leaves. */
export interface Departures {
  /** Schedy is no longer in that workspace; telling it twice changes nothing. */
  workspaceLeft(workspace: WorkspaceName): Promise<void>;
  /** Schedy is in that workspace (again). */
  workspaceReturned(workspace: WorkspaceName): Promise<void>;
  /** The only workspaces of a platform in which Schedy is: it was thrown out of the others while it was away. */
  workspacesAre(platform: Platform, externalIds: readonly string[]): Promise<void>;
  /** Looks whether the owners of connected accounts are still there; of all of them, or of `which`. */
  checkOwners(ask: AskMember, which?: WhichOwners): Promise<void>;
  /** Looks whether any of the named approvers is still there; of every workspace that needs them, or of `which`. */
  checkApprovers(ask: AskMember, which?: WhichApprovers): Promise<void>;
  /** An admin becomes the owner of an account whose owner has left. */
  takeOver(profileId: string, actor: Actor): Promise<ProfileChange>;
  /** Holds what was planned meanwhile, and ends the logins of those who left longer ago than the grace. */
  follow(): Promise<void>;
}

/** Departures in this database. */
export function createDepartures(deps: DeparturesDeps): Departures {
  return {
    workspaceLeft: (workspace) => workspaceLeft(deps, workspace),
    workspaceReturned: (workspace) => workspaceReturned(deps, workspace),
    workspacesAre: async (platform, externalIds) => {
      const gone = await deps.prisma.workspace.findMany({
        // A member's own direct messages are no workspace that Schedy could be thrown out of.
        where: { platform, leftAt: null, externalId: { notIn: [...externalIds], not: { startsWith: '@' } } },
        select: { externalId: true },
      });
      await eachRow(gone, ({ externalId }) => workspaceLeft(deps, { platform, externalId }));
    },
    checkOwners: (ask, which) => checkOwners(deps, ask, which),
    checkApprovers: (ask, which) => checkApprovers(deps, ask, which),
    takeOver: (profileId, actor) => takeOver(deps, profileId, actor),
    follow: () => follow(deps),
  };
}

async function workspaceLeft(deps: DeparturesDeps, { platform, externalId }: WorkspaceName): Promise<void> {
  const { prisma, clock, log } = deps;
  const leftAt = clock.now();
  const [workspace] = await prisma.workspace.updateManyAndReturn({
    where: { platform, externalId, leftAt: null },
    data: { leftAt },
  });
  if (!workspace) return;
  const until = new Date(leftAt.getTime() + LEFT_GRACE_MS).toISOString();
  log.warn(
    { platform, workspaceId: workspace.id, until },
    'Schedy was removed from a workspace; its posts are on hold',
  );
  await holdOfGone(deps);
}

async function workspaceReturned(deps: DeparturesDeps, { platform, externalId }: WorkspaceName): Promise<void> {
  const { prisma, posts, log } = deps;
  const [workspace] = await prisma.workspace.updateManyAndReturn({
    where: { platform, externalId, leftAt: { not: null } },
    data: { leftAt: null },
  });
  if (!workspace) return;
  const { id: workspaceId } = workspace;
  log.info({ platform, workspaceId }, 'Schedy is back in a workspace');
  // What could not be told is tried again: of most threads at once, of the rest at the next sweep.
  const waiting = await prisma.thread.updateManyAndReturn({
    where: { workspaceId, pending: true },
    data: { tries: 0, nextTryAt: null },
    select: { id: true },
  });
  await transact(deps, async (tx) => {
    for (const { id } of waiting.slice(0, MOST_RUNG)) await markThread(tx, id);
    await reopenPlace(tx, { workspace: { id: workspaceId } });
  });
  await posts.resumeHeld({ workspaceId }, 'workspace_left');
}

async function holdOfGone({ posts }: DeparturesDeps): Promise<void> {
  await eachStep(
    () => posts.holdPlanned({ workspace: { leftAt: { not: null } } }, 'workspace_left'),
    () => posts.holdPlanned({ profile: { ownerLeftAt: { not: null } } }, 'owner_left'),
  );
}

/** A process may have died between a return and what follows from it. */
const resumeOfBack = ({ posts }: DeparturesDeps): Promise<void> =>
  eachStep(
    () => posts.resumeHeld({}, 'workspace_left'),
    () => posts.resumeHeld({}, 'owner_left'),
  );

function whereOwned(now: Date, which: WhichOwners | undefined): Prisma.ProfileWhereInput {
  if (which === undefined) return {};
  if ('workspace' in which) return { workspace: which.workspace, owner: { externalId: which.memberExternalId } };
  const soon = { lte: new Date(now.getTime() + which.dueWithinMs) };
  return { posts: { some: { state: 'scheduled', wakeAt: soon } } };
}

async function checkOwners(deps: DeparturesDeps, ask: AskMember, which?: WhichOwners): Promise<void> {
  const { prisma, clock } = deps;
  const isHome = { workspace: { leftAt: null, externalId: { not: { startsWith: '@' } } } };
  const profiles = await prisma.profile.findMany({
    where: { status: 'active', AND: [isHome, whereOwned(clock.now(), which)] },
    include: { owner: true, workspace: true },
  });
  const known = new Map<string, boolean | null>();
  await eachRow(profiles, async ({ id, owner, ownerLeftAt, workspace }) => {
    if (!known.has(owner.id)) known.set(owner.id, await askMember(deps, ask, workspace, owner.externalId));
    const isHere = known.get(owner.id);
    if (isHere === false && ownerLeftAt === null) await ownerLeft(deps, id);
    if (isHere === true && ownerLeftAt !== null) await ownerIsHere(deps, id);
  });
}

async function ownerLeft(deps: DeparturesDeps, profileId: string): Promise<void> {
  const { prisma, clock, log } = deps;
  const now = clock.now();
  const where = { id: profileId, ownerLeftAt: null };
  const [profile] = await prisma.profile.updateManyAndReturn({
    where,
    data: { ownerLeftAt: now },
    include: { owner: true },
  });
  if (!profile) return;
  const { workspaceId } = profile;
  log.warn({ profileId, workspaceId }, 'the owner of an account has left; its posts are on hold');
  await eachStep(
    () => holdOfGone(deps),
    () => askForOwner(deps, profile),
  );
}

type GoneOwner = Prisma.ProfileGetPayload<{ include: { owner: true } }>;

/**
 * Every admin whom Schedy has met is asked to own the account from now on, once, also those whom it meets later. While
 * it has met none, the thread of the account's latest post is: an admin may read it, or somebody who knows one.
 */
async function askForOwner(deps: DeparturesDeps, profile: GoneOwner): Promise<void> {
  const { id: profileId, workspaceId, owner, ownerLeftAt } = profile;
  const now = deps.clock.now();
  const account = accountName(profile);
  const facts = { account, profileId, name: owner.displayName, days: LEFT_GRACE_MS / DAY_MS };
  const key = `owner_gone:${profileId}:${ownerLeftAt?.toISOString()}`;
  const answer = 'owner_gone';
  await transact(deps, async (tx) => {
    const asked = await tellAdmins(tx, { workspaceId, answer, facts, key, except: owner.id }, now);
    if (asked > 0) return;
    const latest = await tx.post.findFirst({
      where: { profileId, workspaceId, thread: { root: { not: '' } } },
      orderBy: { createdAt: 'desc' },
      select: { threadId: true },
    });
    if (!latest) return;
    const body = { kind: 'answer', data: { answer, facts: { ...facts, isForEverybody: true } } } as const;
    await enqueueNotice(tx, { threadId: latest.threadId, dedupeKey: `${key}:thread`, body }, now);
  });
}

/** They have come back, or somebody else is the owner now. */
async function ownerIsHere({ prisma, posts }: DeparturesDeps, profileId: string): Promise<void> {
  await prisma.profile.updateMany({ where: { id: profileId }, data: { ownerLeftAt: null } });
  await posts.resumeHeld({ profileId }, 'owner_left');
}

async function takeOver(deps: DeparturesDeps, profileId: string, actor: Actor): Promise<ProfileChange> {
  const { prisma, clock } = deps;
  const { workspaceId, memberId, isAdmin } = actor;
  const profile = await prisma.profile.findUnique({ where: { id: profileId, workspaceId } });
  if (!profile || profile.ownerLeftAt === null) return 'unknown';
  if (!isAdmin) return 'not_yours';
  const facts = { profileId, handle: profile.handle };
  const [{ count }] = await prisma.$transaction([
    prisma.profile.updateMany({
      where: { id: profileId, workspaceId, ownerLeftAt: { not: null } },
      data: { ownerId: memberId, ownerLeftAt: null },
    }),
    prisma.changeLog.create({
      data: { workspaceId, at: clock.now(), actor: memberId, action: 'profile_taken_over', facts },
    }),
  ]);
  if (count === 0) return 'unknown';
  await ownerIsHere(deps, profileId);
  return 'done';
}

/** Nobody can let these go out any more. */
const endsWithPlace: readonly PostState[] = ['draft', 'scheduled', 'on_hold', 'handed_over', 'failed', 'unconfirmed'];

async function follow(deps: DeparturesDeps): Promise<void> {
  const { prisma, clock, log, posts, profiles } = deps;
  const before = { lte: new Date(clock.now().getTime() - LEFT_GRACE_MS) };
  const over = await prisma.profile.findMany({
    where: { status: 'active', OR: [{ ownerLeftAt: before }, { workspace: { leftAt: before } }] },
    select: { id: true, workspace: { select: { leftAt: true } } },
  });
  // Also where no login is left to end: what was to be posted by hand, and drafts with their videos.
  const gone = await prisma.workspace.findMany({
    where: { leftAt: before, posts: { some: { state: { in: [...endsWithPlace] } } } },
    select: { id: true },
  });
  const end = async ({ id, workspace }: (typeof over)[number]): Promise<void> => {
    try {
      await profiles.endLogin(id, workspace.leftAt === null ? 'owner_left' : 'workspace_left', 'schedy');
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      log.warn({ profileId: id, code: error.code }, 'a login is ended at the next try');
    }
  };
  const ownerless = await prisma.profile.findMany({
    where: { status: 'active', ownerLeftAt: { not: null, gt: before.lte }, workspace: { leftAt: null } },
    include: { owner: true },
  });
  await eachStep(
    () => holdOfGone(deps),
    () => resumeOfBack(deps),
    () => eachRow(ownerless, (profile) => askForOwner(deps, profile)),
    () => eachRow(gone, ({ id: workspaceId }) => posts.cancelPlanned({ workspaceId }, 'workspace_gone')),
    () => eachRow(over, end),
  );
}
