/** What stands in the thread under a video, told apart as a reader would: by how it begins. */
import type { Block, Message, SlackStandIn } from '../slack/index.ts';
import type { Drop } from './drops.ts';

export interface Thread {
  /** The first word or two of the status card; absent while there is none. */
  state: string | undefined;
  cards: Message[];
  /** What mentions the author and says that the video is on TikTok. */
  closing: Message[];
  /** Everything that mentions the author. */
  replies: string[];
}

const states = [
  'published',
  'failed',
  'on hold',
  'unconfirmed',
  'cancelled',
  'draft',
  'scheduled',
  'starting',
  'uploading',
  'processing',
  'reading your video',
] as const;

export function readThread(slack: SlackStandIn, { channel, ts, author }: Drop): Thread {
  const own = slack.thread(channel, ts).filter(({ fromBot }) => fromBot);
  const said = own.map((message) => ({ message, text: slack.render(message) }));
  const isReply = ({ text }: { text: string }) => text.startsWith(`@${author}`);
  const cards = said.filter((one) => !isReply(one));
  const replies = said.filter(isReply);
  return {
    state: states.find((state) => cards[0]?.text.startsWith(state)),
    cards: cards.map(({ message }) => message),
    closing: replies.filter(({ text }) => text.includes("It's on TikTok")).map(toMessage),
    replies: replies.map(({ text }) => text),
  };
}

const toMessage = ({ message }: { message: Message }): Message => message;

export const hasButton = ({ blocks = [] }: { blocks?: Block[] }, label: string): boolean =>
  JSON.stringify(blocks).includes(`"text":${JSON.stringify(label)}`);
