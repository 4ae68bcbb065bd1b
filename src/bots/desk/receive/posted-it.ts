/** "posted it https://…" and a video's link by itself: a post that waits for a person is on TikTok. */
import { actorOf, type PostView, readVideoLink } from '../../../core/index.ts';
import { type SaidPosted, saysPosted } from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import { whyNot } from '../view/index.ts';
import { answerIn, type InboundMessage } from './inbound-message.ts';

/** Waits for a person to say so. */
const waits = ({ state }: PostView): boolean => state === 'handed_over' || state === 'in_inbox';

/** Is marked already and may still be given its link. */
const wantsLink = ({ state, way, videoId }: PostView): boolean => state === 'published' && way !== 'direct' && !videoId;

/** In the thread of such a post, from its author or an admin; false when it is nothing of the kind. */
export async function takePosted(deps: DeskDeps, message: InboundMessage): Promise<boolean> {
  const read = readPosted(message.text);
  if (!read) return false;
  const { said, code } = read;
  const { sender, channel, root } = message;
  const place = { workspaceId: sender.workspaceId, channel, root };
  const here = [...(await deps.core.posts.endedAt(place)), ...(await deps.core.posts.openAt(place))];
  const mine = here.filter(({ author }) => author.id === sender.memberId || sender.isAdmin);
  const waiting = mine.filter((post) => waits(post) || (said.inWords && post.state === 'unconfirmed'));
  const meant = waiting.length > 0 ? waiting : mine.filter(wantsLink).slice(-1);
  const [post, second] = code === null ? meant : mine.filter((one) => one.code === code);
  if (!post) return false;
  if (!second) return answerPosted(deps, message, post, said);
  if (!said.inWords && linkOf(said) === null) return false;
  await answerIn(deps, message, 'which_post', { codes: meant.map((one) => one.code).join(', ') });
  return true;
}

/** Marks this post, or says why not; false where an address was hardly meant for it. */
export async function answerPosted(
  deps: DeskDeps,
  message: InboundMessage,
  post: PostView,
  said: SaidPosted,
): Promise<boolean> {
  const link = linkOf(said);
  if (said.address !== null && link === null) {
    if (!said.inWords && !/tiktok\.com/i.test(said.address)) return false;
    await answerIn(deps, message, 'not_a_video_link');
    return true;
  }
  const change = await deps.core.posts.markPosted(post.id, actorOf(message.sender), link ?? undefined);
  if (change.kind !== 'done' && change.kind !== 'unknown') {
    const { code, facts } = whyNot(change);
    await answerIn(deps, message, code, facts);
  }
  return true;
}

const linkOf = ({ address }: SaidPosted): string | null => (address === null ? null : readVideoLink(address));

/** As codes are made (`newCode` in core/posts/drafting). */
const CODE = /^[a-hjkmnp-z][a-hjkmnp-z2-9]{3,6}:?$/iu;

/** What was said, and of which post where it names one by its code. */
export function readPosted(text: string): { said: SaidPosted; code: string | null } | null {
  const said = saysPosted(text);
  if (said) return { said, code: null };
  const words = text.trim().split(/\s+/u);
  for (const [index, word] of words.entries()) {
    const without = CODE.test(word) ? saysPosted(words.toSpliced(index, 1).join(' ')) : null;
    if (without) return { said: without, code: word.toLowerCase().replace(/:$/u, '') };
  }
  return null;
}
