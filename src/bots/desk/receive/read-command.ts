/** What words in a post's thread command, read as of their message and beside the time that the post has. */
import type { KnownTime, PostView } from '../../../core/index.ts';
import { type FollowUp, saidToPosts, understandFollowUp } from '../../../core/understanding/index.ts';
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

/** Some of the posts, and what is said to each of them. */
export interface Meant {
  readonly said: Said;
  readonly posts: readonly PostView[];
}

const CAPTION_OF = /^caption (?:of |for )?(?<letter>[a-z])\s*[:=]\s*(?<words>\S[\s\S]*)$/iu;

/**
 * Which posts of a thread words are said to that name none by its code: "cancel all", "the second to 8pm", "caption b: …".
 * Empty where they name none of the posts, or one by its code.
 */
export function readMeant({ text, sender, sentAt }: Said, posts: readonly PostView[]): readonly Meant[] {
  const saying = (words: string): Said => ({ sender, sentAt, text: words });
  const whole = readCommand(saying(text), posts);
  if (whole.code !== undefined || (posts.length < 2 && whole.kind !== 'none')) return [];
  const { letter: named, words: caption = '' } = CAPTION_OF.exec(text.trim())?.groups ?? {};
  const own = posts.find(({ letter }) => letter !== null && letter === named?.toLowerCase());
  if (own) return [{ said: saying(`caption: ${caption}`), posts: [own] }];
  const first = posts.slice(0, 1);
  const isCommand = (words: string) => !['none', 'unclear', 'unread'].includes(readCommand(saying(words), first).kind);
  const said = saidToPosts(text, posts, isCommand) ?? [];
  return said.map(({ places, words }) => ({
    said: saying(words),
    posts: posts.filter((_, place) => places.includes(place)),
  }));
}
