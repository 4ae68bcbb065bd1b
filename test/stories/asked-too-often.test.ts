/** Slack wants fewer calls just when a video is dropped: whoever waits as long as it says loses nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { seconds } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.connect();
});
afterAll(() => stage.close(/ratelimited|429/));

it.each(['users.info', 'files.info', 'chat.postMessage', 'reactions.add'])(
  'a limit of 2 s on %s puts the post off by no more than that, and is told to nobody',
  async (method) => {
    const slack = slackOf(stage);
    slack.faults.plan({
      path: `/api/${method}`,
      action: { kind: 'answer', status: 429, headers: { 'retry-after': '2' } },
    });
    const post = await stage.drop(`post friday 7pm Limited at ${method}`);
    const droppedAt = stage.clock.now().getTime();
    await stage.advanceUntil(() => post.cards().some((card) => card.startsWith('scheduled')), seconds);
    // What fails without a word of the platform is put off by 10 s at least.
    expect(stage.clock.now().getTime() - droppedAt).toBeLessThan(8 * seconds);
    expect(post.cards()).toHaveLength(1);
    expect(post.replies()).toEqual([]);
    await post.say('cancel');
    await post.shows('cancelled');
  },
);
