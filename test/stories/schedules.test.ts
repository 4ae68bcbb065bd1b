import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './cast.ts';
import { days, hours, minutes, seconds } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform, tiktok: { moderationMs: minutes } });
    await stage.connect();
  });
  afterAll(() => stage.close());

  it('a video goes out at the minute that mia named, as she dropped it', async () => {
    const post = await stage.drop('post tomorrow 7pm New ramen drop 🍜 #cooking #ramen');

    const card = await post.shows('scheduled');
    // Slack's own words for a distance say "ago" of what is to come, so only Discord shows one.
    const distance = platform === 'discord' ? ' (in 1 day)' : '';
    expect(card).toContain(`scheduled · ${stage.chat.moment('2026-11-25T19:00+01:00')}${distance}\n`);
    expect(card).toContain('Ramen House (@ramenhouse) · public · comments, duet and stitch on');
    expect(card).toContain('ok.mp4, 0:05, 16 kB · 720×1280');
    expect(card).toContain('New ramen drop 🍜 #cooking #ramen');
    expect(card).toMatch(/^\w{4} · By posting, you agree to TikTok's Music Usage Confirmation/m);
    expect(card).toMatch(/^→ Edit {2}→ Post now {2}→ Cancel$/m);

    await stage.advanceTo('2026-11-25T18:59:58+01:00');
    expect(stage.inits()).toBe(0);
    await stage.advanceTo('2026-11-25T19:00:06+01:00');
    await post.shows('processing');
    await stage.advance(6 * seconds);
    await post.shows('published · reviewing · @ramenhouse');
    await post.isTold(/^@mia It's on TikTok: @ramenhouse .*TikTok is still reviewing it/);
    await stage.advance(2 * minutes);

    const [video] = stage.videos();
    const link = `https://www.tiktok.com/@ramenhouse/video/${video?.postIds[0]}`;
    await post.shows(`published · ${link}`);
    await post.isTold(`@mia It's on TikTok: ${link}`);
    expect(post.replies()).toHaveLength(1);
    expect(stage.videos()).toHaveLength(1);
    expect([video?.sha256]).toEqual(post.sha256s);
    expect(video?.initAt).toEqual(new Date('2026-11-25T18:00:06Z'));
    const done = platform === 'slack' ? 'white_check_mark' : '✅';
    await stage.until(() => post.reactions().join() === done, 'the reaction');
  });

  it('TikTok is told every setting, also those that nobody mentioned', () => {
    expect(stage.videos()[0]?.postInfo).toEqual({
      title: 'New ramen drop 🍜 #cooking #ramen',
      privacy_level: 'PUBLIC_TO_EVERYONE',
      disable_comment: false,
      disable_duet: false,
      disable_stitch: false,
      video_cover_timestamp_ms: 0,
      brand_content_toggle: false,
      brand_organic_toggle: false,
      is_aigc: false,
    });
  });

  it('what mia says about audience and settings is shown, and sent', async () => {
    const post = await stage.drop(
      'post in 2 hours private, no comments, no duet, no stitch, cover at 0:03, ai generated, my brand "Behind the counter"',
    );

    const card = await post.shows('scheduled');
    expect(card).toContain('Behind the counter');
    expect(card).toMatch(/@ramenhouse\) · only you.* · comments, duet and stitch off/);
    await stage.advance(2 * hours + 6 * seconds);
    await stage.goesOut(post);
    await post.isTold('Posts that are not public get no link of their own.');

    expect(stage.videos().at(-1)?.postInfo).toEqual({
      title: 'Behind the counter',
      privacy_level: 'SELF_ONLY',
      disable_comment: true,
      disable_duet: true,
      disable_stitch: true,
      video_cover_timestamp_ms: 3000,
      brand_content_toggle: false,
      brand_organic_toggle: true,
      is_aigc: true,
    });
  });

  it('a post without a time waits for an Undo that does not come, and goes out', async () => {
    const post = await stage.drop('post Kitchen tour #ramen');

    const card = await post.shows('scheduled · goes out in a few seconds');
    expect(card).toContain('→ Undo');
    const before = stage.inits();
    await stage.advance(8 * seconds);
    expect(stage.inits()).toBe(before);
    await stage.advance(8 * seconds);

    await stage.goesOut(post);
    expect(stage.videos().at(-1)?.postInfo?.title).toBe('Kitchen tour #ramen');
  });

  it('Undo in time cancels a new post', async () => {
    const before = stage.inits();
    const post = await stage.drop('post now Not this one');
    await post.shows('goes out in a few seconds');

    await post.press('Undo');

    await post.shows('cancelled · it does not go out');
    await stage.advance(minutes);
    expect(stage.inits()).toBe(before);
  });

  it('Undo of "Post now" gives a planned post its time back', async () => {
    const post = await stage.drop('post saturday 6pm Saturday special');
    await post.shows(`scheduled · ${stage.chat.moment('2026-11-28T18:00+01:00')}`);
    await post.press('Post now');
    await post.shows('goes out in a few seconds');

    await post.press('Undo');

    await post.shows(`scheduled · ${stage.chat.moment('2026-11-28T18:00+01:00')}`);
    await post.press('Cancel');
    await post.shows('cancelled');
  });

  it('a week after the end of their posts the videos are deleted', async () => {
    const { mediaDir } = stage.home;
    const kept = await readdir(mediaDir);
    expect(kept).toHaveLength(5);

    await stage.advanceTo('2026-12-02T19:01:00+01:00');
    await stage.core().tidy();
    expect(await readdir(mediaDir)).toEqual(kept.slice(1));

    await stage.advance(1 * days);
    await stage.core().tidy();
    expect(await readdir(mediaDir)).toEqual([]);
  });

  it('a time is meant where its writer is, and shown where its reader is', async () => {
    const post = await stage.drop('post friday 6pm Hello from New York', { who: 'ada' });

    await post.shows(`scheduled · ${stage.chat.moment('2026-12-05T00:00+01:00')}`);
    expect(post.cardIn('America/New_York')).toMatch(
      /^scheduled · (?:tomorrow|Dec 4, 2026|Friday, December 4, 2026 at) 6:00 PM/,
    );
  });

  it('clocks that go forward or back are named, and the first possible minute is taken', async () => {
    const gap = await stage.drop('post 28 March 2027 2:30am Spring');
    const overlap = await stage.drop('post 31 October 2027 2:30am Autumn');

    const { moment } = stage.chat;
    const moved = await gap.shows(`scheduled · ${moment('2027-03-28T03:30+02:00')}`);
    expect(moved).toContain('the clocks go forward then');
    const first = await overlap.shows(`scheduled · ${moment('2027-10-31T02:30+02:00')}`);
    expect(first).toContain('the clocks go back then, so that time comes twice');
  });
});
