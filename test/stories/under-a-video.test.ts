/** An instruction in the thread under a video that is there already, and a video that is not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { channelName, platforms } from './cast.ts';
import { seconds } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

describe('on slack', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform: 'slack' });
    await stage.connect();
  });
  afterAll(() => stage.close());

  it('takes that video, once, for whoever gave the instruction', async () => {
    const said = await stage.drop('look at this one', { who: 'leo' });
    await said.say('@schedy post tomorrow 7pm Taken from above #cooking');

    const card = await said.shows(`scheduled · ${stage.chat.moment('2026-11-25T19:00+01:00')}`);
    expect(card).toContain('Taken from above #cooking');
    await stage.advanceTo('2026-11-24T16:10+01:00');
    await said.say('@schedy post friday 7pm Once more');
    await said.isTold(/is .* already; its card is in this thread/);
    expect(said.cards()).toHaveLength(1);
  });

  it('says that it needs the video where there is none above', async () => {
    const said = await stage.say('who films tomorrow?', 'leo');
    await said.say('@schedy post tomorrow 7pm Nothing here');
    await said.isTold(/I need the video too/);
    expect(said.cards()).toEqual([]);
  });
});

describe('on discord, where everything is heard', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({
      platform: 'discord',
      discord: { privilegedIntents: ['MessageContent'] },
      env: { DISCORD_MESSAGE_CONTENT: 'true' },
    });
    await stage.connect();
  });
  afterAll(() => stage.close());

  it('a reply to a message with a video takes that video, once, for whoever gave the instruction', async () => {
    const said = await stage.drop('look at this one', { who: 'leo', isAside: true });
    const reply = { channel: channelName, replyTo: said.root.id };
    await discordOf(stage)
      .as('mia')
      .say({ ...reply, text: '@schedy post tomorrow 7pm Taken from above #cooking' });

    const card = await said.shows(`scheduled · ${stage.chat.moment('2026-11-25T19:00+01:00')}`);
    expect(card).toContain('Taken from above #cooking');
    await stage.advanceTo('2026-11-24T16:10+01:00');
    await discordOf(stage)
      .as('mia')
      .say({ ...reply, text: '@schedy post friday 7pm Once more' });
    await said.isTold(/is .* already; its card is in this thread/);
    expect(said.cards()).toHaveLength(1);
  });

  it('a mention in the thread under a video takes it, and one under words asks for a video', async () => {
    const said = await stage.drop('post tomorrow 7pm Mine', { who: 'leo' });
    await said.shows('scheduled');
    await said.say('cancel', 'leo');
    await said.shows('cancelled');
    const inThread = { threadOf: said.root.id, text: '@schedy post friday 7pm Taken over' };
    await discordOf(stage).as('mia').say(inThread);
    expect(await said.shows(`scheduled · ${stage.chat.moment('2026-11-27T19:00+01:00')}`)).toContain('Taken over');

    const words = await stage.chat.say('leo', { text: 'who films tomorrow?', isAside: true });
    const reply = { channel: channelName, replyTo: words.id, text: '@schedy post tomorrow 7pm Nothing here' };
    const { id } = await discordOf(stage).as('mia').say(reply);
    const told = () => stage.chat.under({ channel: words.channel, id }).some(({ text }) => /need the video/.test(text));
    await stage.until(told, 'the answer');
  });
});

describe('a mention in the thread on Discord', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform: 'discord' });
    await stage.connect();
  });
  afterAll(() => stage.close());

  it('says how to hand it over, for Discord does not show it', async () => {
    const said = await stage.say('post tomorrow 7pm Taken from above');
    await said.isTold(/choose “Post to TikTok” in the menu of its message/);
  });
});

describe.each(platforms)('on %s, whose clock is ahead', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform, chatAheadMs: 5 * seconds });
    await stage.connect();
  });
  afterAll(() => stage.close());

  it('a new video is not taken for one that is here already', async () => {
    const post = await stage.drop('post tomorrow 7pm New ramen drop');
    await post.shows('scheduled');
    expect(post.replies()).toEqual([]);
  });
});
