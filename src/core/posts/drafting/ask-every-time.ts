/**
 * "Ask every time": audience, interactions and disclosure of a direct post are chosen by a person in a form, as TikTok's
 * Content Sharing Guidelines want it, and the post stays a draft until then. Where nobody has chosen by its time it goes
 * to the account's TikTok inbox, to be finished in the app, or is asked about where its login may not upload drafts.
 */
import { type Prisma, type PrismaClient, transact, type Way } from '../../database/index.ts';
import { enqueueNotice } from '../../notices/index.ts';
import type { CreatorInfo, PostSettings } from '../../tiktok/index.ts';
import { needsApproval } from '../approving/index.ts';
import { type Asked, askedColumn, problemColumn, readAsked } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { addressed, noProblem, noticeKey, touchPost, transitionPost } from '../lifecycle/index.ts';
import { lockProfile, replanUploads } from '../posting-limits/index.ts';
import { objectionOf } from './creator-rules.ts';

/** Nothing is chosen: nobody but the creator may see it, and nothing is allowed. */
const untouched: PostSettings = {
  privacyLevel: 'SELF_ONLY',
  disableComment: true,
  disableDuet: true,
  disableStitch: true,
  coverTimestampMs: 0,
  brandContent: false,
  brandOrganic: false,
  aiGenerated: false,
};

/** What stands in the form: the author's own words, for that is a choice, and nothing of the account's defaults. */
export const settingsToChoose = (words: Partial<PostSettings>): PostSettings => ({ ...untouched, ...words });

/** Whether a person still has to choose before the post can be published on that account. */
export async function mustChoose(
  prisma: Pick<PrismaClient, 'workspace'>,
  profile: { readonly askEveryTime: boolean | null; readonly workspaceId: string },
  { way, asked }: { readonly way: Way; readonly asked: Pick<Asked, 'chosenBy'> },
): Promise<boolean> {
  if (way !== 'direct' || asked.chosenBy !== null) return false;
  if (profile.askEveryTime !== null) return profile.askEveryTime;
  return (await prisma.workspace.findUniqueOrThrow({ where: { id: profile.workspaceId } })).askEveryTime;
}

/** What no choice can mend: the video is too long for this creator, or the words ask for what the app may not do. */
export function objectionBeforeChoice(
  words: Partial<PostSettings>,
  creator: CreatorInfo | null,
  { durationMs, audited }: { readonly durationMs: number | null; readonly audited: boolean },
) {
  const { privacyLevel } = words;
  if (!audited && privacyLevel && privacyLevel !== 'SELF_ONLY') {
    return { code: 'unaudited_only_private', facts: { privacyLevel } };
  }
  const [first] = creator?.privacyLevelOptions ?? [];
  return creator && first ? objectionOf(creator, { privacyLevel: first, durationMs }) : null;
}

const parts = { author: true, profile: true } as const satisfies Prisma.PostInclude;
type Unchosen = Prisma.PostGetPayload<{ include: typeof parts }>;

/** The time of a draft whose choices are missing has come; an early or outdated alarm, or any other post: false. */
export async function resolveMissingChoices(deps: PostDeps, postId: string, scheduleVersion: number): Promise<boolean> {
  const now = deps.clock.now();
  const post = await deps.prisma.post.findUnique({ where: { id: postId }, include: parts });
  if (post?.state !== 'draft' || post.missing !== 'choices' || post.scheduleVersion !== scheduleVersion) return false;
  if (!post.wakeAt || post.wakeAt > now) return false;
  const isTooLate = now.getTime() - post.wakeAt.getTime() > deps.options.lateGraceMs;
  // Not even as a draft does a post go out that nobody has approved: its choices come first, then the approval.
  const isUnapproved = await needsApproval(deps.prisma, post);
  const maySend = !isTooLate && !isUnapproved && (await maySendDraft(deps, post));
  const done = maySend ? await toInbox(deps, post, now) : false;
  if (!done) await askAgain(deps, post, now, isUnapproved ? 'choices_unapproved' : 'choices_overdue');
  return true;
}

/** Its login may upload drafts, and its author may still post there. */
async function maySendDraft({ profiles }: PostDeps, { profile, workspaceId, authorId }: Unchosen): Promise<boolean> {
  if (profile?.status !== 'active' || !profile.scopes.includes('video.upload')) return false;
  const choice = await profiles.forPosting({ workspaceId, memberId: authorId, handle: profile.handle });
  return choice.kind === 'profile' && choice.profile.id === profile.id;
}

async function toInbox(deps: PostDeps, post: Unchosen, at: Date): Promise<boolean> {
  const { id: postId, profileId, version, code } = post;
  const asked = askedColumn.write({ ...readAsked(post.asked), way: 'inbox' });
  const data = { ...noProblem, asked, way: 'inbox', tries: 0, wakeAt: at, undoUntil: null } as const;
  const where = { state: 'draft', missing: 'choices', version } as const;
  const request = {
    postId,
    transition: 'schedule',
    where,
    data,
    actor: 'alarm',
    facts: { code: 'unchosen' },
    at,
  } as const;
  return transact(deps, async (tx) => {
    if (profileId !== null) await lockProfile(tx, profileId);
    if (!(await transitionPost(tx, request))) return false;
    await replanUploads(deps, tx, profileId);
    const dedupeKey = `${noticeKey('unchosen', postId)}:${post.scheduleVersion}`;
    const answer = { answer: 'unchosen_to_inbox', facts: { code } };
    await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'answer', data: answer } }, at);
    return true;
  });
}

async function askAgain(
  deps: PostDeps,
  post: Unchosen,
  at: Date,
  code: 'choices_overdue' | 'choices_unapproved',
): Promise<void> {
  const { id: postId, scheduleVersion, version } = post;
  const problem = { code, facts: {} };
  const where = { state: 'draft', missing: 'choices', version } as const;
  await transact(deps, async (tx) => {
    const data = { problem: problemColumn.write(problem), wakeAt: null };
    if (!(await touchPost(tx, postId, where, data, at))) return;
    const dedupeKey = `${noticeKey('unchosen', postId)}:${scheduleVersion}`;
    const answer = { answer: problem.code, facts: {} };
    await enqueueNotice(tx, { ...addressed(post), dedupeKey, body: { kind: 'answer', data: answer } }, at);
  });
}
