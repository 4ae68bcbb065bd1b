import type { Prisma, PrismaClient } from '../database/index.ts';

type ProfileRow = Prisma.ProfileGetPayload<{
  select: { id: true; workspaceId: true; ownerId: true };
}>;

/** Its owner and the workspace's admins may change a profile. */
export async function mayChange(prisma: PrismaClient, profile: ProfileRow, memberId: string): Promise<boolean> {
  const { workspaceId, ownerId } = profile;
  const member = await prisma.member.findFirst({ where: { id: memberId, workspaceId } });
  return member !== null && (member.id === ownerId || member.isAdmin);
}

/** Whoever connected it last may also object to it ("Not me"), though he may not be its owner. */
export async function mayDisconnect(prisma: PrismaClient, profile: ProfileRow, memberId: string): Promise<boolean> {
  if (await mayChange(prisma, profile, memberId)) return true;
  const { id: profileId, workspaceId } = profile;
  const last = await prisma.audit.findFirst({
    where: {
      workspaceId,
      action: 'profile_connected',
      facts: { path: ['profileId'], equals: profileId },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  return last?.actor === memberId;
}
