/** Who may change a profile, and in which workspace. */
import type { Prisma } from '../database/index.ts';
import type { Actor } from '../workspaces/index.ts';
import type { Context } from './deps.ts';

export type { Actor };

/** `unknown`: there is no such profile in the actor's workspace. */
export type ProfileChange = 'done' | 'not_yours' | 'unknown';

export type ProfileRow = Prisma.ProfileGetPayload<object>;

/** The profile, if it belongs to the workspace that the actor speaks in. */
export const findProfile = (
  { prisma }: Pick<Context, 'prisma'>,
  profileId: string,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
): Promise<ProfileRow | null> => prisma.profile.findUnique({ where: { id: profileId, workspaceId } });

/** Its owner and the workspace's admins may change a profile. */
export const mayChange = ({ workspaceId, ownerId }: ProfileRow, actor: Actor): boolean =>
  workspaceId === actor.workspaceId && (ownerId === actor.memberId || actor.isAdmin);

/** Whoever connected it last may also object to it ("Not me"), though they may not be its owner. */
export async function mayDisconnect(
  { prisma }: Pick<Context, 'prisma'>,
  profile: ProfileRow,
  actor: Actor,
): Promise<boolean> {
  if (mayChange(profile, actor)) return true;
  const { id: profileId, workspaceId } = profile;
  const last = await prisma.changeLog.findFirst({
    where: { workspaceId, action: 'profile_connected', facts: { path: ['profileId'], equals: profileId } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  return workspaceId === actor.workspaceId && last?.actor === actor.memberId;
}
