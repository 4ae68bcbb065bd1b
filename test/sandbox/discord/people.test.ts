import { Events, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createHeard } from './heard.ts';
import { codeOf } from './refusal.ts';
import { restClient, startClient, startDiscord, startWithMia } from './start.ts';

describe('people', () => {
  it('are found by the app, with what they may do', async () => {
    const { discord, mia } = await startWithMia();
    discord.users.add({ name: 'ada', isOwner: true });
    discord.users.add({ name: 'leo', isAdmin: true });
    discord.users.add({ name: 'ben', guilds: [] });
    const client = await startClient(discord);
    const guild = await client.guilds.fetch(discord.guilds.home().id);
    const member = (name: string) => guild.members.fetch(discord.users.get(name).id);

    expect((await client.users.fetch(mia.id)).displayName).toBe('Mia');
    expect((await member('mia')).permissions.has('ManageGuild')).toBe(false);
    expect((await member('leo')).permissions.has('ManageGuild')).toBe(true);
    expect((await guild.fetchOwner()).user.username).toBe('ada');
    expect(await codeOf(member('ben'))).toEqual([404, 10007]);
    expect(await codeOf(client.users.fetch('1204000000000000009'))).toEqual([404, 10013]);
  });

  it('cannot do what their guild does not let them do', async () => {
    const { discord } = await startWithMia();
    discord.users.add({ name: 'leo' });
    discord.channels.add({ name: 'secret', members: ['leo'] });
    discord.channels.deny('videos', 'mia', ['AttachFiles', 'UseApplicationCommands']);
    const mia = discord.as('mia');

    await expect(mia.say({ channel: 'secret', text: 'x' })).rejects.toThrow('lacks ViewChannel');
    const files = [{ name: 'clip.mp4', bytes: new Uint8Array(1) }];
    const drop = mia.dropVideo({ channel: 'videos', files });
    await expect(drop).rejects.toThrow('lacks AttachFiles');
    await expect(mia.command('/schedy', {}, 'videos')).rejects.toThrow('UseApplicationCommands');
    await expect(mia.say({ channel: 'dm-leo', text: 'x' })).rejects.toThrow('There is no channel');
    const said = await discord.as('leo').say({ channel: 'videos', text: 'hello' });
    const place = { channel: 'videos', id: said.id };
    await expect(mia.edit(place, 'x')).rejects.toThrow('did not write');
  });

  it('leave, and the app is told when it may know', async () => {
    const { discord, mia } = await startWithMia({ privilegedIntents: ['GuildMembers'] });
    const intents = ['Guilds', 'GuildMembers'] as const;
    const gone = createHeard<string>();
    await startClient(discord, (client) => client.on(Events.GuildMemberRemove, ({ id }) => gone.add(id)), { intents });

    await discord.guilds.leave('Ramen House', 'mia');

    expect(await gone.until(1)).toEqual([mia.id]);
    await expect(discord.as('mia').say({ channel: 'videos', text: 'x' })).rejects.toThrow();
    expect(await discord.as('mia').say({ text: 'still here' })).toBeDefined();
  });

  it('mention whom they name, and only those who are here', async () => {
    const { discord } = await startWithMia();
    const { bot } = discord.users;
    const text = '@schedy post on @ramenhouse in #videos, mail a@schedy.example';

    const said = await discord.as('mia').say({ channel: 'videos', text });

    const { id } = discord.channels.get('videos');
    const content = `<@${bot.id}> post on @ramenhouse in <#${id}>, mail a@schedy.example`;
    expect(said).toMatchObject({ content, mentionIds: [bot.id] });
  });
});

