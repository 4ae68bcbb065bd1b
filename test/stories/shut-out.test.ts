/** Schedy is shut out of a channel and let in again: the card that could not be drawn meanwhile shows how the post stands. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { channelName } from './cast.ts';
import { openStage, type Stage } from './stage.ts';

describe('on slack', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await stage.connect();
  });
  // A mark that was left half changed outside is taken away once more inside: no_reaction.
  afterAll(() => stage.close(/not_in_channel|no_reaction/));

  it('kicked and invited', async () => {
    const slack = slackOf(stage);
    const post = await stage.drop('post tomorrow 7pm Ramen');
    await post.shows(/^scheduled/);
    const code = post.code();
    slack.channels.kick(channelName, 'schedy');
    expect(await stage.command(`cancel ${code}`)).toContain(code);
    const isRefused = () =>
      slack.calls.some(({ method, error }) => method === 'chat.update' && error === 'not_in_channel');
    await stage.until(isRefused, 'the card that cannot be drawn');
    expect(post.card()).toMatch(/^scheduled/);
    slack.channels.invite(channelName, 'schedy');
    await post.shows(/^cancelled/);
    expect(post.cards()).toHaveLength(1);
  });

  it('somebody else who joins has nothing drawn', async () => {
    const slack = slackOf(stage);
    const drawn = () => slack.calls.filter(({ method }) => method === 'chat.update').length;
    const before = drawn();
    slack.users.add({ name: 'noa' });
    slack.channels.invite(channelName, 'noa');
    await stage.command('queue');
    expect(drawn()).toBe(before);
  });
});

describe('on discord', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform: 'discord' });
    await stage.connect();
    // What everybody else may do comes from a role that the bot has not.
    const { guilds } = discordOf(stage);
    const team = guilds.addRole(home().id, 'kitchen-team').id;
    await guilds.permit(home().id, team, everything);
    for (const who of ['mia', 'leo', 'ada']) await guilds.setRole(home().id, who, team, true);
    await guilds.permit(home().id, home().id, []);
  });
  // A permission that is missing is found out by trying.
  afterAll(() => stage.close(/50001|50013|160005|reactions\/\S+: 10014 /));

  const home = () => discordOf(stage).guilds.home();
  const roleId = (): string => discordOf(stage).guilds.botRole(home().id)?.id ?? '';
  const doors: Record<string, (isOpen: boolean, threadId: string) => unknown> = {
    'its thread': (isOpen, threadId) => discordOf(stage).channels.close(threadId, { locked: !isOpen }),
    'the channel': (isOpen) =>
      discordOf(stage).channels.deny(channelName, 'schedy', isOpen ? [] : ['ViewChannel', 'SendMessagesInThreads']),
    'its role': (isOpen) => discordOf(stage).guilds.permit(home().id, roleId(), isOpen ? everything : []),
    'its roles': (isOpen) => discordOf(stage).guilds.setRole(home().id, 'schedy', roleId(), isOpen),
  };

  it.each(Object.entries(doors))('closed and opened: %s', async (_what, open) => {
    const discord = discordOf(stage);
    const post = await stage.drop('post tomorrow 7pm Ramen');
    await post.shows(/^scheduled/);
    const code = post.code();
    await open(false, post.root.id);
    const { length } = discord.calls;
    expect(await stage.command(`cancel ${code}`)).toContain(code);
    const isRefused = () => discord.calls.slice(length).some(({ method, ok }) => method === 'PATCH' && !ok);
    await stage.until(isRefused, 'the card that cannot be drawn');
    expect(post.card()).toMatch(/^scheduled/);
    await open(true, post.root.id);
    await post.shows(/^cancelled/);
    expect(post.cards()).toHaveLength(1);
  });
});

const everything = [
  ...(['AddReactions', 'ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles'] as const),
  ...(['ReadMessageHistory', 'UseApplicationCommands', 'CreatePublicThreads', 'SendMessagesInThreads'] as const),
];
