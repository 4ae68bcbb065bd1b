/**
 * The first half of forgetting, at once: nothing of theirs goes out any more, and the logins of their accounts end.
 * Its mark makes the second half (erase.ts) go on, whatever becomes of this process.
 */
import type { Prisma } from '../database/index.ts';
import { eachRow, eachStep } from '../each-row.ts';
import { Failure } from '../errors.ts';
import { type ErasureDeps, type Holdings, isPlanned, type Person, readHoldings } from './holdings.ts';

export type ForgottenMember = Prisma.MemberGetPayload<{ include: { workspace: true } }>;

/** A member's own direct messages with a bot are a workspace of theirs alone. */
const isTheirsAlone = ({ externalId, workspace }: ForgottenMember): boolean =>
  workspace.externalId.endsWith(externalId);

export async function forgetMember(deps: ErasureDeps, { platform, externalId }: Person): Promise<Holdings> {
  const { prisma, clock, log } = deps;
  const holdings = await readHoldings(prisma, { platform, externalId });
  const where = { externalId, workspace: { platform } };
  await prisma.member.updateMany({ where, data: { forgetAt: clock.now() } });
  const members = await prisma.member.findMany({ where, include: { workspace: true } });
  const own = members.filter(isTheirsAlone).map(({ workspaceId: id }) => id);
  await prisma.workspace.updateMany({ where: { id: { in: own } }, data: { forgetAt: clock.now() } });
  await eachRow(members, (member) => stopPlans(deps, member));
  log.info({ platform, posts: holdings.posts, planned: holdings.planned }, 'a person is being forgotten');
  return holdings;
}

export async function forgetWorkspace(deps: ErasureDeps, workspaceId: string): Promise<Holdings> {
  const { prisma, clock, posts, log } = deps;
  const holdings = await readHoldings(prisma, { workspaceId });
  const forgetAt = clock.now();
  await prisma.workspace.update({ where: { id: workspaceId }, data: { forgetAt } });
  await prisma.member.updateMany({ where: { workspaceId }, data: { forgetAt } });
  const members = await prisma.member.findMany({ where: { workspaceId }, include: { workspace: true } });
  await eachStep(
    () => posts.cancelPlanned({ workspaceId, createdAt: { lte: forgetAt } }, 'workspace_forgotten'),
    () => eachRow(members, (member) => stopPlans(deps, member)),
  );
  log.info({ workspaceId, posts: holdings.posts, planned: holdings.planned }, 'a workspace is being forgotten');
  return holdings;
}

/** May be done again: a post that was on its way and came back is cancelled then. */
export async function stopPlans(deps: ErasureDeps, member: ForgottenMember): Promise<void> {
  const { prisma, posts, profiles, log } = deps;
  const { id, forgetAt, workspace } = member;
  if (forgetAt === null) return;
  const whose = workspace.forgetAt === null ? 'author' : 'workspace';
  const owned = await prisma.profile.findMany({ where: ownedBy(member), select: { id: true, inactiveReason: true } });
  const stopAccount = async (profile: (typeof owned)[number]): Promise<void> => {
    const others = { profileId: profile.id, authorId: { not: id }, ...isPlanned };
    await posts.cancelPlanned(others, 'account_forgotten');
    if (profile.inactiveReason === 'disconnected') return;
    try {
      await profiles.endLogin(profile.id, 'disconnected', id);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      log.warn({ profileId: profile.id, code: error.code }, 'a login is ended at the next try');
    }
  };
  await eachStep(
    () => posts.cancelPlanned({ authorId: id, createdAt: { lte: forgetAt } }, `${whose}_forgotten`),
    () => eachRow(owned, stopAccount),
  );
}

/** The accounts that they had until they asked; one that they connect afterwards stays. */
export const ownedBy = ({ id, forgetAt }: ForgottenMember) => ({
  ownerId: id,
  connectedAt: { lte: forgetAt ?? new Date(0) },
});
