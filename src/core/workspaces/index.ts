/** Who sent it: workspaces and members, with the time zone and rights that the platform tells. */
import { type Clock, HOUR_MS } from '../clock.ts';
import type { Platform, Prisma, PrismaClient } from '../database/index.ts';
import { isPassing } from '../errors.ts';
import type { Log } from '../ports.ts';
import { mayApprove } from './approvers.ts';
import {
  changeMemberSettings,
  changeSettings,
  type MemberSettings,
  readMemberSettings,
  readSettings,
  type SettingsChange,
  type WorkspaceSettings,
} from './settings.ts';

export { isApprover, listApprovers, MOST_APPROVERS } from './approvers.ts';
export { type AskMember, askMember, type WorkspaceName } from './membership.ts';
export { type MemberSettings, MOST_UNDO_SECONDS, type WorkspaceSettings } from './settings.ts';

/** What a platform says about a member. */
export interface MemberFacts {
  readonly displayName: string;
  /** IANA name; absent where the platform does not tell, and what the member has said counts. */
  readonly timeZone?: string;
  readonly locale: string | null;
  readonly isAdmin: boolean;
  /** Invited to single channels, or of another company; absent where the platform knows no guests. */
  readonly isGuest?: boolean;
}

/** What a member may do, as the platform has said. */
export type MemberRights = Pick<Sender, 'isAdmin' | 'isGuest'>;

/** A member as they speak in a workspace, with the rights of this moment. */
export interface Sender {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly memberId: string;
  readonly externalId: string;
  /** UTC while it is not known. */
  readonly timeZone: string;
  readonly isZoneKnown: boolean;
  readonly locale: string | null;
  readonly isAdmin: boolean;
  /** Sees and changes only their own posts, and connects nothing. */
  readonly isGuest: boolean;
  /** Guests may post here, to shared accounts; a setting of the workspace. */
  readonly guestsPost: boolean;
  /** False: in channels only what mentions Schedy is for it; a setting of the workspace. */
  readonly listens?: boolean;
  /** Decides about the posts of others here; false for everybody where posts need no approval. */
  readonly isApprover?: boolean;
  /** The workspace is their direct messages with a bot: there is nobody else in it. */
  readonly isPersonal?: boolean;
  /** What a day without a clock means to them here. */
  readonly usualHour: { readonly hour: number; readonly minute: number };
}

/** Who changes something, in which workspace, with the rights of this moment; no id opens another one's. */
export interface Actor {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly isAdmin: boolean;
}

/** What a sender may change: in the workspace where they write, with the rights of this moment. */
export const actorOf = ({ workspaceId, memberId, isAdmin }: Sender): Actor => ({ workspaceId, memberId, isAdmin });

/** Who is met where, and how the platform is asked about them. */
export interface Introduction {
  readonly platform: Platform;
  /** `isPersonal`: of this member alone, such as their direct messages with the bot. */
  readonly workspace: { readonly externalId: string; readonly name: string; readonly isPersonal?: boolean };
  readonly memberExternalId: string;
  /** What is known may be this old; an hour when absent. */
  readonly maxAgeMs?: number | undefined;
  /** Where the platform tells the rights of this moment with each event: what is known must agree with them. */
  readonly isAdmin?: boolean;
  /** Asks the platform; called for strangers and when what is known is too old. */
  readonly look: () => Promise<MemberFacts>;
}

/** Workspaces and their members; ids are row ids. */
export interface Workspaces {
  /** Whether anybody of that server or team was ever met, and Schedy was not removed from it since. */
  isKnown(platform: Platform, externalId: string): Promise<boolean>;
  /**
   * The member as a sender; whoever is new is written down. Throws what `look` throws, but for a known member while
   * the platform is away.
   */
  meet(introduction: Introduction): Promise<Sender>;
  /** What is known of the rights of a member of that server or team; null where they were never met. */
  rightsOf(platform: Platform, externalId: string, memberExternalId: string): Promise<MemberRights | null>;
  /** Whether guests may post there; false where nobody was ever met. */
  guestsPost(platform: Platform, externalId: string): Promise<boolean>;
  settings(workspaceId: string): Promise<WorkspaceSettings>;
  /** Of the actor's workspace, for its admins alone; what is absent stays. */
  changeSettings(actor: Actor, changed: SettingsChange): Promise<'done' | 'not_yours'>;
  memberSettings(memberId: string): Promise<MemberSettings>;
  /** Of the actor themselves; what is absent stays. */
  changeMemberSettings(actor: Actor, changed: Partial<MemberSettings>): Promise<void>;
  /** Remembers a zone for all that this person is on the platform; answers the ids of their members. */
  setTimeZone(memberId: string, timeZone: string): Promise<string[]>;
}

