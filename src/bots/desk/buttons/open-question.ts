/** Messages keep their buttons for ever: one that answers a question counts only as long as that question is open. */
import type { Core, PostView, Sender } from '../../../core/index.ts';
import type { Platform } from '../deps.ts';
import { type ActionName, cardButtons, timeMark } from '../view/index.ts';

interface PressedButton {
  readonly sender: Sender;
  readonly action: ActionName;
  readonly value: string;
}

type IsOpen = (post: PostView, chosen: string, mark: string | undefined, platform: Platform) => boolean;

const offers =
  (...actions: ActionName[]): IsOpen =>
  (post, _chosen, _mark, platform) =>
    cardButtons(post, platform).some(({ action }) => actions.includes(action));

/** The post has the time that it had when it was asked about; of old messages it is not known which one that was. */
const hasTimeOfThen: IsOpen = (post, chosen, mark) =>
  mark === undefined
    ? post.state !== 'scheduled' || post.choices.some((at) => at.getTime() === new Date(chosen).getTime())
    : mark === timeMark(post);

const isOpen: Partial<Record<ActionName, IsOpen>> = {
  choose_time: hasTimeOfThen,
  choose_profile: ({ state, missing }) => state === 'draft' && missing === 'profile',
  choose_audience: offers('choose_audience'),
  next_slot: offers('next_slot'),
  by_hand: offers('by_hand'),
  as_draft: offers('as_draft'),
  // Of a draft, and of old messages, the post itself knows.
  post_anyway: (post, wants, mark) => wants === '' || mark === undefined || mark === timeMark(post),
};

/** The post whose question is answered or overtaken; null where the button counts, or is not this member's to press. */
export async function overtaken(
  { posts }: Pick<Core, 'posts'>,
  { sender, action, value }: PressedButton,
  platform: Platform,
): Promise<PostView | null> {
  const isStillOpen = isOpen[action];
  if (!isStillOpen) return null;
  const [id = '', chosen = '', mark] = value.split('|');
  const post = await posts.read(id, sender.workspaceId);
  if (!post || !(sender.isAdmin || post.author.id === sender.memberId)) return null;
  return isStillOpen(post, chosen, mark, platform) ? null : post;
}
