import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { days, hours, minutes, seconds } from './clock.ts';
import { sha256Of } from './people.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.connect();
});
afterAll(() => stage.close());

it('a video goes out at the minute that mia named, as she dropped it', async () => {
  const post = await stage.drop('post tomorrow 7pm New ramen drop 🍜 #cooking #ramen');

  const card = await post.shows('scheduled');
  expect(card).toMatch(/^scheduled · tomorrow 7:00 PM \(in 1 day\)$/m);
  expect(card).toContain('Ramen House (@ramenhouse) · public · comments, duet and stitch on');
  expect(card).toContain('ok.mp4, 0:05, 16 kB · 720×1280');
  expect(card).toContain('> New ramen drop 🍜 #cooking #ramen');
  expect(card).toMatch(/^\w{4} · Posting means you accept TikTok's Music Usage Confirmation/m);
  expect(card).toMatch(/^→ Post now {2}→ Cancel$/m);

  await stage.advance(27 * hours - 2 * seconds);
  expect(stage.inits()).toBe(0);
  await stage.advance(8 * seconds);
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
  expect(video?.sha256).toBe(await sha256Of('ok.mp4'));
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

it('what mia says about audience and settings is shown, and kept', async () => {
  const post = await stage.drop(
    'post tomorrow 7pm private, no comments, no duet, no stitch, cover at 0:03, ai generated, my brand "Behind the counter"',
  );

  const card = await post.shows('scheduled');
  expect(card).toContain('> Behind the counter');
  expect(card).toMatch(/@ramenhouse\) · only you · comments, duet and stitch off/);
  await stage.advance(2 * days);
  await post.isTold('Press Post now');
  await post.press('Post now');
  await stage.advance(16 * seconds);
  await post.shows('processing');
  await stage.advance(6 * seconds);
  await post.isTold("It's on TikTok");

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

it('a week after the end nothing is left of the videos', async () => {
  const { mediaDir } = stage.home;
  await stage.advance(6 * days);
  await stage.core().tidy();
  console.log(await readdir(mediaDir, { recursive: true }));

  await stage.advance(2 * days);
  await stage.core().tidy();
  console.log(await readdir(mediaDir, { recursive: true }));
});
