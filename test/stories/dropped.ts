/** A video that somebody has dropped, and the thread under it as its readers see it. */
import type { Message, SlackStandIn } from '../../sandbox/slack/index.ts';
import type { Name } from './cast.ts';

export interface Dropped {
  readonly root: Message;
  /** The cards of its posts as they stand now. */
  cards(): string[];
  /** The only card. */
  card(): string;
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

export interface ThreadDeps {
  readonly slack: SlackStandIn;
  readonly until: <T>(look: () => T | undefined | null | false, what: string) => Promise<T>;
}

export function openThread({ slack, until }: ThreadDeps, root: Message): Dropped {
  const { channel, ts } = root;
  const ofBot = () => slack.thread(channel, ts).filter(({ fromBot }) => fromBot);
  const isCard = ({ metadata }: Message) => metadata?.event_type === 'schedy_card';
  const cardMessages = () => ofBot().filter(isCard);
  const draw = (message: Message) => slack.render(message);
  const cards = () => cardMessages().map(draw);
  const replies = () =>
    ofBot()
      .filter((message) => !isCard(message))
      .map(draw);
  const only = <T>(found: readonly T[]): T => {
    const [first, second] = found;
    if (first === undefined || second !== undefined) {
      throw new Error(`There are ${found.length} cards under ${ts}.`);
    }
    return first;
  };
  const card = () => only(cards());
  return {
    ...{ root, cards, card, replies },
    code: () => /^(\w{4,}) ·|^(\w{4,})$/m.exec(card().split('\n').slice(1).join('\n'))?.[1] ?? '',
    shows: (expected) =>
      until(() => cards().find((text) => matches(text, expected)), `the card "${expected}"`),
    isTold: (expected) =>
      until(() => replies().find((text) => matches(text, expected)), `the reply "${expected}"`),
    say: async (text, who = 'mia') => {
      await slack.as(who).say({ channel, threadTs: ts, text });
    },
    press: async (label, who = 'mia') => {
      const { ts: cardTs } = only(cardMessages());
      const outcome = await slack.as(who).click({ channel, ts: cardTs }, label);
      if (!outcome.ok) throw new Error(`Slack shows "${outcome.error}".`);
    },
    reactions: () => slack.reactions(channel, ts).map(({ name }) => name),
  };
}

const matches = (text: string, expected: string | RegExp): boolean =>
  typeof expected === 'string' ? text.includes(expected) : expected.test(text);
