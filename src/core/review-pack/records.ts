import type { Prisma, PrismaClient } from '../database/index.ts';

const person = { displayName: true, externalId: true } as const;

/** Column by column, so that a secret can only get in here by being named. */
const postParts = {
  ...{ code: true, workspaceId: true, state: true, caption: true, createdAt: true },
  ...{ dueAt: true, publishedAt: true, videoId: true, privacyLevel: true },
  ...{ disableComment: true, disableDuet: true, disableStitch: true },
  ...{ brandContent: true, brandOrganic: true, aiGenerated: true },
  author: { select: person },
  profile: { select: { handle: true, nickname: true } },
  media: { select: { fileName: true, sha256: true, durationMs: true } },
  consents: {
    orderBy: { at: 'asc' },
    select: {
      ...{ at: true, text: true, settings: true, offered: true, videoSha256: true },
      member: { select: person },
    },
  },
  attempts: {
    orderBy: { number: 'asc' },
    select: {
      ...{ number: true, initAt: true, publishId: true, submittedAt: true },
      ...{ outcome: true, errorCode: true, logId: true },
    },
  },
  history: {
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { at: true, move: true, from: true, to: true, actor: true },
  },
} as const satisfies Prisma.PostSelect;

const profileParts = {
  ...{ handle: true, nickname: true, mode: true, scopes: true, status: true },
  ...{ connectedAt: true, inactiveAt: true, inactiveReason: true },
  owner: { select: person },
  workspace: { select: { name: true, platform: true } },
} as const satisfies Prisma.ProfileSelect;

export type PackPost = Prisma.PostGetPayload<{ select: typeof postParts }>;
export type PackRecords = Awaited<ReturnType<typeof readRecords>>;

export async function readRecords(prisma: PrismaClient) {
  return {
    profiles: await prisma.profile.findMany({
      orderBy: { connectedAt: 'asc' },
      select: profileParts,
    }),
    posts: await prisma.post.findMany({ orderBy: { createdAt: 'asc' }, select: postParts }),
    changes: await prisma.changeLog.findMany({
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: { at: true, actor: true, action: true, facts: true },
    }),
  };
}
