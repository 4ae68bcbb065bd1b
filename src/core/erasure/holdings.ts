/** What there is of a person or a workspace, counted, for the question that comes before its deletion. */

import type { BrowserUploads } from '../browser-uploads/index.ts';
import type { Clock } from '../clock.ts';
import type { Leases, Platform, Prisma, PrismaClient } from '../database/index.ts';
import type { Store } from '../media/index.ts';
import type { Log } from '../ports.ts';
import type { Posts } from '../posts/index.ts';
import type { Profiles } from '../profiles/index.ts';

/** What erasure needs of the rest of core. */
export interface ErasureDeps {
  readonly prisma: PrismaClient;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly posts: Pick<Posts, 'askAnew' | 'cancelPlanned'>;
  readonly profiles: Pick<Profiles, 'endLogin'>;
  readonly uploads: Pick<BrowserUploads, 'removeOf'>;
}

/** Somebody on a platform, in every workspace where they are known there. */
export interface Person {
  readonly platform: Platform;
  readonly externalId: string;
}

/** How much is kept of a person or a workspace. */
export interface Holdings {
  /** Names of the workspaces in which something is kept. */
  readonly places: readonly string[];
  readonly posts: number;
  /** Of these posts: they are to go out, and would be cancelled. */
  readonly planned: number;
  /** Of these posts: their bytes are on the way to TikTok, which nothing stops any more. */
  readonly onTheWay: number;
  readonly videos: number;
  /** Handles of connected accounts. */
  readonly accounts: readonly string[];
  /** Posts that others have planned on these accounts. */
  readonly othersPlanned: number;
}

/** A byte may be at TikTok already. Until one is, a claimed post can be stopped, like every planned one. */
const sending = { outcome: null, byteBegunAt: { not: null } } satisfies Prisma.AttemptWhereInput;

export const isPlanned = {
  OR: [{ state: { in: ['scheduled', 'on_hold'] } }, { state: 'publishing', attempts: { none: sending } }],
} satisfies Prisma.PostWhereInput;

const isOnTheWay = {
  OR: [{ state: 'processing' }, { state: 'publishing', attempts: { some: sending } }],
} satisfies Prisma.PostWhereInput;

export async function readHoldings(
  prisma: PrismaClient,
  whose: Person | { readonly workspaceId: string },
): Promise<Holdings> {
  const isWorkspace = 'workspaceId' in whose;
  const member: Prisma.MemberWhereInput = isWorkspace
    ? { workspaceId: whose.workspaceId }
    : { externalId: whose.externalId, workspace: { platform: whose.platform } };
  const own = { author: member };
  const count = (where: Prisma.PostWhereInput) => prisma.post.count({ where });
  const places = await prisma.workspace.findMany({
    where: isWorkspace ? { id: whose.workspaceId } : { members: { some: member } },
    orderBy: { createdAt: 'asc' },
    select: { name: true },
  });
  const accounts = await prisma.profile.findMany({
    where: { owner: member },
    orderBy: { connectedAt: 'asc' },
    select: { handle: true },
  });
  return {
    places: places.map(({ name }) => name),
    posts: await count(own),
    planned: await count({ ...own, ...isPlanned }),
    onTheWay: await count({ ...own, ...isOnTheWay }),
    videos: await count({ ...own, media: { state: 'ready' } }),
    accounts: accounts.map(({ handle }) => handle),
    othersPlanned: await count({ author: { isNot: member }, profile: { owner: member }, ...isPlanned }),
  };
}

export interface KnownWorkspace {
  readonly id: string;
  readonly platform: Platform;
  /** The platform's own id. */
  readonly externalId: string;
  readonly name: string;
  readonly members: number;
  readonly posts: number;
}

export async function listWorkspaces(prisma: PrismaClient): Promise<readonly KnownWorkspace[]> {
  const rows = await prisma.workspace.findMany({
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      platform: true,
      externalId: true,
      name: true,
      _count: { select: { members: true, posts: true } },
    },
  });
  return rows.map(({ _count: { members, posts }, ...row }) => ({ ...row, members, posts }));
}
