/** The messages that notify: one for each occurrence, to the person it concerns. */
import type { Facts, NoticeToSend, PostView, Problem } from '../../../core/index.ts';
import type { Platform } from '../deps.ts';
import { connectedReply, coolDownReply, inactiveReply } from './account-replies.ts';
import { answers } from './answers.ts';
import { drawCard, whereItIs } from './card.ts';
import { approvalButtons, authorButtons, cardButtons, zoneButton } from './card-buttons.ts';
import { draftNotPostedReply, handedOverReply, inInboxReply, reminderReply } from './hand-over.ts';
import { drawSeveral } from './lists.ts';
import { type Button, keptAnswer, type Line, type Message, oneOf } from './message.ts';
import { drawPlan } from './plan.ts';
import { postAnyway, saySameVideo } from './same-video.ts';
import { sayAccount } from './words/accounts.ts';
import { knownOf, lookAndPress } from './words/explanation.ts';
import { sayBytes } from './words/figures.ts';
import { explain, explainFor } from './words/problem-words.ts';
import { privateLists } from './words/talk-words.ts';

/** A notice in words, with the buttons that help; `videoAt` is the address of the message with the video. */
export function drawReply(told: NoticeToSend, platform: Platform, videoAt: string | null = null): Message {
  const message = say(told, platform, videoAt);
  const [first = [], ...rest] = message.lines;
  if (told.mention === null) return message;
  return {
    ...message,
    lines: [[{ kind: 'mention', member: told.mention }, ' ', ...first], ...rest],
  };
}

function say({ body, post, plan = null }: NoticeToSend, platform: Platform, videoAt: string | null): Message {
  switch (body.kind) {
    case 'published':
      return { lines: [published(post), [VISIBLE_SOON]] };
    case 'published_after_cancel':
      return { lines: [publishedAfterCancel(post)] };
    case 'still_reviewing':
      return {
        lines: [
          [
            'TikTok is still reviewing ',
            ...(post ? namedShort(post) : ['the post']),
            ' after an hour. I put the link here when it is public.',
          ],
        ],
      };
    case 'no_longer_public':
      return { lines: [hidden(post)] };
    case 'in_inbox':
      return inInboxReply(post, body.data.pending);
    case 'handed_over':
      return handedOverReply(post, videoAt);
    case 'reminder':
      return reminderReply(post);
    case 'draft_not_posted':
      return draftNotPostedReply(post, body.data.days);
    case 'failed':
      return whileStill('failed', post, platform, problemLine(post, body.data, platform));
    case 'on_hold':
      return whileStill('on_hold', post, platform, ['On hold: ', ...problemLine(post, body.data, platform)]);
    case 'waiting':
      return { lines: [waiting(post, body.data, platform)] };
    case 'unconfirmed':
      return whileStill('unconfirmed', post, platform, unconfirmed(post, body.data));
    case 'connected':
      return connectedReply(body.data);
    case 'profile_inactive':
      return inactiveReply(body.data);
    case 'profile_cool_down':
      return { lines: [coolDownReply(body.data)] };
    case 'plan':
      return drawPlan(plan, body.data, platform);
    case 'answer':
      return answered({ body, post }, platform, videoAt);
  }
}

const connectButton = { action: 'connect', label: 'Connect TikTok', value: '', style: 'primary' } as const;

/** Of an account whose owner has left; for admins. */
export const takeOverButton = (value: string) =>
  ({ action: 'take_over', label: 'I own it from now on', value, style: 'primary' }) as const;

const nameApproversButton = { action: 'workspace_settings', label: 'Name approvers', value: '' } as const;

/** Whoever presses it gets a link of their own. */
export const uploadButton = { action: 'upload_link', label: 'Upload in the browser', value: '' } as const;

const forgetButton = { action: 'forget', label: 'What is kept of me?', value: '' } as const;

type Answer = Extract<NoticeToSend['body'], { kind: 'answer' }>;

