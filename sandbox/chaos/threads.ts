/** What stands in the thread under a video, told apart as a reader would: by how it begins. */
import type { Said } from '../chats/chat.ts';
import type { Drop } from './drops.ts';

export interface Thread {
  /** The first word or two of the status card; absent while there is none. */
  state: string | undefined;
  cards: Said[];
  /** What mentions the author and says that the video is on TikTok. */
  closing: Said[];
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

export function readThread({ chat, place, author }: Drop): Thread {
  const said = chat.under(place);
  const isReply = ({ text }: Said) => text.startsWith(`@${author}`);
  const cards = said.filter((one) => !isReply(one));
  const replies = said.filter(isReply);
  return {
    state: states.find((state) => cards[0]?.text.startsWith(state)),
    cards,
    closing: replies.filter(({ text }) => text.includes("It's on TikTok")),
    replies: replies.map(({ text }) => text),
  };
}
