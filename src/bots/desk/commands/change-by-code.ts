import { type Actor, actorOf, type Change, type PostView, type Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { answers, code, type Message, strong, whyNot } from '../view/index.ts';

/** A command that names its post by the code on its card. */
export async function changeByCode(
  { core, platform }: DeskDeps,
  sender: Sender,
  argument: string,
  step: (postId: string, actor: Actor) => Promise<Change>,
): Promise<Message> {
  const wanted = argument.trim().toLowerCase();
  const post = wanted ? await core.posts.byCode(sender.workspaceId, wanted) : null;
  if (!post) return unknownCode(wanted);
  const change = await step(post.id, actorOf(sender));
  if (change.kind === 'done') return { lines: [[`${post.code}: `, stateNow(change.post)]] };
  if (change.kind === 'unknown') return unknownCode(wanted);
  const { code: answer, facts } = whyNot(change);
  return { lines: answers(answer, facts, platform) };
}

const unknownCode = (wanted: string): Message => ({
  lines: [
    wanted
      ? ['There is no post ', code(wanted), ' here. ', code('/schedy queue'), ' lists them with their codes.']
      : ['Which one? Add its code, such as ', code('/schedy cancel k7qm'), '; the card of each post shows it.'],
  ],
});

const stateNow = ({ state }: PostView) => strong(state.replace('_', ' '));
