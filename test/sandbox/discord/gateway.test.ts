import { once } from 'node:events';
import { type Client, Events, GatewayIntentBits, type Message } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { DiscordStandIn } from '../../../sandbox/discord/index.ts';
import { createHeard } from './heard.ts';
import { createClient, startClient, startDiscord, startWithMia } from './start.ts';

const { Guilds, GuildMessages, DirectMessages, MessageContent, GuildMembers } = GatewayIntentBits;

/** The contents that a client is told, in order. */
function listen(client: Client<true>) {
  const heard = createHeard<Message>();
  client.on(Events.MessageCreate, heard.add);
  return heard;
}

/** A line without the vendor's client, to say what that would never say. */
async function openLine(discord: DiscordStandIn, query = 'v=10&encoding=json') {
  const socket = new WebSocket(`${discord.url.replace('http', 'ws')}/gateway?${query}`);
  const closed = once(socket, 'close').then(([code]) => Number(code));
  await once(socket, 'open');
  const say = (op: number, d: unknown): void => socket.send(JSON.stringify({ op, d }));
  return { socket, closed, say };
}

const identity = (discord: DiscordStandIn, change: object = {}): object => ({
  token: discord.env.DISCORD_TOKEN,
  properties: { os: 'linux', browser: 'test', device: 'test' },
  intents: Guilds,
  ...change,
});

describe('logging in', () => {
  it('makes the client ready, with its guild and its channels', async () => {
    const { discord, videos } = await startWithMia();
    const client = await startClient(discord);

    expect(client.user).toMatchObject({ username: 'schedy', bot: true });
    expect(client.application.id).toBe(discord.env.DISCORD_APPLICATION_ID);
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['Ramen House']);
    expect(client.channels.cache.get(videos.id)).toMatchObject({ name: 'videos' });
    expect(client.guilds.cache.first()?.members.cache.size).toBe(1);
    expect(discord.connections()).toBe(1);
  });

  it('is refused with a wrong token', async () => {
    const discord = await startDiscord();

    await expect(createClient(discord).login('MTIz.abc.def')).rejects.toMatchObject({
      code: 'TokenInvalid',
    });
    expect(discord.calls.at(-1)).toMatchObject({ status: 401, route: 'GET /gateway/bot' });
  });

  it('is refused with an intent that the portal does not allow', async () => {
    const discord = await startDiscord();
    const client = createClient(discord, { intents: [Guilds, MessageContent] });

    await expect(client.login(discord.env.DISCORD_TOKEN)).rejects.toThrow('disallowed intents');
  });

  it('is refused when no start is left for today', async () => {
    const discord = await startDiscord({ sessionStartsLeft: 0 });

    await expect(createClient(discord).login(discord.env.DISCORD_TOKEN)).rejects.toThrow(
      'Not enough sessions remaining',
    );
  });
});

describe('a client that misbehaves', () => {
  it.each([
    ['4001 for an unknown opcode', 4001, (discord: DiscordStandIn) => [99, identity(discord)]],
    ['4003 before it has identified', 4003, () => [3, {}]],
    ['4004 for a wrong token', 4004, (discord: DiscordStandIn) => [2, identity(discord, { token: 'x' })]],
    ['4010 for an impossible shard', 4010, (discord: DiscordStandIn) => [2, identity(discord, { shard: [3, 2] })]],
    ['4013 for unknown intents', 4013, (discord: DiscordStandIn) => [2, identity(discord, { intents: 1 << 30 })]],
    [
      '4014 for the members of guilds',
      4014,
      (discord: DiscordStandIn) => [2, identity(discord, { intents: GuildMembers })],
    ],
  ] as const)('is sent away with %s', async (_name, code, payload) => {
    const discord = await startDiscord();
    const { closed, say } = await openLine(discord);
    const [op, d] = payload(discord);

    say(Number(op), d);

    expect(await closed).toBe(code);
  });

  it('is sent away for nonsense, an old version, a second identify, and a flood', async () => {
    const discord = await startDiscord();
    const nonsense = await openLine(discord);
    nonsense.socket.send('{"op":');
    const old = await openLine(discord, 'v=9&encoding=json');
    const twice = await openLine(discord);
    twice.say(2, identity(discord));
    twice.say(2, identity(discord));
    const flood = await openLine(discord);
    for (let count = 0; count < 121; count += 1) flood.say(1, null);

    const codes = [nonsense, old, twice, flood].map(({ closed }) => closed);
    expect(await Promise.all(codes)).toEqual([4002, 4012, 4005, 4008]);
  });

  it('is sent away when its heart stops', async () => {
    const discord = await startDiscord({ heartbeatIntervalMs: 20 });
    const { closed, say } = await openLine(discord);
    say(2, identity(discord));

    expect(await closed).toBe(4009);
  });
});

