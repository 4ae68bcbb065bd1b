/** What stands in the thread under a message, told apart as a reader would: by how it begins. */
import type { Chat, Place, Said } from '../chats/chat.ts';
import { author } from './cast.ts';

const mention = `@${author}`;

/** Messages that notify the author. */
export const repliesIn = (chat: Chat, root: Place): Said[] =>
  chat.under(root).filter(({ text }) => text.startsWith(mention));

export const cardsIn = (chat: Chat, root: Place): Said[] => chat.under(root).filter(({ isCard }) => isCard);

export const isClosing = ({ text }: Pick<Said, 'text'>): boolean =>
  text.startsWith(mention) && text.includes("It's on TikTok");

export const videoLink = /https:\/\/www\.tiktok\.com\/@\w+\/video\/\d{19}(?!\d)/;
