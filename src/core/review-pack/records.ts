import type { Prisma, PrismaClient } from '../database/index.ts';
import { accountAsked, readAsked } from '../posts/index.ts';
import { accountName } from '../profiles/index.ts';

const person = { displayName: true, externalId: true } as const;

/** Column by column, so that a secret can only get in here by being named. */
const postParts = {
  code: true,
  workspaceId: true,
  state: true,
  caption: true,
  createdAt: true,
  dueAt: true,
  publishedAt: true,
  videoId: true,
  videoLink: true,
  privacyLevel: true,
  way: true,
  asked: true,
  awaitingApproval: true,
  approvalRound: true,
  disableComment: true,
  disableDuet: true,
  disableStitch: true,
  brandContent: true,
  brandOrganic: true,
  aiGenerated: true,
  author: { select: person },
  profile: { select: { handle: true, nickname: true, creatorInfo: true } },
  media: { select: { fileName: true, sha256: true, durationMs: true } },
  consents: {
    orderBy: { at: 'asc' },
    select: {
      at: true,
      text: true,
      settings: true,
      offered: true,
      videoSha256: true,
      member: { select: person },
    },
  },
  approvals: {
    orderBy: { at: 'asc' },
    select: {
      at: true,
      decision: true,
      reason: true,
      round: true,
      settings: true,
      videoSha256: true,
      member: { select: person },
    },
  },
  attempts: {
    orderBy: { number: 'asc' },
    select: {
      number: true,
      initAt: true,
      publishId: true,
      submittedAt: true,
      outcome: true,
      errorCode: true,
      logId: true,
    },
  },
  history: {
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { at: true, move: true, from: true, to: true, actor: true },
  },
} as const satisfies Prisma.PostSelect;

const profileParts = {
  handle: true,
  nickname: true,
  creatorInfo: true,
  mode: true,
  scopes: true,
  status: true,
  connectedAt: true,
  inactiveAt: true,
  inactiveReason: true,
  owner: { select: person },
  workspace: { select: { name: true, platform: true } },
} as const satisfies Prisma.ProfileSelect;

type PostRow = Prisma.PostGetPayload<{ select: typeof postParts }>;
type ProfileRow = Prisma.ProfileGetPayload<{ select: typeof profileParts }>;

/** The account as people know it: none, or its name alone, where a post goes out by hand. */
const packPost = ({ asked, profile, ...post }: PostRow) => ({
  ...post,
  profile: profile && { handle: profile.handle, nickname: profile.nickname },
  handle: profile?.creatorInfo ? profile.handle : null,
  account: profile ? accountName(profile) : accountAsked(readAsked(asked)),
});

const packProfile = ({ creatorInfo, ...profile }: ProfileRow) => ({
  ...profile,
  account: accountName({ ...profile, creatorInfo }),
});

export type PackPost = ReturnType<typeof packPost>;
/** `scheduled, waiting for approval`: with the mark that an approver takes away. */
export const sayState = ({ state, awaitingApproval }: PackPost): string => {
  const isWaiting = awaitingApproval && (state === 'scheduled' || state === 'on_hold');
  return isWaiting ? `${state}, waiting for approval` : state;
};
/** A post by hand may name no account at all. */
export const sayAccount = ({ account, way }: PackPost): string =>
  way === 'by_hand' ? (account === null ? 'by hand' : `${account}, by hand`) : (account ?? 'no account yet');
export type PackRecords = Awaited<ReturnType<typeof readRecords>>;

export async function readRecords(prisma: PrismaClient) {
  return {
    profiles: (await prisma.profile.findMany({ orderBy: { connectedAt: 'asc' }, select: profileParts })).map(
      packProfile,
    ),
    posts: (await prisma.post.findMany({ orderBy: { createdAt: 'asc' }, select: postParts })).map(packPost),
    changes: await prisma.changeLog.findMany({
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: { at: true, actor: true, action: true, facts: true },
    }),
  };
}
