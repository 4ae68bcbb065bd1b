/** What is said when a post is its author's to finish: by hand, or as a draft in their TikTok inbox. */
import type { NoticeToSend, PostView } from '../../../core/index.ts';
import { sayPrivacy, saySettings } from '../../../core/understanding/index.ts';
import type { Button, Line, Message } from './message.ts';
import { sayAccount } from './words/accounts.ts';
import { sayTrim } from './words/media-words.ts';

type Post = NoticeToSend['post'];

/** Where TikTok takes a video in a browser. */
const uploadPage = { kind: 'link', url: 'https://www.tiktok.com/tiktokstudio/upload', label: 'TikTok Studio' } as const;

/** The buttons of a post that waits for a person. */
export function handOverButtons({ id: value, state }: PostView): Button[] {
  const posted: Button = { action: 'posted_it', label: 'Posted it', value, style: 'primary' };
  if (state === 'in_inbox') return [posted];
  return [posted, { action: 'in_an_hour', label: 'In an hour', value }, { action: 'cancel', label: 'Cancel', value }];
}

/** At its minute: the video, the caption alone to copy, where to upload it. `videoAt` is its message's address. */
export function handedOverReply(post: Post, videoAt: string | null): Message {
  if (post?.state !== 'handed_over') return { lines: [over(post)] };
  const { code, byHand, late, caption } = post;
  const where = byHand?.account ? ` on ${byHand.account}` : '';
  const wanted = sayWanted(post);
  return {
    lines: [
      [`It is time to post ${code}${where}${late ? ' (late, sorry)' : ''}.`],
      takeVideo(post, videoAt),
      ['Upload it in ', uploadPage, ' or in the TikTok app.'],
      ...(wanted === '' ? [] : [[`Choose there: ${wanted}.`]]),
      [caption.trim() === '' ? 'The post has no caption.' : 'Copy the caption below.'],
      ['Then press Posted it, which asks for the link of the video, or write “posted it” here with the link.'],
    ],
    copy: caption,
    buttons: handOverButtons(post),
  };
}

function takeVideo({ video }: PostView, videoAt: string | null): Line {
  if (videoAt === null)
    return [`Take the video, ${video.fileName}, from the message that brought it; if that was deleted, your own copy.`];
  return ['Take the video: ', { kind: 'link', url: videoAt, label: video.fileName }, '.'];
}

/** What was asked for with the post, which its author chooses in TikTok. */
export function sayWanted({ byHand }: PostView): string {
  if (!byHand) return '';
  const { privacyLevel, ...settings } = byHand.wanted;
  return [...(privacyLevel ? [sayPrivacy(privacyLevel)] : []), ...saySettings(settings)].join(', ');
}

/** `pending`: drafts of the last 24 h that wait in the same inbox, this one included. */
export function inInboxReply(post: Post, pending: number): Message {
  if (post && post.state !== 'in_inbox') return { lines: [over(post)] };
  const name = post?.code ?? 'The post';
  const account = post?.profile ? sayAccount(post.profile) : 'its account';
  const trim = post && sayTrim(post);
  return {
    lines: [
      [
        `${name} is in the TikTok inbox of ${account}. Open the TikTok app, look at the notifications and finish it there. TikTok takes no caption with a draft${post && post.caption.trim() !== '' ? ': paste it, here it is to copy' : ', and this one has none'}.`,
      ],
      ...(trim === null ? [] : [[trim]]),
      [drafts(pending)],
    ],
    ...(post && { copy: post.caption, buttons: handOverButtons(post) }),
  };
}

/** TikTok lets five drafts of one creator wait within 24 hours. */
const drafts = (pending: number): string =>
  `${pending < 2 ? '' : `${pending} of at most 5 drafts of the last 24 hours wait there. `}I check for a week whether it is posted, and say so here. Sooner: press Posted it.`;

/** Once, two hours later. */
export function reminderReply(post: Post): Message {
  if (!post || (post.state !== 'handed_over' && post.state !== 'in_inbox')) return { lines: [over(post)] };
  const where = post.state === 'in_inbox' ? 'in your TikTok inbox' : 'to be posted by you';
  return {
    lines: [
      [
        `${post.code} is still waiting ${where}; my message above has its caption. Is it on TikTok already? Press Posted it.`,
      ],
    ],
    buttons: handOverButtons(post),
  };
}

/** After so many `days` nobody asks TikTok about it any more. */
export function draftNotPostedReply(post: Post, days: number): Message {
  if (post?.state !== 'in_inbox') return { lines: [over(post)] };
  const account = post.profile ? sayAccount(post.profile) : 'its account';
  return {
    lines: [
      [
        `For ${days} days I have asked TikTok about ${post.code}, and it has not said that it was posted on ${account}; I do not ask any more. Is it on TikTok? Press Posted it. Else it waits in the TikTok inbox of ${account}, or drop the video again.`,
      ],
    ],
    buttons: handOverButtons(post),
  };
}

/** What stands in the message once nothing is left to do with it. */
function over(post: Post): Line {
  if (!post) return ['That post is finished.'];
  const { code, state } = post;
  if (state === 'published') return [`${code} is posted.`];
  if (state === 'cancelled') return [`${code} is cancelled: it need not be posted any more.`];
  if (state === 'scheduled') return [`${code} is put off; its card says until when.`];
  return [`${code} goes on otherwise; its card says how.`];
}
