import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { channelName, platforms } from './cast.ts';
import type { Dropped } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s, the message with the video', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  // Discord says so when a reaction is taken from a message that was deleted meanwhile.
  afterAll(() => stage.close(/reactions.*10008 Unknown Message/));

  const edit = (post: Dropped, text: string) => stage.chat.edit('mia', post.root, text);
  const pressReply = async (post: Dropped, told: string, label: string) => {
    const found = stage.chat.under(post.root).findLast(({ text, isCard }) => !isCard && text.includes(told));
    if (!found) throw new Error(`Nobody was told "${told}".`);
    return stage.chat.click('mia', found, label);
  };

  it('is edited, and its post follows', async () => {
    const { moment } = stage.chat;
    const post = await stage.drop('post tomorrow 7pm New ramen drpo');
    await post.shows(`scheduled · ${moment('2026-11-25T19:00+01:00')}`);

    await edit(post, 'post tomorrow 7pm New ramen drop');
    expect(await post.shows('New ramen drop')).toContain(moment('2026-11-25T19:00+01:00'));
    await edit(post, 'post friday 8pm New ramen drop private');
    await post.shows(`scheduled · ${moment('2026-11-27T20:00+01:00')}`);
    await post.shows('only you');
    expect(post.replies()).toEqual([]);

    await post.say('cancel');
    await post.shows('cancelled');
  });

  it('is edited into something that is no instruction, and is asked about', async () => {
    const { moment } = stage.chat;
    const post = await stage.drop('post friday 7pm Night market');
    await post.shows('scheduled');

    await edit(post, 'do not post this');
    await post.isTold('I cannot read what it asks for any more. Nothing was changed.');
    expect(post.card()).toContain(`scheduled · ${moment('2026-11-27T19:00+01:00')}`);
    const kept = await stage.answerTo(() => pressReply(post, 'I cannot read', 'Keep'));
    expect(kept.text).toContain('The post stays as it is.');
    await pressReply(post, 'I cannot read', 'Cancel');
    await post.shows('cancelled');
  });

  it.runIf(platform === 'discord')('is edited without a mention, so that nobody shows what it says now', async () => {
    const { moment } = stage.chat;
    const post = await stage.drop('post friday 7pm Night market');
    await post.shows('scheduled');

    await discordOf(stage).as('mia').edit(post.root, 'post friday 8pm Night market, second try');
    await post.isTold('it does not mention me any more, so I cannot see what it says now. Nothing was changed.');
    expect(post.card()).toContain(`scheduled · ${moment('2026-11-27T19:00+01:00')}`);

    await edit(post, 'post friday 9pm Night market');
    await post.shows(`scheduled · ${moment('2026-11-27T21:00+01:00')}`);
    await post.say('cancel');
    await post.shows('cancelled');
  });

  it.runIf(platform === 'discord')(
    'is edited so that the video is no longer in it: whether the post stays is asked',
    async () => {
      const post = await stage.drop('post friday 7pm Taken out');
      await post.shows('scheduled');
      await discordOf(stage).as('mia').edit(post.root, '@schedy post friday 7pm Taken out', { isStripped: true });
      await post.isTold('The video was taken out of the message');
      expect(post.card()).toMatch(/^scheduled/);
      await pressReply(post, 'taken out', 'Cancel');
      await post.shows('cancelled');
    },
  );

  it('is edited after the caption was changed in its thread: which counts is asked', async () => {
    const post = await stage.drop('post friday 6pm First words');
    await post.shows('scheduled');
    await post.say('caption: Words of the thread');
    await post.shows('Words of the thread');

    await edit(post, 'post friday 6pm Words of the edit');
    await post.isTold('but the caption of the post was changed here since');
    expect(post.card()).toContain('Words of the thread');
    await pressReply(post, 'Which one counts?', 'The edited words');
    await post.shows('Words of the edit');
    await post.say('cancel');
    await post.shows('cancelled');
  });

  it('loses its time in an edit: nothing goes out unasked', async () => {
    const post = await stage.drop('post friday 5pm Slow soup');
    await post.shows('scheduled');
    await edit(post, 'post Slow soup');
    await post.isTold('it names no later time any more');
    expect(post.card()).toContain(stage.chat.moment('2026-11-27T17:00+01:00'));
    expect(stage.inits()).toBe(0);
    await post.say('cancel');
    await post.shows('cancelled');
  });

  it('is deleted, and whether its post goes out is asked', async () => {
    const post = await stage.drop('post friday 4pm Gone soon');
    await post.shows('scheduled');

    await stage.chat.remove('mia', post.root);
    await post.isTold('was deleted. I have kept its video, so the post stays. Shall I cancel it?');
    expect(post.card()).toContain('scheduled');
    await pressReply(post, 'Shall I cancel it?', 'Cancel');
    await post.shows('cancelled');
  });

  it.runIf(platform === 'discord')('is deleted together with others, and each post is asked about', async () => {
    const discord = discordOf(stage);
    const [one, other] = [await stage.drop('post friday 1pm First of two'), await stage.drop('post friday 2pm Second')];
    await one.shows('scheduled');
    await other.shows('scheduled');
    const talk = await discord.as('mia').say({ channel: channelName, text: 'just talk' });
    await discord.channels.purge(channelName, [one.root.id, talk.id, other.root.id]);
    await one.isTold('Shall I cancel it?');
    await other.isTold('Shall I cancel it?');
    for (const post of [one, other]) await pressReply(post, 'Shall I cancel it?', 'Cancel');
    await one.shows('cancelled');
    await other.shows('cancelled');
  });

  it('is edited too late, and that is said without waking anybody', async () => {
    const post = await stage.drop('post tomorrow 9am Early bird');
    await post.shows('scheduled');
    await stage.advanceTo('2026-11-25T09:00:06+01:00');
    await stage.goesOut(post);

    await edit(post, 'post tomorrow 9am Late bird');
    expect(await post.isTold('that can no longer be changed')).not.toContain('@mia');
  });
});
