/** Journey 1, first half: a message becomes a draft, before its video is read. */
import { randomInt } from 'node:crypto';
import { isUniqueViolation, type Prisma, type Transaction, transact, type Way } from '../../database/index.ts';
import { noteIds } from '../../log-context.ts';
import { markThread } from '../../notices/index.ts';
import type { PostSettings } from '../../tiktok/index.ts';
import { askedColumn } from '../columns.ts';
import type { PostDeps } from '../deps.ts';
import { type AskedTime, askedOf, type KnownTime, resolveSlot, timeColumns } from './draft-time.ts';

/** A message with a video, as it becomes a draft. */
export interface NewDraft {
  readonly workspaceId: string;
  readonly authorId: string;
  readonly threadId: string;
  /** (channel, message, file): the same upload is one post, however often it is announced. */
  readonly sourceKey: string;
  readonly sourceMessage: string;
  readonly fileName: string;
  /** How the platform's bot finds the bytes again; JSON without secrets. */
  readonly source: Prisma.InputJsonObject;
  readonly caption: string;
  /** The words of its message, where they are what was read. */
  readonly said?: string | undefined;
  readonly when: AskedTime;
  readonly timeZone: string;
  readonly profile?: string | undefined;
  readonly settings: Partial<PostSettings>;
  /** Where one was named; else that of the profile. */
  readonly way?: Way | undefined;
  /** Of several that came together. */
  readonly letter?: string | null;
  /** The post whose video it shares: one sentence for several accounts. */
  readonly videoOf?: string | null;
  /** The plan that it waits for. */
  readonly planId?: string | null;
}

/** Placeholders until the profile is known; what goes out is decided when the post is scheduled. */
const unset: PostSettings = {
  privacyLevel: 'SELF_ONLY',
  disableComment: false,
  disableDuet: false,
  disableStitch: false,
  coverTimestampMs: 0,
  brandContent: false,
  brandOrganic: false,
  aiGenerated: false,
};

/** The draft, or the post that this upload has become before. */
export interface Drafted {
  readonly postId: string;
  readonly code: string;
  readonly isNew: boolean;
  readonly createdAt: Date;
  readonly isCancelled: boolean;
}

/** Keeps the draft, or finds the post that this upload has already become. */
export async function draftPost(deps: PostDeps, draft: NewDraft): Promise<Drafted> {
  return storeDraft(deps, draft).catch((error: unknown) => {
    // Slack announces one message as two events: the other one has just made the same post.
    if (!isUniqueViolation(error)) throw error;
    return storeDraft(deps, draft);
  });
}

function storeDraft(deps: PostDeps, draft: NewDraft): Promise<Drafted> {
  const { workspaceId, sourceKey } = draft;
  return transact(deps, async (tx) => {
    const known = await tx.post.findUnique({
      where: { workspaceId_sourceKey: { workspaceId, sourceKey } },
      select: { id: true, code: true, createdAt: true, state: true },
    });
    if (known) {
      const { id: postId, code, createdAt, state } = known;
      return { postId, code, createdAt, isNew: false, isCancelled: state === 'cancelled' };
    }
    const now = deps.clock.now();
    const when = await resolveSlot(tx, draft, now);
    const { id: postId, code } = await createPost(tx, { ...draft, when }, now);
    noteIds({ postId });
    deps.log.debug({ postId, post: code }, 'a post is drafted');
    return { postId, code, createdAt: now, isNew: true, isCancelled: false };
  });
}

async function createPost(
  tx: Transaction,
  draft: NewDraft & { readonly when: KnownTime },
  now: Date,
): Promise<{ id: string; code: string }> {
  const { workspaceId, authorId, threadId, sourceKey, sourceMessage, caption, timeZone } = draft;
  const { fileName, source, profile, settings, way, letter = null, planId = null } = draft;
  const mediaId = await mediaOf(tx, draft, { workspaceId, fileName, source, createdAt: now });
  const post = await tx.post.create({
    data: {
      workspaceId,
      authorId,
      threadId,
      sourceKey,
      sourceMessage,
      caption,
      timeZone,
      ...unset,
      ...settings,
      ...(way && { way }),
      letter,
      planId,
      ...timeColumns(draft.when, now),
      asked: askedColumn.write({
        profile: profile ?? null,
        account: null,
        settings,
        way: way ?? null,
        repeatMeantOn: null,
        said: draft.said ?? null,
        chosenBy: null,
        ...askedOf(draft.when),
      }),
      code: await newCode(tx, workspaceId),
      mediaId,
      missing: 'video',
      createdAt: now,
      changedAt: now,
    },
  });
  await markThread(tx, threadId);
  return post;
}

type NewMedia = Prisma.MediaUncheckedCreateInput;

async function mediaOf(tx: Transaction, { videoOf, workspaceId }: NewDraft, data: NewMedia): Promise<string> {
  if (!videoOf) return (await tx.media.create({ data })).id;
  return (await tx.post.findUniqueOrThrow({ where: { id: videoOf, workspaceId }, select: { mediaId: true } })).mediaId;
}

/** Without the characters that are mistaken for one another when read aloud. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const ALPHABET = `${LETTERS}23456789`;

const pick = (characters: string): string => characters[randomInt(characters.length)] ?? '';

/** A short code such as `k7qm`, free in the workspace; begins with a letter, so never all digits. */
async function newCode(tx: Transaction, workspaceId: string): Promise<string> {
  for (let length = 4; ; length += 1) {
    const rest = Array.from({ length: length - 1 }, () => pick(ALPHABET));
    const code = pick(LETTERS) + rest.join('');
    if ((await tx.post.count({ where: { workspaceId, code } })) === 0) return code;
  }
}
