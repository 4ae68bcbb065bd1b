/** What the front desk answers in a thread when there is no card to say it. */
import type { Change, Facts, PostView, Problem } from '../../../core/index.ts';
import type { Platform } from '../deps.ts';
import { connectFailedReply } from './account-replies.ts';
import { sayChoice, timeButton } from './card-buttons.ts';
import { drawSeveral, sayRefused } from './lists.ts';
import { code, type Line, type Message } from './message.ts';
import { postAnyway, saySameVideo } from './same-video.ts';
import { approvalCodes, approvalWords } from './words/approval-words.ts';
import { GRACE, remedyOfRefusal, saysHow, whichTime } from './words/explanation.ts';
import { limitUnknown } from './words/figures.ts';
import { explain } from './words/problem-words.ts';
import { talkCodes, talkWords } from './words/talk-words.ts';

export const answerCodes = [
  'time_past',
  'no_such_day',
  'no_such_time',
  'unknown_time_zone',
  'which_day',
  'too_far',
  'caption_too_long',
  'caption_unreadable',
  'caption_part',
  'video_wanted',
  'picture_not_video',
  'file_not_video',
  'already_here',
  'gave_up_reading',
  'which_post',
  'several_refused',
  'time_ambiguous_in_thread',
  'time_unread_in_thread',
  'cannot_change',
  'not_allowed',
  'connect_failed',
  'permissions_missing',
  'slots_not_yours',
  'slots_full',
  'author_forgotten',
  'account_forgotten',
  'workspace_forgotten',
  'workspace_gone',
  'owner_gone',
  'digest_closed',
  'several_videos',
  'rhythm_unread',
  'profile_private_kept',
  'guests_do_not_post',
  'read_late',
  'too_old_to_post',
  'nothing_to_retry',
  'unknown_code',
  'not_a_video_link',
  'source_deleted',
  'edit_no_instruction',
  'edit_unseen',
  'edit_caption_differs',
  'edit_names_no_time',
  'edit_read_late',
  'edit_names_accounts',
  'unchosen_to_inbox',
  ...approvalCodes,
  ...talkCodes,
] as const;

/** What the desk answers where no card says it. */
export type AnswerCode = (typeof answerCodes)[number];

/** Discord shows Schedy only files that come with its name. */
const elsewhere = 'If it is here already, choose “Post to TikTok” in the menu of its message.';

/** In a post's thread the video is there already. */
const again = ({ isFollowUp }: Facts): string =>
  isFollowUp
    ? 'Write another time here, such as “move to tomorrow 7pm”. Nothing was changed.'
    : 'Drop the video again with another time, such as “tomorrow 7pm”. Nothing was scheduled.';

