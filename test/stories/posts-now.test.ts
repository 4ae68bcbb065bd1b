import { afterAll, beforeAll, expect, it } from 'vitest';
import { seconds } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.connect();
});
afterAll(() => stage.close());

it('a post without a time waits for an Undo that does not come, and goes out', async () => {
  const post = await stage.drop('post Kitchen tour #ramen');

  const card = await post.shows('scheduled · goes out in a few seconds');
  expect(card).toContain('→ Undo');
  await stage.advance(8 * seconds);
  expect(stage.inits()).toBe(0);

  await stage.goesOut(post);
  expect(stage.videos().map(({ postInfo }) => postInfo?.title)).toEqual(['Kitchen tour #ramen']);
});

it('Undo in time cancels a new post', async () => {
  const before = stage.inits();
  const post = await stage.drop('post now Not this one');
  await post.shows('goes out in a few seconds');

  await post.press('Undo');

  await post.shows('cancelled · it does not go out');
  await stage.advance(60 * seconds);
  expect(stage.inits()).toBe(before);
});

it('Undo of "Post now" gives a planned post its time back', async () => {
  const post = await stage.drop('post friday 6pm Friday special');
  await post.shows('scheduled · Nov 27, 2026 6:00 PM');
  await post.press('Post now');
  await post.shows('goes out in a few seconds');

  await post.press('Undo');

  await post.shows('scheduled · Nov 27, 2026 6:00 PM');
});
