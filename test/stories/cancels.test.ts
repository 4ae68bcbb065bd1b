import { afterAll, beforeAll, expect, it } from 'vitest';
import { days } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.connect();
});
afterAll(() => stage.close());

const cancelled = 'cancelled · it does not go out';

it('by the button on the card', async () => {
  const post = await stage.drop('post tomorrow 7pm One');
  await post.shows('scheduled');

  await post.press('Cancel');

  const card = await post.shows(cancelled);
  expect(card).not.toContain('→');
});

it('by a word in the thread', async () => {
  const post = await stage.drop('post tomorrow 7pm Two');
  await post.shows('scheduled');

  await post.say('cancel');

  await post.shows(cancelled);
  expect(post.replies()).toEqual([]);
});

it('by /schedy cancel with the code', async () => {
  const post = await stage.drop('post tomorrow 7pm Three');
  await post.shows('scheduled');
  const code = post.code();
  expect(await stage.command('queue')).toContain(`${code} · tomorrow 7:00 PM`);

  expect(await stage.command(`cancel ${code}`)).toBe(`${code}: cancelled`);

  await post.shows(cancelled);
  expect(await stage.command(`cancel ${code}`)).toContain('cancelled: that can no longer be');
  expect(await stage.command('queue')).toContain('Nothing is planned.');
});

it('and nothing of it reaches TikTok', async () => {
  await stage.advance(2 * days);
  expect(stage.inits()).toBe(0);
});
