import { afterAll, beforeAll, expect, it } from 'vitest';
import { seconds } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.connect();
});
afterAll(() => stage.close());

it('TikTok tells by itself how a post ended, twice and in the wrong order, and mia hears of it once', async () => {
  const { tiktok } = stage;
  const post = await stage.drop('post now Told by TikTok');
  await post.shows('goes out in a few seconds');
  await stage.passUndo();
  await post.shows('processing');
  const { publishId } = tiktok.posts().at(-1) ?? {};
  stage.clock.advance(4 * seconds);

  const deliveries = await tiktok.webhooks.deliver({ times: 2, reversed: true });

  expect(deliveries.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  // Two of them may meet at the same row, and then one is taken up again ten seconds later.
  await stage.advanceUntil(() => /^published · https/.test(post.card()), 2 * seconds);
  await post.shows(/^published · https:\/\/www\.tiktok\.com\/@ramenhouse\/video\/\d{19}/);
  await post.isTold(/^@mia It's on TikTok: https/);
  expect(post.replies()).toHaveLength(1);
  expect(tiktok.posts().filter((one) => one.publishId === publishId)).toHaveLength(1);
});

it('one post can be followed through the log by its id: message, worker, TikTok and back', async () => {
  const { tiktok } = stage;
  const post = await stage.drop('post now To be followed');
  await post.shows('goes out in a few seconds');
  await stage.passUndo();
  await post.shows('processing');
  stage.clock.advance(4 * seconds);
  await tiktok.webhooks.deliver();
  await stage.advanceUntil(() => /^published · https/.test(post.card()), 2 * seconds);

  const lines = stage.written();
  const { postId } = lines.findLast(({ msg }) => msg === 'a post is drafted') ?? {};
  const ofIt = lines.filter((line) => line.postId === postId);
  const find = (text: string) => ofIt.find(({ msg }) => msg === text) ?? {};
  const drafted = find('a post is drafted');
  const claimed = find('a post is claimed');
  const sent = find('TikTok has every byte of a post');
  const published = find('a post is published');
  expect(drafted).toMatchObject({ job: 'take-message', inboxEventId: expect.any(String) });
  expect(claimed).toMatchObject({ job: 'publish-post', attemptId: expect.any(String) });
  expect(sent).toMatchObject({ job: 'publish-post', attemptId: claimed.attemptId });
  expect(published).toMatchObject({ job: 'take-webhook', attemptId: claimed.attemptId });
  // What came in is found where it came in: the message at the bot, the webhook at the web server's request.
  const came = (id: unknown) => lines.filter(({ inboxEventId }) => inboxEventId === id);
  expect(came(drafted.inboxEventId).map(({ msg }) => msg)).toContain('what came in is kept');
  expect(came(published.inboxEventId)).toContainEqual(
    expect.objectContaining({ msg: 'answered', path: '/api/webhooks/tiktok', requestId: expect.any(String) }),
  );
});

it('when the account’s owner removes Schedy in the TikTok app, mia’s posts wait until she connects again', async () => {
  const { tiktok } = stage;
  const post = await stage.drop('post tomorrow 7pm Safe and on hold');
  await post.shows('scheduled');
  stage.clock.advance(5 * seconds);
  tiktok.accounts.revoke('ramenhouse');

  await tiktok.webhooks.deliver();

  expect(await post.shows(/^on hold/)).toContain('Schedy was removed from the account at TikTok');
  await stage.until(
    () => stage.direct().find((text) => text.includes('needs to be connected again')),
    'the direct message to mia',
  );
  stage.clock.advance(5 * seconds);
  await stage.connect();
  await post.shows('scheduled');
});
