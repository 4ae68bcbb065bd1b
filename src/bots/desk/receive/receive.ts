/** Journey 1 at the front desk: what somebody wrote becomes posts, an answer, or nothing. */
import { type AskedTime, type Facts, Failure, MAX_CAPTION_UNITS } from '../../../core/index.ts';
import type { SlotRequest } from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import { answerTalk } from './answer-talk.ts';
import { laterVideo, onlyAsked, type ParsedRequest, readAsked } from './asked-time.ts';
import { answerByCode, showHere } from './by-code.ts';
import { decideHere } from './decide.ts';
import { followUp } from './follow-up.ts';
import { answerIn, type InboundFile, type InboundMessage, sayLate, unreadableIn } from './inbound-message.ts';
import { dependsOnZone, draftWordsOf, parseRequest, wordless } from './read-request.ts';

/** Does what a message asks for, and answers it; a failure is told on the last try and thrown on. */
export async function receive(deps: DeskDeps, message: InboundMessage): Promise<void> {
  try {
    await handle(deps, message);
  } catch (error) {
    if (message.isLastTry) await answerIn(deps, message, 'gave_up_reading');
    throw error;
  }
}

const isVideo = ({ looksLike }: InboundFile): boolean => looksLike === 'video';

async function handle(deps: DeskDeps, message: InboundMessage): Promise<void> {
  const videos = message.files.filter(isVideo);
  const isTalk = message.files.length === 0 && message.inThread;
  if (isTalk && ((await decideHere(deps, message)) || (await followUp(deps, message)))) return;
  if ((await showHere(deps, message)) || (await answerByCode(deps, message))) return;
  if (await answerTalk(deps, message)) return;
  const request = parseRequest(draftWordsOf(message), message.sender.timeZone, videos.length > 0);
  if (request.kind === 'none') return answerNone(deps, message);
  if (request.kind === 'ask') {
    // Whoever chooses a video in the menu of its message means to post it, however its words read.
    const isChosen = message.broughtBy !== undefined && videos.length > 0;
    if (!isChosen) return answerIn(deps, message, 'question');
    return takeVideos(deps, message, wordless(message.text.trim()), videos);
  }
  if (videos.length > 0) return takeVideos(deps, message, request, videos);
  const above = await lookAbove(message);
  if (!above) return askForVideo(deps, message);
  await takeVideos(
    deps,
    { ...message, message: above.message, broughtBy: message.message, isFromBelow: true },
    request,
    above.files,
  );
}

/** In a channel, what is not for Schedy is left alone; whoever speaks to it is answered. */
async function answerNone(deps: DeskDeps, message: InboundMessage): Promise<void> {
  const { place, text, files, inThread } = message;
  if (place === 'channel' || files.length > 0 || inThread || text.trim() === '') return;
  await answerIn(deps, message, 'not_understood');
}

/** An instruction to Schedy in the thread under somebody's video takes that video. */
async function lookAbove({ place, inThread, files, lookAbove }: InboundMessage) {
  if (place !== 'mention' || !inThread || files.length > 0) return null;
  const above = await lookAbove?.();
  const videos = above?.files.filter(isVideo) ?? [];
  return above && videos.length > 0 ? { message: above.message, files: videos } : null;
}

async function askForVideo(deps: DeskDeps, message: InboundMessage): Promise<void> {
  const [file] = message.files;
  if (file) {
    const answer = file.looksLike === 'picture' ? 'picture_not_video' : 'file_not_video';
    return answerIn(deps, message, answer);
  }
  // Somebody else's "post" in a channel is not our business.
  if (message.place !== 'channel') await answerIn(deps, message, 'video_wanted');
}

async function takeVideos(
  deps: DeskDeps,
  message: InboundMessage,
  request: ParsedRequest | SlotRequest,
  videos: readonly InboundFile[],
): Promise<void> {
  const isPerhaps = isPerhapsMeant(request);
  const { isGuest, guestsPost } = message.sender;
  if (isGuest && !guestsPost) return isPerhaps ? undefined : answerIn(deps, message, 'guests_do_not_post');
  const read = request.kind === 'slot' ? inNextSlot(request) : readAsked(request, message.isStale);
  const time = message.isForward ? onlyAsked(read) : read;
  const unclear = unreadableIn(time.caption);
  if (unclear.length > 0) return answerIn(deps, message, 'caption_unreadable', { unclear: unclear.join(', ') });
  const { length } = time.caption;
  if (length > MAX_CAPTION_UNITS) {
    const limit = MAX_CAPTION_UNITS;
    return answerIn(deps, message, 'caption_too_long', { length, limit });
  }
  const isPlaceless = !message.sender.isZoneKnown && dependsOnZone(draftWordsOf(message));
  if (time.kind === 'refused' && !isPlaceless) return answerIn(deps, message, time.answer);
  await sayLate(deps, message);
  const drafted: Drafted[] = [];
  for (const [index, file] of videos.entries()) {
    const when = timeOf(message, isPlaceless || time.kind === 'refused' ? null : time.asked, index);
    drafted.push({ ...(await draft(deps, message, { request, file, when, caption: time.caption })), when });
  }
  if (drafted.length > 1 && !isPerhaps) await answerIn(deps, message, 'several_videos', severalFacts(message, drafted));
  for (const [index, file] of videos.entries()) {
    await readVideo(deps, message, drafted[index]?.postId ?? '', file);
  }
}

