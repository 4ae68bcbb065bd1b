/**
 * Decides whether a draft whose video has been judged can be scheduled, and says what it still
 * lacks. Called after the video, after a profile was connected, and after a time was chosen.
 */
import { Prisma } from '../database/index.ts';
import { Failure, type Problem } from '../errors.ts';
import { tell } from '../notices/index.ts';
import type { PostingChoice } from '../profiles/index.ts';
import type { CreatorInfo, PostSettings } from '../tiktok/index.ts';
import { writeConsent } from './consent.ts';
import type { PostDeps } from './deps.ts';
import { movePost, type Transaction, touchPost } from './move.ts';
import { refuseDraft } from './refuse.ts';
import { checkSettings, chooseSettings } from './settings.ts';
import { addressed, noticeKey } from './told.ts';
import type { Missing } from './view.ts';

const FRESH_MS = 5 * 60_000;
/** While TikTok cannot be reached this is good enough: it is asked afresh before sending. */
const STALE_MS = 24 * 60 * 60_000;

const everything = {
  media: true,
  author: true,
  profile: true,
} as const satisfies Prisma.PostInclude;
export type DraftRow = Prisma.PostGetPayload<{ include: typeof everything }>;

export async function readyPost(deps: PostDeps, postId: string): Promise<void> {
  const post = await deps.prisma.post.findUnique({ where: { id: postId }, include: everything });
  if (post?.state !== 'draft' || post.media.state !== 'ready') return;
  const choice = await deps.profiles.forPosting({
    workspaceId: post.workspaceId,
    memberId: post.authorId,
    handle: (post.asked as { profile: string | null }).profile ?? undefined,
  });
  if (choice.kind !== 'profile') return lack(deps, post, 'profile', whyNot(choice));
  const { id, handle, status } = choice.profile;
  const creator = status === 'active' ? await askCreator(deps, id) : 'inactive';
  if (creator !== 'inactive') return decide(deps, post, id, creator);
  await lack(deps, post, 'profile', { code: 'profile_inactive', facts: { handle } });
}

function whyNot(choice: Exclude<PostingChoice, { kind: 'profile' }>): Problem {
  switch (choice.kind) {
    case 'no_profile':
      return { code: choice.kind, facts: {} };
    case 'unknown_profile':
      return { code: choice.kind, facts: { handles: choice.handles.join(', ') } };
    case 'not_yours':
      return { code: choice.kind, facts: { handle: choice.handle } };
    case 'choose_profile':
      return {
        code: choice.kind,
        facts: { handles: choice.profiles.map(({ handle }) => handle).join(', ') },
      };
  }
}

async function decide(
  deps: PostDeps,
  post: DraftRow,
  profileId: string,
  creator: CreatorInfo | null,
): Promise<void> {
  const profile = await deps.prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
  const { settings: asked } = post.asked as { settings: Partial<PostSettings> };
  const settings = chooseSettings(profile, asked, deps.options.audited);
  const refusal = checkSettings({ settings, creator, post, audited: deps.options.audited });
  if (refusal) return refuseDraft(deps, post.id, refusal);
  await touchPost(deps.prisma, post.id, { state: 'draft' }, { profileId }, deps.clock.now());
  if (post.choices.length > 0)
    return lack(deps, post, 'time', { code: 'time_ambiguous', facts: {} });
  if (!post.postNow && post.dueAt === null)
    return lack(deps, post, 'time', { code: 'time_unsaid', facts: {} });
  if (isMissed(deps, post))
    return lack(deps, post, 'fresh_time', { code: 'missed', facts: dueFacts(post) });
  await schedule(deps, post, { profileId, settings, creator });
}

/** A time that went by while a person was connecting is asked for again, not made up for silently. */
const isMissed = ({ clock, options }: PostDeps, { postNow, dueAt }: DraftRow): boolean =>
  !postNow && dueAt !== null && clock.now().getTime() - dueAt.getTime() > options.lateGraceMs;

const dueFacts = ({ dueAt }: DraftRow) => ({ dueAt: dueAt?.toISOString() ?? null });

interface Decision {
  readonly profileId: string;
  readonly settings: PostSettings;
  readonly creator: CreatorInfo | null;
}

async function schedule(deps: PostDeps, post: DraftRow, decision: Decision): Promise<void> {
  const now = deps.clock.now();
  const scheduleVersion = post.scheduleVersion + 1;
  const wakeAt = post.postNow
    ? new Date(now.getTime() + deps.options.undoWindowMs)
    : (post.dueAt ?? now);
  const times = { dueAt: post.dueAt ?? now, wakeAt, undoUntil: post.postNow ? wakeAt : null };
  const scheduled = await deps.prisma.$transaction(async (tx) => {
    const { profileId, settings } = decision;
    const data = {
      ...times,
      ...settings,
      profileId,
      scheduleVersion,
      problem: Prisma.DbNull,
      tries: 0,
    };
    const where = { scheduleVersion: post.scheduleVersion };
    const move = { postId: post.id, move: 'schedule', actor: post.authorId, at: now } as const;
    if (!(await movePost(tx, { ...move, where, data }))) return false;
    await writeConsent(tx, { post, ...decision, now });
    return true;
  });
  if (scheduled) deps.alarm.publishPost({ id: post.id, scheduleVersion, wakeAt });
  deps.alarm.drainThread(post.threadId);
}

/** The draft waits for a person, who is told once of each thing that is missing. */
async function lack(deps: PostDeps, post: DraftRow, missing: Missing, why: Problem): Promise<void> {
  const now = deps.clock.now();
  const problem = { code: why.code, facts: why.facts };
  await deps.prisma.$transaction(async (tx: Transaction) => {
    const where = { state: 'draft' } as const;
    if (!(await touchPost(tx, post.id, where, { missing, problem }, now))) return;
    const dedupeKey = `${noticeKey('lacks', post.id)}:${why.code}`;
    const facts = { ...why.facts, missing };
    const body = { kind: 'answer', data: { answer: why.code, facts } } as const;
    await tell(tx, { ...addressed(post), dedupeKey, body }, now);
  });
  deps.alarm.drainThread(post.threadId);
}

/** The creator's rules; null when TikTok is away and nothing recent is known. */
async function askCreator({ profiles }: PostDeps, profileId: string) {
  for (const maxAgeMs of [FRESH_MS, STALE_MS]) {
    try {
      return await profiles.creatorInfo(profileId, { maxAgeMs });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code === 'profile_inactive') return 'inactive';
    }
  }
  return null;
}
