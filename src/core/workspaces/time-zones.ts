/** Where people are, on platforms that do not tell: said once, and true wherever they are met. */
import type { Platform, PrismaClient } from '../database/index.ts';

interface Person {
  readonly platform: Platform;
  readonly memberExternalId: string;
}

/** What the same person has said in another workspace. */
export async function rememberedZone(
  prisma: PrismaClient,
  { platform, memberExternalId: externalId }: Person,
): Promise<string | null> {
  const known = await prisma.member.findFirst({
    where: { externalId, workspace: { platform }, timeZone: { not: null } },
    select: { timeZone: true },
  });
  return known?.timeZone ?? null;
}

export async function setTimeZone(prisma: PrismaClient, memberId: string, timeZone: string): Promise<string[]> {
  const { externalId, workspace } = await prisma.member.findUniqueOrThrow({
    where: { id: memberId },
    include: { workspace: true },
  });
  const where = { externalId, workspace: { platform: workspace.platform } };
  const members = await prisma.member.updateManyAndReturn({
    where,
    data: { timeZone },
    select: { id: true },
  });
  return members.map(({ id }) => id);
}
