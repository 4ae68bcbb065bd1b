import type { PostState, Prisma, PrismaClient, ProfileStatus, Way } from '../database/index.ts';
import type { PostSettings, PrivacyLevel } from '../tiktok/index.ts';
import { creatorInfoColumn } from './creator-info.ts';
import { accountName, grantedWays } from './tiktok-account.ts';

/** A profile as people see it; tokens are not among what is read. */
export interface ProfileView {
  readonly id: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly handle: string;
  readonly nickname: string;
  /** False where TikTok has told only the display name, which `handle` then holds. */
  readonly isHandleKnown: boolean;
  /** As people are told of it: `@ramenhouse`, or its display name. */
  readonly account: string;
  readonly owner: { readonly id: string; readonly externalId: string; readonly name: string };
  /** Since then its owner is no longer in the workspace: an admin may take it over. */
  readonly ownerLeftAt: Date | null;
  readonly mode: Way;
  /** The ways that its login allows. */
  readonly ways: readonly Way[];
  readonly status: ProfileStatus;
  readonly inactiveReason: string | null;
  readonly inactiveAt: Date | null;
  readonly shared: boolean;
  /** Audience and settings of its posts are chosen in a form each time: its own setting, or its workspace's. */
  readonly asksEveryTime: boolean;
  /** Its own setting; null where the workspace's holds. */
  readonly askEveryTime: boolean | null;
  /** What its posts take where they name nothing else; audience null: everyone, once TikTok has audited the app. */
  readonly defaults: Pick<PostSettings, 'disableComment' | 'disableDuet' | 'disableStitch'> & {
    readonly privacyLevel: PrivacyLevel | null;
  };
  /** The audiences that TikTok offered last; null where it was never asked. */
  readonly offeredAudiences: readonly PrivacyLevel[] | null;
  readonly isDefault: boolean;
  readonly connectedAt: Date;
  readonly accessExpiresAt: Date | null;
  readonly refreshExpiresAt: Date | null;
  /** Posts that are to go out on it. */
  readonly waitingPosts: number;
}

const waiting: PostState[] = ['draft', 'scheduled', 'on_hold'];

export const profileParts = {
  id: true,
  workspaceId: true,
  handle: true,
  nickname: true,
  mode: true,
  scopes: true,
  creatorInfo: true,
  status: true,
  inactiveReason: true,
  inactiveAt: true,
  shared: true,
  askEveryTime: true,
  ownerLeftAt: true,
  privacyLevel: true,
  disableComment: true,
  disableDuet: true,
  disableStitch: true,
  connectedAt: true,
  accessExpiresAt: true,
  refreshExpiresAt: true,
  owner: { select: { id: true, externalId: true, displayName: true } },
  workspace: { select: { name: true, defaultProfileId: true, askEveryTime: true } },
  _count: { select: { posts: { where: { state: { in: waiting } } } } },
} as const satisfies Prisma.ProfileSelect;

type ProfileRow = Prisma.ProfileGetPayload<{ select: typeof profileParts }>;

export async function listProfiles(prisma: PrismaClient, where: Prisma.ProfileWhereInput): Promise<ProfileView[]> {
  const rows = await prisma.profile.findMany({
    where,
    select: profileParts,
    orderBy: [{ connectedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(viewProfile);
}

function viewProfile({ _count, owner, workspace, creatorInfo, scopes, ...columns }: ProfileRow): ProfileView {
  const { privacyLevel, disableComment, disableDuet, disableStitch, ...row } = columns;
  return {
    ...row,
    defaults: { privacyLevel, disableComment, disableDuet, disableStitch },
    offeredAudiences: creatorInfoColumn.read(creatorInfo)?.privacyLevelOptions ?? null,
    ways: grantedWays(scopes),
    asksEveryTime: row.askEveryTime ?? workspace.askEveryTime,
    isHandleKnown: creatorInfo !== null,
    account: accountName({ ...row, creatorInfo }),
    workspaceName: workspace.name,
    isDefault: workspace.defaultProfileId === row.id,
    owner: { id: owner.id, externalId: owner.externalId, name: owner.displayName },
    waitingPosts: _count.posts,
  };
}
