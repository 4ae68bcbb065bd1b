/** From rows to what people see of a post. */
import type { Prisma, PrismaClient } from '../database/index.ts';
import { readKept } from '../slots/index.ts';
import type { CreatorInfo } from '../tiktok/index.ts';
import { accountAsked, adviceColumn, problemColumn, readAsked, repeatColumn, timeNoteColumn } from './columns.ts';
import { settingsOf } from './drafting/index.ts';
import { adviseSpacing } from './posting-limits/index.ts';
import { type Interaction, isMissing, type PostView } from './view.ts';

const everything = {
  author: { select: { id: true, externalId: true } },
  profile: { select: { id: true, handle: true, nickname: true, creatorInfo: true, askEveryTime: true } },
  workspace: { select: { askEveryTime: true } },
  thread: { select: { id: true, channel: true, root: true } },
  media: true,
  attempts: {
    orderBy: { number: 'desc' },
    select: { bytesSent: true, byteBegunAt: true, outcome: true, publishStatus: true },
  },
} as const satisfies Prisma.PostInclude;

type PostRow = Prisma.PostGetPayload<{ include: typeof everything }>;
type Reader = Pick<PrismaClient, 'post' | 'slot'>;

/** Of any workspace where none is named: that is for what is said by itself, never for what a person asks. */
export async function readPost(prisma: Reader, id: string, workspaceId?: string): Promise<PostView | null> {
  const where = { id, ...(workspaceId !== undefined && { workspaceId }) };
  const row = await prisma.post.findUnique({ where, include: everything });
  if (!row) return null;
  const [view] = await viewPosts(prisma, [row]);
  if (view?.state !== 'scheduled') return view ?? null;
  return { ...view, advice: [...view.advice, ...(await adviseSpacing(prisma, row))] };
}

export async function readPosts(
  prisma: Reader,
  where: Prisma.PostWhereInput,
  order: Prisma.PostOrderByWithRelationInput | Prisma.PostOrderByWithRelationInput[],
  take: number,
  skip = 0,
): Promise<PostView[]> {
  // Of no posts at all Prisma would still ask for every relation, a statement each.
  if (!(await prisma.post.findFirst({ where, select: { id: true } }))) return [];
  const rows = await prisma.post.findMany({ where, orderBy: order, take, skip, include: everything });
  return viewPosts(prisma, rows);
}

async function viewPosts(prisma: Reader, rows: PostRow[]): Promise<PostView[]> {
  const repeating = rows.filter((row) => repeatOf(row)?.slot);
  const isKept = await readKept(
    prisma,
    repeating.map(({ workspaceId }) => workspaceId),
  );
  return rows.map((row) => {
    const repeat = repeatOf(row);
    const slot = repeat?.slot ?? null;
    const kept = slot !== null && isKept(row.workspaceId, slot);
    return viewPost(row, repeat && { slot, isKept: kept });
  });
}

const repeatOf = ({ repeat }: PostRow) => repeatColumn.read(repeat);

function viewPost(row: PostRow, repeat: PostView['repeat']): PostView {
  const { id, code, state, version, dueAt, wakeAt, undoUntil, timeZone, caption } = row;
  const { way, reviewing, late, videoId, videoLink, publishedAt, changedAt, author, thread, choices } = row;
  return {
    id,
    code,
    state,
    version,
    wakeAt,
    undoUntil,
    timeZone,
    caption,
    // Of a draft that goes out at once it is only when that was asked.
    dueAt: state === 'draft' && row.postNow ? null : dueAt,
    way,
    reviewing,
    late,
    videoId,
    videoLink,
    publishedAt,
    changedAt,
    author,
    thread,
    choices,
    videoMessage: row.sourceMessage,
    letter: row.letter,
    planId: row.planId,
    isPostNow: row.state === 'draft' && row.postNow,
    byHand: way === 'by_hand' ? viewWanted(row) : null,
    profile: viewProfile(row.profile),
    hasVideo: row.media.state === 'ready',
    canRetry: (row.profileId !== null || way === 'by_hand') && row.media.state === 'ready',
    missing: isMissing(row.missing) ? row.missing : null,
    chosenInWords: chosenInWords(row),
    timeNote: timeNoteColumn.read(row.timeNote),
    repeat,
    settings: settingsOf(row),
    advice: adviceColumn.read(row.advice) ?? [],
    approval:
      row.awaitingApproval && (state === 'scheduled' || state === 'on_hold')
        ? { round: row.approvalRound, isNow: row.postNow }
        : null,
    problem: problemColumn.read(row.problem),
    video: viewVideo(row.media),
    ...viewAttempts(row.attempts),
  };
}

function chosenInWords({ state, way, profile, workspace, asked, attempts }: PostRow): PostView['chosenInWords'] {
  const wasNeverSent = (state === 'failed' || state === 'cancelled') && attempts.length === 0;
  if ((state !== 'draft' && !wasNeverSent) || way !== 'direct' || !(profile?.askEveryTime ?? workspace.askEveryTime))
    return null;
  const { chosenBy, settings } = readAsked(asked);
  return profile && chosenBy === null ? settings : null;
}

function viewWanted({ asked }: PostRow): NonNullable<PostView['byHand']> {
  const read = readAsked(asked);
  return { account: accountAsked(read), wanted: read.settings };
}

const viewAttempts = (attempts: PostRow['attempts']) => {
  const [present] = attempts;
  return {
    sentBytes: Number(present?.bytesSent ?? 0),
    isSending: present !== undefined && present.outcome === null && present.byteBegunAt !== null,
    mayBeOut: attempts.some(mayBeOut),
  };
};

/** Given up by a person before TikTok had said what became of it. */
function mayBeOut({ byteBegunAt, outcome, publishStatus }: PostRow['attempts'][number]): boolean {
  const { status } = (publishStatus ?? {}) as { readonly status?: unknown };
  return byteBegunAt !== null && outcome === 'given_up' && status !== 'failed';
}

/** What TikTok has told of the creator is the only place where a handle comes from. */
function viewProfile(profile: PostRow['profile']): PostView['profile'] {
  if (!profile) return null;
  const { id, handle, nickname, creatorInfo } = profile;
  const creator = (creatorInfo ?? {}) as Partial<CreatorInfo>;
  const { maxVideoSeconds = null } = creator;
  return {
    id,
    handle,
    nickname,
    isHandleKnown: creatorInfo !== null,
    switchedOff: switchedOff(creator),
    maxVideoSeconds,
  };
}

function switchedOff({ commentDisabled, duetDisabled, stitchDisabled }: Partial<CreatorInfo>): Interaction[] {
  const off = { comments: commentDisabled, duet: duetDisabled, stitch: stitchDisabled };
  return (['comments', 'duet', 'stitch'] as const).filter((name) => off[name] === true);
}

function viewVideo(media: PostRow['media']): PostView['video'] {
  const { id, fileName, sizeBytes, durationMs, width, height } = media;
  return {
    id,
    fileName,
    durationMs,
    width,
    height,
    sizeBytes: sizeBytes === null ? null : Number(sizeBytes),
  };
}