const words: Record<AnswerCode, (facts: Facts, platform: Platform) => readonly (string | Line)[]> = {
  time_past: (facts) => [`That time is already over. ${again(facts)}`],
  no_such_day: (facts) => [`That day does not exist in the calendar. ${again(facts)}`],
  no_such_time: (facts) => [`That time does not exist on a clock. ${again(facts)}`],
  unknown_time_zone: (facts) => [
    `I do not know that time zone; leave it out, or use one like “Europe/Berlin”. ${again(facts)}`,
  ],
  which_day: (facts) => [`Which day? “friday 6pm” names one. ${again(facts)}`],
  too_far: (facts) => [`That is too far away for me to promise. ${again(facts)}`],
  caption_too_long: ({ length, limit, isFollowUp }) => [
    `The caption is ${String(length)} characters long; TikTok takes ${String(limit)} (an emoji counts as two or more). Shorten it by ${Number(length) - Number(limit)} and ${isFollowUp ? 'write it again. Nothing was changed' : 'drop the video again. Nothing was posted'}.`,
  ],
  caption_unreadable: ({ unclear, isFollowUp }) => [
    `I cannot write ${String(unclear)} into a caption: TikTok would show something else than you see here. Write the caption again without it, or with the name in words${isFollowUp ? '. Nothing was changed.' : ', and drop the video with it. Nothing was posted.'}`,
  ],
  caption_part: ({ caption }) => [
    `To change the caption, write all of it behind “caption:”, such as “caption: ${String(caption || 'New ramen drop')}”. Nothing was changed.`,
  ],
  video_wanted: (_facts, platform) => [
    'I need the video too: drop it with these words in one message.',
    ...(platform === 'discord' ? [elsewhere, limitUnknown] : []),
  ],
  picture_not_video: () => ['That is a picture. TikTok takes one video per post from here: drop an MP4, MOV or WebM.'],
  file_not_video: ({ isWordless }) => [
    `That does not look like a video. Drop an MP4, MOV or WebM${isWordless ? '' : ' with these words'}.`,
  ],
  already_here: ({ code }) => [`This upload is ${String(code)} already; its card is in this thread.`],
  gave_up_reading: () => [
    'I could not work on that message, five times in a row. Please send it again; whoever runs Schedy finds the reason in the log.',
  ],
  which_post: ({ codes, word = 'cancel' }) => [
    `There are several posts in this thread (${String(codes)}). Press a button on the card that you mean, or write its code too, such as “${String(word)} ${String(codes).split(', ')[0]}”${word === 'approve' ? '; “approve all” is for all of them' : ''}.`,
  ],
  several_refused: ({ refused }, platform) =>
    typeof refused === 'string'
      ? sayRefused(refused, (code, facts) => answers(code, facts, platform))
      : ['Some of these posts were not changed.'],
  time_ambiguous_in_thread: (facts) => [whichTime(facts)],
  time_unread_in_thread: ({ words: said, isAmbiguous }) => [
    `${isAmbiguous ? `“${String(said)}” can be read in more than one way` : `I could not read “${String(said)}” as a time`}, so nothing was changed. Write it another way, such as “move to tomorrow 7pm”.`,
  ],
  cannot_change: ({ code, state, isSending, canRetry }) => [
    cannotChange(String(code), String(state), { isSending: isSending === true, canRetry: canRetry === true }),
  ],
  not_allowed: ({ code }) => [`${String(code)} belongs to somebody else; its author and admins can change it.`],
  connect_failed: (facts) => [connectFailedReply(facts)],
  permissions_missing: ({ lacking }) => [
    `I saw your message but cannot work in its channel: I lack ${String(lacking)} there. Nothing was posted.`,
    'Somebody who manages the server can allow it in the settings of the channel; then write it again.',
  ],
  slots_not_yours: () => [
    'Slots are for everybody here: only admins and members who have connected an account can keep or remove them.',
  ],
  slots_full: ({ most }) => [
    `There are ${String(most)} slots already. Remove one with /schedy slots, then press again.`,
  ],
  nothing_to_retry: ({ code, state }) => [
    `${String(code)} ${saysHow(String(state))}, so there is nothing to try again. “move to 8pm” gives it another time, “post now” sends it at once.`,
  ],
  unknown_code: ({ code }) => [
    `There is no post ${String(code)} here. “queue” and “history” list the posts with their codes.`,
  ],
  not_a_video_link: () => [
    'That is not the address of a video on TikTok. In TikTok press Share, then Copy link; it looks like https://www.tiktok.com/@name/video/7571234567890123456. Without it, write “posted it”.',
  ],
  source_deleted: ({ code, way, isVideoAlone }) => {
    const gone = isVideoAlone
      ? `The video was taken out of the message that brought ${String(code)}`
      : `The message that brought ${String(code)} was deleted`;
    return [
      way === 'by_hand'
        ? `${gone}${isVideoAlone ? '' : ', and its video with it'}. At its time I can give you the caption alone, so keep the video at hand. Shall I cancel the post?`
        : `${gone}. I have kept its video, so the post stays. Shall I cancel it?`,
    ];
  },
  edit_no_instruction: ({ code }) => [
    `You edited the message that brought ${String(code)}, and I cannot read what it asks for any more. Nothing was changed. Shall I cancel the post?`,
  ],
  edit_unseen: ({ code }) => [
    `You edited the message that brought ${String(code)}, and it does not mention me any more, so I cannot see what it says now. Nothing was changed. Mention me in it again, or reply here with what shall change. Shall I cancel the post?`,
  ],
  edit_caption_differs: ({ code }) => [
    `You edited the message that brought ${String(code)}, but the caption of the post was changed here since. Which one counts?`,
  ],
  edit_names_no_time: ({ code }) => [
    `You edited the message that brought ${String(code)}, and it names no later time any more. Its time stays, unless it shall go out now.`,
  ],
  edit_names_accounts: () => [
    'Your edit names other accounts than before. What is planned on each of them stays: cancel what you do not want any more, and drop the video again for another account.',
  ],
  edit_read_late: ({ code }) => [
    `You edited the message that brought ${String(code)} a while ago, and I have read it only now. Shall the edit count?`,
  ],
  unchosen_to_inbox: ({ code }) => [
    `The time of ${String(code)} has come, and nobody has chosen who can see it. I send it to the account’s TikTok inbox as a TikTok draft: choose and post it in the TikTok app.`,
  ],
  digest_closed: () => [
    'I cannot write in the channel that was chosen for the weekly digest any more, so the digest is off.',
    'Choose another one in the form behind /schedy settings, or write “/schedy settings digest here” in it.',
  ],
  ...approvalWords,
  ...talkWords,
  profile_private_kept: ({ code }) => [
    `The owner of this account keeps it for themselves from now on. ${String(code)} still goes out at its time.`,
  ],
  several_videos: (facts, platform) => [...drawSeveral(facts, platform).lines],
  rhythm_unread: ({ words: said }) => [
    `I could not read “${String(said)}” as a rhythm, so nothing was changed. Write it another way, such as “2 a day at 10:00 and 18:00 starting monday”, “every 3 hours from friday 9am” or “next slots”.`,
  ],
  guests_do_not_post: () => ['Guests do not post here, so nothing was scheduled. Ask a member to post it for you.'],
  too_old_to_post: ({ code }) => [
    `That was written a while ago, so I have not posted ${String(code)} on it. If it shall go out now, write “post now” here once more, or press Post now on the card.`,
  ],
  read_late: ({ sentAt, timeZone }) => [
    [
      'I was away when you wrote this (',
      { kind: 'instant', at: new Date(String(sentAt)), timeZone: String(timeZone), style: 'moment' },
      ') and have read it only now.',
    ],
  ],
  author_forgotten: ({ code }) => [
    `${String(code)} is cancelled and does not go out: its author has asked me to delete their data.`,
  ],
  account_forgotten: ({ code }) => [
    `${String(code)} is cancelled and does not go out: the owner of its TikTok account has asked me to delete their data. Drop the video again to post it on another account.`,
  ],
  workspace_forgotten: ({ code }) => [
    `${String(code)} is cancelled and does not go out: all that I keep of this workspace is being deleted.`,
  ],
  workspace_gone: ({ code }) => [
    `${String(code)} is cancelled and does not go out: I was not in this workspace for ${GRACE}. Drop the video again to post it.`,
  ],
  // Rows of earlier versions name the handle alone.
  owner_gone: ({ account, handle, name, days, isForEverybody }) => [
    `${String(name)}, who owns ${String(account ?? `@${String(handle)}`)}, has left. The posts on that account are on hold. ${isForEverybody ? 'I have met no admin here yet: an admin presses the button, here or in /schedy profiles,' : 'Press the button'} to own the account from now on, and they go on; after ${String(days)} days it is disconnected.`,
  ],
};

