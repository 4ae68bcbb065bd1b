/** The message that brought a video is edited or deleted: its posts follow where that is clear, and are asked about where not. */
import { actorOf, type Change, type Facts, type PostView, type Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { type AnswerCode, echo, whyNot } from '../view/index.ts';
import { asForFirstAccount, severalAccountsIn } from './accounts.ts';
import type { TalkDeps } from './answer-talk.ts';
import { laterVideo } from './draft-videos.ts';
import { type Intent, intentOf, objectionTo } from './edited-words.ts';
import { answerIn, type InboundMessage } from './inbound-message.ts';
import { planAgain } from './plan.ts';
import { differsByZone, draftWordsOf, waitingWordsOf } from './read-request.ts';
import { receive } from './receive.ts';

/** A message as it reads now; `isStale` is of the message. */
export interface EditedMessage extends InboundMessage {
  readonly editedAt: Date;
  readonly isEditStale: boolean;
  /** What it said before, where the platform tells. */
  readonly earlier: string | null;
  /** It may say something, but no longer to Schedy: the platform shows none of it. */
  readonly isUnseen?: boolean;
}

/** A message that is gone; who took it away is not told. */
export interface DeletedMessage {
  readonly message: string;
  /** Where ids of messages are those of their channel alone. */
  readonly channel?: string;
  /** The platform's own id, where ids of channels are known in several workspaces. */
  readonly workspace?: string;
}

/** Nothing of these has gone to TikTok. */
const canChange = ({ state, isSending }: PostView): boolean =>
  ['draft', 'scheduled', 'on_hold', 'failed'].includes(state) || (state === 'publishing' && !isSending);

/** Asks of each post that can still go out whether it shall. */
export async function deleted(deps: DeskDeps, { message, channel, workspace }: DeletedMessage): Promise<void> {
  const { platform, core } = deps;
  const source = { platform, message, workspace, ...(channel !== undefined && { channel }) };
  for (const post of await core.posts.fromGone(source)) {
    const isPlanned = post.state === 'scheduled' || post.state === 'on_hold' || post.state === 'draft';
    if (isPlanned && post.missing !== 'video') await ask(deps, [post], 'source_deleted', 'deleted');
  }
}

/** A message that was edited before it was worked on, or after a try of which its first words have left something. */
export async function receiveEdited(deps: TalkDeps, message: EditedMessage): Promise<void> {
  await follow(deps, message, await postsOf(deps, message));
  const { sentAt, isStale } = message;
  await receive(deps, { ...asSaidNow(message), ...(!namesNewTime(message) && { sentAt, isStale }) });
}

/**
 * Makes of the posts of a message what it says now; an edit that says nothing new does nothing. What has brought no
 * post is read as if it were said now: its first words were refused, asked about or not for Schedy.
 */
export async function edited(deps: TalkDeps, message: EditedMessage): Promise<void> {
  const all = await postsOf(deps, message);
  if (all.length === 0) await receive(deps, asSaidNow(message));
  else await follow(deps, message, all);
}

/** What was answered to its words before can be said again. */
const asSaidNow = (message: EditedMessage): InboundMessage => {
  const { editedAt: sentAt, isEditStale, isForward = false } = message;
  return { ...message, sentAt, isStale: isEditStale || isForward, edition: sentAt.toISOString() };
};

/** A time that stood there before counts from the message, one that the edit has brought from the edit. */
function namesNewTime(given: EditedMessage): boolean {
  const { earlier } = given;
  if (earlier === null) return true;
  const timeIn = (text: string) => {
    const words = draftWordsOf(asForFirstAccount({ ...given, text }));
    return intentOf({ ...words, isStale: false }, given.sender.timeZone, given.files.length)?.time;
  };
  return JSON.stringify(timeIn(earlier)) !== JSON.stringify(timeIn(given.text));
}

const postsOf = ({ core }: DeskDeps, { sender, channel, message }: InboundMessage): Promise<readonly PostView[]> =>
  core.posts.fromMessage({ workspaceId: sender.workspaceId, channel, message });

async function follow(deps: DeskDeps, given: EditedMessage, all: readonly PostView[]): Promise<void> {
  const { posts } = deps.core;
  const message = { ...asForFirstAccount(given), edition: given.editedAt.toISOString() };
  const { workspaceId, memberId } = message.sender;
  const mine = all.filter(({ author }) => author.id === memberId);
  const [first] = mine;
  if (!first) return;
  const open = mine.filter(canChange);
  if (given.isUnseen) return ask(deps, open, 'edit_unseen', message.edition);
  if (!given.files.some(({ looksLike }) => looksLike === 'video')) {
    return ask(deps, open, 'source_deleted', message.edition, { isVideoAlone: true });
  }
  await tellOfAccounts(deps, given, mine);
  const before = given.earlier === null ? null : asForFirstAccount({ ...given, text: given.earlier }).text;
  const earlier = (await posts.said(first.id, workspaceId)) ?? before;
  if (earlier === null || earlier === message.text) return;
  if (open.length > 0) await change(deps, message, { earlier, all, open });
  else await tellTooLate(deps, message, mine);
  for (const { id } of mine) await posts.noteSaid(id, workspaceId, message.text);
}

const accountsOfAll = (posts: readonly PostView[]): Set<string> =>
  new Set(posts.flatMap(({ profile }) => profile?.handle.toLowerCase() ?? []));

/** Which posts go to which of several accounts is not changed by an edit; "all accounts" names none of them. */
async function tellOfAccounts(deps: DeskDeps, message: EditedMessage, posts: readonly PostView[]): Promise<void> {
  const namedIn = (text: string) => new Set(severalAccountsIn({ ...message, text })?.handles);
  const now = namedIn(message.text);
  const before = message.earlier === null ? accountsOfAll(posts) : namedIn(message.earlier);
  const isSame = before.size === now.size && [...before].every((handle) => now.has(handle));
  const isSpread = accountsOfAll(posts).size > 1 || now.size > 1;
  if (!isSpread || isSame || !posts.some(canChange)) return;
  await answerIn(deps, { ...message, edition: message.editedAt.toISOString() }, 'edit_names_accounts');
}

/** Without a mention: nothing is to be done. */
async function tellTooLate(deps: DeskDeps, message: EditedMessage, posts: readonly PostView[]): Promise<void> {
  const post = posts.find(({ state }) => state !== 'cancelled');
  if (!post) return;
  const { code, state, isSending } = post;
  const data = { answer: 'cannot_change', facts: { code, state, isSending } };
  await deps.core.notices.enqueue({
    threadId: post.thread.id,
    dedupeKey: keyOf(post, 'cannot_change', message.editedAt.toISOString()),
    body: { kind: 'answer', data },
  });
}

type Edition = EditedMessage & { readonly edition: string };

interface Edited {
  readonly earlier: string;
  /** Of the message, in the order of its videos. */
  readonly all: readonly PostView[];
  readonly open: readonly PostView[];
}

async function change(deps: DeskDeps, message: Edition, { earlier, all, open }: Edited): Promise<void> {
  const askAll = (answer: AnswerCode) => ask(deps, open, answer, message.edition);
  const { sender, text, editedAt, sentAt } = message;
  const words = { ...draftWordsOf(message), isStale: false };
  // Posts of one video on several accounts have one time.
  const videos = videosOf(all);
  const read = (said: string, at: Date, zone = sender.timeZone) =>
    intentOf({ ...words, text: said, sentAt: at }, zone, videos.length);
  const [before, after, now] = [read(earlier, sentAt), read(text, sentAt), read(text, editedAt)];
  const wasWordless = before !== null && !before.isExplicit;
  if (!after || !now || (!after.isExplicit && !wasWordless)) return askAll('edit_no_instruction');
  const objection = objectionTo(after.captions);
  if (objection) return answerIn(deps, message, objection.answer, objection.facts);
  if (message.isEditStale) return askAll('edit_read_late');
  const isPlaceless = !sender.isZoneKnown && differsByZone((zone) => read(text, sentAt, zone));
  const isTimeNew = JSON.stringify(before?.time) !== JSON.stringify(after.time);
  const { time } = now;
  const isSpread = accountsOfAll(all).size > 1;
  for (const post of open) {
    const index = videos.indexOf(post.video.id);
    const step = { post, before, after, index, isSpread };
    await changePlace(deps, message, step);
    await changeCaption(deps, message, step);
    await changeSettings(deps, message, step);
    if (isPlaceless) await waitForZone(deps, message, { post, index, isTimeNew });
    else if (isTimeNew && time.kind !== 'rhythm') await changeTime(deps, message, { post, time, index });
  }
  if (isTimeNew && time.kind === 'rhythm') {
    await planAgain(deps, { ...message, sentAt: editedAt }, time, open);
  }
}

/** A draft that waits for the zone waits with the new words; whatever else has a time keeps it. */
async function waitForZone(
  deps: DeskDeps,
  message: Edition,
  { post, index, isTimeNew }: { readonly post: PostView; readonly index: number; readonly isTimeNew: boolean },
): Promise<void> {
  const said = isTimeNew ? { ...message, sentAt: message.editedAt } : message;
  const isWaiting = await deps.core.posts.rewordZone(post.id, waitingWordsOf(said, index));
  if (isTimeNew && !isWaiting) await answerIn(deps, message, 'zone_unknown');
}

/** In the order in which the message brought them. */
const videosOf = (posts: readonly PostView[]): string[] => [...new Set(posts.map(({ video }) => video.id))];

interface Step {
  readonly post: PostView;
  readonly before: Intent | null;
  readonly after: Intent;
  /** Of its video. */
  readonly index: number;
  /** The posts of the message go to several accounts. */
  readonly isSpread: boolean;
}

/** Another account, or another way to it; where a post goes to several accounts, an edit changes none of them. */
async function changePlace(deps: DeskDeps, message: EditedMessage, { post, before, after, isSpread }: Step) {
  const { way, profile } = after;
  const isNewWay = way !== before?.way && way !== post.way;
  const isNewProfile = profile !== before?.profile && profile?.toLowerCase() !== post.profile?.handle.toLowerCase();
  const placing = {
    ...(way !== undefined && isNewWay && { way }),
    ...(profile !== undefined && isNewProfile && !isSpread && { profile }),
  };
  if (Object.keys(placing).length === 0) return;
  await tell(deps, message, await deps.core.posts.edit(post.id, actorOf(message.sender), placing));
}

/** A caption that was set since is not overwritten unasked. */
async function changeCaption(deps: DeskDeps, message: EditedMessage, { post, before, after, index }: Step) {
  const [earlier, caption = ''] = [before?.captions[index], after.captions[index]];
  if (caption === earlier || post.caption === caption) return;
  if (before && post.caption !== earlier) {
    return ask(deps, [post], 'edit_caption_differs', message.editedAt.toISOString());
  }
  await tell(deps, message, await deps.core.posts.edit(post.id, actorOf(message.sender), { caption }));
}

/** What is said anew counts; what is not said any more stays as it is, so that no audience grows unasked. */
async function changeSettings(deps: DeskDeps, message: EditedMessage, { post, before, after }: Step): Promise<void> {
  const { privacy } = after;
  const isNews = privacy !== undefined && privacy !== before?.privacy;
  const isOther = JSON.stringify(after.settings) !== JSON.stringify(before?.settings ?? {});
  const settings = { ...(isOther && after.settings), ...(isNews && { privacyLevel: privacy }) };
  if (Object.keys(settings).length === 0) return;
  await tell(deps, message, await deps.core.posts.edit(post.id, actorOf(message.sender), { settings }));
}

interface NewTime {
  readonly post: PostView;
  readonly time: Exclude<Intent['time'], { kind: 'rhythm' }>;
  readonly index: number;
}

async function changeTime(deps: DeskDeps, message: EditedMessage, { post, time, index }: NewTime): Promise<void> {
  const { posts } = deps.core;
  const actor = actorOf(message.sender);
  if (time.kind === 'refused') return answerIn(deps, message, time.answer, { isFollowUp: true });
  if (time.kind === 'next_slot') return tell(deps, message, await posts.moveToNextSlot(post.id, actor));
  if (time.kind === 'choices') return tell(deps, message, await posts.askTime(post.id, actor, time));
  // Whoever takes a time out of a message may not mean "at once".
  if (time.kind === 'now') return ask(deps, [post], 'edit_names_no_time', message.editedAt.toISOString());
  const when = laterVideo(time, message.editedAt, index);
  if (when.kind === 'at') return tell(deps, message, await posts.moveTo(post.id, actor, when));
  await answerIn(deps, message, 'time_unread_in_thread', { words: echo(message.text) });
}

/** What was done is seen on the card. */
async function tell(deps: DeskDeps, message: EditedMessage, change: Change): Promise<void> {
  if (change.kind === 'done' || change.kind === 'unknown') return;
  const { code, facts } = whyNot(change);
  await answerIn(deps, message, code, facts);
}

const keyOf = ({ id }: PostView, answer: string, occurrence: string): string => `${answer}:${id}:${occurrence}`;

/** In the thread of each post, with buttons; once for each edit. */
async function ask(
  { core }: DeskDeps,
  posts: readonly PostView[],
  answer: AnswerCode,
  occurrence: string,
  facts: Facts = {},
): Promise<void> {
  for (const post of posts) {
    const { id: postId, code, thread, author, way } = post;
    await core.notices.enqueue({
      threadId: thread.id,
      postId,
      mention: author.externalId,
      dedupeKey: keyOf(post, answer, occurrence),
      body: { kind: 'answer', data: { answer, facts: { code, way, ...facts } } },
    });
  }
}

/** The button that lets an edit count after all: its caption alone, or its time as well, read as of now. */
export async function takeEdit(deps: DeskDeps, sender: Sender, value: string): Promise<Change> {
  const [id = '', what = ''] = value.split('|');
  const { posts } = deps.core;
  const { workspaceId, locale, usualHour, timeZone } = sender;
  const post = await posts.read(id, workspaceId);
  const text = await posts.said(id, workspaceId);
  if (!post || text === null) return { kind: 'unknown' };
  const videos = videosOf(
    await posts.fromMessage({ workspaceId, channel: post.thread.channel, message: post.videoMessage }),
  );
  const index = Math.max(0, videos.indexOf(post.video.id));
  const sentAt = deps.clock.now();
  const said = { text, sentAt, place: 'direct', isStale: false, locale, usualHour, wishes: null, index: 0 } as const;
  const after = intentOf(said, timeZone, videos.length);
  if (!after) return { kind: 'unknown' };
  const { captions, time } = after;
  const change = await posts.edit(id, actorOf(sender), { caption: captions[index] ?? '' });
  if (change.kind !== 'done' || what !== 'all' || time.kind !== 'at') return change;
  const when = laterVideo(time, sentAt, index);
  return when.kind === 'at' ? posts.moveTo(id, actorOf(sender), when) : change;
}
