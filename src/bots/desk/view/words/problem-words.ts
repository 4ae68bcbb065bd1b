/**
 * Every way in which something does not go as asked: what happened, and what the person can do. The
 * type is complete, so a code without words does not compile.
 */
import type {
  Facts,
  MediaFailureCode,
  MediaRefusalCode,
  PostProblemCode,
  PostView,
  Problem,
  TikTokCode,
} from '../../../../core/index.ts';
import { sayOffered } from '../../../../core/understanding/index.ts';
import type { Platform } from '../../deps.ts';
import {
  accountsIn,
  CHOOSE,
  DROP_AGAIN,
  type Explanation,
  GRACE,
  knownOf,
  nameOthers,
  operator,
  RECONNECT,
  RETRY_LATER,
  reconnect,
  type Say,
  saysHow,
  temporary,
  unknownOutcome,
  whyMissed,
  words,
} from './explanation.ts';
import { mediaWords, trimFacts } from './media-words.ts';
import { tiktokWords } from './tiktok-words.ts';

export type ProblemCode = TikTokCode | MediaRefusalCode | MediaFailureCode | PostProblemCode | 'media_external';

const TO_INBOX = 'it goes to the TikTok inbox of its account, and you choose there who sees it.';
/** Of what is on hold and waits for approval as well. */
const ASK_AGAIN = 'Reply with another time, and the approvers are asked again.';
const MORE_CALLS = 'Whoever runs Schedy can ask TikTok for more and raise TIKTOK_APP_CALLS_PER_HOUR.';

