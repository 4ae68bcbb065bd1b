import { afterAll, beforeAll, expect, it } from 'vitest';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { channelName } from './cast.ts';
import { minutes } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ slackMode: 'http' });
});
// Schedy is shut out.
afterAll(() => stage.close(/: (not_in_channel|channel_not_found)$/));

it('the address for Slack answers its handshake, and turns away what Slack has not signed', async () => {
  const slack = slackOf(stage);
  expect(await slack.verifyEventsUrl()).toBe(true);

  const { id: channel } = slack.channels.get(channelName);
  const { id: user } = slack.users.get('mia');
  const event = { type: 'message', channel, user, text: 'post now', ts: '1795532400.000100' };
  const forged = { type: 'event_callback', team_id: 'T0RAMEN01', event_id: 'Ev0FORGED', event };
  expect(await slack.deliverForged(forged)).toBe(401);
});

it('command, video, buttons and publishing work as they do through a socket', async () => {
  await stage.connect();
  const post = await stage.drop('post tomorrow 7pm Over HTTP');
  await post.shows('scheduled · tomorrow 7:00 PM');
  await post.press('Post now');
  await post.shows('goes out in a few seconds');
  await stage.passUndo();
  await stage.goesOut(post);

  await post.isTold("It's on TikTok");
  expect(stage.videos().map(({ sha256 }) => sha256)).toEqual(post.sha256s);
  expect(post.replies()).toHaveLength(1);
});

it('what Slack tells twice, or under two names, is one post', async () => {
  const slack = slackOf(stage);
  const post = await stage.drop('@schedy post tomorrow 7pm Once is enough');
  await post.shows('scheduled');
  const tellings = slack.deliveries.filter(({ ts }) => ts === post.root.id);
  expect(tellings.map(({ type }) => type).sort()).toEqual(['app_mention', 'message/file_share']);

  for (const { eventId } of tellings) {
    const again = await slack.redeliver(eventId ?? '');
    expect(again.ok).toBe(true);
  }
  await stage.advance(minutes);

  expect(post.cards()).toHaveLength(1);
  expect((await stage.command('queue')).match(/Once is enough/g)).toHaveLength(1);
  await post.press('Cancel');
  await post.shows('cancelled');
});

it('several videos in one message go out ten minutes apart', async () => {
  const files = ['ok.mp4', 'ok.mov', 'ok.webm'];
  const posts = await stage.drop('post tomorrow 7pm Three courses', { files });
  await stage.until(
    () => posts.cards().filter((card) => card.startsWith('scheduled')).length === 3,
    'three scheduled cards',
  );
  const times = () => posts.cards().map((card) => /\d+:\d+ PM/.exec(card)?.[0]);
  expect(times().sort()).toEqual(['7:00 PM', '7:10 PM', '7:20 PM']);

  const sentOff = () => posts.cards().filter((card) => /^(processing|published)/.test(card)).length;
  await stage.advanceTo('2026-11-25T19:00:06+01:00');
  await stage.until(() => sentOff() === 1, 'the first to go');
  await stage.advanceTo('2026-11-25T19:10:06+01:00');
  await stage.until(() => sentOff() === 2, 'the second to go');
  await stage.advanceTo('2026-11-25T19:20:06+01:00');
  await stage.goesOut(posts);

  const sent = stage.videos().slice(-3);
  expect(sent.map(({ sha256 }) => sha256)).toEqual(posts.sha256s);
  expect(sent.map(({ initAt }) => initAt.toISOString())).toEqual([
    '2026-11-25T18:00:06.000Z',
    '2026-11-25T18:10:06.000Z',
    '2026-11-25T18:20:06.000Z',
  ]);
});

it('a form says what cannot stand beside its field, stays open, and is saved', async () => {
  const post = await stage.drop('post tomorrow 9pm Short');
  await post.shows('scheduled');
  await post.press('Edit');
  await stage.until(() => stage.chat.form('mia')?.includes(post.code()), 'the form');
  expect((await stage.chat.send('mia', { caption: 'x'.repeat(2300) })).caption).toContain('Shorten it by 100');
  expect(await stage.chat.send('mia', { caption: 'Typed over HTTP' })).toEqual({});
  expect(await post.shows('Typed over HTTP')).toContain('scheduled');

  await post.press('Edit');
  await stage.until(() => stage.chat.form('mia')?.includes('Typed over HTTP'), 'the form again');
  await post.say('cancel');
  await post.shows('cancelled');
  expect((await stage.chat.send('mia', { caption: 'Too late' })).caption).toContain('can no longer be changed');
});

it('shut out of the channel, Schedy tells mia in private how it went', async () => {
  const slack = slackOf(stage);
  const post = await stage.drop('post now Behind closed doors');
  await post.shows('goes out in a few seconds');
  slack.channels.kick(channelName, 'schedy');
  const before = stage.inits();

  await stage.passUndo();
  const isTold = () => stage.direct('mia').some((text) => text.includes("It's on TikTok"));
  await stage.advanceUntil(isTold, 10_000);

  expect(stage.inits()).toBe(before + 1);
  expect(post.replies()).toEqual([]);
});
