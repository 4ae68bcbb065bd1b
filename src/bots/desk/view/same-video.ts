/** What is said when the same bytes were brought to the same account before. */
import { createHash } from 'node:crypto';
import type { Facts, NoticeToSend, PostView } from '../../../core/index.ts';
import { type Button, type Line, type Piece, strong } from './message.ts';

const HOW =
  ' TikTok shows repeats to fewer people. Press Post anyway if it shall go out once more; until then it does not.';

/** `messageAt`: the address of the earlier video's message, where it is known and may be told. */
export function saySameVideo(facts: Facts, timeZone: string, messageAt: string | null = null): Line {
  const { earlier, isOut, url, at } = facts;
  const when: Piece = { kind: 'instant', at: new Date(String(at)), timeZone, style: 'moment' };
  const name = typeof earlier === 'string' ? [' (', strong(earlier), ')'] : [];
  return [
    isOut === true
      ? 'The very same video is on this account already'
      : 'The very same video is planned for this account already',
    ...name,
    isOut === true ? ', since ' : ', for ',
    when,
    ...(typeof url === 'string' ? [': ', { kind: 'link', url, label: url } as const] : []),
    '.',
    ...(messageAt === null ? [] : [' ', { kind: 'link', url: messageAt, label: 'Its message' } as const, ' is here.']),
    HOW,
  ];
}

/**
 * Known by four signs, so that a button has room for it on Discord (100 in all): which time a post has, or between which
 * ones its author was asked to choose.
 */
export const timeMark = ({ dueAt, choices }: Pick<PostView, 'choices' | 'dueAt'>): string =>
  createHash('sha256')
    .update(JSON.stringify([dueAt, ...choices]))
    .digest('base64url')
    .slice(0, 4);

/** What was refused for the repeat is done all the same; of a draft nothing was refused. */
export const postAnyway = (post: PostView, { wants }: Facts): Button => ({
  action: 'post_anyway',
  label: 'Post anyway',
  style: 'primary',
  value: typeof wants === 'string' ? `${post.id}|${wants}|${timeMark(post)}` : post.id,
});

/** The message with a video that a reply leads to: null for most of them, and for what was said in private. */
export function messageShown({ body, post }: NoticeToSend): { channel: string; root: string; message: string } | null {
  if (body.kind === 'handed_over' && post && post.thread.root !== '') {
    return { channel: post.thread.channel, root: post.thread.root, message: post.videoMessage };
  }
  if (body.kind !== 'answer' || body.data.answer !== 'same_video') return null;
  const { channel, root, message } = body.data.facts;
  if (typeof channel !== 'string' || typeof root !== 'string' || typeof message !== 'string') return null;
  return { channel, root, message };
}
