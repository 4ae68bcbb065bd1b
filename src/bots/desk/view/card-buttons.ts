/** The buttons under a card: what can be done with a post as it stands. */
import type { PostView } from '../../../core/index.ts';
import { sayOffered } from '../../../core/understanding/index.ts';
import type { Platform } from '../deps.ts';
import { handOverButtons } from './hand-over.ts';
import { type Button, code, type Line } from './message.ts';
import { postAnyway, timeMark } from './same-video.ts';
import { accountsIn, CHOOSE, MOST_ACCOUNTS } from './words/explanation.ts';
import { trimLabels, waysToTrim } from './words/media-words.ts';
import { saySlot } from './words/slot-words.ts';

/** In the order in which they stand; empty where nothing can be changed. */
export function cardButtons(post: PostView, platform: Platform): Button[] {
  const { id: value, problem } = post;
  switch (post.state) {
    case 'draft':
      return post.missing === 'video'
        ? [cancel(post)]
        : [...draftButtons(post, platform), ...editUnlessWordless(post), cancel(post)];
    case 'scheduled':
      if (post.approval) return [...approvalButtons(post), ...timeChoices(post), edit(post), cancel(post)];
      if (post.undoUntil) return [{ action: 'undo', label: 'Undo', value, style: 'primary' }];
      return [...timeChoices(post), ...limitButtons(post), edit(post), now(post), cancel(post), ...offerButtons(post)];
    case 'publishing':
      return post.isSending ? [] : [cancel(post)];
    case 'in_inbox':
    case 'handed_over':
      return handOverButtons(post);
    case 'on_hold':
      if (post.approval) return heldButtons(post);
      if (waitsForOthers(post)) return [cancel(post)];
      if (problem?.code === 'audience_gone') return [...audiences(post, [now(post)]), edit(post), cancel(post)];
      return isForTime(post)
        ? [now(post), pickTime(post, 'Pick another time'), edit(post), cancel(post)]
        : [...reconnectButton(post), edit(post), cancel(post)];
    case 'failed':
      return failedButtons(post);
    case 'unconfirmed':
      return [
        { action: 'its_there', label: "It's there", value },
        { action: 'post_again', label: 'Post again', value },
        { action: 'give_up', label: 'Give up', value },
      ];
    default:
      return [];
  }
}

/** For approvers; `approval.round` says what they saw when they pressed. */
export function approvalButtons({ id, approval }: PostView): Button[] {
  if (!approval) return [];
  const value = `${id}|${approval.round}`;
  return [
    { action: 'approve', label: 'Approve', value, style: 'primary' },
    { action: 'ask_changes', label: 'Ask for changes', value },
    { action: 'reject', label: 'Reject', value, style: 'danger' },
  ];
}

/** Of who has written it, while an approver asks for something else. */
export const authorButtons = (post: PostView): Button[] => [edit(post), cancel(post)];

/** Not approved in time, or held for something else while it waits. */
function heldButtons(post: PostView): Button[] {
  const code = post.problem?.code ?? '';
  const isTimeWanted = ['not_approved', 'missed', 'waited_in_vain', 'audience_gone'].includes(code);
  const time = isTimeWanted ? [pickTime(post, 'Pick another time')] : waitsForOthers(post) ? [] : reconnectButton(post);
  const instead = code === 'audience_gone' ? audiences(post, []) : [];
  return [...approvalButtons(post), ...instead, ...time, edit(post), cancel(post)];
}

/** On hold until somebody else does something. */
export const waitsForOthers = ({ problem }: PostView): boolean =>
  ['profile_private', 'workspace_left', 'owner_left'].includes(problem?.code ?? '');

const now = ({ id: value }: PostView): Button => ({ action: 'post_now', label: 'Post now', value });
const pickTime = ({ id: value }: PostView, label: string): Button => ({ action: 'pick_time', label, value });

const edit = ({ id: value }: PostView): Button => ({ action: 'edit', label: 'Edit', value });
const editUnlessWordless = (post: PostView): Button[] => (isWordless(post) ? [] : [edit(post)]);

/** A video that came without words may not have been meant for Schedy at all. */
const cancel = (post: PostView): Button => ({
  action: 'cancel',
  label: isWordless(post) ? 'Ignore' : 'Cancel',
  value: post.id,
});

const isWordless = ({ state, missing, choices, caption }: PostView): boolean =>
  state === 'draft' && missing === 'time' && choices.length === 0 && caption.trim() === '';

function draftButtons(post: PostView, platform: Platform): Button[] {
  switch (post.missing) {
    case 'profile':
      return profileButtons(post);
    case 'audience':
      return [...audiences(post, []), ...draftButton(post)];
    case 'choices':
      return [{ action: 'choose', label: CHOOSE, value: post.id, style: 'primary' }];
    case 'zone':
      return [...zoneButton(platform), now(post)];
    case 'time':
      return post.choices.length > 0
        ? [...timeChoices(post), now(post), pickTime(post, 'Another time')]
        : [now(post), pickTime(post, 'Pick a time'), { action: 'next_slot', label: 'Next slot', value: post.id }];
    case 'confirmation':
      return [postAnyway(post, {})];
    case 'plan':
      return [now(post)];
    case 'fresh_time':
      return [now(post), pickTime(post, 'Pick another time')];
    default:
      return [];
  }
}

