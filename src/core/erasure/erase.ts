/**
 * The second half of forgetting: rows and files are deleted once nothing of them is needed any more. Every step may
 * be done again after a crash. What somebody does after they asked to be forgotten is a new beginning and stays.
 */

import { HOUR_MS } from '../clock.ts';
import { type PostState, Prisma } from '../database/index.ts';
import { eachRow, eachStep, ROWS_AT_ONCE } from '../each-row.ts';
import { type ForgottenMember, ownedBy, stopPlans } from './forget.ts';
import type { ErasureDeps } from './holdings.ts';

/** So long a thread that cannot be told, or a video that is not read yet, holds up a deletion. */
export const ERASE_WITHIN_MS = HOUR_MS;

/** What becomes of them is still to be heard. */
const onTheWay: readonly PostState[] = ['publishing', 'processing'];

export const eraseForgotten = (deps: ErasureDeps, isFinal: boolean): Promise<void> =>
  eachStep(
    () => eraseMembers(deps, isFinal),
    () => eraseWorkspaces(deps),
  );

/** What can still change or is still asked about at TikTok stays, however old it is. */
export const eraseEnded = (deps: ErasureDeps, before: Date): Promise<void> =>
  erasePosts(
    deps,
    { state: { in: ['published', 'failed', 'cancelled'] }, changedAt: { lte: before }, reviewing: false },
    true,
  );

async function eraseMembers(deps: ErasureDeps, isFinal: boolean): Promise<void> {
  const members = await deps.prisma.member.findMany({
    where: { forgetAt: { not: null } },
    include: { workspace: true },
    take: ROWS_AT_ONCE,
  });
  await eachRow(members, (member) => eraseMember(deps, member, isFinal));
}

async function eraseWorkspaces(deps: ErasureDeps): Promise<void> {
  const workspaces = await deps.prisma.workspace.findMany({
    where: { forgetAt: { not: null }, members: { none: { forgetAt: { not: null } } } },
    take: ROWS_AT_ONCE,
  });
  await eachRow(workspaces, (workspace) => eraseWorkspace(deps, workspace));
}

async function eraseMember(deps: ErasureDeps, member: ForgottenMember, isFinal: boolean): Promise<void> {
  const { prisma, clock, log } = deps;
  const { id, forgetAt, externalId, workspaceId } = member;
  if (forgetAt === null) return;
  const isPatient = !isFinal && clock.now().getTime() - forgetAt.getTime() < ERASE_WITHIN_MS;
  const own = { authorId: id, createdAt: { lte: forgetAt } };
  await eachStep(
    () => stopPlans(deps, member),
    () => erasePosts(deps, own, isPatient),
  );
  // What others have on the way on an account of theirs ends before the account goes, or would never.
  const left = await prisma.post.count({ where: { OR: [own, { state: 'publishing', profile: ownedBy(member) }] } });
  const direct = { workspaceId, channel: externalId, root: '' };
  const untold = isPatient ? await prisma.thread.count({ where: { ...direct, pending: true } }) : 0;
  const untaken = isPatient ? await countUntaken(deps, member) : 0;
  if (left > 0 || untold > 0 || untaken > 0) return;
  const profiles = await prisma.profile.findMany({
    where: ownedBy(member),
    select: { id: true, workspaceId: true, handle: true },
  });
  await eachRow(profiles, (profile) => eraseProfile(deps, profile));
  await erasePerson(deps, member);
  log.info({ memberId: id }, 'a member is forgotten');
}

/** Those that nothing holds up: file, post, media and, when it is empty then, the thread. */
async function erasePosts(deps: ErasureDeps, whose: Prisma.PostWhereInput, isPatient: boolean): Promise<void> {
  const { prisma, store } = deps;
  const state = { notIn: [...onTheWay] };
  // What approvers were told in private is drawn anew, without its buttons, before its row goes.
  const isTold = { thread: { pending: false }, notices: { none: { thread: { pending: true } } } };
  const isSettled = isPatient ? { ...isTold, media: { state: { not: 'expected' as const } } } : {};
  for (;;) {
    const posts = await prisma.post.findMany({
      where: { AND: [whose, { state }, isSettled] },
      select: { id: true, mediaId: true, threadId: true },
      take: ROWS_AT_ONCE,
    });
    await eachRow(posts, async ({ id, mediaId, threadId }) => {
      // Posts of one sentence share their video: it goes with the last of them.
      const others = await prisma.post.count({ where: { mediaId, id: { not: id } } });
      if (others === 0) await store.remove(mediaId);
      await prisma.$transaction([
        prisma.post.deleteMany({ where: { id, state } }),
        prisma.media.deleteMany({ where: { id: mediaId, posts: { none: {} } } }),
        prisma.thread.deleteMany({ where: { id: threadId, posts: { none: {} } } }),
      ]);
    });
    if (posts.length < ROWS_AT_ONCE) return;
  }
}

/** What came in before they asked and is not worked on yet: nothing of an event is kept once it is. */
const countUntaken = ({ prisma }: ErasureDeps, { forgetAt, workspace }: ForgottenMember): Promise<number> =>
  prisma.inboxEvent.count({
    where: { platform: workspace.platform, receivedAt: { lte: forgetAt ?? new Date(0) }, doneAt: null, failedAt: null },
  });

