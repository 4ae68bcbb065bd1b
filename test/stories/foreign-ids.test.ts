/**
 * Two workspaces on one Schedy, through the vendors' own clients: buttons, forms and choices that carry the ids of the
 * other one do nothing there and tell nothing of it. No chat lets people forge them; a fault of ours could.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser } from '../../sandbox/browser.ts';
import type { Chat } from '../../sandbox/chats/chat.ts';
import { discordChat, discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackChat, slackOf } from '../../sandbox/chats/slack-chat.ts';
import type { SlackTeam } from '../../sandbox/slack/index.ts';
import { channelName, handle, platforms } from './cast.ts';
import type { Dropped } from './dropped.ts';
import { createPeople, type People } from './people.ts';
import { openStage, type Stage } from './stage.ts';

const doors = [
  ...platforms.map((platform) => ({ platform, mode: 'socket' as const })),
  { platform: 'slack', mode: 'http' } as const,
];

describe.each(doors)('on $platform over $mode', ({ platform, mode }) => {
  let stage: Stage;
  let team: SlackTeam;
  let chat: Chat;
  let others: People;
  let ours: Dropped;
  let theirs: Dropped;
  /** Their ids with ours in their place. */
  let swap: (text: string) => string;

  const cardsThere = () =>
    platform === 'slack'
      ? team.thread(channelName, theirs.root.id)
      : discordOf(stage).thread(theirs.root.channel, theirs.root.id);
  /** The card in the other workspace, as if we had drawn it with the ids of this one. */
  const tamper = (): void => {
    for (const message of cardsThere()) {
      const drawn = 'blocks' in message ? message.blocks : 'components' in message ? message.components : undefined;
      if (drawn) drawn.splice(0, drawn.length, ...(JSON.parse(swap(JSON.stringify(drawn))) as never[]));
    }
  };
  const idOf = async (code: string): Promise<string> => {
    const posts = await Promise.all(
      [...stage.chat.postIds(), ...chat.postIds()].map((id) => stage.core().posts.read(id)),
    );
    return posts.find((post) => post?.code === code)?.id ?? '';
  };

  beforeAll(async () => {
    stage = await openStage({ platform, slackMode: mode, isAddedByOAuth: platform === 'slack' });
    const { tiktok, until } = stage;
    const now = () => stage.clock.now();
    tiktok.accounts.add({ handle: 'noodlebar', nickname: 'Noodle Bar' });
    if (platform === 'slack') {
      team = slackOf(stage).addTeam({ id: 'T0NOODLE2', name: 'Noodle Bar' });
      for (const name of ['mia', 'leo', 'ada']) team.users.add({ name });
      team.channels.add({ name: channelName, kind: 'channel', members: ['mia', 'leo', 'ada'] });
      for (const workspace of ['Ramen House', 'Noodle Bar']) {
        const browser = createBrowser();
        await browser.open(`${stage.publicUrl}/slack/install`);
        await browser.follow(`Allow in ${workspace}`);
      }
      chat = slackChat(team, { channelName, now });
    } else {
      const discord = discordOf(stage);
      const guild = discord.guilds.add({ name: 'Noodle Bar', hasBot: false });
      // Whoever owns it is greeted.
      guild.ownerId = discord.users.get('ada').id;
      await discord.guilds.inviteBot(guild.id);
      for (const name of ['mia', 'leo', 'ada']) discord.guilds.join(guild.id, name);
      discord.channels.add({ name: 'noodles', guild: guild.id });
      chat = discordChat(discord, { channelName: 'noodles', now });
    }
    others = createPeople({ chat, tiktok, until, browser: createBrowser() });
    await stage.connect('mia', handle);
    await others.connect('mia', 'noodlebar');
    ours = await stage.drop('post tomorrow 7pm Secret ramen');
    theirs = await others.drop('post tomorrow 8pm Udon');
    await ours.shows(/^scheduled/);
    await theirs.shows(/^scheduled/);
    const [here, there] = [await idOf(ours.code()), await idOf(theirs.code())];
    swap = (text) => text.replaceAll(there, here);
  });
  afterAll(() => stage.close());

  const tells = (text: string): void => expect(text).not.toMatch(/Secret|ramenhouse/);

  it('a form that was opened about a post of one and is sent about a post of the other', async () => {
    await theirs.press('Edit');
    await stage.until(() => chat.form('mia')?.includes(theirs.code()), 'the form');
    if (platform === 'slack') {
      const view = team.modal('mia');
      if (view) view.content.private_metadata = swap(String(view.content.private_metadata));
    } else {
      const modal = discordOf(stage).modal('mia');
      if (modal) modal.customId = swap(modal.customId);
    }
    const { text } = await others.answerTo(() => chat.send('mia', { caption: 'Not theirs' }));
    expect(text).toContain('I do not know that post any more');
    tells(text);
  });

  it('every button of a card', async () => {
    tamper();
    for (const label of ['Edit', 'Post now', 'Cancel']) {
      const { text } = await others.answerTo(() => theirs.press(label));
      expect(text, label).toContain('I do not know that post any more');
      tells(text);
    }
    expect(chat.form('mia')).toBeNull();
  });

  it('commands, and what is suggested while they are typed', async () => {
    for (const words of ['show', 'edit', 'cancel', 'now', 'retry', 'history'])
      tells(await others.command(`${words} ${ours.code()}`));
    tells(await others.command(`move ${ours.code()} friday 9am`));
    if (platform === 'discord') {
      const asked = { command: '/schedy move', option: 'code', text: ours.code(), channel: 'noodles' };
      expect(await discordOf(stage).as('mia').autocomplete(asked)).toEqual([]);
    }
  });

  it('and nothing of it has changed', async () => {
    expect(await ours.shows(/^scheduled/)).toContain('Secret ramen');
    expect(await stage.command(`show ${ours.code()}`)).not.toMatch(/moved|changed|cancelled/i);
  });
});