describe('what an app is told', () => {
  it('is the frame alone of messages that are not for it', async () => {
    const { discord } = await startWithMia();
    const client = await startClient(discord);
    const heard = listen(client);
    const mia = discord.as('mia');

    const files = [{ name: 'clip.mp4', bytes: new Uint8Array(3) }];
    const plain = await mia.dropVideo({ channel: 'videos', text: 'look at this', files });
    await mia.say({ channel: 'videos', text: '@schedy and at this' });
    const [silent, mention] = await heard.until(2);

    expect(silent).toMatchObject({ id: plain.id, content: '' });
    expect(silent?.attachments.size).toBe(0);
    expect(mention?.content).toBe(`<@${client.user.id}> and at this`);
    const fetched = await silent?.channel.messages.fetch({ message: plain.id, force: true });
    expect(fetched?.attachments.size).toBe(0);
  });

  it('includes replies to it, unless the ping is off, and quotes only what it may read', async () => {
    const { discord, videos } = await startWithMia();
    discord.users.add({ name: 'leo' });
    const client = await startClient(discord);
    const heard = listen(client);
    const channel = await client.channels.fetch(videos.id);
    if (!channel?.isSendable()) throw new Error('No channel.');
    const card = await channel.send('scheduled');
    const mia = discord.as('mia');
    const plain = await mia.say({ channel: 'videos', text: 'hello leo' });

    await mia.say({ channel: 'videos', text: 'cancel', replyTo: card.id });
    await mia.say({ channel: 'videos', text: 'nothing', replyTo: card.id, ping: false });
    await discord.as('leo').say({ channel: 'videos', text: '@schedy that', replyTo: plain.id });
    const [own, , reply, silent, quoting] = await heard.until(5);

    expect(own?.content).toBe('scheduled');
    expect(reply?.content).toBe('cancel');
    expect(reply?.mentions.repliedUser?.id).toBe(client.user.id);
    expect(silent?.content).toBe('');
    expect(quoting?.content).toContain('that');
    expect(quoting?.channel.messages.cache.get(plain.id)?.content).toBe('');
  });

  it('is everything with the message content intent', async () => {
    const { discord } = await startWithMia({ privilegedIntents: ['MessageContent'] });
    const intents = [Guilds, GuildMessages, MessageContent];
    const client = await startClient(discord, undefined, { intents });
    const heard = listen(client);

    await discord.as('mia').say({ channel: 'videos', text: 'hello' });

    expect((await heard.until(1))[0]?.content).toBe('hello');
  });

  it('is nothing of what its intents leave out or it cannot see', async () => {
    const { discord } = await startWithMia();
    discord.channels.add({ name: 'secret', botIsMember: false });
    const client = await startClient(discord, undefined, { intents: [Guilds, DirectMessages] });
    const heard = listen(client);
    const mia = discord.as('mia');

    await mia.say({ channel: 'videos', text: '@schedy one' });
    await mia.say({ channel: 'secret', text: '@schedy two' });
    await mia.say({ text: 'three' });

    expect((await heard.until(1)).map(({ content }) => content)).toEqual(['three']);
    expect(heard.all).toHaveLength(1);
  });

  it('includes edits and deletions', async () => {
    const { discord } = await startWithMia();
    const client = await startClient(discord);
    const edits = createHeard<string>();
    const deletions = createHeard<string>();
    client.on(Events.MessageUpdate, (_old, { content }) => edits.add(content));
    client.on(Events.MessageDelete, ({ id }) => deletions.add(id));
    const mia = discord.as('mia');

    const said = await mia.say({ channel: 'videos', text: '@schedy post at 7' });
    const place = { channel: 'videos', id: said.id };
    await mia.edit(place, '@schedy post at 8');
    await mia.delete(place);

    expect((await edits.until(1))[0]).toMatch(/ post at 8$/);
    expect(await deletions.until(1)).toEqual([said.id]);
  });
});

describe('a connection that breaks', () => {
  async function startListening() {
    const { discord } = await startWithMia();
    const resumed = createHeard<number>();
    const client = await startClient(discord);
    client.on(Events.ShardResume, (_shard, replayed) => resumed.add(replayed));
    return { discord, client, resumed, heard: listen(client) };
  }

  it.each([
    ['was cut', (discord: DiscordStandIn) => discord.gateway.cut()],
    ['was asked to reconnect', (discord: DiscordStandIn) => discord.gateway.askToReconnect()],
    ['was closed with 4000', (discord: DiscordStandIn) => discord.gateway.close(4000)],
    ['may come back to its session', (discord: DiscordStandIn) => discord.gateway.invalidate(true)],
  ])('resumes when it %s, and hears what it missed', async (_name, shake) => {
    const { discord, resumed, heard } = await startListening();

    shake(discord);
    await discord.waitFor(() => discord.connections() === 0, { what: 'the line to be dead' });
    await discord.as('mia').say({ text: 'while you were away' });
    await resumed.until(1);

    expect((await heard.until(1)).map(({ content }) => content)).toEqual(['while you were away']);
    expect(discord.deliveries.at(-1)).toMatchObject({ type: 'MESSAGE_CREATE', ok: false });
  });

  it('begins anew when its session is gone, and has missed what was said', async () => {
    const { discord, client, heard } = await startListening();
    const ready = once(client, Events.ShardReady);

    discord.gateway.invalidate(false);
    await discord.waitFor(() => discord.connections() === 0, { what: 'the line to be dead' });
    await discord.as('mia').say({ text: 'while you were away' });
    await ready;
    await discord.as('mia').say({ text: 'now' });

    expect((await heard.until(1)).map(({ content }) => content)).toEqual(['now']);
  }, 20_000);

  it('tells the client of a fatal end', async () => {
    const { discord, client } = await startListening();
    const end = once(client, Events.ShardDisconnect);

    discord.gateway.close(4014);

    expect(await end).toMatchObject([{ code: 4014 }, 0]);
  });

  it('is noticed when heartbeats go unanswered', async () => {
    const { discord } = await startWithMia({ heartbeatIntervalMs: 60 });
    const client = await startClient(discord);
    const resumed = once(client, Events.ShardResume);

    discord.gateway.answerHeartbeats(false);
    await discord.waitFor(() => discord.connections() === 0, { what: 'the zombie to be noticed' });
    discord.gateway.answerHeartbeats(true);

    await resumed;
    expect(discord.connections()).toBe(1);
  });
});
