/** Journey 1 at the front desk: what somebody wrote becomes posts, an answer, or nothing. */
import { type AskedTime, type Facts, MAX_CAPTION_UNITS } from '../../../core/index.ts';
import { captionsFor, type SaidAccounts, type SlotRequest } from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import { accountsOf, severalAccountsIn } from './accounts.ts';
import { answerNone, answerTalk, answerZone, refuseFile, type TalkDeps, wantsCode } from './answer-talk.ts';
import { onlyAsked, type ParsedRequest, readAsked } from './asked-time.ts';
import { answerByCode, showHere } from './by-code.ts';
import { decideHere } from './decide.ts';
import { type Drafted, draftTogether, isUncertainRequest, laterVideo, readVideo } from './draft-videos.ts';
import { answerIn, type InboundFile, type InboundMessage, sayLate, unreadableIn } from './inbound-message.ts';
import { askForAccounts, openPlan, planOf, takePlan } from './plan.ts';
import { dependsOnZone, draftWordsOf, parseRequest, waitingWordsOf, wordless } from './read-request.ts';
import { followUp } from './thread-commands.ts';

/** Does what a message asks for, and answers it; a failure is told on the last try and thrown on. */
export async function receive(deps: TalkDeps, message: InboundMessage): Promise<void> {
  try {
    await handle(deps, message);
  } catch (error) {
    if (message.isLastTry) await answerIn(deps, message, 'gave_up_reading');
    throw error;
  }
}

/**
 * Nobody can work on a message, for a process died over it each time: its videos are refused on their cards, and for words
 * its author is told. What was said to nobody in particular, without a file and where no post is, stays unanswered.
 */
export async function giveUp(deps: DeskDeps, message: InboundMessage): Promise<void> {
  const { posts } = deps.core;
  const { sender, channel, root, files, place } = message;
  const { workspaceId } = sender;
  const drafted = await posts.fromMessage({ workspaceId, channel, message: message.message });
  const unread = drafted.filter(({ missing }) => missing === 'video');
  for (const { id } of unread) await posts.refuse(id, { code: 'schedy_failed', facts: {} });
  if (unread.length > 0) return;
  const isTalk = place === 'channel' && files.length === 0;
  if (isTalk && (await posts.openAt({ workspaceId, channel, root })).length === 0) return;
  await answerIn(deps, message, 'gave_up_reading');
}

const isVideo = ({ looksLike }: InboundFile): boolean => looksLike === 'video';

async function handle(deps: TalkDeps, message: InboundMessage): Promise<void> {
  const videos = message.files.filter(isVideo);
  const isTalk = message.files.length === 0 && message.inThread;
  if (isTalk && ((await decideHere(deps, message)) || (await followUp(deps, message)))) return;
  if (isOverheard(message)) return;
  if ((await showHere(deps, message)) || (await answerByCode(deps, message))) return;
  if ((await answerTalk(deps, message)) || (await answerZone(deps, message))) return;
  const spread = videos.length > 0 ? severalAccountsIn(message) : null;
  if (spread) return takeSpread(deps, { ...message, text: spread.text }, spread, videos);
  const plan = planOf(message, videos.length);
  if (plan) return takePlan(deps, message, plan, videos);
  const request = parseRequest(draftWordsOf(message), message.sender.timeZone, videos.length > 0);
  if (request.kind === 'none') return answerNone(deps, message);
  if (request.kind === 'ask') {
    // Whoever chooses a video in the menu of its message means to post it, however its words read.
    const isChosen = message.broughtBy !== undefined && videos.length > 0;
    if (!isChosen) return answerAsk(deps, message, videos);
    return takeVideos(deps, message, wordless(message.text.trim()), videos);
  }
  if (videos.length > 0) return takeVideos(deps, message, request, videos);
  const above = await lookAbove(message);
  if (!above) return askForVideo(deps, message, request.caption);
  const { root } = above;
  const below = { ...message, message: above.message, root, broughtBy: message.message, isFromBelow: true } as const;
  const planned = planOf(message, above.files.length);
  if (planned) return takePlan(deps, below, planned, above.files);
  await takeVideos(deps, below, request, above.files);
}

/** Said in a channel to nobody in particular, where this workspace has Schedy listen only to what mentions it. */
const isOverheard = ({ sender, place, broughtBy, files }: InboundMessage): boolean =>
  sender.listens === false &&
  place === 'channel' &&
  broughtBy === undefined &&
  files.every(({ upload }) => upload === undefined);

/** A message that names several accounts, read as for the first of them. */
async function takeSpread(
  deps: TalkDeps,
  message: InboundMessage,
  spread: SaidAccounts,
  videos: readonly InboundFile[],
): Promise<void> {
  const plan = planOf(message, videos.length);
  if (plan) return takePlan(deps, message, plan, videos, spread);
  const request = parseRequest(draftWordsOf(message), message.sender.timeZone, true);
  if (request.kind === 'none') return answerNone(deps, message);
  if (request.kind === 'ask') return answerAsk(deps, message, videos);
  await takeVideos(deps, message, request, videos, spread);
}

