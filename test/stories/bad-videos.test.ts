import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './cast.ts';
import type { Dropped } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  let good: Dropped;
  let before: string;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
    good = await stage.drop('post tomorrow 7pm The one that stays #ramen');
    before = await good.shows('scheduled');
  });
  afterAll(() => stage.close());

  const again = /again/;

  it.each([
    { what: 'a picture with the name of a video', file: 'picture-named.mp4', why: /picture/ },
    { what: 'a video that is cut off', file: 'truncated.mp4', why: /cut off or damaged/ },
    { what: 'a video of a second', file: 'one-second.mp4', why: /is 1 s long.*3 s/ },
    { what: 'a video of eleven minutes', file: 'eleven-minutes.mp4', why: /11:00 long.*10/ },
    { what: 'a tiny picture', file: 'tiny-picture.mp4', why: /200×200.*360/ },
    { what: '120 frames a second', file: 'fast.mp4', why: /120 frames.*60/ },
    { what: 'an empty file', file: 'empty.mp4', why: /empty/ },
    { what: 'sound without a picture', file: 'sound-only.mp4', why: /only sound/ },
  ])('$what gets one answer that says why, and nothing goes to TikTok', async ({ file, why }) => {
    const post = await stage.drop('post tomorrow 7pm Noodles #cooking', { files: [file] });

    const told = await post.isTold(why);
    expect(told).toMatch(/^@mia /);
    expect(told).toMatch(/Nothing was posted\./);
    expect(await post.shows('failed')).toContain('failed · not sent to TikTok');
    expect(post.replies()).toHaveLength(1);
  });

  it.runIf(platform === 'slack')('a login page names the permission that is missing', async () => {
    const post = await stage.drop('post tomorrow 7pm Noodles', { isWithheld: true });

    expect(await post.isTold('login page')).toContain('files:read');
    await post.shows('failed');
  });

  it('a caption that is too long names the limit and by how much', async () => {
    const post = await stage.drop(`post tomorrow 7pm ${'noodle '.repeat(314)}#no`);

    expect(await post.isTold('2201')).toMatch(/TikTok takes 2200.*Shorten it by 1 /s);
    expect(post.cards()).toEqual([]);
  });

  it('yesterday is over', async () => {
    const post = await stage.drop('post yesterday 5pm Noodles');

    expect(await post.isTold('already over')).toMatch(again);
    expect(post.cards()).toEqual([]);
  });

  it('a picture is no video', async () => {
    const bytes = new Uint8Array([137, 80, 78, 71]);
    const post = await stage.drop('post now', { files: ['noodles.png'], bytes });

    await post.isTold('That is a picture. TikTok takes one video per post');
  });

  it.runIf(platform === 'discord')('a file that is gone is asked for again', async () => {
    const post = await stage.drop('post tomorrow 7pm Noodles', { isWithheld: true });

    expect(await post.isTold('was deleted before I could read it')).toMatch(again);
    await post.shows('failed');
  });

  it('an instruction without a video asks for it, a question posts nothing', async () => {
    const wish = await stage.say('@schedy post tomorrow 7pm Noodles');
    await wish.isTold('drop it with these words');

    const question = await stage.drop('@schedy shall we post this tomorrow?');
    await question.isTold('I have not posted anything');
    expect(question.cards()).toEqual([]);
  });

  it('a video without words is asked about, and one that is for others is left alone', async () => {
    const left = await stage.drop('look at this one', { isAside: true });
    const asked = await stage.drop('@schedy');

    const card = await asked.shows('draft');
    expect(card).toContain('@ramenhouse) · public ·');
    expect(card).toContain('→ Post now');
    expect(card).toContain('reply with a time, such as “tomorrow 7pm”');
    await asked.isTold(/What shall I do with it\? Its card above shows what to do\.$/);
    expect([...left.cards(), ...left.replies()]).toEqual([]);
  });

  it('and the post that was planned before is as it was', async () => {
    expect(good.card()).toBe(before);
    expect(good.replies()).toEqual([]);
    expect(stage.inits()).toBe(0);
  });
});
