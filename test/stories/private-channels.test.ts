/** Posts of a private channel: listed to its members wherever they ask, and to nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { platforms } from './cast.ts';
import type { Dropped } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

/** Leo is in the kitchen with mia, and not in her office. */
const rooms = { kitchen: ['mia', 'leo'], office: ['mia'] } as const;

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
  afterAll(() => stage.close());

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

  it('the last of many private channels counts as the first', async () => {
    if (platform !== 'slack') return;
    const cellar = await stage.drop('post tomorrow 9pm Cellar secret', { channel: 'cellar' });
    await cellar.shows('scheduled');
    expect(await stage.command('queue', 'leo')).toContain('Cellar secret');
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
});
