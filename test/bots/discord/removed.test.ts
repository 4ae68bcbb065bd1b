/** The bot is thrown out of a server and let in again; a member goes and still has the buttons in private. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { useDatabase } from '../use-database.ts';
import { startStage } from './stage.ts';

const database = useDatabase();
const patience = { timeout: 20_000 };

it('is noticed when it leaves and when it is back, and says at the start where it is', {
  timeout: 90_000,
}, async () => {
  const stage = await startStage({ database: database() });
  const { discord } = stage;
  const { id } = discord.guilds.home();
  await expect.poll(() => stage.left, patience).toContain(`only in ${id}`);

  await discord.guilds.leave(id, discord.users.bot.id);
  await expect
    .poll(async () => {
      await stage.takeKept();
      return stage.left;
    }, patience)
    .toContain(id);

  stage.left.length = 0;
  await discord.guilds.inviteBot(id);
  await expect
    .poll(async () => {
      await stage.takeKept();
      return stage.left;
    }, patience)
    .toContain(`back in ${id}`);
});

it('a button in private is pressed with the rights of this moment, and by nobody who has left', {
  timeout: 120_000,
}, async () => {
  const pressed: boolean[] = [];
  const button = { action: 'make_default', label: 'Make default', value: 'x' } as const;
  const { discord, bot } = await startStage({
    database: database(),
    // A server's roles are known to a bot that connects afterwards.
    prepare: ({ users }) => {
      users.add({ name: 'bea' });
      users.add({ name: 'cleo', isAdmin: true });
    },
    desk: {
      reply: () => ({ lines: [['Connected.']], buttons: [button] }),
      press: async ({ sender }) => {
        pressed.push(sender.isAdmin);
        return { lines: [['done']] };
      },
    },
  });
  const { id: workspace } = discord.guilds.home();
  const greeting = { kind: 'answer', data: { answer: 'greeting', facts: {} } } as const;
  for (const [name, isAdmin] of [
    ['bea', false],
    ['cleo', true],
  ] as const) {
    const person = discord.users.get(name);
    const place = { platform: 'discord', workspace, channel: person.id, root: '' } as const;
    const { message: id } = await bot.messenger.send(place, {
      id: randomUUID(),
      mention: null,
      body: greeting,
      post: null,
    });
    const at = { channel: discord.channels.directMessage(person.id).id, id };
    await discord.as(name).click(at, 'Make default');
    await expect.poll(() => pressed.at(-1), patience).toBe(isAdmin);
    await discord.guilds.leave(workspace, person.id);
    const before = pressed.length;
    await discord.as(name).click(at, 'Make default');
    await expect
      .poll(() => discord.ephemerals(name).map((message) => discord.render(message)), patience)
      .toEqual(expect.arrayContaining([expect.stringContaining('no longer in that server')]));
    expect(pressed).toHaveLength(before);
  }
});

it('who manages the server decides about posts from that moment on, and no longer than that', {
  timeout: 120_000,
}, async () => {
  const pressed: [boolean, boolean | undefined][] = [];
  const button = { action: 'approve', label: 'Approve', value: 'x|1' } as const;
  const held = { role: '' };
  const stage = await startStage({
    database: database(),
    prepare: async ({ users, guilds }) => {
      users.add({ name: 'bea' });
      const home = guilds.home().id;
      held.role = guilds.addRole(home, 'managers').id;
      await guilds.permit(home, held.role, ['ManageGuild']);
    },
    desk: {
      reply: () => ({ lines: [['Wait for approval.']], buttons: [button] }),
      press: async ({ sender }) => {
        pressed.push([sender.isAdmin, sender.isApprover]);
        return { lines: [['done']] };
      },
    },
  });
  const { discord, bot } = stage;
  const { prisma } = database();
  const { id: workspace } = discord.guilds.home();
  const bea = discord.users.get('bea');
  const place = { platform: 'discord', workspace, channel: bea.id, root: '' } as const;
  const body = { kind: 'answer', data: { answer: 'greeting', facts: {} } } as const;
  const { message: id } = await bot.messenger.send(place, { id: randomUUID(), mention: null, body, post: null });
  const at = { channel: discord.channels.directMessage(bea.id).id, id };
  const press = async (): Promise<[boolean, boolean | undefined] | undefined> => {
    const before = pressed.length;
    await discord.as('bea').click(at, 'Approve');
    await expect.poll(() => pressed.length, patience).toBe(before + 1);
    return pressed.at(-1);
  };
  expect(await press()).toEqual([false, false]);
  await prisma.workspace.updateMany({ where: { externalId: workspace }, data: { approvals: true } });
  const row = () => prisma.member.findFirst({ where: { externalId: bea.id, workspace: { externalId: workspace } } });

  for (const isManager of [true, false]) {
    await discord.guilds.setRole(workspace, 'bea', held.role, isManager);
    await expect.poll(press, patience).toEqual([isManager, isManager]);
    // Who decides is read from here, whatever was pressed.
    expect(await row()).toMatchObject({ isAdmin: isManager });
  }
});
