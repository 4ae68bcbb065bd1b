/** Both messengers against their stand-ins, seen through the same few words. */
import { onTestFinished } from 'vitest';
import { createDiscord, type Message as DiscordMessage } from '../../sandbox/discord/index.ts';
import type { FaultAction, Faults } from '../../sandbox/faults.ts';
import { createSlack } from '../../sandbox/slack/index.ts';
import { createApi as createDiscordApi } from '../../src/bots/discord/api.ts';
import { createMessenger as createDiscordMessenger } from '../../src/bots/discord/messenger.ts';
import { createPlaces } from '../../src/bots/discord/places.ts';
import { createBoltLogger, createApi as createSlackApi, fixedToken } from '../../src/bots/slack/api.ts';
import { createMessenger as createSlackMessenger } from '../../src/bots/slack/messenger.ts';
import type { Messenger, Place } from '../../src/core/index.ts';
import { plainDesk } from '../bots/plain-desk.ts';
import { recordLog } from '../bots/record-log.ts';

export interface Shown {
  readonly id: string;
  /** As its readers see it. */
  readonly text: string;
}

export interface Chat {
  /** A messenger as a program has it that has just been started: it remembers nothing. */
  start(): Messenger;
  /** The thread under what Mia said in #food. */
  readonly thread: Place;
  /** Mia's direct messages. */
  readonly direct: Place;
  /** What Schedy says in the thread. */
  inThread(): Shown[];
  /** What Schedy says in Mia's direct messages. */
  inDirect(): Shown[];
  reactions(): string[];
  /** Says so much in the thread. */
  chatter(count: number): Promise<void>;
  readonly faults: Faults;
  /** The call that sends a message. */
  readonly sending: { readonly method: string; readonly path: RegExp };
  /** The call that edits one. */
  readonly editing: { readonly method: string; readonly path: RegExp };
  /** What the service answers when it is asked too often. */
  tooMany(waitSeconds: number): FaultAction;
  /** Somebody deletes a message of Schedy's. */
  remove(message: string): Promise<void>;
  /** The ways in which the thread gets out of reach for good. */
  readonly gone: Readonly<Record<string, () => unknown>>;
}

/** No chat takes a button without a label. */
export const UNDRAWABLE = {
  lines: [['All of ', { kind: 'link', url: 'https://ramen.example/1', label: 'it' }, ' counts']],
  caption: 'New ramen',
  buttons: [
    { action: 'cancel', label: '', value: '1' },
    { label: 'Look', url: 'https://ramen.example/2' },
  ],
} as const;

const plain = plainDesk();
const desk = plainDesk({
  card: (post) => (post.caption === UNDRAWABLE.caption ? UNDRAWABLE : plain.card(post)),
  reply: (told) => (told.body.kind === 'unconfirmed' ? UNDRAWABLE : plain.reply(told)),
  statusIcon: ({ state }) => (state === 'published' ? 'published' : 'scheduled'),
});

