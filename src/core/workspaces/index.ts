/** Who is speaking: workspaces and members, with the time zone and rights that the platform tells. */
import type { Clock } from '../clock.ts';
import type { Platform, PrismaClient } from '../database/index.ts';

/** What a platform says about a member. */
export interface MemberFacts {
  readonly displayName: string;
  /** IANA name; null where the platform does not tell. */
  readonly timeZone: string | null;
  readonly locale: string | null;
  readonly isAdmin: boolean;
}

export interface Speaker {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly memberId: string;
  readonly externalId: string;
  readonly timeZone: string;
  readonly locale: string | null;
  readonly isAdmin: boolean;
  /** What a day without a clock means here. */
  readonly usualHour: { readonly hour: number; readonly minute: number };
}

export interface Introduction {
  readonly platform: Platform;
  readonly workspace: { readonly externalId: string; readonly name: string };
  readonly memberExternalId: string;
  /** Asks the platform; called for strangers and when what is known is an hour old. */
  readonly look: () => Promise<MemberFacts>;
}

export interface Workspaces {
  meet(introduction: Introduction): Promise<Speaker>;
}

const FRESH_MS = 60 * 60_000;
const FALLBACK_ZONE = 'Etc/UTC';

export function createWorkspaces(deps: { prisma: PrismaClient; clock: Clock }): Workspaces {
  const { prisma, clock } = deps;

  const knownMember = (introduction: Introduction) =>
    prisma.member.findFirst({
      where: {
        externalId: introduction.memberExternalId,
        seenAt: { gt: new Date(clock.now().getTime() - FRESH_MS) },
        workspace: {
          platform: introduction.platform,
          externalId: introduction.workspace.externalId,
        },
      },
      include: { workspace: true },
    });

  const admit = async ({ platform, workspace, memberExternalId, look }: Introduction) => {
    const facts = { ...(await look()), seenAt: clock.now() };
    const { id: workspaceId } = await prisma.workspace.upsert({
      where: { platform_externalId: { platform, externalId: workspace.externalId } },
      create: { platform, ...workspace, createdAt: clock.now() },
      update: { name: workspace.name },
    });
    return prisma.member.upsert({
      where: { workspaceId_externalId: { workspaceId, externalId: memberExternalId } },
      create: { workspaceId, externalId: memberExternalId, ...facts },
      update: facts,
      include: { workspace: true },
    });
  };

  return {
    meet: async (introduction) => {
      const member = (await knownMember(introduction)) ?? (await admit(introduction));
      const { workspace, id: memberId, externalId, locale, isAdmin } = member;
      const usualHour = {
        hour: Math.floor(workspace.usualMinute / 60),
        minute: workspace.usualMinute % 60,
      };
      const timeZone = member.timeZone ?? FALLBACK_ZONE;
      return {
        ...{ workspaceId: workspace.id, workspaceName: workspace.name, memberId, externalId },
        ...{ timeZone, locale, isAdmin, usualHour },
      };
    },
  };
}
