/** Several platforms in one process: what is to be said or read goes to the bot of its platform. */

import type { AskReadable } from './bots/desk/index.ts';
import type { InboxEvent } from './core/inbox/index.ts';
import { eachStep, Failure, type Messenger, type Place } from './core/index.ts';
import type { BotHandlers } from './jobs/index.ts';

type Platform = Place['platform'];

/** What the program needs of a bot, whatever its platform. */
export interface Bot {
  readonly platform: Platform;
  start(): Promise<void>;
  stop(): Promise<void>;
  readonly messenger: Messenger;
  isMember(workspace: string, member: string): Promise<boolean | null>;
  readonly mayRead: AskReadable;
  /** Goes on with what a process that died has left. */
  resume(): Promise<void>;
  take(body: unknown, circumstances: Omit<InboxEvent, 'body' | 'platform'>): Promise<void>;
}

type Saying = Pick<Bot, 'platform' | 'messenger' | 'take' | 'isMember' | 'resume'>;

export function createHandlers(bots: readonly Saying[]): BotHandlers {
  const botOf = (platform: InboxEvent['platform']): Saying => {
    const bot = bots.find((one) => one.platform === platform);
    if (!bot) throw notHere(platform);
    return bot;
  };
  return {
    takeMessage: async ({ platform, body, ...rest }) => botOf(platform).take(body, rest),
    isMember: async ({ platform, externalId }, member) => botOf(platform).isMember(externalId, member),
    resume: () => eachStep(...bots.map((bot) => bot.resume)),
    messenger: createMessengers((place) => botOf(place.platform).messenger),
  };
}

/** Another process may speak there, and an operator may bring the platform back. */
const notHere = (platform: string): Failure =>
  new Failure('chat_unreachable', { kind: 'retry' }, { platform, reason: 'not_configured' });

function createMessengers(messengerOf: (place: Place) => Messenger): Messenger {
  return {
    showCard: async (place, ...rest) => messengerOf(place).showCard(place, ...rest),
    findCard: async (place, ...rest) => messengerOf(place).findCard(place, ...rest),
    send: async (place, ...rest) => messengerOf(place).send(place, ...rest),
    findNotice: async (place, ...rest) => messengerOf(place).findNotice(place, ...rest),
    edit: async (place, ...rest) => messengerOf(place).edit(place, ...rest),
    react: async (place, ...rest) => messengerOf(place).react(place, ...rest),
  };
}
