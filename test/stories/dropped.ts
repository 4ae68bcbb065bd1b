/** A video that somebody has dropped, and the thread under it as its readers see it. */
import { createHash } from 'node:crypto';
import type { Chat, Place, Said } from '../../sandbox/chats/chat.ts';
import type { Name } from './cast.ts';

export interface Dropped {
  readonly root: Place;
  /** Of its videos as they were dropped, in their order. */
  readonly sha256s: readonly string[];
  /** The cards of its posts as they stand now. */
  cards(): string[];
  /** The only card. */
  card(): string;
  /** The same as a reader elsewhere sees it. */
  cardIn(timeZone: string): string;
  /** Everything else that Schedy has said in the thread. */
  replies(): string[];
  /** The short code on the card, such as `k7qm`. */
  code(): string;
  /** Waits until a card matches, and answers that card. */
  shows(expected: string | RegExp): Promise<string>;
  /** Waits until a reply matches, and answers it. */
  isTold(expected: string | RegExp): Promise<string>;
  /** Writes in the thread. */
  say(text: string, who?: Name): Promise<void>;
  /** Presses a button of the card. */
  press(label: string, who?: Name): Promise<void>;
  /** Schedy's reaction on the message. */
  reactions(): string[];
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export interface ThreadDeps {
  readonly chat: Chat;
  readonly until: <T>(look: () => T | undefined | null | false, what: string) => Promise<T>;
}

export function openThread({ chat, until }: ThreadDeps, root: Place, videos: readonly Uint8Array[] = []): Dropped {
  const cardsSaid = () => chat.under(root).filter(({ isCard }) => isCard);
  const texts = (said: readonly Said[]) => said.map(({ text }) => text);
  const cards = () => texts(cardsSaid());
  const replies = () => texts(chat.under(root).filter(({ isCard }) => !isCard));
  const onlyCard = (): Said => {
    const [first, second] = cardsSaid();
    if (first === undefined || second !== undefined) {
      throw new Error(`There are ${cards().length} cards under ${root.id}.`);
    }
    return first;
  };
  const card = () => onlyCard().text;
  return {
    root,
    cards,
    card,
    replies,
    sha256s: videos.map(sha256Of),
    cardIn: (timeZone) => onlyCard().readIn(timeZone),
    // What is over has it alone in its last line of small print.
    code: () => (/^(\w{4,}) · By posting/m.exec(card()) ?? [...card().matchAll(/^(\w{4,6})$/gm)].at(-1))?.[1] ?? '',
    shows: (expected) => until(() => cards().find((text) => matches(text, expected)), `the card "${expected}"`),
    isTold: (expected) => until(() => replies().find((text) => matches(text, expected)), `the reply "${expected}"`),
    say: (text, who = 'mia') => chat.reply(who, root, text),
    press: async (label, who = 'mia') => {
      const { error } = await chat.click(who, onlyCard(), label);
      if (error) throw new Error(`The chat shows "${error}".`);
    },
    reactions: () => chat.reactions(root),
  };
}

const matches = (text: string, expected: string | RegExp): boolean =>
  typeof expected === 'string' ? text.includes(expected) : expected.test(text);
