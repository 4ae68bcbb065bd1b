/** What a workspace decides of its profiles: which is the default, and who may post to them. */
import type { Prisma } from '../database/index.ts';
import type { Context } from './deps.ts';
import { type Actor, findProfile, mayChange, type ProfileChange } from './may-change.ts';

export function createSettings(context: Context) {
  const { prisma, clock } = context;

  async function changeProfile(
    profileId: string,
    actor: Actor,
    {
      action,
      facts,
      write,
    }: { action: string; facts: Prisma.InputJsonObject; write: () => Prisma.PrismaPromise<unknown> },
  ): Promise<ProfileChange> {
    const profile = await findProfile(context, profileId, actor);
    if (!profile) return 'unknown';
    if (!mayChange(profile, actor)) return 'not_yours';
    const { workspaceId, memberId } = actor;
    const entry = {
      workspaceId,
      at: clock.now(),
      actor: memberId,
      action,
      facts: { profileId, handle: profile.handle, ...facts },
    };
    await prisma.$transaction([write(), prisma.changeLog.create({ data: entry })]);
    return 'done';
  }

  return {
    setDefault: (profileId: string, actor: Actor): Promise<ProfileChange> =>
      changeProfile(profileId, actor, {
        action: 'profile_default',
        facts: {},
        write: () =>
          prisma.workspace.update({ where: { id: actor.workspaceId }, data: { defaultProfileId: profileId } }),
      }),

    setShared: (profileId: string, shared: boolean, actor: Actor): Promise<ProfileChange> =>
      changeProfile(profileId, actor, {
        action: 'profile_shared',
        facts: { shared },
        write: () =>
          prisma.profile.updateMany({ where: { id: profileId, workspaceId: actor.workspaceId }, data: { shared } }),
      }),
  };
}
