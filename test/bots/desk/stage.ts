/** The desk on the whole core, a real database and TikTok's stand-in: what every test of it begins with. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createDesk, type Desk, type InboundMessage } from '../../../src/bots/desk/index.ts';
import type { Platform } from '../../../src/core/database/index.ts';
import { type Sender, silentLog } from '../../../src/core/index.ts';
import { openStage, type Person, type Stage, type StageOptions, type Team } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';
import { senderOf } from './sender.ts';

/** Each test has a team of its own. */
export interface AtDesk {
  readonly stage: Stage;
  readonly desk: Desk;
  readonly team: Team;
  senderOf(person: Person, more?: Partial<Sender>): Sender;
  /** What somebody writes; a message of its own in a channel, where `more` does not say otherwise. */
  said(sender: Sender, text: string, more?: Partial<InboundMessage>): InboundMessage;
  /** The same in the thread under a message. */
  within(message: InboundMessage, sender?: Sender, text?: string): InboundMessage;
  postsOf(message: InboundMessage): ReturnType<Stage['core']['posts']['fromMessage']>;
  /** The plans that stand in the thread of a message, the newest last. */
  plansIn(message: InboundMessage): Promise<ReturnType<Desk['reply']>[]>;
  /** The newest of them. */
  planIn(message: InboundMessage): Promise<ReturnType<Desk['reply']>>;
  /** Presses a button of the newest plan; answers what is said to whoever did. */
  pressPlan(message: InboundMessage, label: string, sender?: Sender): Promise<string>;
}

export const video = (id: string) => ({ id, name: `${id}.mp4`, looksLike: 'video', reference: {} }) as const;

let serial = 0;

/** A message of its own in #food, with a mention, where `more` does not say otherwise. */
export function inboundMessage(
  stage: Stage,
  sender: Sender,
  text: string,
  more: Partial<InboundMessage> = {},
): InboundMessage {
  serial += 1;
  const message = `${serial}.5`;
  return {
    sender,
    text,
    message,
    root: message,
    channel: 'CFOOD',
    inThread: false,
    place: 'mention',
    isPrivate: false,
    files: [],
    sentAt: stage.clock.now(),
    isStale: false,
    isLastTry: false,
    openVideo: () => stage.videoFrom('ok.mp4'),
    ...more,
  };
}

export function useDesk({ platform = 'slack', ...options }: StageOptions & { platform?: Platform } = {}): AtDesk {
  const held: { stage?: Stage; desk?: Desk; team?: Team } = {};
  beforeAll(async () => {
    const stage = await openStage(options);
    const { core, clock } = stage;
    Object.assign(held, { stage, desk: createDesk({ core, clock, log: silentLog, platform }) });
  });
  afterAll(() => held.stage?.stop());
  beforeEach(async () => {
    at.stage.alarms.lose();
    held.team = await at.stage.newTeam();
  });
  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('The stage is not open.');
    return one;
  };
  const at: AtDesk = {
    get stage() {
      return there(held.stage);
    },
    get desk() {
      return there(held.desk);
    },
    get team() {
      return there(held.team);
    },
    senderOf,
    said: (sender, text, more) =>
      inboundMessage(at.stage, sender, text, { channel: 'CPLAN', isLastTry: true, ...more }),
    within: ({ channel, root, sender }, who = sender, text = '') =>
      at.said(who, text, { channel, root, inThread: true, place: 'channel' }),
    postsOf: ({ sender: { workspaceId }, channel, message }) =>
      at.stage.core.posts.fromMessage({ workspaceId, channel, message }),
    plansIn: async ({ channel, root }) => {
      await at.stage.ring();
      const replies = at.stage.chat.replies(channel, root).map((one) => at.desk.reply(one));
      return replies.filter((one) => /plan · |plan confirmed|plan undone/.test(plainText(one)));
    },
    planIn: async (message) => {
      const plan = (await at.plansIn(message)).at(-1);
      if (!plan) throw new Error('There is no plan.');
      return plan;
    },
    pressPlan: async (message, label, sender = message.sender) => {
      const button = (await at.planIn(message)).buttons?.find((one) => one.label === label);
      if (!button || !('action' in button)) throw new Error(`There is no ${label}.`);
      const answer = await at.desk.press({ sender, action: button.action, value: button.value });
      return answer ? plainText(answer) : '';
    },
  };
  return at;
}
