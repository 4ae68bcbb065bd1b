/** Journey 1 at the front desk: what somebody wrote becomes posts, an answer, or nothing. */
import { Failure, MAX_CAPTION_UNITS } from '../../core/index.ts';
import { answerIn } from './answer-in.ts';
import { readAsked } from './both-readings.ts';
import type { DeskDeps } from './deps.ts';
import type { InboundFile, InboundMessage } from './desk.ts';
import { followUp } from './follow-up.ts';
import { type PostRequest, type Request, understand } from './understand/index.ts';
import type { Wanted } from './wanted.ts';

/** Several videos in one message go out this far apart, unless times say otherwise. */
const APART_MS = 10 * 60_000;

export async function receive(deps: DeskDeps, message: InboundMessage): Promise<void> {
  try {
    await handle(deps, message);
  } catch (error) {
    if (message.isLastTry) await answerIn(deps, message, 'gave_up_reading');
    throw error;
  }
}

async function handle(deps: DeskDeps, message: InboundMessage): Promise<void> {
  const videos = message.files.filter(({ looksLike }) => looksLike === 'video');
  if (message.files.length === 0 && message.inThread && (await followUp(deps, message))) return;
  const request = readRequest(message, videos.length > 0);
  if (request.kind === 'none') return;
  if (request.kind === 'ask') return answerIn(deps, message, 'question');
  if (request.kind === 'slot') return answerIn(deps, message, 'slots_unknown');
  if (videos.length === 0) return askForVideo(deps, message);
  await takeVideos(deps, message, request, videos);
}

/** In private or spoken to, a video is always meant for Schedy; in a channel only with an instruction. */
function readRequest(
  message: InboundMessage,
  hasVideo: boolean,
): Wanted | Exclude<Request, PostRequest> {
  const { speaker, text, sentAt: now, place } = message;
  const { timeZone, usualHour } = speaker;
  const locale = speaker.locale ?? undefined;
  const request = understand(text, { now, timeZone, usualHour, locale, place, hasVideo });
  if (request.kind === 'post') return request.explicit ? request : { ...request, when: null };
  const isSpokenTo = place !== 'channel';
  if (request.kind === 'none' && hasVideo && isSpokenTo) return wordless(text);
  return request.kind === 'ask' && !isSpokenTo ? { kind: 'none' } : request;
}

const wordless = (text: string): Wanted => ({
  ...{
    kind: 'post',
    when: null,
    caption: text.trim(),
    hashtags: [],
    settings: {},
    explicit: false,
  },
});

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
  request: Wanted,
  videos: readonly InboundFile[],
): Promise<void> {
  const time = readAsked(request, message.isStale);
  const { length } = time.caption;
  if (length > MAX_CAPTION_UNITS) {
    const limit = MAX_CAPTION_UNITS;
    return answerIn(deps, message, 'caption_too_long', { length, limit });
  }
  if (time.kind === 'refused') return answerIn(deps, message, time.answer);
  const first = time.asked.kind === 'at' ? time.asked.at : message.sentAt;
  const postIds: string[] = [];
  for (const [index, file] of videos.entries()) {
    const at = new Date(first.getTime() + index * APART_MS);
    const isLater = index > 0 && time.asked.kind !== 'choices' && time.asked.kind !== 'unsaid';
    const when = isLater ? ({ kind: 'at', at, note: null } as const) : time.asked;
    postIds.push(await draft(deps, message, { request, file, when, caption: time.caption }));
  }
  for (const [index, file] of videos.entries()) {
    await readVideo(deps, message, postIds[index] ?? '', file);
  }
}

interface DraftTask {
  readonly request: Wanted;
  readonly file: InboundFile;
  readonly caption: string;
  readonly when: Parameters<DeskDeps['core']['posts']['draft']>[0]['when'];
}

async function draft(
  { core }: DeskDeps,
  message: InboundMessage,
  task: DraftTask,
): Promise<string> {
  const { speaker, channel, root } = message;
  const { workspaceId, memberId: authorId, timeZone } = speaker;
  const { file, request, when, caption } = task;
  const threadId = await core.notices.openThread({ workspaceId, channel, root });
  const privacy = request.privacy ? { privacyLevel: request.privacy } : {};
  const { postId } = await core.posts.draft({
    ...{ workspaceId, authorId, threadId, timeZone, when },
    sourceKey: `${channel}:${message.message}:${file.id}`,
    sourceMessage: message.message,
    fileName: file.name,
    source: { ...file.reference },
    caption,
    profile: request.profile,
    settings: { ...request.settings, ...privacy },
  });
  return postId;
}

async function readVideo(
  { core }: DeskDeps,
  message: InboundMessage,
  postId: string,
  file: InboundFile,
): Promise<void> {
  try {
    const source = await message.openVideo(file.reference);
    await core.posts.takeVideo(postId, source, message.isLastTry);
  } catch (error) {
    const isFinal = error instanceof Failure && error.remedy.kind !== 'retry';
    if (!isFinal) throw error;
    await core.posts.refuse(postId, error);
  }
}