describe('the bot', () => {
  it('is thrown out of a guild and invited again', async () => {
    const { discord, videos } = await startWithMia();
    const left = createHeard<string>();
    const joined = createHeard<string>();
    await startClient(discord, (client) => {
      client.on(Events.GuildDelete, ({ id }) => left.add(id));
      client.on(Events.GuildCreate, ({ id }) => joined.add(id));
    });
    const { id } = discord.guilds.home();
    const read = () => restClient(discord).get(Routes.channel(videos.id));

    await discord.guilds.leave(id, 'schedy');
    expect(await left.until(1)).toEqual([id]);
    expect(await codeOf(read())).toEqual([403, 50001]);

    await discord.guilds.inviteBot(id);
    expect(await joined.until(1)).toEqual([id]);
    expect(await read()).toMatchObject({ id: videos.id });
  });

  it('learns of a new guild, a new channel, and what it may do there', async () => {
    const { discord } = await startWithMia();
    const client = await startClient(discord);
    const heard = createHeard<string>();
    client.on(Events.MessageCreate, ({ content }) => heard.add(content));

    const guild = discord.guilds.add({ name: 'Other' });
    discord.guilds.join('Other', 'mia');
    const { id } = discord.channels.add({ name: 'lounge', guild: 'Other' });
    await discord.as('mia').say({ channel: 'lounge', text: '@schedy hello' });
    expect((await heard.until(1))[0]).toContain('hello');
    discord.channels.deny('lounge', 'schedy', ['SendMessages']);
    await discord.as('mia').say({ channel: 'lounge', text: '@schedy again' });
    await heard.until(2);

    const channel = client.channels.cache.get(id);
    if (!channel?.isTextBased() || channel.isDMBased()) throw new Error('No channel.');
    expect(channel.guild.id).toBe(guild.id);
    expect(channel.permissionsFor(client.user)?.has('SendMessages')).toBe(false);
    expect(channel.permissionsFor(client.user)?.has('ViewChannel')).toBe(true);
  });

  it('learns of a channel that is gone', async () => {
    const { discord, videos } = await startWithMia();
    const gone = createHeard<string>();
    await startClient(discord, (client) => client.on(Events.ChannelDelete, ({ id }) => gone.add(id)));

    await discord.channels.delete('videos');

    expect(await gone.until(1)).toEqual([videos.id]);
    const posting = restClient(discord).post(Routes.channelMessages(videos.id), {
      body: { content: 'x' },
    });
    expect(await codeOf(posting)).toEqual([404, 10003]);
  });
});

describe('the stand-in', () => {
  it('tells what is awaited in vain, and what was said instead', async () => {
    const { discord } = await startWithMia();
    await discord.as('mia').say({ channel: 'videos', text: 'hello' });

    const waiting = discord.waitFor(() => undefined, { what: 'the card', timeoutMs: 5 });

    await expect(waiting).rejects.toThrow('in vain for the card.\n#videos\nmia      hello');
  });

  it('waits with its answer for whoever listens', async () => {
    const { discord, videos } = await startWithMia();
    const order: string[] = [];
    discord.on('message', async ({ content }) => {
      await Promise.resolve();
      order.push(`heard ${content}`);
    });

    await restClient(discord).post(Routes.channelMessages(videos.id), { body: { content: 'x' } });
    order.push('answered');

    expect(order).toEqual(['heard x', 'answered']);
  });

  it('forgets everything but its guild, connections and commands', async () => {
    const { discord } = await startWithMia();
    const client = await startClient(discord);
    const { id } = discord.guilds.home();
    await client.application.commands.set([{ name: 'schedy', description: 'x' }]);
    await discord.as('mia').say({ channel: 'videos', text: 'hello' });

    discord.reset();

    expect(discord.users.list().map(({ name }) => name)).toEqual(['schedy']);
    expect(discord.channels.list()).toEqual([]);
    expect(discord.guilds.home().id).toBe(id);
    expect([discord.calls, discord.deliveries]).toEqual([[], []]);
    expect(discord.commands()).toHaveLength(1);
    expect(discord.connections()).toBe(1);
  });

  it('is one of several that do not disturb each other', async () => {
    const [one, other] = await Promise.all([startDiscord(), startDiscord()]);

    expect(one.url).not.toBe(other.url);
    expect(one.env.DISCORD_TOKEN).not.toBe(other.env.DISCORD_TOKEN);
    expect(one.users.add({ name: 'mia' }).id).not.toBe(other.users.add({ name: 'mia' }).id);
  });
});
