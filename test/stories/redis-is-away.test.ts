/** Redis is away from the start: people notice nothing but a few seconds. */
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seconds } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

/** A port that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 1;
}

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ env: { REDIS_URL: `redis://127.0.0.1:${await closedPort()}` } });
});
// Whoever waits for Redis complains of it.
afterAll(() => stage.close(/queue|interval failed|ECONNREFUSED/));

it('the card appears, changes with the words in its thread, and the post goes out', async () => {
  await stage.connect();
  const post = await stage.drop('post in 5 minutes Without a queue');
  await post.shows('scheduled');
  await post.say('caption: Still without a queue');
  await post.shows('Still without a queue');
  await stage.advance(5 * 60 * seconds + 30 * seconds);
  await stage.goesOut(post);
  expect(stage.videos()).toHaveLength(1);
});
