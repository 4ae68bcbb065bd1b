/** What stands in the thread under a message, told apart as a reader would: by how it begins. */
import type { Message, SlackStandIn } from '../slack/index.ts';
import { author, channelName } from './cast.ts';

export interface Spoken {
  ts: string;
  /** As rendered; the card's first word is the state. */
  text: string;
}

const mention = `@${author}`;

/** The app's messages in the thread, as they stand now. */
export function botMessages(slack: SlackStandIn, { ts }: Pick<Message, 'ts'>): Spoken[] {
  return slack
    .thread(channelName, ts)
    .filter((message) => message.fromBot)
    .map((message) => ({ ts: message.ts, text: slack.render(message) }));
}

/** Messages that notify the author. */
export const repliesIn = (slack: SlackStandIn, root: Pick<Message, 'ts'>): Spoken[] =>
  botMessages(slack, root).filter(({ text }) => text.startsWith(mention));

export const cardsIn = (slack: SlackStandIn, root: Pick<Message, 'ts'>): Spoken[] =>
  botMessages(slack, root).filter(({ text }) => !text.startsWith(mention));

export const isClosing = ({ text }: Pick<Spoken, 'text'>): boolean =>
  text.startsWith(mention) && text.includes("It's on TikTok");

export const videoLink = /https:\/\/www\.tiktok\.com\/@\w+\/video\/\d{19}(?!\d)/;
