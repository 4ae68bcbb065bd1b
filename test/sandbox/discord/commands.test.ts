import { Routes, SlashCommandBuilder } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { codeOf, refusal } from './refusal.ts';
import { restClient, startDiscord } from './start.ts';

const schedy = (description = 'Post videos to TikTok') =>
  new SlashCommandBuilder().setName('schedy').setDescription(description).toJSON();
const menuEntry = { name: 'Post to TikTok', type: 3 };

async function start() {
  const discord = await startDiscord({ rateLimits: false });
  const rest = restClient(discord);
  const path = Routes.applicationCommands(discord.env.DISCORD_APPLICATION_ID ?? '');
  const put = (body: object) => rest.put(path, { body }) as Promise<{ id: string; version: string }[]>;
  return { discord, rest, path, put };
}

describe('registering commands', () => {
  it('overwrites all, keeps ids, and gives a new version only to what changed', async () => {
    const { put, rest, path } = await start();

    const [first, menu] = await put([schedy(), menuEntry]);
    const [same] = await put([schedy(), menuEntry]);
    const [changed] = await put([schedy('Publish videos')]);

    expect(first).toMatchObject({ name: 'schedy', type: 1, default_member_permissions: null });
    expect(menu).toMatchObject({ name: 'Post to TikTok', type: 3, description: '' });
    expect(same).toEqual(first);
    expect(changed?.id).toBe(first?.id);
    expect(changed?.version).not.toBe(first?.version);
    expect(await rest.get(path)).toEqual([changed]);
  });

  it('in a guild is for that guild alone', async () => {
    const { discord, rest, path } = await start();
    const application = discord.env.DISCORD_APPLICATION_ID ?? '';
    const { id } = discord.guilds.home();

    await rest.put(Routes.applicationGuildCommands(application, id), { body: [schedy()] });

    expect(await rest.get(path)).toEqual([]);
    expect(discord.commands(id)).toMatchObject([{ name: 'schedy', guild_id: id }]);
    const foreign = discord.guilds.add({ name: 'Other', hasBot: false });
    const there = Routes.applicationGuildCommands(application, foreign.id);
    expect(await codeOf(rest.put(there, { body: [] }))).toEqual([403, 50001]);
    const others = Routes.applicationCommands('1204000000000000009');
    expect(await codeOf(rest.get(others))).toEqual([403, 20012]);
  });

  it('is refused for wrong names, order, size and number', async () => {
    const { put } = await start();
    const option = (name: string, required: boolean) => ({
      type: 3,
      name,
      description: 'x',
      required,
    });
    const wrong = async (command: object): Promise<string> => JSON.stringify((await refusal(put([command]))).rawError);

    expect(await wrong({ ...schedy(), name: 'Schedy' })).toContain('INVALID_NAME');
    expect(await wrong({ ...schedy(), name: 'a b' })).toContain('Command name is invalid');
    const options = [option('a', false), option('b', true)];
    expect(await wrong({ ...schedy(), options })).toContain('OPTIONS_REQUIRED_INVALID');
    const doubled = [option('a', true), option('a', true)];
    expect(await wrong({ ...schedy(), options: doubled })).toContain('NAME_ALREADY_EXISTS');
    expect(await wrong({ ...schedy(), colour: 'red' })).toContain('UNKNOWN_FIELD');
    const heavy = Array.from({ length: 25 }, (_, index) => ({
      ...option(`o${index}`, true),
      choices: Array.from({ length: 5 }, (_, choice) => ({
        name: 'x'.repeat(80),
        value: `${choice}`,
      })),
    }));
    expect(await wrong({ ...schedy(), options: heavy })).toContain('COMMAND_TOO_LARGE');
    expect(JSON.stringify((await refusal(put([schedy(), schedy()]))).rawError)).toContain('DUPLICATE_NAME');
    const entries = Array.from({ length: 16 }, (_, index) => ({ ...menuEntry, name: `e${index}` }));
    expect(await codeOf(put(entries))).toEqual([400, 30032]);
  });

  it('for moderators are hidden from everybody else', async () => {
    const { discord, put } = await start();
    await put([{ ...schedy(), default_member_permissions: '32' }]);
    discord.channels.add({ name: 'videos' });
    discord.users.add({ name: 'mia' });
    discord.users.add({ name: 'leo', isAdmin: true });

    const typing = discord.as('mia').command('/schedy', {}, 'videos');
    await expect(typing).rejects.toThrow('There is no /schedy here');
    const error = 'The application did not respond';
    expect(await discord.as('leo').command('/schedy', {}, 'videos')).toEqual({ ok: false, error });
  });

  it('one by one adds, replaces, reads and deletes', async () => {
    const { rest, path, discord } = await start();

    const added = (await rest.post(path, { body: schedy() })) as { id: string };
    await rest.post(path, { body: schedy('Publish videos') });
    const one = `${path}/${added.id}` as typeof path;

    expect(await rest.get(one)).toMatchObject({ id: added.id, description: 'Publish videos' });
    await rest.delete(one);
    expect(await codeOf(rest.get(one))).toEqual([404, 10063]);
    expect(discord.commands()).toEqual([]);
  });
});