const posts: Record<PostProblemCode, Say> = {
  no_profile: ({ home }) => ({
    what: `No TikTok account is connected ${String(home ?? 'here')} yet.`,
    remedy:
      'Press Connect, and the post goes on by itself afterwards. Or press By hand: I give you video and caption here at its time, and you post it yourself.',
  }),
  no_tiktok_app: words(
    'This Schedy has no TikTok app, so it cannot send anything to TikTok itself.',
    'Press By hand: I give you video and caption here at its time, and you post it yourself.',
  ),
  drafts_not_granted: words(
    'At connecting, Schedy was not given the right to upload drafts to this account.',
    'Press Reconnect and allow it, or By hand: then you post it yourself at its time.',
  ),
  publishing_not_granted: words(
    'At connecting, Schedy was not given the right to publish on this account.',
    'Press Reconnect and allow it, or By hand: then you post it yourself at its time.',
  ),
  unknown_profile: (facts) => ({
    what: 'No account of that name is connected here.',
    remedy:
      accountsIn(facts).length > 0
        ? `Press the one that you mean, or Connect.${nameOthers(facts)}`
        : 'Press Connect; the post goes on by itself afterwards.',
  }),
  not_yours: ({ account, handle }) => ({
    what: `${String(account ?? `@${String(handle)}`)} is private: only its owner posts to it.`,
    remedy: 'Ask its owner to share it in /schedy profiles; or press Connect for an account of your own.',
  }),
  choose_profile: (facts) => ({
    what: 'Several accounts are connected and none is the default.',
    remedy: `Press the one that you mean; /schedy profiles makes one the default.${nameOthers(facts)}`,
  }),
  confirm_profile: (facts) => ({
    what: `${accountsIn(facts).join(', ')} has been connected here, but not by you.`,
    remedy: 'Press it to post there, or Connect for an account of your own. Until then nothing goes out.',
  }),
  same_video: ({ earlier, wants }) => ({
    what: `This account has the very same video already${earlier ? ` (${String(earlier)})` : ''}, and TikTok shows repeats to fewer people.`,
    remedy:
      wants === ''
        ? 'Press Retry on its card: there I ask whether it shall go out once more.'
        : 'Press Post anyway if it shall go out once more; until then it does not.',
  }),
  profile_inactive: reconnect,
  profile_busy: temporary('The login of this account is being renewed.', 'I try again in a moment.'),
  cipher_key_unknown: words(
    'I cannot read what I keep for this account: its encryption key is not in my settings.',
    `${operator('TOKEN_ENCRYPTION_KEYS must contain every key that was ever in use')} What is planned waits for it, up to a day.`,
  ),
  cipher_broken: words('What I keep for this account is damaged.', RECONNECT),
  refresh_refused: reconnect,
  authorization_removed: words(
    'Schedy was removed from the account at TikTok, so TikTok no longer accepts its login.',
    RECONNECT,
  ),
  taken_over: words(
    'This TikTok account was connected in another workspace, which has it now.',
    'Press Reconnect to take it back.',
  ),
  disconnected: words('This TikTok account was disconnected from Schedy.', 'Press Reconnect to go on.'),
  profile_private: ({ account, isRefusal }) => ({
    what: `Its owner keeps ${account ? String(account) : 'this account'} for themselves now.`,
    remedy: isRefusal
      ? 'Ask them to share it again in /schedy profiles, then try once more; or drop the video again for another account.'
      : 'Ask them to share it again in /schedy profiles, and this post goes on; or press Cancel and drop the video for another account.',
  }),
  workspace_left: words(
    'Schedy was removed from this workspace.',
    `Let an admin add Schedy again within ${GRACE}, and this post goes on; after that it is cancelled.`,
  ),
  owner_left: words(
    'The owner of its TikTok account has left this workspace.',
    `An admin can take the account over in /schedy profiles within ${GRACE}, and this post goes on; after that the account has to be connected again.`,
  ),
  plan_unconfirmed: words(
    'This post is part of a plan.',
    'It goes out once you press Confirm on the plan in this thread.',
  ),
  missed: ({ because, lateMs, isToApprove }) => ({
    what: whyMissed(because, lateMs),
    remedy: isToApprove ? ASK_AGAIN : 'Press Post now, or reply with the new time.',
  }),
  draft_unanswered: ({ days }) => ({
    what: `Nobody said in ${Number(days) === 1 ? 'a day' : `${String(days)} days`} what becomes of this video, so I removed it.`,
    remedy: `To post it, ${DROP_AGAIN}.`,
  }),
  waited_in_vain: ({ cause, ...facts }) => ({
    what: `This post could not go out within a day of its time. ${explain(String(cause), facts).what}`,
    remedy: facts.isToApprove ? ASK_AGAIN : 'Press Post now, or reply with the new time.',
  }),
  upload_limit: ({ limit, on }) => ({
    what: `I send at most ${Number(limit) === 1 ? '1 video' : `${String(limit)} videos`} to one account in any 60 minutes, and ${String(on ?? 'this account')} has had ${Number(limit) === 1 ? 'it' : 'them'}.`,
    remedy: 'Your post goes out by itself at the time above; write another time here if you like.',
    meanwhile: 'Write another time here if you like.',
  }),
  tiktok_down: temporary(
    'TikTok is failing for everybody at the moment.',
    'Your post is safe and goes out by itself when TikTok is back.',
  ),
  app_call_limit: ({ callsPerHour }) => ({
    what: `Schedy has made its ${String(callsPerHour)} calls to TikTok for this hour.`,
    remedy: `I go on by myself. ${MORE_CALLS}`,
    meanwhile: MORE_CALLS,
  }),
  login_call_limit: temporary(
    'TikTok takes only so many calls a minute for one account.',
    'I go on by myself in a moment.',
  ),
  time_ambiguous: ({ choices }) =>
    choices === 1
      ? { what: 'That can be a time or a part of the caption.', remedy: 'Press the time, or Post now.' }
      : { what: 'That time can be read in more than one way.', remedy: 'Press the one you mean.' },
  time_unsaid: ({ isWordless }) => ({
    what: isWordless ? 'What shall I do with it?' : 'When shall it go out?',
    remedy: 'Press a button, or reply with a time, such as “tomorrow 7pm”.',
  }),
  time_unread: words(
    'Some of that reads like a time, and I am not sure which.',
    'Reply with it another way, such as “tomorrow 7pm”, or press Post now.',
  ),
  words_unsure: words(
    'Some of your words can be an instruction or a part of the caption; I left them in the caption.',
    'Press Post now if the card is right, or reply with “caption: …” or “make it private” first.',
  ),
  perhaps_meant: words(
    'You wrote this beside a video, and I am not sure that it is for me. Shall I post it then, with this caption?',
    'Press the time. If it is not for me, press Cancel; nothing goes out by itself.',
  ),
  choices_missing: ({ dueAt, file, on }) => ({
    what: `Nobody has chosen yet who can see ${String(file ?? 'this video')} and what others may do with it: ${String(on ?? 'this account')} asks that for each post.`,
    remedy: `Press ${CHOOSE}. ${dueAt ? 'If nobody has chosen by its time, I send it to the TikTok inbox of the account, to be finished in the TikTok app, or ask again where I may not.' : 'The post goes out when you have chosen.'}`,
  }),
  choices_overdue: words(
    'The time of this post has come, and nobody has chosen who can see it and what others may do with it, so nothing went out.',
    `Press ${CHOOSE}, or reply with another time.`,
  ),
  choices_first: words(
    'This account asks every time who can see a video before it is published, and this post was planned another way.',
    `To publish it by itself, ${DROP_AGAIN}; then I ask.`,
  ),
  choices_unapproved: words(
    'The time of this post has come, and nobody has chosen who can see it and what others may do with it, nor approved it, so nothing went out.',
    `Press ${CHOOSE}, or reply with another time; then an approver is asked.`,
  ),
  not_approved: words(
    'Nobody approved this post by its time, so it did not go out.',
    'Reply with another time, and the approvers are asked again; or one of them approves it still, and you say when.',
  ),
  changes_asked: words('An approver asks for changes.', 'Change it, and the approvers are asked again.'),
  rejected: words('An approver has rejected this post.', 'To post something else, drop another video.'),
  approval_not_yours: ({ code }) => ({
    what: `Only approvers decide about ${String(code)}, and you are none of them here.`,
    remedy: '/schedy settings says who they are.',
  }),
  approval_own: ({ code }) => ({
    what: `${String(code)} is your own post, and nobody approves their own.`,
    remedy: 'Ask another approver; where there is none, an admin names one in /schedy settings.',
  }),
  approval_over: ({ code, state }) => ({
    what: `${String(code)} does not wait for approval any more: it ${saysHow(String(state))}.`,
    remedy: `/schedy show ${String(code)} tells who decided what.`,
  }),
  approval_changed: ({ code }) => ({
    what: `${String(code)} has changed since these buttons were drawn, so nothing was decided.`,
    remedy: 'Look at its card as it is now, and decide there.',
  }),
  approval_elsewhere: ({ account, handle, name }) => ({
    what: `Posts to ${String(account ?? `@${String(handle)}`)} need an approval in ${String(name)}, which nobody can give here.`,
    remedy: `Drop the video in a channel of ${String(name)}.`,
  }),
  forwarded: words(
    'These words were sent on from elsewhere, and I do not know when they were written. Shall I post it then, with this caption?',
    'Press the time, or another; nothing goes out by itself.',
  ),
  no_free_slot: words(
    'No slots are kept here yet.',
    'Write “move to every friday 6pm” here: it goes out once, then, and I offer to keep “Fridays 18:00” as a slot for the next ones. Or press Post now.',
  ),
  zone_unknown: ({ isFollowUp, isCommand, platform }) => ({
    what: 'I do not know your time zone yet, and do not guess when that is.',
    remedy: isCommand
      ? 'Tell me once, with /schedy timezone and your city; then write this once more.'
      : `Tell me once: reply with your city, such as “Berlin”, or ${platform === 'slack' ? 'write /schedy timezone with it' : 'press Set my time zone'}. I remember it, and ${isFollowUp ? 'then you write this once more' : 'this goes on by itself'}.`,
  }),
  unaudited_only_private: ({ offered }) => ({
    what: 'TikTok has not audited this app yet, so it may only post videos that nobody but you can see.',
    remedy: offered
      ? `Press “${sayOffered(String(offered))}”, or As a draft: ${TO_INBOX}`
      : `${offered === '' ? 'Press As a draft' : 'Write “as draft” here'}: ${TO_INBOX}`,
  }),
  branded_not_private: ({ offered }) => ({
    what: 'TikTok takes a paid partnership for everyone or for friends only.',
    remedy: offered
      ? 'Press one of them, or drop the video again without “paid partnership”.'
      : `${offered === '' ? `Press As a draft: ${TO_INBOX} Or drop` : 'Drop'} the video again without “paid partnership”.`,
  }),
  audience_gone: ({ privacyLevel, offered, isToApprove }) => ({
    what: `TikTok no longer offers this account the audience “${sayOffered(String(privacyLevel))}”; nothing was sent.`,
    remedy: offered
      ? `Press the audience that you want instead, and it goes out${isToApprove ? ' once it is approved' : ''}.`
      : `Write another audience here, such as “make it private”, then ${isToApprove ? 'another time' : 'press Post now'}.`,
  }),
  init_unanswered: words('TikTok did not answer three times when I offered the video; nothing was sent.', RETRY_LATER),
  tiktok_silent: unknownOutcome('All of it reached TikTok, but TikTok does not say what became of it.'),
  link_never_came: ({ isDraft }) => ({
    what: `TikTok has given no link for it in a day${isDraft ? ': posts that are not public get none' : ''}.`,
    remedy: 'Open the account in TikTok to see it.',
  }),
  no_longer_public: words(
    'TikTok says that the video is no longer public: its owner has hidden or deleted it, or TikTok has taken it down.',
    'Look at it in the TikTok app, and for a message from TikTok there.',
  ),
  upload_too_slow: words(
    'The upload did not get through within the hour that TikTok gives it, several times; nothing was posted.',
    operator('the connection to TikTok is too slow for this video'),
  ),
  schedy_failed: words('Something went wrong in Schedy itself.', operator('the log says what, at this time')),
};

