/** The videos of a message become drafts, 10 minutes apart where one time was said, and their bytes are read. */

import { MINUTE_MS } from '../../../core/clock.ts';
import { type AskedTime, Failure, isPassing, type KnownTime } from '../../../core/index.ts';
import type { SlotRequest } from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import type { ParsedRequest } from './asked-time.ts';
import { answerIn, type InboundFile, type InboundMessage } from './inbound-message.ts';

/** Nobody has said for sure that it is for Schedy at all. */
export const isUncertainRequest = (request: ParsedRequest | SlotRequest): boolean =>
  request.kind === 'post' && request.isUncertain === true;

/** Where it is talked about. What nobody said to Schedy for sure is asked in private, not before the whole channel. */
export function threadOf(
  { sender, channel, root, isPrivate, place }: InboundMessage,
  request: ParsedRequest | SlotRequest | null,
) {
  return request && isUncertainRequest(request) && place === 'channel'
    ? { channel: sender.externalId, root: '', isPrivate: true }
    : { channel, root, isPrivate };
}

export interface DraftTask {
  readonly request: ParsedRequest | SlotRequest;
  readonly file: InboundFile;
  readonly caption: string;
  readonly when: AskedTime;
  /** Of several videos. */
  readonly letter?: string | null;
  readonly planId?: string | null;
  /** One of several accounts of a sentence, as a handle; else that of the request. */
  readonly account?: string | undefined;
  /** The post of the first account, whose video it shares. */
  readonly videoOf?: string | null;
}

/** Keeps it as a draft; a message that is worked on once more finds its own. */
export async function draftVideo(
  deps: DeskDeps,
  message: InboundMessage,
  task: DraftTask,
): Promise<{ postId: string; code: string }> {
  const { core } = deps;
  const { sender, channel } = message;
  const { workspaceId, memberId: authorId, timeZone } = sender;
  const { file, request, when, caption, letter, planId, account, videoOf = null } = task;
  const threadId = await core.notices.openThread({ workspaceId, ...threadOf(message, request) });
  // Words that may be caption change no audience, unless they make it smaller.
  const isSure = !request.otherReading || request.privacy === 'SELF_ONLY';
  const level = isSure ? request.privacy : request.otherReading?.privacy;
  const privacy = level ? { privacyLevel: level } : {};
  const sourceKey = `${channel}:${message.message}:${file.id}${videoOf ? `:@${account}` : ''}`;
  const wanted = {
    workspaceId,
    authorId,
    threadId,
    timeZone,
    when,
    sourceKey,
    sourceMessage: message.message,
    letter: letter ?? null,
    planId: planId ?? null,
    said: message.isFromBelow || message.wishes ? undefined : message.text,
    fileName: file.name,
    source: { ...file.reference },
    caption,
    profile: account ?? request.profile,
    videoOf,
    settings: { ...request.settings, ...privacy },
    // In doubt nothing is published by itself.
    way: request.way ?? request.otherReading?.way,
  };
  const first = await core.posts.draft(wanted);
  const isBroughtAgain = first.isCancelled && message.broughtBy !== undefined;
  const { postId, code, isNew, createdAt } = isBroughtAgain
    ? await core.posts.draft({ ...wanted, sourceKey: `${sourceKey}:${message.broughtBy}` })
    : first;
  // A message that is worked on once more finds its own post, which is younger than itself. Clocks
  // differ, so no more than a word hangs on that.
  const wasHere = !isNew && createdAt < message.sentAt && message.edition === undefined;
  if (wasHere) await answerIn(deps, message, 'already_here', { code });
  return { postId, code };
}

/** Reads it into the store; a refusal ends the draft, and so does the last try. What may pass by itself is thrown before. */
export async function readVideo(
  { core }: DeskDeps,
  message: InboundMessage,
  postId: string,
  file: InboundFile,
): Promise<void> {
  try {
    const place = file.upload === undefined ? () => message.openVideo(file) : { upload: file.upload };
    await core.posts.takeVideo(postId, place, message.isLastTry);
  } catch (error) {
    const isFailure = error instanceof Failure;
    const isFinal = message.isLastTry || (isFailure && !isPassing(error));
    if (!isFinal) throw error;
    await core.posts.refuse(postId, isFailure ? error : { code: 'schedy_failed', facts: {} });
    if (!isFailure) throw error;
  }
}

/** The letters by which several videos are named in words; those beyond the alphabet have none. */
export const letterOf = (index: number, count: number): string | null =>
  count > 1 && index < 26 ? String.fromCharCode('a'.charCodeAt(0) + index) : null;

export interface Drafted {
  readonly postId: string;
  readonly code: string;
  readonly when: AskedTime;
  readonly file: InboundFile;
  readonly account: string | undefined;
}

export interface Together {
  readonly request: ParsedRequest | SlotRequest;
  readonly videos: readonly InboundFile[];
  /** One for each video. */
  readonly captions: readonly string[];
  readonly timeOf: (index: number) => AskedTime;
  /** One post of each video for each of them; `undefined` is the account of the request. */
  readonly accounts: readonly (string | undefined)[];
  readonly planId?: string | null;
}

/** A draft of every video for every account, with a letter each; those of one video share it. */
export async function draftTogether(deps: DeskDeps, message: InboundMessage, together: Together): Promise<Drafted[]> {
  const { request, videos, captions, timeOf, accounts, planId = null } = together;
  const drafted: Drafted[] = [];
  for (const [index, file] of videos.entries()) {
    const when = timeOf(index);
    let videoOf: string | null = null;
    for (const account of accounts) {
      const letter = letterOf(drafted.length, videos.length * accounts.length);
      const task = { request, file, when, caption: captions[index] ?? '', letter, planId, account, videoOf };
      const { postId, code } = await draftVideo(deps, message, task);
      drafted.push({ postId, code, when, file, account });
      videoOf ??= postId;
    }
  }
  return drafted;
}

/** Several videos of one message go out 10 minutes apart, unless times say otherwise. */
const APART_MS = 10 * MINUTE_MS;

/** The time of the n-th video of a message, when the first is asked for at `first`. */
export function laterVideo(first: KnownTime, sentAt: Date, index: number): KnownTime {
  if (index === 0 || (first.kind !== 'at' && first.kind !== 'now')) return first;
  const start = first.kind === 'at' ? first.at : sentAt;
  return { kind: 'at', at: new Date(start.getTime() + index * APART_MS), note: null };
}