/** Posts of others that went out there stay, without the account. */
async function eraseProfile(
  { prisma }: ErasureDeps,
  { id, workspaceId, handle }: { id: string; workspaceId: string; handle: string },
): Promise<void> {
  const named = { path: ['profileId'], equals: id };
  await prisma.$transaction([
    prisma.workspace.updateMany({ where: { defaultProfileId: id }, data: { defaultProfileId: null } }),
    prisma.attempt.updateMany({ where: { profileId: id }, data: { profileId: null } }),
    prisma.incidentProfile.deleteMany({ where: { profileId: id } }),
    prisma.changeLog.deleteMany({ where: { workspaceId, facts: named } }),
    prisma.notice.deleteMany({
      where: {
        thread: { workspaceId },
        OR: [
          { data: named },
          { data: { path: ['handle'], equals: handle } },
          { data: { path: ['facts', 'handle'], equals: handle } },
        ],
      },
    }),
    prisma.post.updateMany({ where: { profileId: id }, data: { problem: Prisma.DbNull } }),
    prisma.$executeRaw`
      UPDATE public.consent SET offered = offered - 'nickname' - 'username'
      FROM public.post WHERE post.id = consent.post_id AND post.profile_id = ${id}::uuid
        AND jsonb_typeof(offered) = 'object'`,
    prisma.profile.deleteMany({ where: { id } }),
  ]);
}

/** What was told to them or of them by name, and the member themselves. */
async function erasePerson(deps: ErasureDeps, member: ForgottenMember): Promise<void> {
  const { prisma } = deps;
  const { id, externalId, displayName, workspaceId, forgetAt } = member;
  if (forgetAt === null) return;
  const direct = { workspaceId, channel: externalId, root: '' };
  const about = [
    { mention: externalId },
    { thread: direct },
    { data: { path: ['by'], equals: displayName } },
    { data: { path: ['facts', 'by'], equals: externalId } },
    { data: { path: ['facts', 'name'], equals: displayName } },
    { data: { path: ['facts', 'names'], string_contains: displayName } },
  ];
  await prisma.notice.deleteMany({ where: { createdAt: { lte: forgetAt }, thread: { workspaceId }, OR: about } });
  await prisma.thread.deleteMany({ where: { ...direct, notices: { none: {} }, posts: { none: {} } } });
  // That something was decided about the posts of others stays, without who decided it and their words.
  await prisma.approval.updateMany({ where: { memberId: id, at: { lte: forgetAt } }, data: { reason: null } });
  await eraseNames(deps, member, forgetAt);
  await deps.uploads.removeOf(id, forgetAt);
  const until = { memberId: id, createdAt: { lte: forgetAt } };
  await prisma.ticket.deleteMany({ where: until });
  await prisma.typedForm.deleteMany({ where: until });
  const { count } = await prisma.member.deleteMany({ where: { id, posts: { none: {} }, profiles: { none: {} } } });
  if (count === 0) await prisma.member.update({ where: { id }, data: { forgetAt: null } });
}

/** What stays and names them: who was asked to approve, who approves, and who wanted changes. */
async function eraseNames(deps: ErasureDeps, member: ForgottenMember, forgetAt: Date): Promise<void> {
  const { prisma, clock, posts } = deps;
  const { externalId, workspaceId, workspace } = member;
  // That changes are asked for stays, and asks the approvers again once they are made.
  for (const code of ['changes_asked', 'rejected']) {
    const isTheirs = [
      { problem: { path: ['facts', 'by'], equals: externalId } },
      { problem: { path: ['code'], equals: code } },
    ];
    await prisma.post.updateMany({ where: { workspaceId, AND: isTheirs }, data: { problem: { code, facts: {} } } });
  }
  await prisma.$executeRaw`
    UPDATE public.notice SET data = jsonb_set(data, '{facts,approvers}', to_jsonb(array_to_string(
      array_remove(string_to_array(data->'facts'->>'approvers', ','), ${externalId}), ',')))
    FROM public.thread WHERE thread.id = notice.thread_id AND thread.workspace_id = ${workspaceId}::uuid
      AND notice.created_at <= ${forgetAt}::timestamptz AND ${externalId} = ANY(string_to_array(data->'facts'->>'approvers', ','))`;
  await prisma.$executeRaw`
    UPDATE public.change_log SET facts = jsonb_set(facts, '{approvers}', (facts->'approvers') - ${externalId}::text)
    WHERE workspace_id = ${workspaceId}::uuid AND facts->'approvers' @> to_jsonb(${externalId}::text)`;
  await prisma.$executeRaw`
    UPDATE public.change_log SET facts = facts - 'digestBy'
    WHERE workspace_id = ${workspaceId}::uuid AND facts->>'digestBy' = ${externalId}`;
  await prisma.$executeRaw`
    UPDATE public.workspace SET approvers = array_remove(approvers, ${externalId}),
      digest_by = NULLIF(digest_by, ${externalId}) WHERE id = ${workspaceId}::uuid`;
  // Nobody is named any more: from now on the admins are asked.
  const isLast = workspace.approvers.every((id) => id === externalId) && workspace.approvers.length > 0;
  if (isLast) await posts.askAnew(workspaceId, clock.now());
}

async function eraseWorkspace(deps: ErasureDeps, workspace: Prisma.WorkspaceGetPayload<object>): Promise<void> {
  const { prisma, log } = deps;
  const { id, externalId, platform, forgetAt } = workspace;
  if (forgetAt === null) return;
  const before = { workspaceId: id, createdAt: { lte: forgetAt } };
  await prisma.inboxEvent.deleteMany({
    where: { platform, externalId: { startsWith: `${externalId}:` }, receivedAt: { lte: forgetAt } },
  });
  await prisma.slot.deleteMany({ where: before });
  await prisma.changeLog.deleteMany({ where: { workspaceId: id, at: { lte: forgetAt } } });
  await prisma.thread.deleteMany({ where: { ...before, posts: { none: {} } } });
  const { count } = await prisma.workspace.deleteMany({ where: { id, members: { none: {} } } });
  if (count === 0) await prisma.workspace.update({ where: { id }, data: { forgetAt: null } });
  log.info({ workspaceId: id }, 'a workspace is forgotten');
}