interface Drafted {
  readonly postId: string;
  readonly code: string;
  readonly when: AskedTime;
}

/** What one answer tells of them all. */
function severalFacts({ sender, channel, message, sentAt }: InboundMessage, drafted: readonly Drafted[]): Facts {
  const timeOfPost = (when: AskedTime): string => {
    if (when.kind === 'now') return sentAt.toISOString();
    return when.kind === 'at' ? when.at.toISOString() : '';
  };
  return {
    codes: drafted.map(({ code }) => code).join(', '),
    times: drafted.map(({ when }) => timeOfPost(when)).join(', '),
    ...{ timeZone: sender.timeZone, place: `${channel}|${message}` },
  };
}

/** Which time that is, only the database knows; so it is found when the draft is written. */
const inNextSlot = ({ caption }: SlotRequest) => ({ kind: 'asked', asked: { kind: 'next_slot' }, caption }) as const;

/** Null: the words name a time that means nothing before the author's zone is known; of a forward it is asked anyway. */
function timeOf(message: InboundMessage, first: AskedTime | null, index: number): AskedTime {
  if (!first && message.isForward) return { kind: 'unsaid' };
  if (first?.kind === 'next_slot') return first;
  if (first) return laterVideo(first, message.sentAt, index);
  const { sentAt, ...said } = draftWordsOf(message, index);
  return { kind: 'zone', words: { ...said, sentAt: sentAt.toISOString() } };
}

const isPerhapsMeant = (request: ParsedRequest | SlotRequest): boolean =>
  request.kind === 'post' && request.isPerhaps === true;

/** Where it is talked about. What nobody said to Schedy for sure is asked in private, not before the whole channel. */
function threadOf({ sender, channel, root, isPrivate, place }: InboundMessage, request: ParsedRequest | SlotRequest) {
  return isPerhapsMeant(request) && place === 'channel'
    ? { channel: sender.externalId, root: '', isPrivate: true }
    : { channel, root, isPrivate };
}

interface DraftTask {
  readonly request: ParsedRequest | SlotRequest;
  readonly file: InboundFile;
  readonly caption: string;
  readonly when: AskedTime;
}

async function draft(
  deps: DeskDeps,
  message: InboundMessage,
  task: DraftTask,
): Promise<{ postId: string; code: string }> {
  const { core } = deps;
  const { sender, channel } = message;
  const { workspaceId, memberId: authorId, timeZone } = sender;
  const { file, request, when, caption } = task;
  const threadId = await core.notices.openThread({ workspaceId, ...threadOf(message, request) });
  // Words that may be caption change no audience, unless they make it smaller.
  const isSure = !request.otherReading || request.privacy === 'SELF_ONLY';
  const level = isSure ? request.privacy : request.otherReading?.privacy;
  const privacy = level ? { privacyLevel: level } : {};
  const sourceKey = `${channel}:${message.message}:${file.id}`;
  const wanted = {
    ...{ workspaceId, authorId, threadId, timeZone, when, sourceKey },
    sourceMessage: message.message,
    said: message.isFromBelow || message.wishes ? undefined : message.text,
    fileName: file.name,
    source: { ...file.reference },
    caption,
    profile: request.profile,
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
  const wasHere = !isNew && createdAt < message.sentAt;
  if (wasHere) await answerIn(deps, message, 'already_here', { code });
  return { postId, code };
}

async function readVideo(
  { core }: DeskDeps,
  message: InboundMessage,
  postId: string,
  file: InboundFile,
): Promise<void> {
  try {
    const source = file.upload === undefined ? await message.openVideo(file) : { upload: file.upload };
    await core.posts.takeVideo(postId, source, message.isLastTry);
  } catch (error) {
    const isFinal = error instanceof Failure && error.remedy.kind !== 'retry';
    if (!isFinal) throw error;
    await core.posts.refuse(postId, error);
  }
}
