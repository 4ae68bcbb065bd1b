/** The message that brought a video is edited or deleted: its posts follow where that is clear, and are asked about where not. */
import { actorOf, type Change, MAX_CAPTION_UNITS, type PostView, type Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { type AnswerCode, whyNot } from '../view/index.ts';
import { asForOne } from './accounts.ts';
import { laterVideo, readAsked } from './asked-time.ts';
import { answerIn, type InboundMessage, unreadableIn } from './inbound-message.ts';
import { type DraftWords, differsByZone, draftWordsOf, parseRequest } from './read-request.ts';

/** A message as it reads now; `isStale` and `isReadBack` are of the edit. */
export interface EditedMessage extends InboundMessage {
  readonly editedAt: Date;
  /** What it said before, where the platform tells. */
  readonly earlier: string | null;
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
    if (isPlanned && post.missing !== 'video') await ask(deps, post, 'source_deleted', 'deleted');
  }
}

/** Makes of the posts of a message what it says now; an edit that says nothing new does nothing. */
export async function edited(deps: DeskDeps, given: EditedMessage): Promise<void> {
  const { posts } = deps.core;
  const message = asForOne(given);
  const { workspaceId, memberId } = message.sender;
  const all = await posts.fromMessage({ workspaceId, channel: message.channel, message: message.message });
  const mine = all.filter(({ author }) => author.id === memberId);
  const [first] = mine;
  if (!first) return;
  const before = given.earlier === null ? null : asForOne({ ...given, text: given.earlier }).text;
  const earlier = (await posts.said(first.id, workspaceId)) ?? before;
  if (earlier === null || earlier === message.text) return;
  const open = mine.filter(canChange);
  if (open.length > 0) await follow(deps, message, { earlier, all, open });
  else await tellTooLate(deps, message, mine);
  for (const { id } of mine) await posts.noteSaid(id, workspaceId, message.text);
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

interface Edited {
  readonly earlier: string;
  /** Of the message, in the order of its videos. */
  readonly all: readonly PostView[];
  readonly open: readonly PostView[];
}

async function follow(deps: DeskDeps, message: EditedMessage, { earlier, all, open }: Edited): Promise<void> {
  const askAll = async (answer: AnswerCode) => {
    for (const post of open) await ask(deps, post, answer, message.editedAt.toISOString());
  };
  const { sender, text, editedAt, sentAt } = message;
  const words = { ...draftWordsOf(message), isStale: false };
  const read = (said: string, at: Date, zone = sender.timeZone) => meant({ ...words, text: said, sentAt: at }, zone);
  const [before, after, now] = [read(earlier, sentAt), read(text, sentAt), read(text, editedAt)];
  const wasWordless = before !== null && !before.isExplicit;
  if (!after || !now || (!after.isExplicit && !wasWordless)) return askAll('edit_no_instruction');
  const objection = objectionTo(after.caption);
  if (objection) return answerIn(deps, message, objection.answer, objection.facts);
  if (message.isStale) return askAll('edit_read_late');
  if (!sender.isZoneKnown && differsByZone((zone) => read(text, sentAt, zone))) {
    return answerIn(deps, message, 'zone_unknown');
  }
  // Posts of one video on several accounts have one time.
  const videos = [...new Set(all.map(({ video }) => video.id))];
  const isTimeNew = JSON.stringify(before?.time) !== JSON.stringify(after.time);
  for (const post of open) {
    if (after.caption !== before?.caption) await changeCaption(deps, message, { post, before, after });
    await changeSettings(deps, message, { post, before, after });
    if (isTimeNew) await changeTime(deps, message, { post, time: now.time, index: videos.indexOf(post.video.id) });
  }
}

type Meant = NonNullable<ReturnType<typeof meant>>;

/** What a text asks for; null where it is no instruction. */
function meant(said: DraftWords, timeZone: string) {
  const request = parseRequest(said, timeZone, true);
  if (request.kind === 'slot') {
    const { caption, privacy, settings } = request;
    return { caption, privacy, settings, time: { kind: 'next_slot' } as const, isExplicit: true };
  }
  if (request.kind !== 'post' || request.isPerhaps) return null;
  const reading = readAsked(request, false);
  const time = reading.kind === 'refused' ? reading : reading.asked;
  // Words that may be caption change no audience, unless they make it smaller.
  const isSure = !request.otherReading || request.privacy === 'SELF_ONLY';
  const { settings, explicit: isExplicit } = request;
  return { caption: reading.caption, privacy: isSure ? request.privacy : undefined, settings, time, isExplicit };
}

function objectionTo(caption: string) {
  const unclear = unreadableIn(caption);
  if (unclear.length > 0) {
    return { answer: 'caption_unreadable', facts: { unclear: unclear.join(', '), isFollowUp: true } };
  }
  const { length } = caption;
  return length > MAX_CAPTION_UNITS
    ? { answer: 'caption_too_long', facts: { length, limit: MAX_CAPTION_UNITS } }
    : null;
}

interface Step {
  readonly post: PostView;
  readonly before: Meant | null;
  readonly after: Meant;
}

/** A caption that was set since is not overwritten unasked. */
async function changeCaption(deps: DeskDeps, message: EditedMessage, { post, before, after }: Step): Promise<void> {
  const { caption } = after;
  if (post.caption === caption) return;
  if (before && post.caption !== before.caption) {
    return ask(deps, post, 'edit_caption_differs', message.editedAt.toISOString());
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
  readonly time: Meant['time'];
  readonly index: number;
}

async function changeTime(deps: DeskDeps, message: EditedMessage, { post, time, index }: NewTime): Promise<void> {
  const { posts } = deps.core;
  const actor = actorOf(message.sender);
  if (time.kind === 'refused') return answerIn(deps, message, time.answer, { isFollowUp: true });
  if (time.kind === 'next_slot') return tell(deps, message, await posts.moveToNextSlot(post.id, actor));
  if (time.kind === 'choices') return tell(deps, message, await posts.askTime(post.id, actor, time));
  // Whoever takes a time out of a message may not mean "at once".
  if (time.kind === 'now') return ask(deps, post, 'edit_names_no_time', message.editedAt.toISOString());
  const when = laterVideo(time, message.editedAt, index);
  if (when.kind === 'at') return tell(deps, message, await posts.moveTo(post.id, actor, when));
  await answerIn(deps, message, 'time_unread_in_thread', { words: message.text.slice(0, 60) });
}

/** What was done is seen on the card. */
async function tell(deps: DeskDeps, message: EditedMessage, change: Change): Promise<void> {
  if (change.kind === 'done' || change.kind === 'unknown') return;
  const { code, facts } = whyNot(change);
  await answerIn(deps, message, code, facts);
}

const keyOf = ({ id }: PostView, answer: string, occurrence: string): string => `${answer}:${id}:${occurrence}`;

/** In the thread of the post, with buttons; once for each edit. */
async function ask({ core }: DeskDeps, post: PostView, answer: AnswerCode, occurrence: string): Promise<void> {
  const { id: postId, code, thread, author } = post;
  await core.notices.enqueue({
    threadId: thread.id,
    postId,
    mention: author.externalId,
    dedupeKey: keyOf(post, answer, occurrence),
    body: { kind: 'answer', data: { answer, facts: { code } } },
  });
}

/** The button that lets an edit count after all: its caption alone, or its time as well, read as of now. */
export async function takeEdit(deps: DeskDeps, sender: Sender, value: string): Promise<Change> {
  const [id = '', what = ''] = value.split('|');
  const { posts } = deps.core;
  const text = await posts.said(id, sender.workspaceId);
  const { locale, usualHour, timeZone } = sender;
  const sentAt = deps.clock.now();
  const said = { text: text ?? '', sentAt, place: 'direct', isStale: false, locale, usualHour } as const;
  const after = text === null ? null : meant({ ...said, wishes: null, index: 0 }, timeZone);
  if (!after) return { kind: 'unknown' };
  const { caption, time } = after;
  const change = await posts.edit(id, actorOf(sender), { caption });
  if (change.kind !== 'done' || what !== 'all' || time.kind !== 'at') return change;
  return posts.moveTo(id, actorOf(sender), time);
}
