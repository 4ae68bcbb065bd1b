/**
 * The same bytes again on one account. TikTok shows repeats to fewer people, so whoever drops them is asked before
 * they go out. Posts by hand have no account here, and nothing of them goes out by itself.
 */

import { DAY_MS } from '../../clock.ts';
import type { PostState, Prisma, PrismaClient, Transaction } from '../../database/index.ts';
import type { Problem } from '../../errors.ts';
import { readAsked } from '../columns.ts';

/**
 * The same of a post that is past being a draft, unless somebody has said that it shall go out there once more. `wants`:
 * what is refused for it, as `confirmRepeat` takes it; empty where it cannot be confirmed, absent of a draft.
 */
export async function objectionToRepeat(
  reader: Pick<PrismaClient, 'post'> | Transaction,
  post: Brought & { readonly asked: Prisma.JsonValue },
  { profileId, now, wants }: { readonly profileId: string; readonly now: Date; readonly wants?: string },
): Promise<Problem | null> {
  if (readAsked(post.asked).repeatMeantOn === profileId) return null;
  const found = await findSameVideo(reader, post, profileId, now);
  return found && { ...found, facts: { ...found.facts, ...(wants !== undefined && { wants }) } };
}

const REMEMBERED_MS = 90 * DAY_MS;

/** What has gone out or still can. One that failed or was cancelled is no reason to ask, unless TikTok has it after all. */
const counted: PostState[] = [
  ...(['scheduled', 'publishing', 'processing', 'in_inbox', 'published', 'unconfirmed', 'on_hold'] as const),
];

interface Brought {
  readonly id: string;
  readonly workspaceId: string;
  readonly authorId: string;
  readonly media: { readonly sha256: string | null };
}

/** The latest post of the account with these bytes in the last 90 days, as what the author of this one may know of it. */
export async function findSameVideo(
  reader: Pick<PrismaClient, 'post'> | Transaction,
  { id, workspaceId, authorId, media: { sha256 } }: Brought,
  profileId: string,
  now: Date,
): Promise<Problem | null> {
  if (sha256 === null) return null;
  const since = { gte: new Date(now.getTime() - REMEMBERED_MS) };
  const earlier = await reader.post.findFirst({
    where: {
      workspaceId,
      profileId,
      id: { not: id },
      media: { workspaceId, sha256 },
      AND: [
        { OR: [{ state: { in: counted } }, { publishedAt: { not: null } }] },
        { OR: [{ createdAt: since }, { dueAt: since }, { publishedAt: since }] },
      ],
    },
    orderBy: [{ publishedAt: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
    include: { thread: true, profile: { select: { handle: true, creatorInfo: true } } },
  });
  if (!earlier) return null;
  const { code, state, publishedAt, dueAt, createdAt, thread, sourceMessage } = earlier;
  const isToBeSeen = !thread.isPrivate || earlier.authorId === authorId;
  return {
    code: 'same_video',
    facts: {
      isOut: publishedAt !== null,
      state,
      at: (publishedAt ?? dueAt ?? createdAt).toISOString(),
      url: addressOf(earlier),
      // What was said in private is told to nobody else.
      ...(isToBeSeen && { earlier: code }),
      ...(isToBeSeen && thread.root !== '' && { channel: thread.channel, root: thread.root, message: sourceMessage }),
    },
  };
}

interface Published {
  readonly videoId: string | null;
  readonly videoLink: string | null;
  readonly privacyLevel: string;
  readonly profile: { readonly handle: string; readonly creatorInfo: unknown } | null;
}

/** Only a video that everybody can see has an address of its own; a handle is known once TikTok has told the creator. */
function addressOf({ videoId, videoLink, profile }: Published): string | null {
  if (videoId !== null && profile !== null && profile.creatorInfo !== null) {
    return `https://www.tiktok.com/@${profile.handle}/video/${videoId}`;
  }
  return videoLink;
}
