/** What a workspace has decided for all of its posts; only its admins change it, and each change is in the change log. */
import type { PrismaClient } from '../database/index.ts';
import { MOST_APPROVERS } from './approvers.ts';

/** Longer than this nobody waits for a post that is to go out now. */
export const MOST_UNDO_SECONDS = 600;

export interface WorkspaceSettings {
  /** Minutes after midnight that a day without a clock means. */
  readonly usualMinute: number;
  /** Audience and settings of each post are chosen in a form, on accounts that have no setting of their own. */
  readonly askEveryTime: boolean;
  /** Guests and people of other companies may post to its shared accounts. */
  readonly guestsPost: boolean;
  /** Posts of people who are not approvers wait until one of them approves. */
  readonly approvals: boolean;
  /** The approvers by the platform's ids, at most 25; empty: the admins are. */
  readonly approvers: readonly string[];
  /** None of those who are named can approve any more, so the admins do. */
  readonly areApproversGone: boolean;
  /** Messages in channels count also where they do not mention Schedy. */
  readonly listens: boolean;
  /** So long what goes out at once can be taken back, at most 600; null: as this Schedy is configured. */
  readonly undoSeconds: number | null;
  /** Where the weekly digest is said, by the platform's id; null where there is none. */
  readonly digestChannel: string | null;
}

/** What its admins change; what is absent stays. */
export type SettingsChange = Partial<Omit<WorkspaceSettings, 'digestChannel' | 'areApproversGone'> & DigestChoice>;

/** Where the digest is said, on whose clocks, and who chose it. */
export interface DigestChoice {
  readonly digestChannel: string | null;
  readonly digestZone: string;
  readonly digestBy: string;
}

/** What a member has decided for their own posts. */
export interface MemberSettings {
  /** Minutes after midnight that a day without a clock means to them; null where the workspace's usual hour holds. */
  readonly usualMinute: number | null;
  /** They are mentioned when a post of theirs is published, and not only when they must act. */
  readonly toldWhenPublished: boolean;
}

/** Of a member; ids are row ids. */
export async function readMemberSettings(prisma: PrismaClient, memberId: string): Promise<MemberSettings> {
  const { usualMinute, toldWhenPublished } = await prisma.member.findUniqueOrThrow({ where: { id: memberId } });
  return { usualMinute, toldWhenPublished };
}

/** By the member alone; what is absent stays. */
export async function changeMemberSettings(
  prisma: PrismaClient,
  { workspaceId, memberId }: Changer,
  changed: Partial<MemberSettings>,
): Promise<void> {
  await prisma.member.updateMany({ where: { id: memberId, workspaceId }, data: { ...changed } });
}

/** With the rights of this moment. */
interface Changer {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly isAdmin: boolean;
}

export async function readSettings(prisma: PrismaClient, workspaceId: string): Promise<WorkspaceSettings> {
  const found = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const { usualMinute, askEveryTime, guestsPost, approvals, approvers, listens, undoSeconds, digestChannel } = found;
  return {
    usualMinute,
    askEveryTime,
    guestsPost,
    approvals,
    approvers,
    areApproversGone: found.approversGoneAt !== null,
    listens,
    undoSeconds,
    digestChannel,
  };
}

/** What is absent stays. What is planned already stays as its card says. */
export async function changeSettings(
  prisma: PrismaClient,
  { workspaceId, memberId, isAdmin }: Changer,
  wanted: SettingsChange,
  at: Date,
): Promise<'done' | 'not_yours'> {
  if (!isAdmin) return 'not_yours';
  const { approvers: named } = wanted;
  const approvers = named && [...new Set(named)].slice(0, MOST_APPROVERS);
  const { approvers: _named, ...plain } = wanted;
  const { undoSeconds } = wanted;
  const undo = typeof undoSeconds === 'number' && {
    undoSeconds: Math.min(Math.max(undoSeconds, 0), MOST_UNDO_SECONDS),
  };
  const changed = { ...plain, ...undo, ...(approvers && { approvers }) };
  const { guestsPost, ...others } = changed;
  const entry = { workspaceId, at, actor: memberId };
  await prisma.$transaction([
    prisma.workspace.update({
      where: { id: workspaceId },
      data: { ...changed, ...(approvers && { approversGoneAt: null }) },
    }),
    ...(guestsPost === undefined
      ? []
      : [prisma.changeLog.create({ data: { ...entry, action: 'guests_post_set', facts: { guestsPost } } })]),
    ...(Object.keys(others).length === 0
      ? []
      : [prisma.changeLog.create({ data: { ...entry, action: 'settings_changed', facts: { ...others } } })]),
  ]);
  return 'done';
}
