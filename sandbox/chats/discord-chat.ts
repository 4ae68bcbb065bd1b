import { everyComponent } from '../discord/components/tree.ts';
import type { DiscordStandIn, Message } from '../discord/index.ts';
import { renderTimestamp } from '../discord/render/timestamps.ts';
import type { Chat, Place, Said } from './chat.ts';

export interface DiscordChat extends Chat {
  readonly discord: DiscordStandIn;
}

interface DiscordChatOptions {
  readonly channelName: string;
  readonly now: () => Date;
}

/** Whether a thread is there already, and a message still, can only be found out by trying to open and to read it. */
const harmless = /: 160004 |^GET \/channels\/\{channel\}\/messages\/\{message\}: 10008 /;

/** Unknown channel (a thread has its message's id), unknown message. */
const isGone = (code: number | undefined): boolean => code === 10_003 || code === 10_008;

/** The library waits as long as it is told to. */
const slowDown = 429;

const frame = 17;
const button = 2;
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** The options that the words of a command are for. */
const optionsOf: Readonly<Record<string, readonly string[]>> = {
  settings: ['what'],
  calendar: ['week'],
  now: ['code'],
  retry: ['code'],
  cancel: ['code'],
  show: ['code'],
  history: ['code'],
  move: ['code', 'when'],
  approve: ['code', 'reason'],
  changes: ['code', 'reason'],
  reject: ['code', 'reason'],
  edit: ['code'],
  timezone: ['city'],
  forget: ['whose'],
};

