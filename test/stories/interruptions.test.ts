/** Redis emptied, the database restarted, the machine asleep: nothing is lost and nothing comes twice. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { minutes, seconds } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.connect();
});
// A connection that is cut is complained of by everybody who held it.
afterAll(() => stage.close(/connection|queue complains|interval failed|a job met a bug/));

it('a machine that slept over the due time posts at once when it wakes, once and late', async () => {
  const post = await stage.drop('post today 7pm Sleeping beauty');
  await post.shows('scheduled');
  const before = stage.inits();
  await stage.advanceTo('2026-11-24T19:31:00+01:00');
  await stage.goesOut(post);

  expect(stage.inits()).toBe(before + 1);
  expect(post.card()).toContain('· late ·');
  await post.isTold("It's on TikTok (late, sorry)");
});

it('a machine that slept in the middle of an upload takes it up again, and mia sees one video', async () => {
  const { tiktok } = stage;
  const post = await stage.drop('post now Half asleep');
  await post.shows('goes out in a few seconds');
  const before = stage.videos().length;
  const off = tiktok.on('init', () => stage.clock.advance(20 * minutes));
  await stage.passUndo();
  await stage.goesOut(post);
  off();

  expect(stage.videos()).toHaveLength(before + 1);
  expect(post.replies()).toHaveLength(1);
});

it.skipIf(!process.env.REDIS_URL)('an emptied Redis loses no post', async () => {
  const post = await stage.drop('post in 5 minutes Out of Redis');
  await post.shows('scheduled');
  await stage.home.emptyRedis();
  await stage.advance(5 * minutes + 10 * seconds);
  await stage.goesOut(post);
  expect(post.replies()).toHaveLength(1);
});

it.skipIf(!process.env.DATABASE_URL)('a database that is restarted loses no post', async () => {
  const { tiktok } = stage;
  const post = await stage.drop('post now Cut off');
  await post.shows('goes out in a few seconds');
  const before = stage.videos().length;
  const off = tiktok.on('last-chunk', () => stage.home.cutConnections());
  await stage.passUndo();
  await stage.until(() => tiktok.posts().length > before, 'the upload');
  off();
  await stage.advance(5 * minutes);
  await stage.goesOut(post);
  expect(stage.videos()).toHaveLength(before + 1);
  expect(post.replies()).toHaveLength(1);
});
