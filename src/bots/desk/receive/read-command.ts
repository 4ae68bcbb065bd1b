/** What words in a post's thread command, read as of their message and beside the time that the post has. */
import type { KnownTime, PostView } from '../../../core/index.ts';
import { type FollowUp, understandFollowUp } from '../../../core/understanding/index.ts';
import { type AnswerCode, accountsIn } from '../view/index.ts';
import { askedTime } from './asked-time.ts';
import type { InboundMessage } from './inbound-message.ts';

export type Said = Pick<InboundMessage, 'sender' | 'text' | 'sentAt'>;

type NewTime =
  | Exclude<KnownTime, { kind: 'unsaid' | 'zone' }>
  | { readonly kind: 'refused'; readonly answer: AnswerCode }
  | { readonly kind: 'next_slot' | 'unread' };

/** The new time of a post that the words name, as they would be read in its thread; `fri 9am` as `move to fri 9am`. */
export function readNewTime(said: Said, post: PostView, timeZone = said.sender.timeZone): NewTime {
  const read = (text: string) => readCommand({ ...said, text }, [post], timeZone);
  const words = said.text.trim().replace(/^to\s+/i, '');
  const alone = read(words);
  const isTime = alone.kind === 'move' || alone.kind === 'now' || alone.kind === 'next_slot';
  const command = isTime ? alone : read(`move to ${words}`);
  if (command.kind === 'now' || command.kind === 'next_slot') return { kind: command.kind };
  if (command.kind !== 'move' && command.kind !== 'unread') return { kind: 'unread' };
  const time = askedTime(command.kind === 'move' ? command.when : command, false);
  if (time.kind === 'refused') return time;
  const { asked } = time;
  return asked.kind === 'unsaid' || asked.kind === 'zone' ? { kind: 'unread' } : asked;
}

/** What the words command of one of these posts, read as of the message. */
export function readCommand(
  { sender, text, sentAt: now }: Said,
  posts: readonly PostView[],
  timeZone = sender.timeZone,
): FollowUp {
  const { usualHour } = sender;
  const locale = sender.locale ?? undefined;
  const anchor = posts[0]?.dueAt ?? undefined;
  const choices = posts.length === 1 ? posts[0]?.choices : undefined;
  const caption = posts.length === 1 ? posts[0]?.caption : undefined;
  const codes = posts.map(({ code }) => code);
  const isTimeWanted = posts.some(({ missing }) => missing === 'time' || missing === 'fresh_time');
  const isAudienceWanted = posts.some(
    ({ missing, problem }) => missing === 'audience' || problem?.code === 'audience_gone',
  );
  const accounts = posts.flatMap(({ missing, problem }) =>
    missing === 'profile' ? accountsIn(problem?.facts ?? {}).map((account) => account.replace(/^@/u, '')) : [],
  );
  return understandFollowUp(text, {
    now,
    timeZone,
    usualHour,
    locale,
    anchor,
    choices,
    codes,
    caption,
    isTimeWanted,
    isAudienceWanted,
    accounts,
  });
}