export async function openSlack(): Promise<Chat> {
  const slack = await createSlack({ mode: 'socket', rateLimits: false });
  onTestFinished(() => slack.close());
  const mia = slack.users.add({ name: 'mia', tz: 'Europe/Berlin' });
  const { id: channel } = slack.channels.add({ name: 'food', kind: 'channel', members: ['mia'] });
  const { ts: root } = await slack.as('mia').say({ channel: 'food', text: 'a video' });
  const where = { platform: 'slack', workspace: 'T0RAMEN01' } as const;
  const shown = (messages: ReturnType<typeof slack.messages>): Shown[] =>
    messages.filter(({ fromBot }) => fromBot).map((message) => ({ id: message.ts, text: slack.render(message) }));
  const start = () => {
    const logger = createBoltLogger(recordLog().log);
    const botToken = slack.env.SLACK_BOT_TOKEN ?? '';
    const options = { apiUrl: slack.env.SLACK_API_URL, logger, retryAfterMs: 1 };
    const api = createSlackApi(fixedToken(botToken), options);
    return createSlackMessenger({ api, desk, log: recordLog().log, pictures: { share: async () => null } });
  };
  return {
    start,
    faults: slack.faults,
    thread: { ...where, channel, root },
    direct: { ...where, channel: mia.id, root: '' },
    inThread: () => shown(slack.thread('food', root)),
    inDirect: () => shown(slack.messages(slack.channels.directMessage('mia').id)),
    reactions: () => slack.reactions('food', root).map(({ name }) => name),
    chatter: async (count) => {
      for (let said = 0; said < count; said += 1) {
        await slack.as('mia').say({ channel: 'food', text: `${said}`, threadTs: root });
      }
    },
    sending: { method: 'POST', path: /\/chat\.postMessage$/ },
    editing: { method: 'POST', path: /\/chat\.update$/ },
    tooMany: (seconds) => ({ kind: 'answer', status: 429, headers: { 'retry-after': String(seconds) } }),
    remove: async (ts) => {
      const token = `Bearer ${slack.env.SLACK_BOT_TOKEN}`;
      const body = new URLSearchParams({ channel, ts });
      await fetch(`${slack.env.SLACK_API_URL}chat.delete`, { method: 'POST', headers: { authorization: token }, body });
    },
    gone: {
      'Schedy was kicked': () => slack.channels.kick('food', 'schedy'),
      'the channel was archived': () => slack.channels.archive('food'),
      'the message was deleted': () => slack.as('mia').delete({ channel: 'food', ts: root }),
    },
  };
}

export async function openDiscord(): Promise<Chat> {
  const discord = await createDiscord({ rateLimits: false });
  onTestFinished(() => discord.close());
  const mia = discord.users.add({ name: 'mia' });
  const { id: channel } = discord.channels.add({ name: 'food' });
  const { id: root } = await discord.as('mia').say({ channel: 'food', text: '@schedy a video' });
  const guild = discord.guilds.home().id;
  const where = { platform: 'discord', workspace: guild } as const;
  const bot = discord.users.bot.id;
  const shown = (messages: readonly DiscordMessage[]): Shown[] =>
    messages
      .filter(({ authorId }) => authorId === bot)
      .map((message) => ({ id: message.id, text: discord.render(message) }));
  const start = () => {
    const api = createDiscordApi({ token: discord.env.DISCORD_TOKEN ?? '', apiUrl: discord.env.DISCORD_API_URL });
    return createDiscordMessenger({
      api,
      desk,
      log: recordLog().log,
      places: createPlaces(api),
      clock: { now: () => new Date() },
    });
  };
  return {
    start,
    faults: discord.faults,
    thread: { ...where, channel, root },
    direct: { ...where, channel: mia.id, root: '' },
    inThread: () => shown(discord.thread(channel, root)),
    inDirect: () => shown(discord.messages(discord.channels.directMessage('mia').id)),
    reactions: () => discord.reactions(channel, root).map(({ emoji }) => emoji),
    chatter: async (count) => {
      for (let said = 0; said < count; said += 1) {
        await discord.as('mia').say({ channel: 'food', text: `${said}`, threadOf: root });
      }
    },
    sending: { method: 'POST', path: /\/channels\/\d+\/messages$/ },
    editing: { method: 'PATCH', path: /\/channels\/\d+\/messages\/\d+$/ },
    tooMany: (seconds) => ({
      kind: 'answer',
      status: 429,
      headers: { 'retry-after': String(seconds), 'content-type': 'application/json' },
      body: JSON.stringify({ message: 'You are being rate limited.', retry_after: seconds, global: false }),
    }),
    remove: async (id) => {
      const headers = { authorization: `Bot ${discord.env.DISCORD_TOKEN}` };
      await fetch(`${discord.env.DISCORD_API_URL}/v10/channels/${root}/messages/${id}`, { method: 'DELETE', headers });
    },
    gone: {
      'Schedy was kicked': () => discord.guilds.leave(guild, bot),
      'the channel was deleted': () => discord.channels.delete('food'),
      'Schedy may not write there': () => discord.channels.deny('food', 'schedy', ['SendMessagesInThreads']),
    },
  };
}
