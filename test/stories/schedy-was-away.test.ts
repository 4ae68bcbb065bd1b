import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { platforms } from './cast.ts';
import { hours, minutes, seconds } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  // Discord says of a message that was deleted that it knows none, whatever is asked about it.
  afterAll(() => stage.close(/10008 Unknown Message/));

  async function beAwayUntil(at: string): Promise<void> {
    await stage.clock.untilUnasked();
    await stage.programs.stop();
    stage.clock.advance(Date.parse(at) - stage.clock.now().getTime());
    await stage.programs.start();
  }

  it('late by some minutes, a post goes out at once and is marked late', async () => {
    const post = await stage.drop('post today 7pm A little late');
    await post.shows('scheduled');

    await beAwayUntil('2026-11-24T19:20+01:00');

    await post.shows(/processing.*late/);
    await stage.goesOut(post);
    expect(post.card()).toContain('· late ·');
    await post.isTold("It's on TikTok (late, sorry)");
  });

  it('late by hours, its author is asked first', async () => {
    const before = stage.inits();
    const post = await stage.drop('post tomorrow 9am Much too late');
    await post.shows('scheduled');

    await beAwayUntil('2026-11-25T13:00+01:00');

    await post.shows('on hold');
    await post.isTold(
      /^@mia On hold: .*I did not get to it at its time, and noticed that only \d+ (?:minutes|hours) later\./,
    );
    expect(stage.inits()).toBe(before);

    await post.press('Post now');
    await post.shows('goes out in a few seconds');
    await stage.passUndo();
    await stage.goesOut(post);
    expect(stage.inits()).toBe(before + 1);
  });

  it('what became of the messages with the videos meanwhile is noticed, once', async () => {
    const edited = await stage.drop('post friday 7pm First wrods');
    const gone = await stage.drop('post friday 8pm Gone soon');
    const kept = await stage.drop('post friday 10pm Left alone');
    for (const post of [edited, gone, kept]) await post.shows('scheduled');
    await stage.clock.untilUnasked();
    await stage.programs.stop();
    stage.clock.advance(10 * minutes);
    await stage.chat.edit('mia', edited.root, 'post friday 9pm First words');
    await stage.chat.remove('mia', gone.root);
    stage.clock.advance(10 * minutes);

    await stage.programs.start();

    // The caption changes first, then the time.
    expect(await edited.shows(`scheduled · ${stage.chat.moment('2026-11-27T21:00+01:00')}`)).toContain('First words');
    await gone.isTold('was deleted. I have kept its video, so the post stays. Shall I cancel it?');
    if (platform === 'slack') await slackOf(stage).deliverPending();
    await stage.advance(minutes);
    expect(gone.replies()).toHaveLength(1);
    expect(kept.replies()).toEqual([]);
    expect(edited.cards()).toHaveLength(1);
    for (const post of [edited, gone, kept]) await post.say('cancel');
    for (const post of [edited, gone, kept]) await post.shows('cancelled');
  });

  it('what was written meanwhile is read back, late and once, and asked about when old', async () => {
    await stage.clock.untilUnasked();
    await stage.programs.stop();
    const fresh = await stage.drop('post tomorrow 7pm Written while it slept');
    const old = await stage.drop('post now Yesterday’s news', { who: 'leo' });
    stage.clock.advance(2 * hours);

    await stage.programs.start();

    await fresh.shows(`scheduled · ${stage.chat.moment('2026-11-26T19:00+01:00')}`);
    await fresh.isTold(/^@mia I was away when you wrote this \(.*\) and have read it only now\./);
    expect(await old.shows('draft')).toContain('→ Post now');
    await old.isTold(/^@leo I was away/);
    if (platform === 'slack') await slackOf(stage).deliverPending();
    const before = stage.inits();
    await stage.advance(30 * seconds);
    expect(stage.inits()).toBe(before);
    expect(fresh.replies().filter((text) => text.includes('I was away'))).toHaveLength(1);
    expect(fresh.cards()).toHaveLength(1);
  });
});
