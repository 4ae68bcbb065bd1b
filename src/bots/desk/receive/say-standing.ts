/** How the posts of a thread stand, and what can be written there: told to whoever asks, or is not understood. */
import type { Facts, PostView } from '../../../core/index.ts';
import type { FollowUpCommand } from '../../../core/understanding/index.ts';
import type { DeskDeps } from '../deps.ts';
import { type AnswerCode, sayState } from '../view/index.ts';
import { answerIn, type InboundMessage } from './inbound-message.ts';

/** Of several posts their codes are told. */
export async function sayStanding(
  deps: DeskDeps,
  message: InboundMessage,
  posts: readonly PostView[],
  { answer, isOver = false, ...facts }: Facts & { readonly answer: AnswerCode; readonly isOver?: boolean },
): Promise<void> {
  const [post] = posts;
  if (!post) return;
  const { sender } = message;
  await answerIn(deps, message, answer, {
    ...facts,
    codes: posts.map(({ code }) => code).join(', '),
    saidAt: deps.clock.now().toISOString(),
    state: sayState(post),
    dueAt: post.state === 'scheduled' ? (post.dueAt?.toISOString() ?? null) : null,
    timeZone: post.timeZone,
    isOver,
    isOwn: sender.isAdmin || post.author.id === sender.memberId,
  });
}

type AnswerOnly = Extract<FollowUpCommand, { kind: 'show' | 'help' | 'unclear' }>;

/** Changes nothing: a question about the post, or words to it that cannot be done. */
export const isAnswerOnly = (command: FollowUpCommand): command is AnswerOnly =>
  command.kind === 'show' || command.kind === 'help' || command.kind === 'unclear';

/** Answers it, and nothing is changed; always true. */
export async function answerOnly(
  deps: DeskDeps,
  message: InboundMessage,
  posts: readonly PostView[],
  command: AnswerOnly,
): Promise<true> {
  const isAsked = command.kind !== 'unclear';
  const answer = isAsked ? 'stands_here' : 'not_understood_here';
  await sayStanding(deps, message, posts, { answer, ...(!isAsked && { why: command.why }) });
  return true;
}
