/** All that is kept of a person or of a workspace, to be handed to them: nothing of others, and no token. */

import type { Prisma, PrismaClient } from '../database/index.ts';
import type { Person } from './holdings.ts';

/** One person's data, or one workspace's, as JSON that can be read without Schedy. */
export interface Kept {
  readonly workspaces: readonly object[];
  readonly members: readonly object[];
  readonly accounts: readonly object[];
  readonly posts: readonly object[];
  /** Times that the workspace likes to post at; of a workspace alone. */
  readonly slots: readonly object[];
  readonly changes: readonly object[];
  readonly uploads: readonly object[];
  /** The videos whose bytes are still kept, by their key in the store. */
  readonly videos: readonly { readonly id: string; readonly fileName: string }[];
}

type Whose = Person | { readonly workspaceId: string };

/** Reads it from the database; null where nothing is kept of anybody of that name. */
export async function readKept(prisma: PrismaClient, whose: Whose): Promise<Kept | null> {
  const isWorkspace = 'workspaceId' in whose;
  const member: Prisma.MemberWhereInput = isWorkspace
    ? { workspaceId: whose.workspaceId }
    : { externalId: whose.externalId, workspace: { platform: whose.platform } };
  const workspaces = await prisma.workspace.findMany({
    where: isWorkspace ? { id: whose.workspaceId } : { members: { some: member } },
    // Of a workspace its settings too; of a person only where they are known.
    select: isWorkspace ? workspaceParts : { id: true, platform: true, externalId: true, name: true },
  });
  if (workspaces.length === 0) return null;
  const members = await prisma.member.findMany({ where: member, select: memberParts });
  const ids = new Set(members.map(({ id }) => id));
  const posts = await prisma.post.findMany({
    where: { author: member },
    orderBy: { createdAt: 'asc' },
    select: postParts,
  });
  return {
    workspaces,
    members,
    accounts: await prisma.profile.findMany({ where: { owner: member }, select: accountParts }),
    posts: posts.map((post) => ofThem(post, ids)),
    slots: isWorkspace ? await prisma.slot.findMany({ where: { workspaceId: whose.workspaceId } }) : [],
    changes: await prisma.changeLog.findMany({
      where: isWorkspace ? { workspaceId: whose.workspaceId } : { actor: { in: [...ids] } },
      select: { at: true, actor: true, action: true },
    }),
    uploads: await prisma.browserUpload.findMany({
      where: { memberId: { in: [...ids] } },
      select: { fileName: true, when: true, caption: true, createdAt: true, receivedAt: true },
    }),
    videos: [
      ...new Map(posts.flatMap(({ media }) => (media.state === 'ready' ? [[media.id, media] as const] : []))).values(),
    ].map(({ id, fileName }) => ({ id, fileName })),
  };
}

type KeptPost = Prisma.PostGetPayload<{ select: typeof postParts }>;

/** What others did to a post of theirs stays as a step without a name; what others agreed to or wrote is not theirs. */
function ofThem({ asked, history, consents, approvals, media, ...post }: KeptPost, ids: ReadonlySet<string>) {
  const { id, state, fileName, sha256, width, height, durationMs, sizeBytes } = media;
  return {
    ...post,
    words: saidIn(asked),
    video: { id, state, fileName, sha256, width, height, durationMs, sizeBytes: sizeBytes?.toString() ?? null },
    history: history.map(({ actor, ...step }) => ({ ...step, by: nameActor(actor, ids) })),
    consents: consents.flatMap(({ memberId, ...one }) => (memberId !== null && ids.has(memberId) ? [one] : [])),
    approvals: approvals.map(({ memberId, ...one }) => ({
      ...one,
      by: memberId !== null && ids.has(memberId) ? memberId : 'somebody else',
    })),
  };
}

/** The words of the message; the rest of the column repeats what the post says. */
function saidIn(asked: Prisma.JsonValue): Prisma.JsonValue {
  const isObject = typeof asked === 'object' && asked !== null && !Array.isArray(asked);
  return isObject ? (asked.said ?? null) : null;
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-/;

/** "alarm", "sweep" and "tiktok" are Schedy's own; a number is somebody's. */
function nameActor(actor: string, ids: ReadonlySet<string>): string {
  if (ids.has(actor)) return actor;
  return uuid.test(actor) ? 'somebody else' : actor;
}

const workspaceParts = {
  id: true,
  platform: true,
  externalId: true,
  name: true,
  createdAt: true,
  usualMinute: true,
  guestsPost: true,
  askEveryTime: true,
  approvals: true,
  approvers: true,
  digestChannel: true,
  digestZone: true,
} satisfies Prisma.WorkspaceSelect;

const memberParts = {
  id: true,
  workspaceId: true,
  externalId: true,
  displayName: true,
  timeZone: true,
  locale: true,
  isAdmin: true,
  isGuest: true,
  usualMinute: true,
  toldWhenPublished: true,
  seenAt: true,
} satisfies Prisma.MemberSelect;

const accountParts = {
  id: true,
  workspaceId: true,
  openId: true,
  handle: true,
  nickname: true,
  avatarUrl: true,
  mode: true,
  scopes: true,
  status: true,
  shared: true,
  connectedAt: true,
  privacyLevel: true,
  disableComment: true,
  disableDuet: true,
  disableStitch: true,
  brandContent: true,
  brandOrganic: true,
  aiGenerated: true,
} satisfies Prisma.ProfileSelect;

const postParts = {
  id: true,
  code: true,
  workspaceId: true,
  authorId: true,
  profileId: true,
  state: true,
  way: true,
  dueAt: true,
  timeZone: true,
  caption: true,
  asked: true,
  privacyLevel: true,
  disableComment: true,
  disableDuet: true,
  disableStitch: true,
  coverTimestampMs: true,
  brandContent: true,
  brandOrganic: true,
  aiGenerated: true,
  videoLink: true,
  publishedAt: true,
  createdAt: true,
  changedAt: true,
  history: { orderBy: { at: 'asc' }, select: { at: true, move: true, from: true, to: true, actor: true } },
  consents: { select: { at: true, text: true, settings: true, memberId: true, videoSha256: true } },
  approvals: { select: { at: true, decision: true, reason: true, round: true, memberId: true } },
  attempts: { select: { number: true, publishId: true, initAt: true, submittedAt: true, outcome: true } },
  thread: { select: { channel: true, root: true } },
  media: {
    select: {
      id: true,
      state: true,
      fileName: true,
      sha256: true,
      width: true,
      height: true,
      durationMs: true,
      sizeBytes: true,
    },
  },
} satisfies Prisma.PostSelect;
