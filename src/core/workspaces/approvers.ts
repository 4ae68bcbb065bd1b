/**
 * Who may let the posts of others go out: those who are named in the settings, else the admins; never a guest. Where none
 * of those who are named can any more, the admins decide beside them until others are named.
 */
import type { Prisma, PrismaClient } from '../database/index.ts';

/** As many as one field of a form takes on every platform. */
export const MOST_APPROVERS = 25;

interface Rule {
  readonly approvals: boolean;
  /** External ids; empty: the admins are. */
  readonly approvers: readonly string[];
  /** None of them can approve any more since then. */
  readonly approversGoneAt: Date | null;
}

/** Whether the admins are approvers. */
const isForAdmins = ({ approvers, approversGoneAt }: Omit<Rule, 'approvals'>): boolean =>
  approvers.length === 0 || approversGoneAt !== null;

interface Person {
  readonly externalId: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
}

/** False for everybody where posts need no approval. */
export function mayApprove(rule: Rule, { externalId, isAdmin, isGuest }: Person): boolean {
  if (!rule.approvals || isGuest) return false;
  return rule.approvers.includes(externalId) || (isAdmin && isForAdmins(rule));
}

type Reader = Pick<Prisma.TransactionClient, 'workspace' | 'member'> | Pick<PrismaClient, 'workspace' | 'member'>;

/** As it stands in the database now, whatever was known of them when they pressed. */
export async function isApprover(
  reader: Reader,
  who: { readonly workspaceId: string; readonly memberId: string },
): Promise<boolean> {
  const { memberId: id, workspaceId } = who;
  const member = await reader.member.findUnique({ where: { id, workspaceId }, include: { workspace: true } });
  return member !== null && mayApprove(member.workspace, member);
}

/** Who is to decide: those who are named, the admins, or the admins for want of those who are named. */
type Deciding = 'named' | 'admins' | 'admins_meanwhile';

/** Those who can decide about a post of this author: as many external ids as are asked for, and how many more there are. */
export async function listApprovers(
  reader: Reader,
  { workspaceId, authorId }: { readonly workspaceId: string; readonly authorId: string },
  most: number,
): Promise<{ readonly ids: readonly string[]; readonly more: number; readonly deciding: Deciding }> {
  const rule = await reader.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const { approvers } = rule;
  const author = await reader.member.findUniqueOrThrow({ where: { id: authorId }, select: { externalId: true } });
  const guests = await reader.member.findMany({ where: { workspaceId, externalId: { in: approvers }, isGuest: true } });
  const out = [author.externalId, ...guests.map(({ externalId }) => externalId)];
  const areAdmins = isForAdmins(rule);
  const others = (areAdmins ? await listAdmins(reader, workspaceId) : approvers).filter((id) => !out.includes(id));
  const deciding = areAdmins ? (approvers.length > 0 ? 'admins_meanwhile' : 'admins') : 'named';
  return { ids: others.slice(0, most), more: Math.max(0, others.length - most), deciding };
}

/** Whoever was met last comes first. */
async function listAdmins(reader: Reader, workspaceId: string): Promise<string[]> {
  const admins = await reader.member.findMany({
    where: { workspaceId, isAdmin: true, isGuest: false, forgetAt: null },
    orderBy: { seenAt: 'desc' },
    select: { externalId: true },
    take: 100,
  });
  return admins.map(({ externalId }) => externalId);
}
