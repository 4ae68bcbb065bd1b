import type { Context } from './deps.ts';
import { mayChange } from './may-change.ts';

export type Change = 'done' | 'not_yours';

export function createSettings({ prisma, clock }: Context) {
  async function setDefault(profileId: string, actorMemberId: string): Promise<Change> {
    const profile = await prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
    if (!(await mayChange(prisma, profile, actorMemberId))) return 'not_yours';
    const { workspaceId, handle } = profile;
    const facts = { profileId, handle };
    await prisma.$transaction([
      prisma.workspace.update({
        where: { id: workspaceId },
        data: { defaultProfileId: profileId },
      }),
      prisma.audit.create({ data: entry(workspaceId, actorMemberId, 'profile_default', facts) }),
    ]);
    return 'done';
  }

  async function setShared(profileId: string, shared: boolean, actorMemberId: string): Promise<Change> {
    const profile = await prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
    if (!(await mayChange(prisma, profile, actorMemberId))) return 'not_yours';
    const { workspaceId, handle } = profile;
    const facts = { profileId, handle, shared };
    await prisma.$transaction([
      prisma.profile.update({ where: { id: profileId }, data: { shared } }),
      prisma.audit.create({ data: entry(workspaceId, actorMemberId, 'profile_shared', facts) }),
    ]);
    return 'done';
  }

  const entry = (workspaceId: string, actor: string, action: string, facts: Record<string, string | boolean>) => ({
    workspaceId,
    at: clock.now(),
    actor,
    action,
    facts,
  });

  return { setDefault, setShared };
}
