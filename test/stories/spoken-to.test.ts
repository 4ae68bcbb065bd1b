/** Whoever speaks to Schedy without a video is answered, and requests are taken as they are written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './cast.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  afterAll(() => stage.close());

  const toSchedy = (words: string) => stage.say(platform === 'slack' ? `@schedy ${words}` : words);

  it('a greeting, help, connect and what is planned are answered without the slash', async () => {
    await (await toSchedy('hello!')).isTold(/I am Schedy/);
    await (await toSchedy('help')).isTold(/“queue” lists what you have planned/);
    await (await toSchedy('I want to connect my account')).isTold(/a link that is yours alone/);
    await (await toSchedy("what's planned?")).isTold(/\/schedy queue shows that, to you alone/);
    await (await toSchedy('sing me a song')).isTold(
      /I did not understand that|need the video too|read like a question/,
    );
  });

  it('a polite request with a video is an instruction', async () => {
    const post = await stage.drop('can you post this tomorrow at 7.30pm?');
    await post.shows(`scheduled · ${stage.chat.moment('2026-11-25T19:30+01:00')}`);
    await post.say('can you move it to thursday?');
    await post.shows(`scheduled · ${stage.chat.moment('2026-11-26T19:30+01:00')}`);
    await post.say('cancle');
    await post.shows('cancelled');
  });

  it('labels on lines of their own say when and what', async () => {
    const post = await stage.drop('caption: New ramen\nwhen: tomorrow 7pm');
    const card = await post.shows(`scheduled · ${stage.chat.moment('2026-11-25T19:00+01:00')}`);
    expect(card).not.toContain('caption: New');
    await post.say('cancel');
    await post.shows('cancelled');
  });
});
