/** Journey 1, first half: a message becomes a draft, before its video is read. */
import { isUniqueViolation, Prisma } from '../../database/index.ts';
import { markThread } from '../../notices/index.ts';
import type { PostSettings } from '../../tiktok/index.ts';
import type { PostDeps } from '../deps.ts';
import type { Transaction } from '../lifecycle/move.ts';
import type { Repeat } from '../view.ts';
import type { AskedTime, KnownTime } from './asked-time.ts';
import { newCode } from './code.ts';
import { settleTime } from './resolve-slot.ts';

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
  readonly when: AskedTime;
  readonly timeZone: string;
  readonly profile?: string | undefined;
  readonly settings: Partial<PostSettings>;
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

export interface Drafted {
  readonly postId: string;
  readonly code: string;
  readonly isNew: boolean;
  readonly createdAt: Date;
}

/** Keeps the draft, or finds the post that this upload has already become. */
export async function draftPost(deps: PostDeps, draft: NewDraft): Promise<Drafted> {
  const result = await keepDraft(deps, draft).catch((error: unknown) => {
    // Slack announces one message as two events: the other one has just made the same post.
    if (!isUniqueViolation(error)) throw error;
    return keepDraft(deps, draft);
  });
  deps.alarm.drainThread(draft.threadId);
  return result;
}

function keepDraft({ prisma, clock }: PostDeps, draft: NewDraft): Promise<Drafted> {
  const { workspaceId, sourceKey } = draft;
  return prisma.$transaction(async (tx) => {
    const known = await tx.post.findUnique({
      where: { workspaceId_sourceKey: { workspaceId, sourceKey } },
      select: { id: true, code: true, createdAt: true },
    });
    if (known) {
      const { id: postId, code, createdAt } = known;
      return { postId, code, createdAt, isNew: false };
    }
    const now = clock.now();
    const when = await settleTime(tx, draft, now);
    const { id: postId, code } = await createPost(tx, { ...draft, when }, now);
    return { postId, code, createdAt: now, isNew: true };
  });
}

async function createPost(
  tx: Transaction,
  draft: NewDraft & { readonly when: KnownTime },
  now: Date,
): Promise<{ id: string; code: string }> {
  const { workspaceId, authorId, threadId, sourceKey, sourceMessage, caption, timeZone } = draft;
  const { fileName, source, profile, settings } = draft;
  const media = await tx.media.create({ data: { workspaceId, fileName, source, createdAt: now } });
  const post = await tx.post.create({
    data: {
      ...{ workspaceId, authorId, threadId, sourceKey, sourceMessage, caption, timeZone },
      ...unset,
      ...settings,
      ...timeColumns(draft.when),
      asked: {
        profile: profile ?? null,
        settings: { ...settings },
        ...askedOf(draft.when),
        words: draft.when.kind === 'zone' ? draft.when.words : null,
      },
      code: await newCode(tx, workspaceId),
      mediaId: media.id,
      missing: 'video',
      createdAt: now,
      changedAt: now,
    },
  });
  await markThread(tx, threadId);
  return post;
}

/** What of an asked time is needed once it is answered, or tells why there is none. */
export function askedOf(when: KnownTime) {
  const { captions = {}, repeats = {} } = when.kind === 'choices' ? when : {};
  const slots = Object.entries(repeats).map(([at, repeat]) => [at, repeatJson(repeat)] as const);
  return {
    captions: { ...captions },
    timedCaption: ('timedCaption' in when && when.timedCaption) || null,
    repeats: Object.fromEntries(slots),
    because: (when.kind === 'unsaid' && when.because) || null,
  };
}

export const repeatJson = ({ slot }: Repeat) => ({ slot: slot && { ...slot } });

/** What is to be read once the author's zone is known; null when nothing waits for it. */
export const wordsOf = (asked: Prisma.JsonValue): unknown => (asked as { words?: unknown }).words ?? null;

/** An asked time as columns of a draft; what an earlier answer had put there goes. */
export function timeColumns(when: KnownTime) {
  const dueAt = when.kind === 'at' ? when.at : null;
  const timeNote = when.kind === 'at' && when.note ? { ...when.note } : Prisma.DbNull;
  const choices = when.kind === 'choices' ? [...when.choices] : [];
  const repeat = when.kind === 'at' && when.repeat ? repeatJson(when.repeat) : Prisma.DbNull;
  return { postNow: when.kind === 'now', dueAt, choices, timeNote, repeat };
}