/** A question, or a "don't": beside a video it posts nothing, and without one it may be about what stands in the thread. */
const answerAsk = (deps: TalkDeps, message: InboundMessage, videos: readonly InboundFile[]): Promise<void> =>
  videos.length > 0 ? answerIn(deps, message, 'question') : answerNone(deps, message, true);

/** An instruction to Schedy in the thread under somebody's video, or in reply to it, takes that video. */
async function lookAbove({ place, files, lookAbove }: InboundMessage) {
  if (place === 'channel' || files.length > 0) return null;
  const above = await lookAbove?.();
  const videos = above?.files.filter(isVideo) ?? [];
  return above && videos.length > 0 ? { ...above, files: videos } : null;
}

async function askForVideo(deps: DeskDeps, message: InboundMessage, caption: string): Promise<void> {
  const [file] = message.files;
  if (file) return refuseFile(deps, message, file);
  // Somebody else's "post" in a channel is not our business.
  if (message.place === 'channel') return;
  // "move to 8pm" is a command as a whole, and as an instruction it would leave words for a caption.
  const isCommand = caption !== '' && wantsCode(message);
  await answerIn(deps, message, isCommand ? 'which_code' : 'video_wanted');
}

async function takeVideos(
  deps: DeskDeps,
  message: InboundMessage,
  request: ParsedRequest | SlotRequest,
  videos: readonly InboundFile[],
  spread: SaidAccounts | null = null,
): Promise<void> {
  const isUncertain = isUncertainRequest(request);
  const { isGuest, guestsPost } = message.sender;
  if (isGuest && !guestsPost) return isUncertain ? undefined : answerIn(deps, message, 'guests_do_not_post');
  const read = request.kind === 'slot' ? inNextSlot(request) : readAsked(request, message.isStale);
  const time = message.isForward ? onlyAsked(read) : read;
  const unclear = unreadableIn(time.caption);
  if (unclear.length > 0) return answerIn(deps, message, 'caption_unreadable', { unclear: unclear.join(', ') });
  const captions = captionsFor(time.caption, videos.length, false).each;
  const length = Math.max(...captions.map((caption) => caption.length));
  if (length > MAX_CAPTION_UNITS) {
    return answerIn(deps, message, 'caption_too_long', { length, limit: MAX_CAPTION_UNITS });
  }
  const isPlaceless = !message.sender.isZoneKnown && dependsOnZone(draftWordsOf(message));
  if (time.kind === 'refused' && !isPlaceless) return answerIn(deps, message, time.answer);
  await sayLate(deps, message);
  const { accounts, isSettled } = await accountsOf(deps, message, request, spread);
  const timed = (index: number) => timeOf(message, isPlaceless || time.kind === 'refused' ? null : time.asked, index);
  // One that cannot be used is asked about, and nothing goes out on the others before that is settled.
  const planId = isSettled ? null : await openPlan(deps, message);
  const drafted = await draftTogether(deps, message, { request, videos, captions, timeOf: timed, accounts, planId });
  if (planId !== null) await askForAccounts(deps, message);
  else if (drafted.length > 1 && !isUncertain)
    await answerIn(deps, message, 'several_videos', await severalFacts(deps, message, drafted));
  for (const { postId, file } of drafted) await readVideo(deps, message, postId, file);
}

/** What one answer tells of them all. */
async function severalFacts(
  { core, clock }: DeskDeps,
  { sender, channel, message, sentAt }: InboundMessage,
  drafted: readonly Drafted[],
): Promise<Facts> {
  const timeOfPost = async ({ when, postId }: Drafted): Promise<string> => {
    if (when.kind === 'now') return sentAt.toISOString();
    if (when.kind === 'at') return when.at.toISOString();
    // Its slot was taken when its draft was written.
    const post = when.kind === 'next_slot' ? await core.posts.read(postId, sender.workspaceId) : null;
    return post?.dueAt?.toISOString() ?? '';
  };
  return {
    codes: drafted.map(({ code }) => code).join(', '),
    times: (await Promise.all(drafted.map(timeOfPost))).join(', '),
    accounts: drafted.map(({ account }) => (account === undefined ? '' : `@${account}`)).join(', '),
    timeZone: sender.timeZone,
    place: `${channel}|${message}`,
    saidAt: clock.now().toISOString(),
  };
}

/** Which time that is, only the database knows; so it is found when the draft is written. */
const inNextSlot = ({ caption }: SlotRequest) => ({ kind: 'asked', asked: { kind: 'next_slot' }, caption }) as const;

/** Null: the words name a time that means nothing before the author's zone is known; of a forward it is asked anyway. */
function timeOf(message: InboundMessage, first: AskedTime | null, index: number): AskedTime {
  if (!first && message.isForward) return { kind: 'unsaid' };
  if (first?.kind === 'next_slot') return first;
  if (first) return laterVideo(first, message.sentAt, index);
  return { kind: 'zone', words: waitingWordsOf(message, index) };
}