function answered(
  { body, post }: { body: Answer; post: NoticeToSend['post'] },
  platform: Platform,
  videoAt: string | null,
): Message {
  const { answer, facts } = body.data;
  if (post && isAskedOf(body)) {
    if (post.state !== 'draft' || post.problem?.code !== answer) return settled(post);
    // The way to the earlier video stands on no card.
    if (facts.missing !== undefined && answer !== 'same_video') return question(post, body.data, platform);
  }
  if (answer === 'same_video') {
    const said = withButtons(post, platform, [saySameVideo(facts, post?.timeZone ?? 'UTC', videoAt)]);
    return post && facts.wants ? { ...said, buttons: [postAnyway(post, facts)] } : said;
  }
  if (answer === 'several_videos') return drawSeveral(facts, platform);
  if (answer === 'command_by_words') return keptAnswer(String(facts.answer));
  const known = post ? { ...facts, ...knownOf(post, platform), ...(answer === 'approved' && timeOf(post)) } : facts;
  const message = withButtons(post, platform, answers(answer, known, platform));
  const asksZone = answer === 'zone_unknown' && !post;
  if (post && facts.isDirect === true) return toApprove(message.lines, post, platform);
  const asked = post && (askedButtons(answer, post) ?? decidedButtons(answer, post));
  if (asked) return { ...message, buttons: asked };
  if (answer === 'owner_gone') return { ...message, buttons: [takeOverButton(String(facts.profileId))] };
  if (answer === 'approvers_gone') return { ...message, buttons: [nameApproversButton] };
  if (answer === 'forget_by_words') return { ...message, buttons: [forgetButton] };
  if (answer === 'video_wanted' || answer === 'upload_by_words') return { ...message, buttons: [uploadButton] };
  const list = answer === 'use_command' ? privateLists[String(facts.command)] : undefined;
  if (list) return { ...message, buttons: [list] };
  if (answer === 'connect_by_words') return { ...message, buttons: [connectButton] };
  return asksZone ? { ...message, buttons: zoneButton(platform) } : message;
}

/** What a draft lacks; the card asks for it, and has the buttons. */
const isAskedOf = ({ data: { answer, facts } }: Answer): boolean =>
  facts.missing !== undefined || answer === 'choices_overdue' || answer === 'choices_unapproved';

/** It brings its author to the card, which stands above it with all that can be done. */
function question(post: PostView, { answer, facts }: Answer['data'], platform: Platform): Message {
  const { what } = explainFor(post, { code: answer, facts }, platform);
  const asked = askedTimes(answer, post, what) ?? [what];
  const { code, video } = post;
  const name = what.includes(video.fileName) ? code : `${video.fileName} (${code})`;
  return { lines: [[`${name}: `, ...asked, ' Its card above shows what to do.']] };
}

/** The times themselves, where it is asked which is meant: the reply is read before the card. */
function askedTimes(answer: string, { choices, timeZone }: PostView, what: string): Line | null {
  if (choices.length === 0) return null;
  const times = oneOf(choices, timeZone);
  if (answer !== 'time_ambiguous') return [`${what} (`, ...times, ')'];
  return choices.length === 1
    ? ['Is ', ...times, ' its time, or a part of the caption?']
    : ['Do you mean ', ...times, '?'];
}

/** What stands in a message once that which it asked for is answered, or of no use any more. */
function settled({ code: name, state }: PostView): Message {
  if (state === 'draft') return { lines: [[`Settled: ${name} needs something else by now, as its card says.`]] };
  if (state === 'cancelled') return { lines: [[`${name} is cancelled: nothing is needed any more.`]] };
  if (state === 'failed') return { lines: [[`${name} has failed; its card says why.`]] };
  return { lines: [[`Settled: ${name} goes on, and its card shows how.`]] };
}

const whileStill = (state: PostView['state'], post: NoticeToSend['post'], platform: Platform, line: Line): Message =>
  post && post.state !== state ? settled(post) : withButtons(post, platform, [line]);

/** An approver who may not read the thread is shown what is to be approved. */
function toApprove(lines: readonly Line[], post: PostView, platform: Platform): Message {
  const { lines: stands, caption = '' } = drawCard(post, platform);
  return { lines: [...lines, ...stands], caption, buttons: approvalButtons(post) };
}

/** Of a post that goes out by itself later on. */
const timeOf = ({ state, way, dueAt, undoUntil, timeZone }: PostView): Facts =>
  state === 'scheduled' && way !== 'by_hand' && dueAt && !undoUntil ? { goesOutAt: dueAt.toISOString(), timeZone } : {};

/** What is decided has no buttons any more; what is not, those of the approvers. */
function decidedButtons(answer: string, post: PostView): Button[] | null {
  if (answer === 'approval_wanted' || answer === 'approval_missed') return approvalButtons(post);
  if (answer === 'changes_asked' && post.approval) return authorButtons(post);
  return answer === 'approved' || answer === 'rejected' ? [] : null;
}

/** Of a question about an edited or deleted message: none once the post can no longer change. */
function askedButtons(answer: string, { id, state }: PostView): Button[] | null {
  const keep: Button = { action: 'keep_post', label: 'Keep', value: id };
  const choices: Readonly<Record<string, Button>> = {
    source_deleted: { action: 'cancel', label: 'Cancel', value: id },
    edit_no_instruction: { action: 'cancel', label: 'Cancel', value: id },
    edit_unseen: { action: 'cancel', label: 'Cancel', value: id },
    edit_caption_differs: { action: 'take_edit', label: 'The edited words', value: `${id}|caption` },
    edit_names_no_time: { action: 'post_now', label: 'Post now', value: id },
    edit_read_late: { action: 'take_edit', label: 'Take the edit', value: `${id}|all` },
  };
  const choice = Object.hasOwn(choices, answer) ? choices[answer] : undefined;
  if (!choice) return null;
  return ['draft', 'scheduled', 'on_hold', 'failed'].includes(state) ? [choice, keep] : [];
}

