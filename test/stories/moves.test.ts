import { afterAll, beforeAll, expect, it } from 'vitest';
import { hours, minutes } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.connect();
});
afterAll(() => stage.close());

it('plain words in the thread change when and what', async () => {
  const post = await stage.drop('post tomorrow 7pm New ramen drop');
  await post.shows('scheduled · tomorrow 7:00 PM');

  await post.say('move to 8pm');
  await post.shows('scheduled · tomorrow 8:00 PM');
  await post.say('caption: Even newer ramen');
  await post.shows('> Even newer ramen');
  await post.say('make it private');
  await post.shows('only you');
  await post.say('no comments');
  await post.shows('comments off');

  await stage.advance(27 * hours + 10 * minutes);
  expect(stage.inits()).toBe(0);
  await stage.advance(51 * minutes);
  await stage.advance(1 * minutes);
  await post.isTold("It's on TikTok");
  expect(stage.videos()[0]?.postInfo).toMatchObject({
    title: 'Even newer ramen',
    privacy_level: 'SELF_ONLY',
    disable_comment: true,
  });
});

it('when a time can be meant in two ways Schedy asks, and takes the one that is pressed', async () => {
  const post = await stage.drop('post friday 7 Kitchen tour');

  const card = await post.shows('draft');
  console.log(card, post.replies());
  await post.press('Fri 27 Nov, 19:00');

  await post.shows('scheduled · Nov 27, 2026 7:00 PM');
});

it('somebody else changes nothing, an admin does', async () => {
  const post = await stage.drop('post saturday noon Brunch');
  await post.shows('scheduled');

  await post.say('cancel', 'leo');
  const answer = await stage.answerTo(() => post.press('Cancel', 'leo'), 'leo');
  expect(stage.slack.render(answer)).toContain(`${post.code()} belongs to somebody else`);
  expect(await stage.command(`cancel ${post.code()}`, 'leo')).toContain('belongs to somebody else');
  expect(post.card()).toContain('scheduled · Nov 28, 2026 12:00 PM');
  expect(post.replies()).toEqual([]);

  await post.say('cancel', 'ada');
  await post.shows('cancelled');
});
