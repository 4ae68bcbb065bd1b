/** TikTok's webhooks from the wire to the post, sent by the stand-in and by hand. */
import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findFreePort } from '../../sandbox/demo/free-port.ts';
import { createWeb, type Served, serveWeb } from '../../src/web/index.ts';
import { minutes, openStage, type Stage, seconds, type Team } from '../core/posts/stage.ts';

const path = '/api/webhooks/tiktok';
const statusPath = '/v2/post/publish/status/fetch/';

let stage: Stage;
let served: Served;
let url: string;
let team: Team;

beforeAll(async () => {
  const port = await findFreePort();
  url = `http://127.0.0.1:${port}${path}`;
  stage = await openStage({ tiktok: { webhookUrl: url } });
  await serve();
});
afterAll(async () => {
  await served.stop();
  await stage.stop();
});
beforeEach(async () => {
  stage.standIn.webhooks.lose();
  stage.alarms.lose();
  team = await stage.newTeam();
});
afterEach(async () => {
  stage.standIn.faults.reset();
  await stage.prisma.inboxEvent.deleteMany();
});

async function serve(): Promise<void> {
  const bug = () => Promise.reject(new Error('not asked for'));
  const app = createWeb({
    profiles: { openTicket: bug, finishConnect: bug, listAll: bug, checkToken: bug },
    webhooks: stage.core.webhooks,
    config: { publicUrl: 'https://schedy.example', operator: { mediaRetentionDays: 7 } },
    readiness: async () => ({ database: true, queue: true }),
    log: stage.deps.log,
  });
  served = await serveWeb(app, { host: '127.0.0.1', port: Number(new URL(url).port) });
}

const inbox = () => stage.prisma.inboxEvent.findMany({ orderBy: { receivedAt: 'asc' } });
const kinds = async (postId: string) => (await stage.told(postId)).map(({ kind }) => kind);
const video = () => stage.videosOf(team.handle).at(-1);

async function send(body: string, change: { signature?: string; key?: string } = {}) {
  const key = change.key ?? stage.standIn.env.TIKTOK_CLIENT_SECRET;
  const s = createHmac('sha256', key).update(`1.${body}`).digest('hex');
  const headers = { 'tiktok-signature': change.signature ?? `t=1,s=${s}` };
  const response = await fetch(url, { method: 'POST', body, headers });
  return { status: response.status, json: await response.json() };
}

const envelope = (event: string, content: object, openId = 'nobody') =>
  JSON.stringify({
    client_key: stage.standIn.env.TIKTOK_CLIENT_KEY,
    event,
    create_time: Math.floor(stage.clock.now().getTime() / 1000),
    user_openid: openId,
    content: JSON.stringify(content),
  });

/** A post that TikTok has every byte of, and that nobody asks about any more. */
async function submitted() {
  const postId = await stage.drop(team.mia);
  stage.clock.pass(10 * seconds);
  const { scheduleVersion } = await stage.row(postId);
  await stage.core.posts.publish(postId, scheduleVersion);
  expect((await stage.read(postId)).state).toBe('processing');
  stage.alarms.lose();
  stage.clock.pass(2 * seconds);
  return postId;
}