const withButtons = (post: NoticeToSend['post'], platform: Platform, lines: Line[]): Message => ({
  lines,
  ...(post && { buttons: cardButtons(post, platform) }),
});

function published(post: NoticeToSend['post']): Line {
  if (!post) return ["It's on TikTok."];
  const late = post.late ? ' (late, sorry)' : '';
  const where: Line = [`It's on TikTok${late}: `, whereItIs(post)];
  return post.videoId === null ? [...where, `. ${whyNoLink(post)}`] : where;
}

/** Of a draft it is not known who may see it. */
function whyNoLink({ way, reviewing, problem }: PostView): string {
  if (way === 'inbox' && reviewing) {
    return "If it is public, I'll put the video's link here once TikTok gives it; posts that are not public get none.";
  }
  if (reviewing) return "TikTok is still reviewing it; I'll put the video's link here when it is public.";
  if (problem?.code === 'link_never_came') return explain(problem.code, problem.facts).what;
  return 'Posts that are not public get no link of their own.';
}

function publishedAfterCancel(post: NoticeToSend['post']): Line {
  const name = post ? `${post.code} was cancelled` : 'A post was cancelled';
  const where = post ? [': ', whereItIs(post)] : [];
  const remedy = '. TikTok takes no post back for an app: delete it in the TikTok app if it must not stay.';
  return [`${name}, but its video had reached TikTok by then, and TikTok has published it`, ...where, remedy];
}

/** TikTok's guidelines (5d) want it said to whoever posts. */
const VISIBLE_SOON = 'It may take a few minutes for the content to process and be visible on the profile.';

function hidden(post: NoticeToSend['post']): Line {
  const { what, remedy } = explain('no_longer_public', {});
  return post ? [`${post.code}: ${what} `, whereItIs(post), ` ${remedy}`] : [`${what} ${remedy}`];
}

/** Which post that is: `first (k7qm, @ramenhouse, due Wed 25 Nov, 19:00)`. */
function whichPost(post: PostView, first: string, ...more: readonly string[]): Line {
  const { profile, byHand, dueAt, timeZone } = post;
  const account = profile ? sayAccount(profile) : byHand?.account;
  const due: Line[] = dueAt ? [['due ', { kind: 'instant', at: dueAt, timeZone, style: 'moment' }]] : [];
  const known: Line[] = [...more.map((one) => [one]), ...(account ? [[account]] : []), ...due];
  if (known.length === 0) return [first];
  return [`${first} (`, ...known.flatMap((part, at) => (at > 0 ? [', ', ...part] : part)), ')'];
}

function problemLine(post: NoticeToSend['post'], { code, facts }: Problem, platform: Platform): Line {
  const { what, remedy } = post ? explainFor(post, { code, facts }, platform) : explain(code, facts);
  const name: Line = post ? [...whichPost(post, post.video.fileName, post.code), ': '] : [];
  const nothing = post?.state === 'failed' && post.sentBytes === 0 ? ' Nothing was posted.' : '';
  return [...name, `${what}${nothing} ${remedy}`];
}

/** What happened, what Schedy does next by itself, and what a person can do meanwhile. */
function waiting(post: NoticeToSend['post'], data: Problem & { until: string | null }, platform: Platform): Line {
  const { what, remedy, meanwhile = remedy } = post ? explainFor(post, data, platform) : explain(data.code, data.facts);
  const timeZone = post?.timeZone ?? 'UTC';
  if (data.code === 'tiktok_down') return outage(post, String(data.facts.since), timeZone);
  const next: Line = data.until
    ? ['I try again ', { kind: 'instant', at: new Date(data.until), timeZone, style: 'moment' }, '.']
    : ['I try again by myself.'];
  const person = meanwhile === '' ? [] : [` ${meanwhile}`];
  return [...namedShort(post), ` waits: ${what} Your post is safe. `, ...next, ...person];
}

/** `k7qm (@ramenhouse, due Wed 25 Nov, 19:00)` */
const namedShort = (post: NoticeToSend['post']): Line => (post ? whichPost(post, post.code) : ['The post']);

function outage(post: NoticeToSend['post'], since: string, timeZone: string): Line {
  return [
    'TikTok is failing for everybody since ',
    { kind: 'instant', at: new Date(since), timeZone, style: 'clock' },
    '. ',
    ...namedShort(post),
    ' is safe and goes out by itself when TikTok is back.',
  ];
}

function unconfirmed(post: NoticeToSend['post'], data: Problem): Line {
  if (!post) return ['I could not confirm a post.'];
  const { what } = explain(data.code, data.facts);
  const on = post.profile && { on: sayAccount(post.profile) };
  const which = whichPost(post, post.code, sayBytes(post.video.sizeBytes ?? 0));
  return ['I could not confirm ', ...which, `. ${what} I have looked for an hour. ${lookAndPress({ ...on })}`];
}