/** One word for each option, and all that is left for the last of them. */
function fillIn(command: string, words: readonly string[]): Record<string, string> {
  const names = optionsOf[command] ?? [''];
  const last = names.length - 1;
  const given = names.map((name, at) => [name, (at < last ? words.slice(at, at + 1) : words.slice(at)).join(' ')]);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

export function discordChat(discord: DiscordStandIn, options: DiscordChatOptions): DiscordChat {
  const { channelName, now } = options;
  const bot = discord.users.bot.id;
  const kindOf = (channel: string) => discord.channels.get(channel).kind;
  const saidAs = (message: Message): Said => ({
    channel: message.channelId,
    id: message.id,
    text: discord.render(message),
    isCard: isCard(message),
    isDirect: kindOf(message.channelId) === 'direct',
    inThread: kindOf(message.channelId) === 'thread' || message.reference !== undefined,
    labels: [...labelsOf(message), ...linksIn(discord.render(message)).keys()],
    readIn: (timeZone) => discord.render(message, { timeZone }),
  });
  const ofBot = (messages: readonly Message[]) => messages.filter(({ authorId }) => authorId === bot).map(saidAs);
  const linkUnder = (who: string, { channel, id }: Place, label: string): string | undefined => {
    const shown = [...discord.messages(channel), ...discord.ephemerals(who)].find((message) => message.id === id);
    return shown && linksIn(discord.render(shown)).get(label);
  };
  const under = ({ channel, id }: Place) => ofBot(discord.thread(channel, id)).filter((said) => said.id !== id);
  return {
    platform: 'discord',
    name: 'Discord',
    discord,
    url: discord.url,
    under,
    env: discord.env,
    waitFor: discord.waitFor,
    say: (who, saying) => say(discord, channelName, who, saying),
    reply: async (who, root, text) => {
      const [card] = under(root).filter((said) => said.isCard);
      const isDirect = kindOf(root.channel) === 'direct';
      const where = isDirect ? { channel: root.channel } : { threadOf: root.id };
      const to = card ? { replyTo: card.id, text } : { text: `@schedy ${text}` };
      await discord.as(who).say({ ...where, ...to });
    },
    edit: async (who, place, text) => {
      await discord.as(who).edit(place, kindOf(place.channel) === 'direct' ? text : `@schedy ${text}`);
    },
    remove: (who, place) => discord.as(who).delete(place),
    command: async (who, words) => {
      const [name = '', ...rest] = words.split(' ');
      const outcome = await discord.as(who).command(`/schedy ${name}`, fillIn(name, rest), channelName);
      if (!outcome.ok) throw new Error(`Discord shows "${outcome.error}".`);
    },
    click: async (who, place, label) => {
      const written = linkUnder(who, place, label);
      if (written !== undefined) return { url: written };
      const outcome = await discord.as(who).click(place, label);
      if (!outcome.ok) return { error: outcome.error };
      return 'url' in outcome ? { url: outcome.url } : {};
    },
    form: (who) => {
      const modal = discord.modal(who);
      return modal ? discord.renderModal(modal) : null;
    },
    send: async (who, values) => {
      await discord.waitFor(() => discord.modal(who), { what: 'the form' });
      const outcome = await discord.as(who).submit(values);
      if (!outcome.ok) throw new Error(`Discord shows "${outcome.error}".`);
      return {};
    },
    ephemerals: (who) => discord.ephemerals(who).map(saidAs),
    directs: (who) => ofBot(discord.messages(discord.channels.directMessage(who).id)),
    inChannel: () => ofBot(discord.messages(channelName)),
    reactions: ({ channel, id }) => discord.reactions(channel, id).map(({ emoji }) => emoji),
    moment: (at) => {
      const reader = { timeZone: 'Europe/Berlin', now: now() };
      return renderTimestamp(String(Date.parse(at) / 1000), 'F', reader) ?? at;
    },
    postIds: rememberPosts(discord),
    transcript: () =>
      discord.channels
        .list()
        .filter(({ kind }) => kind !== 'thread')
        .map(({ id, name }) => `#${name}\n${discord.transcript(id)}`)
        .join('\n\n'),
    refusals: (takenBack = []) =>
      discord.calls
        .filter(({ refusal, status }) => refusal !== undefined && status !== slowDown)
        .filter(({ path, refusal }) => !(isGone(refusal?.code) && takenBack.some((id) => path.includes(id))))
        .map(({ route, refusal }) => `${route}: ${refusal?.code} ${refusal?.message}`)
        .filter((line) => !harmless.test(line)),
    calls: () => discord.calls.length,
    onSaid: (listener) => discord.on('message', (shown) => listener(saidAs(shown))),
    onEdited: (listener) => discord.on('update', (shown) => listener(saidAs(shown))),
    onPrivate: (listener) => discord.on('ephemeral', (shown) => listener(saidAs(shown))),
    // Discord gets no receipt for an event: that it is safe shows in the first answer.
    onTaken: (listener) => discord.on('message', (shown) => (isCard(shown) ? listener() : undefined)),
    isReady: () => discord.connections() > 0 && discord.commands().length > 0,
    close: () => discord.close(),
  };
}

/** For what only Discord does. */
export function discordOf({ chat }: { chat: Chat }): DiscordStandIn {
  if ('discord' in chat) return (chat as DiscordChat).discord;
  throw new Error('This is not played on Discord.');
}

/** In a server the app reads only what mentions it. */
const say = async (
  discord: DiscordStandIn,
  channelName: string,
  who: string,
  { text, files = [], isDirect, isAside, channel: elsewhere = channelName }: Parameters<Chat['say']>[1],
): Promise<Place> => {
  const isSaidToApp = isDirect || isAside || text.startsWith('@schedy');
  const where = isDirect ? {} : { channel: elsewhere };
  const saying = { ...where, text: isSaidToApp ? text : `@schedy ${text}` };
  const dropped = files.map(({ isWithheld, ...file }) => ({
    ...file,
    download: isWithheld ? ('not-found' as const) : ('ok' as const),
  }));
  const person = discord.as(who);
  const { channelId: channel, id } =
    files.length > 0 ? await person.dropVideo({ ...saying, files: dropped }) : await person.say(saying);
  return { channel, id };
};

const isCard = ({ components }: Message): boolean => components[0]?.type === frame;

/** Discord's link buttons lead to no host without a dot: such an address stands in the text, behind its name. */
const linksIn = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/^(?:→ )?([^:\n]+): (http:\/\/\S+)$/gm)].map(([, name = '', url = '']) => [name, url]));

const labelsOf = ({ components }: Message): string[] =>
  everyComponent(components)
    .filter(({ type }) => type === button)
    .map(({ label }) => String(label));

/** The buttons of a card carry the id of its post; in the end it has none. */
function rememberPosts(discord: DiscordStandIn): () => string[] {
  const ids = new Set<string>();
  const look = (message: Message): void => {
    const found = isCard(message) ? uuid.exec(JSON.stringify(message.components))?.[0] : undefined;
    if (found) ids.add(found);
  };
  discord.on('message', look);
  discord.on('update', look);
  return () => [...ids];
}
