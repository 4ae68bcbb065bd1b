/** Who may let the posts of others go out: those who are named in the settings, else the admins; never a guest. */
import type { Prisma, PrismaClient } from '../database/index.ts';

/** As many as one field of a form takes on every platform. */
export const MOST_APPROVERS = 25;

interface Rule {
  readonly approvals: boolean;
  /** External ids; empty: the admins are. */
  readonly approvers: readonly string[];
}

interface Person {
  readonly externalId: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
}

/** False for everybody where posts need no approval. */
export function mayApprove({ approvals, approvers }: Rule, { externalId, isAdmin, isGuest }: Person): boolean {
  if (!approvals || isGuest) return false;
  return approvers.length > 0 ? approvers.includes(externalId) : isAdmin;
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

/** Those who can decide about a post of this author: as many external ids as are asked for, and how many more there are. */
export async function listApprovers(
  reader: Reader,
  { workspaceId, authorId }: { readonly workspaceId: string; readonly authorId: string },
  most: number,
): Promise<{ readonly ids: readonly string[]; readonly more: number }> {
  const { approvers } = await reader.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const author = await reader.member.findUniqueOrThrow({ where: { id: authorId }, select: { externalId: true } });
  const guests = await reader.member.findMany({ where: { workspaceId, externalId: { in: approvers }, isGuest: true } });
  const out = [author.externalId, ...guests.map(({ externalId }) => externalId)];
  const ids = approvers.length > 0 ? approvers : await listAdmins(reader, workspaceId);
  const others = ids.filter((id) => !out.includes(id));
  return { ids: others.slice(0, most), more: Math.max(0, others.length - most) };
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
