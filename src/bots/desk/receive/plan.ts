/** Several videos with a rhythm in words: a plan with the time of each, of which nothing goes out before Confirm. */
import { type AskedTime, MAX_CAPTION_UNITS, type PostView } from '../../../core/index.ts';
import { rhythmTimes } from '../../../core/schedules/index.ts';
import {
  captionsFor,
  type PlanRequest,
  readPlan,
  type SaidAccounts,
  understandPlan,
} from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import { echo } from '../view/index.ts';
import { accountsOf } from './accounts.ts';
import { draftTogether, letterOf, readVideo, threadOf } from './draft-videos.ts';
import { answerIn, type InboundFile, type InboundMessage, sayLate, unreadableIn } from './inbound-message.ts';
import { type DraftWords, differsByZone, draftWordsOf } from './read-request.ts';

type Said = Pick<DraftWords, 'text' | 'sentAt' | 'place' | 'locale' | 'usualHour' | 'wishes'>;

const contextIn = ({ sentAt: now, place, locale, usualHour }: Said, timeZone: string) => ({
  now,
  timeZone,
  usualHour,
  locale: locale ?? undefined,
  place,
  hasVideo: true,
});

const contextOf = (message: InboundMessage, timeZone = message.sender.timeZone) =>
  contextIn(draftWordsOf(message), timeZone);

/** What the words ask for where they name a rhythm for several videos; null for everything else. */
export const planIn = (said: Said, timeZone: string, videos: number): PlanRequest | null =>
  videos < 2 || said.wishes ? null : understandPlan(said.text, contextIn(said, timeZone));

export const planOf = (message: InboundMessage, videos: number): PlanRequest | null =>
  planIn(draftWordsOf(message), message.sender.timeZone, videos);

/** Why a plan has no times yet; null where it has. */
type WhyOpen = 'rhythm_unread' | 'zone_unknown' | 'accounts' | null;

interface Times {
  readonly times: readonly AskedTime[];
  readonly why: WhyOpen;
}

/** One for each of so many videos; where the rhythm comes to none, nothing is chosen for anybody. */
function timesOf(message: InboundMessage, { rhythm }: Pick<PlanRequest, 'rhythm'>, count: number): Times {
  const none = (why: WhyOpen): Times => ({ times: Array.from({ length: count }, () => ({ kind: 'unsaid' })), why });
  if (rhythm === null) return none('rhythm_unread');
  if (rhythm.kind === 'next_slots')
    return { times: Array.from({ length: count }, () => ({ kind: 'next_slot' })), why: null };
  const instantsIn = (timeZone: string) => {
    const read = understandPlan(message.text, contextOf(message, timeZone))?.rhythm;
    return read ? rhythmTimes(read, count).map((at) => at.getTime()) : null;
  };
  if (!message.sender.isZoneKnown && differsByZone(instantsIn)) return none('zone_unknown');
  const instants = rhythmTimes(rhythm, count);
  if (instants.length < count) return none('rhythm_unread');
  return { times: instants.map((at) => ({ kind: 'at', at, note: null })), why: null };
}

/** Keeps every video as a draft of one plan, shows the plan, and reads the videos. */
export async function takePlan(
  deps: DeskDeps,
  message: InboundMessage,
  plan: PlanRequest,
  videos: readonly InboundFile[],
  spread: SaidAccounts | null = null,
): Promise<void> {
  const { isGuest, guestsPost } = message.sender;
  if (isGuest && !guestsPost) return answerIn(deps, message, 'guests_do_not_post');
  const request = plan.wishes;
  const { each, by } = captionsFor(request.caption, videos.length, true);
  const unclear = unreadableIn(request.caption);
  if (unclear.length > 0) return answerIn(deps, message, 'caption_unreadable', { unclear: unclear.join(', ') });
  const length = Math.max(...each.map((caption) => caption.length));
  if (length > MAX_CAPTION_UNITS) {
    return answerIn(deps, message, 'caption_too_long', { length, limit: MAX_CAPTION_UNITS });
  }
  await sayLate(deps, message);
  const { times, why } = timesOf(message, plan, videos.length);
  const planId = await openPlan(deps, message);
  const { accounts } = await accountsOf(deps, message, request, spread);
  const timeOf = (index: number) => times[index] ?? ({ kind: 'unsaid' } as const);
  const drafted = await draftTogether(deps, message, { request, videos, captions: each, timeOf, accounts, planId });
  await propose(deps, message, { words: plan.words, isClockChosen: plan.isClockChosen, why, captions: by, posts: [] });
  for (const { postId, file } of drafted) await readVideo(deps, message, postId, file);
}