/** The lines of an answer; problem codes are explained. */
export function answers(code: string, facts: Facts, platform: Platform): Line[] {
  if (Object.hasOwn(words, code)) {
    const lines = words[code as AnswerCode](facts, platform);
    return lines.map((line) => (typeof line === 'string' ? [line] : line));
  }
  const { what, remedy } = explain(code, { ...facts, platform });
  return [[`${what} ${(facts.isRefusal === true && remedyOfRefusal(code, facts)) || remedy}`]];
}

/** Why a change was not made: the answer's code and its facts. */
export function whyNot(change: Exclude<Change, { kind: 'unknown' }>): Problem {
  if (change.kind === 'refused') return { ...change.problem, facts: { ...change.problem.facts, isRefusal: true } };
  const { code, state, isSending, canRetry } = change.post;
  const facts = { code, state, isSending, canRetry, isFollowUp: true };
  if (change.kind === 'past') return { code: 'time_past', facts };
  return { code: change.kind === 'not_yours' ? 'not_allowed' : 'cannot_change', facts };
}

/** The answer to whoever has wanted a change that was not made. */
export function refused(change: Exclude<Change, { kind: 'done' | 'unknown' }>, platform: Platform): Message {
  const { post } = change;
  const { code, facts } = whyNot(change);
  if (code !== 'same_video') return { lines: answers(code, facts, platform) };
  return { lines: [saySameVideo(facts, post.timeZone)], buttons: [postAnyway(post, facts)] };
}

