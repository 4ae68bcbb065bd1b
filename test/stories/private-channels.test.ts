/** Posts of a private channel: listed to its members wherever they ask, and to nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { platforms } from './cast.ts';
import type { Dropped } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

/** Leo is in the kitchen with mia, and not in her office. */
const rooms = { kitchen: ['mia', 'leo', 'ada'], office: ['mia'] } as const;

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  let kitchen: Dropped;
  let office: Dropped;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
    for (const [name, members] of Object.entries(rooms)) {
      if (platform === 'slack') slackOf(stage).channels.add({ name, kind: 'group', members });
      else discordOf(stage).channels.add({ name, members });
    }
    // Slack's first pages hold what is not asked about.
    if (platform === 'slack') {
      for (let at = 0; at < 205; at += 1)
        slackOf(stage).channels.add({ name: `a-${at}`, kind: 'group', members: ['leo'] });
      slackOf(stage).channels.add({ name: 'cellar', kind: 'group', members: ['mia', 'leo'] });
    }
    // Discord tells of its channels as the bot connects.
    await stage.programs.stop();
    await stage.programs.start();
    kitchen = await stage.drop('post tomorrow 7pm Kitchen secret', { channel: 'kitchen' });
    await kitchen.shows('scheduled');
    office = await stage.drop('post tomorrow 8pm Office secret', { channel: 'office' });
    await office.shows('scheduled');
  });
  // That somebody is not in a private thread, and that it hangs under no message, is found out by a call.
  afterAll(() => stage.close(/thread-members\/\{user\}: 10007 |\/threads: 10008 /));

  it('its members see them elsewhere: in the queue, the calendar and by their code', async () => {
    for (const words of ['queue', 'calendar tomorrow']) {
      const seen = await stage.command(words, 'leo');
      expect(seen).toContain('Kitchen secret');
      expect(seen).not.toContain('Office secret');
    }
    expect(await stage.command(`show ${kitchen.code()}`, 'leo')).toContain('the video was dropped by mia');
    expect(await stage.command(`show ${office.code()}`, 'leo')).toContain(`There is no post ${office.code()} here.`);
    expect(await stage.command('queue', 'ada')).toContain('Office secret');
  });

  it('and on Slack’s Home tab, on Discord among what is suggested while they type a code', async () => {
    if (platform === 'slack') {
      const slack = slackOf(stage);
      await slack.as('leo').openHome();
      const page = () => {
        const home = slack.home('leo');
        return home ? slack.renderView(home) : '';
      };
      await stage.until(() => page().includes('Kitchen secret'), 'the page of leo');
      expect(page()).not.toContain('Office secret');
      return;
    }
    const asked = { command: '/schedy show', option: 'code', text: '', channel: 'videos' };
    const names = (await discordOf(stage).as('leo').autocomplete(asked)).map(({ name }) => name).join('\n');
    expect(names).toContain('Kitchen secret');
    expect(names).not.toContain('Office secret');
  });

  it('the last of many private channels counts as the first', async () => {
    if (platform !== 'slack') return;
    const cellar = await stage.drop('post tomorrow 9pm Cellar secret', { channel: 'cellar' });
    await cellar.shows('scheduled');
    expect(await stage.command('queue', 'leo')).toContain('Cellar secret');
  });

  it('a private thread of Discord’s is read by who is in it, and not by everybody of the channel above', async () => {
    if (platform !== 'discord') return;
    const discord = discordOf(stage);
    const dropIn = async (name: string, members: readonly string[]) => {
      const { id } = await discord.channels.addPrivateThread({ channel: 'videos', name, members });
      await stage.drop(`post tomorrow 6pm ${name} secret`, { channel: id });
      const isPlanned = () => discord.messages(id).some((message) => discord.render(message).includes('scheduled · '));
      await stage.until(isPlanned, `the card in ${name}`);
      return id;
    };
    const cellar = await dropIn('cellar', ['mia', 'leo']);
    await dropIn('attic', ['mia']);
    for (const words of ['queue', 'calendar tomorrow']) {
      const seen = await stage.command(words, 'leo');
      expect(seen).toContain('cellar secret');
      expect(seen).not.toContain('attic secret');
    }
    const asked = { command: '/schedy show', option: 'code', text: 'secret', channel: 'videos' };
    const names = (await discord.as('leo').autocomplete(asked)).map(({ name }) => name).join('\n');
    expect(names).toContain('cellar secret');
    expect(names).not.toContain('attic secret');
    // Whoever is taken out of it reads it no more.
    discord.channels.get(cellar).thread?.memberIds.delete(discord.users.get('leo').id);
    stage.clock.advance(60_000);
    await expect.poll(() => stage.command('queue', 'leo')).not.toContain('cellar secret');
  });

  it('when it is over its members find it in the history and others do not', async () => {
    await kitchen.say('cancel');
    await kitchen.shows('cancelled');
    await office.say('cancel');
    await office.shows('cancelled');
    const history = await stage.command('history', 'leo');
    expect(history).toContain('Kitchen secret');
    expect(history).not.toContain('Office secret');
  });

  it('what a chat does not tell is not shown, and that is said', async () => {
    stage.clock.advance(60_000);
    const api = platform === 'slack' ? slackOf(stage) : discordOf(stage);
    const path = platform === 'slack' ? '/api/users.conversations' : /\/guilds\/\d+\/members\/\d+$/;
    api.faults.plan({ path, times: 5, action: { kind: 'answer', status: 503, body: '{}' } });
    const history = await stage.command('history', 'leo');
    expect(history).not.toContain('secret');
    expect(history).toContain('did not say which private channels you');
    api.faults.reset();
    expect(await stage.command('history', 'leo')).toContain('Kitchen secret');
  });

  it('who has left it sees them a minute later no more', async () => {
    if (platform === 'slack') slackOf(stage).channels.get('kitchen').members.delete(slackOf(stage).users.get('leo').id);
    else discordOf(stage).channels.deny('kitchen', 'leo', ['ViewChannel']);
    stage.clock.advance(60_000);
    await expect.poll(() => stage.command('history', 'leo')).not.toContain('Kitchen secret');
  });

  it('the digest that is written into one of them tells of its posts, and of no other private channel’s', async () => {
    for (const channel of ['kitchen', 'office']) {
      const post = await stage.drop(`post on 2 December 9am ${channel} plans`, { channel });
      await post.shows('scheduled');
    }
    if (platform === 'slack') await slackOf(stage).as('ada').command('/schedy', 'settings digest here', 'kitchen');
    else await discordOf(stage).as('ada').command('/schedy settings', { what: 'digest here' }, 'kitchen');
    await stage.advanceTo('2026-11-30T09:00:30-05:00');
    const said = (): string[] =>
      platform === 'slack'
        ? slackOf(stage)
            .messages('kitchen')
            .map((message) => slackOf(stage).render(message))
        : discordOf(stage)
            .messages('kitchen')
            .map((message) => discordOf(stage).render(message));
    const digest = await stage.until(() => said().find((text) => text.includes('Went out last week')), 'the digest');
    expect(digest).toContain('kitchen plans');
    expect(digest).not.toContain('office plans');
  });
});