/** An edit has changed the rhythm: what is still open becomes a new plan, and keeps its times until that is confirmed. */
export async function planAgain(
  deps: DeskDeps,
  message: InboundMessage & { readonly edition: string },
  plan: Omit<PlanRequest, 'wishes'>,
  open: readonly PostView[],
): Promise<void> {
  const videos = [...new Set(open.map(({ video }) => video.id))];
  const { times, why } = timesOf(message, plan, videos.length);
  const words = echo(plan.words);
  if (why !== null)
    return answerIn(deps, message, why === 'zone_unknown' ? 'zone_unknown' : 'rhythm_unread', { words });
  const posts = open.map(({ id, letter, video }) => ({
    id,
    letter,
    when: times[videos.indexOf(video.id)] ?? ({ kind: 'unsaid' } as const),
  }));
  const { isClockChosen } = plan;
  const again = { ...message, broughtBy: `${message.message}:${message.edition}` };
  await propose(deps, again, { words, isClockChosen, why, captions: null, posts });
}

/** The plan of a message, whose posts are drafted with its id. */
export const openPlan = async (deps: DeskDeps, message: InboundMessage): Promise<string> =>
  deps.core.posts.openPlan(await sourceOf(deps, message));

/** Of several accounts one cannot be used: all posts of the sentence wait together. */
export const askForAccounts = (deps: DeskDeps, message: InboundMessage): Promise<void> =>
  propose(deps, message, { words: '', isClockChosen: false, why: 'accounts', captions: null, posts: [] });

async function sourceOf({ core }: DeskDeps, message: InboundMessage) {
  const { sender, channel, message: name, broughtBy } = message;
  const { workspaceId } = sender;
  const threadId = await core.notices.openThread({ workspaceId, ...threadOf(message, null) });
  return { workspaceId, threadId, sourceKey: `${channel}:${broughtBy ?? name}` };
}

interface Proposed {
  readonly words: string;
  readonly isClockChosen: boolean;
  readonly why: WhyOpen;
  readonly captions: 'label' | 'line' | 'same' | null;
  readonly posts: readonly { readonly id: string; readonly letter: string | null; readonly when: AskedTime }[];
}

async function propose(deps: DeskDeps, message: InboundMessage, proposed: Proposed): Promise<void> {
  const { words, isClockChosen, why, captions, posts } = proposed;
  const { externalId, isZoneKnown } = message.sender;
  const facts = { why, captions, words: echo(words), isClockChosen, isZoneKnown };
  await deps.core.posts.proposePlan({ ...(await sourceOf(deps, message)), mention: externalId, facts, posts });
}

const canBePlanned = ({ state, missing }: PostView): boolean =>
  state === 'scheduled' || state === 'on_hold' || (state === 'draft' && missing !== null);

/** A rhythm that is said in the thread of several videos: a plan of all of them. False for any other words. */
export async function planThread(
  deps: DeskDeps,
  message: InboundMessage,
  posts: readonly PostView[],
): Promise<boolean> {
  const open = posts.filter(canBePlanned);
  if (open.length < 2) return false;
  const plan = readPlan(message.text, contextOf(message));
  if (!plan) return false;
  await sayLate(deps, message);
  const { times, why } = timesOf(message, plan, open.length);
  // Where the words come to no times, what is there stays as it is.
  if (why !== null) {
    await answerIn(deps, message, why === 'zone_unknown' ? 'zone_unknown' : 'rhythm_unread', {
      words: echo(plan.words),
      isFollowUp: true,
    });
    return true;
  }
  const planned = open.map(({ id }, index) => ({
    id,
    letter: letterOf(index, open.length),
    when: times[index] ?? ({ kind: 'unsaid' } as const),
  }));
  await propose(deps, message, {
    words: plan.words,
    isClockChosen: plan.isClockChosen,
    why,
    captions: null,
    posts: planned,
  });
  return true;
}