/** To whoever wants another time: a button for each of these instants (milliseconds), and how any other time is written. */
export function pickTime(post: PostView, instants: readonly number[], timeZone: string): Message {
  const times = instants.map((instant) => new Date(instant)).sort((one, other) => one.getTime() - other.getTime());
  return {
    lines: [
      [
        `When shall ${post.code} go out? Press a time, or write another in its thread, such as `,
        code('move to fri 6pm'),
        '.',
      ],
    ],
    buttons: times.map((at) => timeButton(post, at, sayChoice(at, timeZone))),
  };
}

/** The answer to an id of no post, or of one that the asker may not see. */
export const UNKNOWN_POST: Message = {
  lines: [['I do not know that post any more. /schedy queue lists what is planned.']],
  isSaid: true,
};

/** What it is doing, and whether anything can still be done. */
function cannotChange(
  code: string,
  state: string,
  { isSending, canRetry }: { readonly isSending: boolean; readonly canRetry: boolean },
): string {
  const after = afterwards[state] ?? '';
  // It can be changed, only not by what was pressed or written: that was about what it is no more.
  if (stillOpen.includes(state) || (state === 'failed' && canRetry)) {
    return `${code} ${saysHow(state)} by now, so that changes nothing. Its card shows what can be done with it.`;
  }
  if (state !== 'publishing') return `${code} ${saysHow(state)}: that can no longer be changed.${after}`;
  return isSending
    ? `${code} ${saysHow(state)}: that can no longer be changed.${after}`
    : `${code} is just starting. Until its first byte has gone to TikTok, “cancel” stops it and “move to 8pm” puts it off.`;
}

const stillOpen: readonly string[] = ['draft', 'scheduled', 'on_hold'];

/** What is left to do with a post that can no longer be changed. */
const afterwards: Readonly<Record<string, string>> = {
  publishing: ' If it must not stay, delete it in the TikTok app once it is there.',
  processing: ' If it must not stay, delete it in the TikTok app once it is there.',
  in_inbox: ' Finish it, or throw it away, in the TikTok app.',
  handed_over: ' Post it yourself and press Posted it, or press In an hour or Cancel.',
  published: ' Change or delete it in the TikTok app.',
  failed: ' Its video is no longer kept, or cannot go out as it is: drop it again.',
  cancelled: ' To post it after all, drop the video again.',
  unconfirmed: ' Look at the profile in the TikTok app, and press on its card what you find.',
};
