import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('a video that comes before any account waits for it, and the conversation goes on by itself', async () => {
  const { browser, slack } = stage;
  const post = await stage.drop('post tomorrow 7pm First one');
  const second = await stage.drop('post friday 6pm Second one', { who: 'leo' });

  const card = await post.shows('draft');
  expect(card).toContain('No TikTok account is connected here yet.');
  expect(card).toContain('→ Connect TikTok');
  await post.isTold(/^@mia No TikTok account/);
  await second.isTold(/^@leo No TikTok account/);

  const answer = await stage.answerTo(() => post.press('Connect TikTok'));
  expect(slack.render(answer)).toContain('The link is yours alone and works for 10 minutes.');
  await browser.open(await stage.linkOf('mia', answer));
  await browser.follow('Continue to TikTok');
  await browser.follow('Continue as @ramenhouse');

  await post.shows('scheduled · tomorrow 7:00 PM');
  await second.shows('scheduled · Nov 27, 2026 6:00 PM');
});