describe('the door', () => {
  test.each([
    ['without a signature', { signature: '' }],
    ['with one of another app', { key: 'another-secret' }],
  ])('turns a webhook away %s, and keeps nothing', async (_how, change) => {
    const { status, json } = await send(envelope('post.publish.complete', {}), change);
    expect(status).toBe(401);
    expect(json).toMatchObject({ error: { code: 'bad_signature' } });
    expect(await inbox()).toEqual([]);
  });

  test.each(['', 'event=complete', '{"event":', '\ufffd'.repeat(3)])('says that %j is not JSON', async (body) => {
    expect(await send(body)).toMatchObject({
      status: 400,
      json: { error: { code: 'not_json' } },
    });
    expect(await inbox()).toEqual([]);
  });

  test('turns away what is larger than any webhook', async () => {
    expect(await send(`"${'x'.repeat(70_000)}"`)).toMatchObject({ status: 413 });
  });

  test('answers 200 for an id that nobody has and for an event that nobody knows', async () => {
    const bodies = [
      envelope('post.publish.complete', { publish_id: 'v_pub_file~v2-1.404' }),
      envelope('post.liked', { publish_id: 'v_pub_file~v2-1.404' }),
      '[]',
    ];
    for (const body of bodies) expect((await send(body)).status).toBe(200);
    await stage.ring();
    expect(await inbox()).toMatchObject(bodies.map(() => ({ doneAt: expect.any(Date), tries: 1 })));
  });

  test('keeps a repeated webhook once, also when it is signed anew', async () => {
    const body = envelope('post.publish.complete', { publish_id: 'v_pub_file~v2-1.404' });
    const key = stage.standIn.env.TIKTOK_CLIENT_SECRET;
    const anew = createHmac('sha256', key).update(`2.${body}`).digest('hex');
    const answers = await Promise.all([send(body), send(body), send(body, { signature: `t=2,s=${anew}` })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await inbox()).toHaveLength(1);
  });
});

describe('a webhook about an upload', () => {
  test('publishes the post and brings its link without a single poll', async () => {
    const postId = await submitted();
    await stage.standIn.webhooks.deliver();
    await stage.ring();
    const [videoId] = video()?.publicPostIds ?? [];
    expect(videoId).toMatch(/^\d{19}$/);
    expect(await stage.read(postId)).toMatchObject({
      state: 'published',
      reviewing: false,
      videoId,
    });
    expect(await kinds(postId)).toEqual(['published']);
    expect(
      stage.standIn.calls.filter((call) => call.publishId === video()?.publishId && call.path === statusPath),
    ).toEqual([]);
  });

  test('may come twice, in the wrong order, and again a day later', async () => {
    const postId = await submitted();
    await stage.standIn.webhooks.deliver({ times: 2, reversed: true });
    await stage.ring();
    const before = await stage.row(postId);
    await stage.standIn.webhooks.repeat();
    await stage.ring();
    stage.clock.pass(24 * 60 * minutes);
    await stage.prisma.inboxEvent.deleteMany();
    await stage.standIn.webhooks.repeat();
    await stage.ring();
    expect(await stage.row(postId)).toEqual({ ...before, attempts: [expect.anything()] });
    expect(before).toMatchObject({ state: 'published', videoId: video()?.publicPostIds[0] });
    expect(await kinds(postId)).toEqual(['published']);
  });

  test('tells of a failure with TikTok’s reason', async () => {
    stage.standIn.failNext('frame_rate_check_failed');
    const postId = await submitted();
    await stage.standIn.webhooks.deliver();
    await stage.ring();
    expect(await stage.read(postId)).toMatchObject({
      state: 'failed',
      problem: { code: 'frame_rate_check_failed' },
    });
    expect(await kinds(postId)).toEqual(['failed']);
  });

  test('that overtakes our own word of the last byte is not lost', async () => {
    const postId = await stage.drop(team.mia);
    stage.clock.pass(10 * seconds);
    const { scheduleVersion } = await stage.row(postId);
    const off = stage.standIn.on('last-chunk', async () => {
      stage.clock.pass(2 * seconds);
      await stage.standIn.webhooks.deliver();
      const webhooks = await inbox();
      for (const { id } of webhooks) await stage.other.webhooks.take(id);
    });
    await stage.core.posts.publish(postId, scheduleVersion);
    off();
    expect(await stage.read(postId)).toMatchObject({ state: 'published' });
    const moves: Promise<string[]> = stage.moves(postId);
    expect(await moves).toEqual(['schedule', 'claim', 'complete']);
    expect(await kinds(postId)).toEqual(['published']);
  });

  test('is found by the sweep when its alarm was lost', async () => {
    const postId = await submitted();
    await stage.standIn.webhooks.deliver();
    await stage.skip(20 * seconds);
    expect(await stage.read(postId)).toMatchObject({ state: 'published' });
  });

  test('marks a video that is public no longer, and takes the mark away again', async () => {
    const postId = await submitted();
    await stage.standIn.webhooks.deliver();
    await stage.ring();
    const [postIdAtTikTok = ''] = video()?.postIds ?? [];
    stage.clock.pass(minutes);
    stage.standIn.hide(postIdAtTikTok);
    await stage.standIn.webhooks.deliver();
    await stage.ring();
    expect((await stage.read(postId)).problem).toMatchObject({ code: 'no_longer_public' });
    expect(await kinds(postId)).toEqual(['published', 'no_longer_public']);

    stage.clock.pass(minutes);
    const content = { publish_id: video()?.publishId, post_id: postIdAtTikTok };
    await send(envelope('post.publish.publicly_available', content));
    await stage.standIn.webhooks.repeat();
    await stage.ring();
    expect(await stage.read(postId)).toMatchObject({ state: 'published', problem: null });
    expect(await kinds(postId)).toEqual(['published', 'no_longer_public']);
  });
});

describe('polling', () => {
  test('is four times rarer while webhooks arrive, and as often as before an hour after the last', async () => {
    await send('[]');
    await stage.ring();
    stage.standIn.planOutcome({ kind: 'stall' });
    const polled = () =>
      stage.standIn.calls.filter((call) => call.path === statusPath && call.publishId === video()?.publishId).length;
    const postId = await stage.drop(team.mia);
    await stage.pass(10 * seconds);
    expect((await stage.read(postId)).state).toBe('processing');
    await stage.pass(4 * minutes);
    expect(polled()).toBe(5);

    await stage.pass(60 * minutes);
    const before = polled();
    await stage.pass(60 * minutes);
    expect(polled() - before).toBeGreaterThanOrEqual(11);
  });
});

describe('authorization.removed', () => {
  const profile = () => stage.prisma.profile.findUniqueOrThrow({ where: { id: team.profileId } });

  test('ends the login, holds its posts and tells the owner once', async () => {
    const at = new Date(stage.clock.now().getTime() + 60 * minutes);
    const postId = await stage.drop(team.mia, { when: { kind: 'at', at, note: null } });
    stage.clock.pass(minutes);
    stage.standIn.accounts.revoke(team.handle);
    await stage.standIn.webhooks.deliver({ times: 2 });
    await stage.ring();
    expect(await profile()).toMatchObject({
      status: 'inactive',
      inactiveReason: 'authorization_removed',
      accessToken: null,
      refreshToken: null,
    });
    expect(await stage.read(postId)).toMatchObject({ state: 'on_hold' });
    expect(await kinds(postId)).toEqual(['on_hold']);
    const told = { kind: 'profile_inactive', thread: { workspaceId: team.workspaceId } };
    expect(await stage.prisma.notice.findMany({ where: told })).toMatchObject([{ data: { posts: 1 } }]);

    await stage.connect(team.mia, team.handle);
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled' });
  });

  test('that is older than the login changes nothing', async () => {
    stage.clock.pass(minutes);
    stage.standIn.accounts.revoke(team.handle);
    // Written now, delivered late.
    await served.stop();
    await stage.standIn.webhooks.deliver();
    stage.clock.pass(minutes);
    await stage.connect(team.mia, team.handle);
    await serve();
    const deliveries = await stage.standIn.webhooks.deliver();
    expect(deliveries).toMatchObject([{ event: 'authorization.removed', status: 200 }]);
    await stage.ring();
    expect(await profile()).toMatchObject({ status: 'active' });
  });
});
