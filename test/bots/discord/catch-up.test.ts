/** What was said while the bot heard nothing, read back from Discord's channels. */
import { describe, expect, it } from 'vitest';
import type { DiscordStandIn } from '../../../sandbox/discord/index.ts';
import { useDatabase } from '../use-database.ts';
import { type Stage, startStage } from './stage.ts';

const database = useDatabase();
const HOUR_MS = 3_600_000;
const video = { name: 'new-ramen.mp4', bytes: new Uint8Array([1, 2, 3]) };

/** A bot that last heard everything six hours ago. */
async function startAfter(
  happening: (discord: DiscordStandIn, at: (hoursAgo: number) => void) => Promise<unknown>,
  options: Partial<Parameters<typeof startStage>[0]> = {},
): Promise<Stage> {
  let hoursAgo = 24;
  return startStage({
    database: database(),
    heardUntil: new Date(Date.now() - 6 * HOUR_MS),
    discord: { now: () => new Date(Date.now() - hoursAgo * HOUR_MS) },
    ...options,
    prepare: async (discord) => {
      await happening(discord, (hours) => {
        hoursAgo = hours;
      });
      hoursAgo = 0;
    },
  });
}

async function received(stage: Stage, count: number) {
  const all: Stage['received'] = stage.received;
  await expect
    .poll(
      async () => {
        await stage.takeKept();
        return all.length;
      },
      { timeout: 20_000 },
    )
    .toBe(count);
  return all;
}

describe('after a start', () => {
  it('what was said to the bot in channels and threads is read back, with the rights of its author', async () => {
    const stage = await startAfter(async (discord, at) => {
      discord.users.add({ name: 'ann', isAdmin: true });
      discord.channels.add({ name: 'clips', kind: 'forum' });
      at(9);
      await discord.as('mia').dropVideo({ channel: 'food', text: '@schedy post now heard long ago', files: [video] });
      at(5);
      const said = { text: '@schedy post tomorrow 7pm one', files: [video] };
      await discord.as('mia').dropVideo({ channel: 'food', ...said });
      const { id } = await discord.as('leo').dropVideo({ channel: 'clips', ...said });
      await discord.as('leo').dropVideo({ channel: 'food', text: 'post now to nobody', files: [video] });
      await discord.as('ann').say({ threadOf: id, text: '@schedy two' });
    });

    const [one, forum, two] = await received(stage, 3);
    expect(forum?.root).toBe(forum?.message);
    expect(one).toMatchObject({ text: 'post tomorrow 7pm one', place: 'mention', isReadBack: true, isStale: true });
    expect(one?.files).toHaveLength(1);
    expect(one?.sender.isAdmin).toBe(false);
    expect(two).toMatchObject({ text: 'two', inThread: true, root: forum?.message });
    expect(two?.sender.isAdmin).toBe(true);
  });

  it('what was written in private is read back where the bot has answered before', async () => {
    const { prisma } = database();
    const stage = await startAfter(async (discord, at) => {
      at(5);
      const { channelId, authorId } = await discord.as('mia').say({ text: 'post tomorrow 7pm in private' });
      const now = new Date();
      const workspace = {
        platform: 'discord',
        externalId: `@me:${authorId}`,
        name: 'private',
        createdAt: now,
      } as const;
      const { id: workspaceId } = await prisma.workspace.create({ data: workspace });
      await prisma.thread.create({ data: { workspaceId, channel: channelId, root: '1', createdAt: now } });
    });

    const [message] = await received(stage, 1);
    expect(message).toMatchObject({ text: 'post tomorrow 7pm in private', place: 'direct', isReadBack: true });
  });

  it('a channel that Discord refuses, for whatever reason, does not keep the others from being read', async () => {
    const stage = await startAfter(async (discord, at) => {
      at(5);
      const { id } = discord.channels.add({ name: 'vault' });
      await discord.as('mia').say({ channel: 'vault', text: '@schedy unheard' });
      await discord.as('mia').say({ channel: 'food', text: '@schedy hello' });
      const body = JSON.stringify({ code: 40333, message: 'Internal network error' });
      const headers = { 'content-type': 'application/json' };
      const refused = { kind: 'answer', status: 403, headers, body } as const;
      discord.faults.plan({ method: 'GET', path: new RegExp(`/channels/${id}/messages`), action: refused });
    });

    expect((await received(stage, 1)).map(({ text }) => text)).toEqual(['hello']);
  });

  it('what was edited or deleted meanwhile is read as it stands by now, in private channels too', async () => {
    const stage = await startAfter(async (discord, at) => {
      discord.channels.add({ name: 'secret', members: ['mia', 'schedy'] });
      at(5);
      const mia = discord.as('mia');
      const edited = await mia.dropVideo({ channel: 'secret', text: '@schedy post 7pm frist', files: [video] });
      const gone = await mia.dropVideo({ channel: 'food', text: '@schedy post 7pm gone', files: [video] });
      const silent = await mia.dropVideo({ channel: 'food', text: 'for later', files: [video] });
      const taken = await mia.say({ channel: 'food', text: '@schedy never mind me' });
      at(4);
      await mia.edit({ channel: edited.channelId, id: edited.id }, '@schedy post 8pm first');
      await mia.edit({ channel: silent.channelId, id: silent.id }, '@schedy post 9pm second');
      await mia.edit({ channel: taken.channelId, id: taken.id }, 'never mind me');
      await mia.delete({ channel: gone.channelId, id: gone.id });
      const headers = { 'content-type': 'application/json', 'retry-after': '1' };
      const body = JSON.stringify({ message: 'You are being rate limited.', retry_after: 1, global: false });
      const busy = { kind: 'answer', status: 429, headers, body } as const;
      discord.faults.plan({ method: 'GET', path: /\/channels\/\d+\/messages$/, nth: 2, action: busy });
    });

    expect((await received(stage, 2)).map(({ text }) => text).toSorted()).toEqual([
      'post 8pm first',
      'post 9pm second',
    ]);
    expect(stage.received.map(({ isPrivate }) => isPrivate).toSorted()).toEqual([false, true]);
  });

  it('a long conversation is read to its end, and channels without anything new are not asked for', async () => {
    const stage = await startAfter(async (discord, at) => {
      discord.channels.add({ name: 'quiet' });
      await discord.as('mia').say({ channel: 'quiet', text: '@schedy yesterday' });
      at(5);
      for (let count = 0; count < 130; count += 1)
        await discord.as('leo').say({ channel: 'food', text: `talk ${count}` });
      await discord.as('mia').say({ channel: 'food', text: '@schedy at the end' });
    });

    expect((await received(stage, 1)).map(({ text }) => text)).toEqual(['at the end']);
    const listsOf = (channel: string) => {
      const path = `/channels/${stage.discord.channels.get(channel).id}/messages`;
      return stage.discord.calls.filter((call) => call.method === 'GET' && call.path.startsWith(path));
    };
    expect(listsOf('food')).toHaveLength(2);
    expect(listsOf('quiet')).toHaveLength(0);
  });
});

it('what is said before a session that is no continuation is read back', async () => {
  const stage = await startStage({ database: database() });
  await expect.poll(() => database().prisma.listening.count(), { timeout: 20_000 }).toBeGreaterThan(0);

  stage.discord.gateway.invalidate(false);
  await stage.discord.waitFor(() => stage.discord.connections() === 0, { what: 'the end of the session' });
  const { id } = await stage.discord.as('mia').say({ channel: 'food', text: '@schedy are you there?' });

  await expect.poll(() => stage.rowsOf(id), { timeout: 20_000 }).toBe(1);
});