const explanations: Record<ProblemCode, Say> = { ...mediaWords, ...posts, ...tiktokWords };

/** The words for a code; one that an older or newer version wrote is shown as it is. */
export function explain(code: string, facts: Facts): Explanation {
  const say = Object.hasOwn(explanations, code) ? explanations[code as ProblemCode] : null;
  if (say) return say(facts);
  return { what: `Something I have no words for stopped it: ${code}.`, remedy: RETRY_LATER };
}

/**
 * The same on the upload page: what is wrong with a file is mended there, where files are chosen; everything else at the
 * card, where the buttons are.
 */
export function explainOnPage(code: string, facts: Facts): Explanation {
  const { what, remedy } = explain(code, facts);
  if (!Object.hasOwn(mediaWords, code)) return { what, remedy: 'Its card in chat shows what can be done.' };
  return { what, remedy: remedy.replaceAll(DROP_AGAIN, 'choose it again').replace(/^Drop /, 'Choose ') };
}

/** What Schedy does by itself about a post that it has to send. */
const byItself = /^(?:I |Schedy keeps )/;

/** The same in one sentence for whoever waits for an answer, where no post goes on by itself: `instead` of that promise. */
export function explainNow(code: string, facts: Facts, instead: string): string {
  const { what, remedy } = explain(code, facts);
  return `${what} ${byItself.test(remedy) ? instead : remedy}`;
}

/** The same for a post. */
export const explainFor = (post: PostView, { code, facts }: Problem, platform: Platform): Explanation =>
  explain(code, { ...facts, ...knownOf(post, platform), ...trimFacts(post, code) });
