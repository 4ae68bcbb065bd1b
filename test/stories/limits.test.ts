import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './cast.ts';
import { minutes } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform, env: { TIKTOK_UPLOADS_PER_HOUR: '1' } });
    await stage.connect();
  });
  afterAll(() => stage.close());

  it('a limit is a plan: the card shows the time asked for and the time expected', async () => {
    const first = await stage.drop('post tomorrow 6pm First');
    await first.shows('scheduled');
    const second = await stage.drop('post tomorrow 6:30pm Second');
    const card = await second.shows(/^scheduled · asked /);
    expect(card).toMatch(
      new RegExp(`^scheduled · asked ${stage.chat.moment('2026-11-25T18:30+01:00')}, expected (?:7:00 PM|19:00)`),
    );
    expect(card).toContain('I send at most 1 video to one account in any 60 minutes, and');

    await first.say('cancel');
    await second.shows(`scheduled · ${stage.chat.moment('2026-11-25T18:30+01:00')}`);
    await second.say('cancel');
    await second.shows('cancelled');
  });

  it('when TikTok no longer offers the audience, mia presses another one and it goes out', async () => {
    const post = await stage.drop('post tomorrow 7pm Members only');
    await post.shows('scheduled');
    stage.tiktok.accounts.change('ramenhouse', { private: true });
    await stage.advanceTo('2026-11-25T19:00:06+01:00');

    const card = await post.shows(/^on hold/);
    expect(card).toContain('TikTok no longer offers this account the audience “public”');
    expect(card).toContain('→ followers only');
    await post.isTold('@mia On hold:');
    expect(stage.inits()).toBe(0);

    await post.press('followers only');
    await post.shows('goes out in a few seconds');
    await stage.passUndo();
    await stage.goesOut(post);
    expect(stage.tiktok.posts().at(-1)?.postInfo).toMatchObject({
      privacy_level: 'FOLLOWER_OF_CREATOR',
    });
    await stage.advance(minutes);
    expect(post.replies().at(-1)).toContain('Posts that are not public get no link of their own.');
  });
});
