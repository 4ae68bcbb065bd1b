/** Whoever speaks to Schedy and is not understood is told the nearest thing that it can do, never met with silence. */
import type { PostView } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { sayState } from '../view/index.ts';
import { HERE } from './by-code.ts';
import { readDecision } from './decide.ts';
import { answerIn, type InboundFile, type InboundMessage } from './inbound-message.ts';
import { readCommand } from './read-command.ts';

/** In a channel, what is not for Schedy is left alone. `isQuestion`: the words ask, or say "don't". */
export async function answerNone(deps: DeskDeps, message: InboundMessage, isQuestion = false): Promise<void> {
  const { place, text, files } = message;
  if (place === 'channel') return;
  const [file] = files;
  if (file) return refuseFile(deps, message, file);
  if (await answerHere(deps, message, isQuestion)) return;
  if (text.trim() === '') return answerIn(deps, message, 'help_by_words');
  if (wantsCode(message)) return answerIn(deps, message, 'which_code');
  await answerIn(deps, message, isQuestion ? 'question' : 'not_understood');
}

/** A command that is for a post, and names none. */
export const wantsCode = (message: InboundMessage): boolean =>
  readCommand(message, []).kind !== 'none' || readDecision(message.text) !== null || HERE.test(message.text.trim());

/** A file that is no video. */
export function refuseFile(deps: DeskDeps, message: InboundMessage, { looksLike }: InboundFile): Promise<void> {
  const answer = looksLike === 'picture' ? 'picture_not_video' : 'file_not_video';
  return answerIn(deps, message, answer, { isWordless: message.text.trim() === '' });
}

/** In the thread of posts: how they stand, and what changes them; false where there are none. */
async function answerHere(deps: DeskDeps, message: InboundMessage, isQuestion: boolean): Promise<boolean> {
  const { sender, channel, root, inThread } = message;
  if (!inThread) return false;
  const place = { workspaceId: sender.workspaceId, channel, root };
  const { posts } = deps.core;
  const open = await posts.openAt(place);
  const here = open.length > 0 ? open : (await posts.endedAt(place)).slice(-1);
  const [post] = here;
  if (!post) return false;
  const codes = here.map(({ code }) => code).join(', ');
  const saidAt = deps.clock.now().toISOString();
  const stands = {
    codes,
    saidAt,
    ...standingOf(post),
    isOver: open.length === 0,
    isOwn: isOwn(message, post),
    isQuestion,
  };
  await answerIn(deps, message, 'not_understood_here', stands);
  return true;
}

const isOwn = ({ sender: { memberId, isAdmin } }: InboundMessage, { author }: PostView): boolean =>
  isAdmin || author.id === memberId;

const standingOf = (post: PostView) => ({
  state: sayState(post),
  dueAt: post.state === 'scheduled' ? (post.dueAt?.toISOString() ?? null) : null,
  timeZone: post.timeZone,
});
