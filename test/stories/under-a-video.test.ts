/** An instruction in the thread under a video that is there already, and a video that is not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './cast.ts';
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