const FRESH_MS = HOUR_MS;
const FALLBACK_ZONE = 'Etc/UTC';

type MemberRow = Prisma.MemberGetPayload<{ include: { workspace: true } }>;

interface WorkspacesDeps {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly log: Log;
}

/** The workspaces in this database. */
export function createWorkspaces({ prisma, clock, log }: WorkspacesDeps): Workspaces {
  const admit = async (introduction: Introduction) => {
    const facts = { ...(await introduction.look()), seenAt: clock.now() };
    const externalId = introduction.memberExternalId;
    const workspaceId = await openWorkspace(prisma, introduction, clock.now());
    const timeZone = await rememberedZone(prisma, introduction);
    const data = { workspaceId, externalId, timeZone, ...facts };
    await prisma.member.createMany({ data, skipDuplicates: true });
    const where = { workspaceId_externalId: { workspaceId, externalId } };
    return prisma.member.update({ where, data: facts, include: { workspace: true } });
  };

  /** While the platform does not answer, what was known an hour ago is good enough. */
  const recall = async (introduction: Introduction, known: MemberRow) => {
    const { maxAgeMs = FRESH_MS, isAdmin = known.isAdmin } = introduction;
    const isFresh = clock.now().getTime() - known.seenAt.getTime() < maxAgeMs;
    if (isFresh && isAdmin === known.isAdmin) return known;
    try {
      return await admit(introduction);
    } catch (error) {
      if (!isPassing(error)) throw error;
      log.info({ memberId: known.id, code: error.code }, 'a member could not be looked up');
      return known;
    }
  };

  return {
    isKnown: async (platform, externalId) =>
      (await prisma.workspace.count({ where: { platform, externalId, leftAt: null } })) > 0,
    meet: async (introduction) => {
      const known = await findMember(prisma, introduction);
      return senderOf(known ? await recall(introduction, known) : await admit(introduction));
    },
    rightsOf: (platform, externalId, memberExternalId) =>
      prisma.member.findFirst({
        where: { externalId: memberExternalId, workspace: { platform, externalId } },
        select: { isAdmin: true, isGuest: true },
      }),
    guestsPost: async (platform, externalId) =>
      (await prisma.workspace.count({ where: { platform, externalId, guestsPost: true } })) > 0,
    settings: (workspaceId) => readSettings(prisma, workspaceId),
    changeSettings: (actor, changed) => changeSettings(prisma, actor, changed, clock.now()),
    memberSettings: (memberId) => readMemberSettings(prisma, memberId),
    changeMemberSettings: (actor, changed) => changeMemberSettings(prisma, actor, changed),
    setTimeZone: (memberId, timeZone) => setTimeZone(prisma, memberId, timeZone),
  };
}

const findMember = (
  prisma: PrismaClient,
  { platform, workspace, memberExternalId: externalId }: Introduction,
): Promise<MemberRow | null> =>
  prisma.member.findFirst({
    where: { externalId, workspace: { platform, externalId: workspace.externalId } },
    include: { workspace: true },
  });

/** Two messages of a stranger may be read at once: what one has just made, the other finds. */
async function openWorkspace(prisma: PrismaClient, introduction: Introduction, createdAt: Date): Promise<string> {
  const { platform, workspace } = introduction;
  const { externalId, name, isPersonal = false } = workspace;
  const data = { platform, externalId, name, isPersonal, createdAt };
  await prisma.workspace.createMany({ data, skipDuplicates: true });
  const where = { platform_externalId: { platform, externalId } };
  return (await prisma.workspace.update({ where, data: { name } })).id;
}

function senderOf({ workspace, ...member }: MemberRow): Sender {
  const { id: memberId, externalId, locale, isAdmin, isGuest } = member;
  const usualMinute = member.usualMinute ?? workspace.usualMinute;
  const usualHour = { hour: Math.floor(usualMinute / 60), minute: usualMinute % 60 };
  return {
    workspaceId: workspace.id,
    workspaceName: workspace.name,
    memberId,
    externalId,
    timeZone: member.timeZone ?? FALLBACK_ZONE,
    isZoneKnown: member.timeZone !== null,
    locale,
    isAdmin,
    isGuest,
    usualHour,
    guestsPost: workspace.guestsPost,
    listens: workspace.listens,
    isApprover: mayApprove(workspace, member),
    isPersonal: workspace.externalId.endsWith(externalId),
  };
}

// Where people are, on platforms that do not tell: said once, and true wherever they are met.

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

/** Sets the zone (IANA) of a person in all their workspaces on the platform; answers the ids of these members. */
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
