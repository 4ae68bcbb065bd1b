/** What a workspace decides of its profiles (which is the default, who may post to them), and who may decide it. */
import type { Prisma, Way } from '../database/index.ts';
import type { PrivacyLevel } from '../tiktok/index.ts';
import type { Actor } from '../workspaces/index.ts';
import type { Context } from './deps.ts';
import { grantedWays } from './tiktok-account.ts';

export function createSettings(context: Context) {
  const { prisma } = context;
  const changeProfile = (profileId: string, actor: Actor, noted: Noted) =>
    changeNoted(context, profileId, actor, noted);
  const update =
    (id: string, { workspaceId }: Actor, data: Prisma.ProfileUpdateManyMutationInput) =>
    () =>
      prisma.profile.updateMany({ where: { id, workspaceId }, data });
  const lacks = async (profileId: string, actor: Actor, way: Way): Promise<boolean> => {
    const profile = await findProfile(context, profileId, actor);
    return profile !== null && mayChange(profile, actor) && !grantedWays(profile.scopes).includes(way);
  };
  return {
    setDefault: (profileId: string, actor: Actor): Promise<ProfileChange> =>
      changeProfile(profileId, actor, {
        action: 'profile_default',
        facts: {},
        write: () =>
          prisma.workspace.update({ where: { id: actor.workspaceId }, data: { defaultProfileId: profileId } }),
      }),

    setWay: async (profileId: string, way: Way, actor: Actor): Promise<ProfileChange | 'not_granted'> => {
      if (await lacks(profileId, actor, way)) return 'not_granted';
      const write = update(profileId, actor, { mode: way });
      return changeProfile(profileId, actor, { action: 'profile_way', facts: { way }, write });
    },

    changeSettings: async (
      profileId: string,
      changed: ProfileSettings,
      actor: Actor,
    ): Promise<ProfileChange | 'not_granted'> => {
      const { way, ...others } = changed;
      if (way !== undefined && (await lacks(profileId, actor, way))) return 'not_granted';
      const write = update(profileId, actor, { ...others, ...(way && { mode: way }) });
      return changeProfile(profileId, actor, { action: 'profile_settings', facts: { ...changed }, write });
    },

    setShared: (profileId: string, shared: boolean, actor: Actor): Promise<ProfileChange> => {
      const write = update(profileId, actor, { shared });
      return changeProfile(profileId, actor, { action: 'profile_shared', facts: { shared }, write });
    },
  };
}

/** A change, and what the change log says of it. */
interface Noted {
  readonly action: string;
  readonly facts: Prisma.InputJsonObject;
  readonly write: () => Prisma.PrismaPromise<unknown>;
}

async function changeNoted(
  context: Context,
  profileId: string,
  actor: Actor,
  { action, facts, write }: Noted,
): Promise<ProfileChange> {
  const { prisma, clock } = context;
  const profile = await findProfile(context, profileId, actor);
  // A form may be sent, or an old button pressed, once the account is disconnected: nothing of it holds any more.
  if (!profile || profile.inactiveReason === 'disconnected') return 'unknown';
  if (!mayChange(profile, actor)) return 'not_yours';
  const { workspaceId, memberId } = actor;
  const noted = { profileId, handle: profile.handle, ...facts };
  const entry = { workspaceId, at: clock.now(), actor: memberId, action, facts: noted };
  await prisma.$transaction([write(), prisma.changeLog.create({ data: entry })]);
  return 'done';
}

/** What posts of a profile take where they name nothing else; what is absent stays. */
export interface ProfileSettings {
  readonly way?: Way;
  /** Null: as its workspace does. */
  readonly askEveryTime?: boolean | null;
  /** Null: everyone, once TikTok has audited the app. */
  readonly privacyLevel?: PrivacyLevel | null;
  readonly disableComment?: boolean;
  readonly disableDuet?: boolean;
  readonly disableStitch?: boolean;
}

/** `unknown`: there is no such profile in the actor's workspace. */
export type ProfileChange = 'done' | 'not_yours' | 'unknown';

type ProfileRow = Prisma.ProfileGetPayload<object>;

/** The profile, if it belongs to the workspace that the actor speaks in. */
export const findProfile = (
  { prisma }: Pick<Context, 'prisma'>,
  profileId: string,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
): Promise<ProfileRow | null> => prisma.profile.findUnique({ where: { id: profileId, workspaceId } });

/** Its owner and the workspace's admins may change a profile. */
const mayChange = ({ workspaceId, ownerId }: ProfileRow, actor: Actor): boolean =>
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