/** The accounts that can be meant, and a way to one that is not here yet. */
function profileButtons(post: PostView): Button[] {
  const { id, problem } = post;
  const byHand: Button = { action: 'by_hand', label: 'By hand', value: id };
  if (problem?.code === 'no_tiktok_app') return [byHand];
  if (reconnectFirst.includes(problem?.code ?? '')) return [...reconnectButton(post), byHand];
  const known = accountsIn(problem?.facts ?? {});
  return [
    ...known.slice(0, MOST_ACCOUNTS).map(
      (account): Button => ({
        action: 'choose_profile',
        label: account,
        value: `${id}|${account.replace(/^@/, '')}`,
      }),
    ),
    { action: 'connect', label: 'Connect TikTok', value: id, ...(known.length === 0 && { style: 'primary' }) },
    ...(known.length === 0 ? [byHand] : []),
  ];
}

const reconnectFirst = ['profile_inactive', 'drafts_not_granted', 'publishing_not_granted'];

/** One button for each audience that TikTok offers instead. */
function audiences({ id, problem }: PostView, otherwise: Button[]): Button[] {
  const offered = String(problem?.facts.offered ?? '');
  if (offered === '') return otherwise;
  return offered.split(', ').map((level) => ({
    action: 'choose_audience',
    label: sayOffered(level),
    value: `${id}|${level}`,
  }));
}

const unaudited = ['unaudited_only_private', 'unaudited_client_can_only_post_to_private_accounts'];

/** Where no audience that Schedy may ask for is the wanted one, it is chosen in TikTok. */
function draftButton({ id: value, problem }: PostView): Button[] {
  const isLeft = unaudited.includes(problem?.code ?? '') || problem?.facts.offered === '';
  return isLeft ? [{ action: 'as_draft', label: 'As a draft', value }] : [];
}

/** The expected time becomes the promised one, or another is chosen. */
function limitButtons(post: PostView): Button[] {
  const { wakeAt, timeZone, problem } = post;
  if (problem?.code !== 'upload_limit' || !wakeAt) return [];
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(wakeAt);
  return [timeButton(post, wakeAt, `Keep ${clock}`), pickTime(post, 'Pick another time')];
}

/** On hold for a time that its author has to name. */
const isForTime = ({ problem }: PostView): boolean => ['missed', 'waited_in_vain'].includes(problem?.code ?? '');

/** On hold, and not because a login is gone. */
export const isForAuthor = (post: PostView): boolean => isForTime(post) || post.problem?.code === 'audience_gone';

/** What fails again however often it is tried: the video, its length, its audience. */
const needsAnotherVideo =
  /^media_|^(?:file_format|duration|frame_rate|picture_size)_check_failed$|^invalid_file_upload$|^draft_unanswered$/;
const needsAnotherAudience = ['unaudited_only_private', 'branded_not_private', 'privacy_level_option_mismatch'];

/** Whether trying again can help at all. */
function canMend({ canRetry, problem }: PostView): boolean {
  const code = problem?.code ?? '';
  return canRetry && !needsAnotherVideo.test(code) && !needsAnotherAudience.includes(code);
}

function failedButtons(post: PostView): Button[] {
  const { id: value } = post;
  const ways = waysToTrim(post, post.problem?.code ?? '');
  if (ways.length > 0) return ways.map((action) => ({ action, label: trimLabels[action], value }));
  if (!canMend(post)) return [];
  const retry: Button = { action: 'retry', label: 'Retry', value };
  // The same words would be refused once more.
  const first = post.problem?.code === 'spam_risk_text' ? [edit(post), retry] : [retry, edit(post)];
  const login = post.problem?.code === 'auth_removed' ? reconnectButton(post) : [];
  return [...login, ...first, ...draftButton(post), pickTime(post, 'Pick another time')];
}

/** Slack tells where people are. */
export const zoneButton = (platform: Platform): Button[] =>
  platform === 'discord' ? [{ action: 'set_zone', label: 'Set my time zone', value: '', style: 'primary' }] : [];

const reconnectButton = ({ profile }: PostView): Button[] =>
  profile ? [{ action: 'reconnect', label: 'Reconnect', value: profile.id, style: 'primary' }] : [];

const timeChoices = (post: PostView): Button[] => post.choices.map((at) => choice(post, at));

/** Labels cannot show times in the reader's zone, so they are in the zone that the post was meant in. */
const choice = (post: PostView, at: Date): Button => timeButton(post, at, sayChoice(at, post.timeZone));

/** Says as well which time the post has while that is asked. */
export const timeButton = (post: PostView, at: Date, label: string): Button => ({
  action: 'choose_time',
  label,
  value: `${post.id}|${at.toISOString()}|${timeMark(post)}`,
});

/** `Fri, 27 Nov, 19:00` */
export const sayChoice = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);

const ONCE = 'It goes out once, at that time: TikTok punishes repeats of a video.';

/** On the card of a post whose time was said to come again: it goes out once, and a slot can be kept. */
export function offerLines(post: PostView): Line[] {
  const repeat = standing(post);
  if (!repeat) return [];
  const { slot, isKept } = repeat;
  if (!slot) return [[ONCE]];
  if (!isKept) return [[`${ONCE} Keep ${saySlot(slot)} as a slot for other videos?`]];
  return [[`${ONCE} The slot ${saySlot(slot)} is kept; `, code('post next slot …'), ' takes a free one.']];
}

function offerButtons(post: PostView): Button[] {
  const repeat = standing(post);
  if (!repeat?.slot || repeat.isKept) return [];
  return [{ action: 'keep_slot', label: `Keep ${saySlot(repeat.slot)}`, value: post.id }];
}

/** Once it goes out at once, or is under way, there is nothing to be said of other times. */
const standing = ({ state, undoUntil, repeat }: PostView): PostView['repeat'] =>
  state === 'scheduled' && !undoUntil ? repeat : null;
