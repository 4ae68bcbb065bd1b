/**
 * A worker dies, or sleeps past its claim, at each point of an upload. Whatever it had begun, exactly
 * one whole video must come of it. "Dying" here is hanging in the middle of a call for as long as the
 * test wants; waking up afterwards is the harder case, so every sleeper is woken at the end.
 */
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TikTokEvents } from '../../../../sandbox/tiktok/index.ts';
import { createLeases } from '../../../../src/core/database/index.ts';
import { createPosts } from '../../../../src/core/posts/index.ts';
import { CLAIM_MS } from '../../../../src/core/posts/lifecycle/attempt.ts';
import { makeLargeVideo } from '../../../fixtures/large-video.ts';
import { duePost as dueFrom, hours, minutes, openStage, type Stage, seconds, type Team } from '../stage.ts';

/** Cut into two chunks. */
const sizeBytes = 17 * 2 ** 20;
const videoPath = join(tmpdir(), `schedy-two-chunks-${process.pid}.mp4`);
const uploadPath = '/upload';
const initPath = '/v2/post/publish/video/init/';

let stage: Stage;
let team: Team;
let sha256: string;

beforeAll(async () => {
  stage = await openStage();
  ({ sha256 } = await makeLargeVideo({ path: videoPath, sizeBytes }));
});
afterAll(async () => {
  await stage.stop();
  await rm(videoPath, { force: true });
});
beforeEach(async () => {
  stage.alarms.lose();
  team = await stage.newTeam();
});
afterEach(() => stage.standIn.faults.reset());

const videos = () => stage.videosOf(team.handle);
const whole = () => videos().filter((video) => video.sha256 !== undefined);

const duePost = (video = videoPath) => dueFrom(stage, team.mia, { video });

/** The worker that arrives at this point falls asleep; `wake` lets it go on. */
function sleepAt<P extends keyof TikTokEvents>(point: P, isThere: (event: TikTokEvents[P]) => boolean = () => true) {
  let wake = () => {};
  stage.sleeper.sleep();
  const asleep = new Promise<void>((arrived) => {
    const remove = stage.standIn.on(point, async (event) => {
      if (!isThere(event)) return;
      remove();
      arrived();
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    });
  });
  return {
    asleep,
    wake: () => {
      stage.sleeper.wake();
      wake();
    },
  };
}

/** What one worker begins and sleeps over, another one ends. */
async function takeOverAfter(sleep: ReturnType<typeof sleepAt>, post: Awaited<ReturnType<typeof duePost>>) {
  const sleeper = post.publish(stage.sleeper.core);
  await sleep.asleep;
  stage.clock.pass(CLAIM_MS);
  await post.publish(stage.other);
  const after = await stage.row(post.postId);
  sleep.wake();
  await sleeper;
  expect(await stage.row(post.postId)).toEqual(after);
  await stage.core.sweep();
  await stage.pass(minutes);
  return after;
}

async function expectOneVideo(postId: string) {
  expect(whole()).toMatchObject([{ sha256, status: 'PUBLISH_COMPLETE' }]);
  expect(await stage.read(postId)).toMatchObject({ state: 'published', problem: null });
  expect((await stage.told(postId)).map(({ kind }) => kind)).toEqual(['published']);
  expect((await stage.row(postId)).attempts.filter(({ outcome }) => outcome === null)).toEqual([]);
}

describe('a claim that ran out', () => {
  test('is not taken before its end', async () => {
    const post = await duePost();
    const sleep = sleepAt('creator-info');
    const sleeper = post.publish(stage.sleeper.core);
    await sleep.asleep;
    stage.clock.pass(CLAIM_MS - 1);
    const before = await stage.row(post.postId);
    await post.publish(stage.other);
    expect(await stage.row(post.postId)).toEqual(before);
    sleep.wake();
    await sleeper;
    await stage.pass(minutes);
    await expectOneVideo(post.postId);
  });

  test('before the init', async () => {
    const post = await duePost();
    const { attempts } = await takeOverAfter(sleepAt('creator-info'), post);
    expect(attempts).toMatchObject([{ number: 1, initCount: 1 }]);
    expect(videos()).toHaveLength(1);
    await expectOneVideo(post.postId);
  });

  test('after the init, before its id was stored: the init is repeated', async () => {
    const post = await duePost();
    const { attempts } = await takeOverAfter(sleepAt('init'), post);
    expect(attempts).toMatchObject([{ number: 1, initCount: 2 }]);
    expect(videos()).toHaveLength(2);
    await expectOneVideo(post.postId);
  });

  test('in the middle of a chunk: that chunk is sent again', async () => {
    const post = await duePost();
    const inTheMiddle = sleepAt('chunk', ({ receivedBytes }) => receivedBytes > 2 ** 20);
    await takeOverAfter(inTheMiddle, post);
    expect(videos()).toHaveLength(1);
    await expectOneVideo(post.postId);
  });

  test('between two chunks: only the missing one is sent', async () => {
    const post = await duePost();
    await takeOverAfter(sleepAt('chunk-done'), post);
    const ranges = stage.standIn.calls
      .filter(({ publishId }) => publishId === videos()[0]?.publishId)
      .flatMap(({ range }) => range ?? []);
    expect(ranges).toEqual([`bytes 0-8912895/${sizeBytes}`, `bytes 8912896-${sizeBytes - 1}/${sizeBytes}`]);
    await expectOneVideo(post.postId);
  });

  test('after the last chunk, before that was written down: nothing is sent again', async () => {
    const post = await duePost();
    stage.standIn.planOutcome({ kind: 'stall' });
    const after = await takeOverAfter(sleepAt('last-chunk'), post);
    expect(after.state).toBe('processing');
    stage.standIn.settle(videos()[0]?.publishId ?? '');
    await stage.pass(5 * minutes);
    const puts = stage.standIn.calls.filter(
      ({ path, publishId }) => path === uploadPath && publishId === videos()[0]?.publishId,
    );
    expect(puts).toHaveLength(2);
    await expectOneVideo(post.postId);
  });

  test('after the last chunk, when TikTok has ended it meanwhile: the end is taken as it is', async () => {
    const post = await duePost();
    const sleep = sleepAt('last-chunk');
    const sleeper = post.publish(stage.sleeper.core);
    await sleep.asleep;
    stage.clock.pass(CLAIM_MS);
    // It is there, but not reviewed yet: its link has still to be looked for.
    stage.standIn.settle(videos()[0]?.publishId ?? '');
    await post.publish(stage.other);
    expect(await stage.read(post.postId)).toMatchObject({ state: 'published', reviewing: true });
    sleep.wake();
    await sleeper;
    await stage.pass(minutes);
    expect(await stage.read(post.postId)).toMatchObject({
      reviewing: false,
      videoId: videos()[0]?.publicPostIds[0],
    });
    await expectOneVideo(post.postId);
  });

  test('is found by the sweep', async () => {
    const post = await duePost();
    const sleep = sleepAt('chunk-done');
    const sleeper = post.publish(stage.sleeper.core);
    await sleep.asleep;
    stage.alarms.lose();
    await stage.core.sweep();
    expect(stage.alarms.set.filter(({ kind }) => kind === 'publish')).toEqual([]);
    stage.clock.pass(CLAIM_MS);
    await stage.core.sweep();
    await stage.pass(minutes);
    await expectOneVideo(post.postId);
    sleep.wake();
    await sleeper;
  });

  test('after a restart of the only process is free at once', async () => {
    const post = await duePost();
    const sleep = sleepAt('chunk-done');
    const sleeper = post.publish(stage.sleeper.core);
    await sleep.asleep;
    await createLeases(stage.prisma, stage.clock).freeAll();
    await post.publish(stage.other);
    expect((await stage.read(post.postId)).state).toBe('processing');
    sleep.wake();
    await sleeper;
    await stage.pass(minutes);
    await expectOneVideo(post.postId);
  });
});

describe('a process that is about to end', () => {
  test('lets its chunk end and gives the rest to another one at once', async () => {
    const post = await duePost();
    const ending = createPosts(stage.deps);
    const remove = stage.standIn.on('chunk', () => {
      remove();
      ending.stop();
    });
    await post.publish({ ...stage.core, posts: ending });
    expect(await stage.row(post.postId)).toMatchObject({
      state: 'publishing',
      problem: null,
      tries: 0,
      attempts: [{ bytesConfirmed: 8_912_896n, claimedUntil: stage.clock.now() }],
    });
    await stage.ring(stage.other);
    await stage.pass(minutes);
    expect(videos()).toHaveLength(1);
    await expectOneVideo(post.postId);
  });

  test('releases a post of which nothing has been sent, and takes no other', async () => {
    const post = await duePost();
    const ending = createPosts(stage.deps);
    const remove = stage.standIn.on('creator-info', () => {
      remove();
      ending.stop();
    });
    await post.publish({ ...stage.core, posts: ending });
    const { scheduleVersion } = await stage.row(post.postId);
    await ending.publish(post.postId, scheduleVersion);
    expect(await stage.row(post.postId)).toMatchObject({
      state: 'scheduled',
      problem: null,
      tries: 0,
      attempts: [{ publishId: null }],
    });
    await stage.ring(stage.other);
    await stage.pass(minutes);
    expect(videos()).toHaveLength(1);
    await expectOneVideo(post.postId);
    expect((await stage.row(post.postId)).attempts).toHaveLength(1);
  });
});

describe('a connection that breaks', () => {
  test('in the middle of a chunk: the post pauses and goes on with that chunk', async () => {
    const post = await duePost();
    const action = { kind: 'reset-body', afterBytes: 3_000_000 } as const;
    stage.standIn.faults.plan({ path: uploadPath, nth: 2, action });
    await post.publish();
    expect(await stage.row(post.postId)).toMatchObject({
      state: 'publishing',
      problem: { code: 'video_upload_failed' },
      tries: 1,
      wakeAt: new Date(stage.clock.now().getTime() + 10 * seconds),
    });
    await stage.pass(minutes);
    expect(videos()).toHaveLength(1);
    await expectOneVideo(post.postId);
    expect(await stage.moves(post.postId)).toEqual(['schedule', 'claim', 'takeover', 'submit', 'complete']);
  });

  test('after a chunk was kept: it is not sent again', async () => {
    const post = await duePost();
    stage.standIn.faults.plan({ path: uploadPath, action: { kind: 'reset', when: 'after' } });
    await post.publish();
    await stage.pass(minutes);
    const puts = stage.standIn.calls.filter(
      ({ path, publishId }) => path === uploadPath && publishId === videos()[0]?.publishId,
    );
    expect(puts).toHaveLength(2);
    await expectOneVideo(post.postId);
  });

  test('again and again between chunks that get through does not lengthen the pauses', async () => {
    const post = await duePost();
    const action = { kind: 'reset', when: 'before' } as const;
    for (const nth of [1, 3]) stage.standIn.faults.plan({ path: uploadPath, nth, action });
    await post.publish();
    expect((await stage.row(post.postId)).tries).toBe(1);
    await stage.pass(11 * seconds);
    expect(await stage.row(post.postId)).toMatchObject({ state: 'publishing', tries: 1 });
    await stage.pass(minutes);
    await expectOneVideo(post.postId);
  });

  test('before an alarm of the pause rings, nobody goes on', async () => {
    const post = await duePost();
    const action = { kind: 'reset', when: 'before' } as const;
    stage.standIn.faults.plan({ path: uploadPath, action });
    await post.publish();
    const { attempts, tries } = await stage.row(post.postId);
    await post.publish(stage.other);
    stage.alarms.lose();
    await stage.core.sweep();
    await stage.ring();
    expect(await stage.row(post.postId)).toMatchObject({ state: 'publishing', attempts, tries });
  });
});

describe('an init whose answer is lost', () => {
  test('is repeated after ten seconds', async () => {
    const post = await duePost('ok.mp4');
    stage.standIn.faults.plan({ path: initPath, action: { kind: 'reset', when: 'after' } });
    await post.publish();
    expect(videos()).toHaveLength(1);
    await stage.pass(9 * seconds);
    expect(videos()).toHaveLength(1);
    await stage.pass(minutes);
    expect(videos()).toHaveLength(2);
    expect(whole()).toHaveLength(1);
    expect((await stage.read(post.postId)).state).toBe('published');
  });

  test('three times in all, then the post fails and says so', async () => {
    const post = await duePost('ok.mp4');
    const action = { kind: 'reset', when: 'after' } as const;
    stage.standIn.faults.plan({ path: initPath, times: Number.POSITIVE_INFINITY, action });
    await post.publish();
    await stage.pass(hours);
    expect(videos()).toHaveLength(3);
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'failed',
      problem: { code: 'init_unanswered', facts: { inits: 3 } },
    });
    expect(await stage.told(post.postId)).toMatchObject([{ kind: 'failed' }]);
    expect(whole()).toEqual([]);
  });

  test('may be tried again by the author', async () => {
    const post = await duePost('ok.mp4');
    const action = { kind: 'reset', when: 'after' } as const;
    stage.standIn.faults.plan({ path: initPath, times: 3, action });
    await post.publish();
    await stage.pass(hours);
    await stage.core.posts.postNow(post.postId, {
      workspaceId: team.mia.workspaceId,
      memberId: team.mia.id,
      isAdmin: false,
    });
    await stage.pass(minutes);
    expect((await stage.read(post.postId)).state).toBe('published');
    expect(whole()).toHaveLength(1);
  });

  test('is not counted when TikTok did answer: a refusal for the moment may come any often', async () => {
    const post = await duePost('ok.mp4');
    const body = '{"error":{"code":"rate_limit_exceeded","message":"","log_id":"1"}}';
    const action = { kind: 'answer', status: 429, body } as const;
    stage.standIn.faults.plan({ path: initPath, times: 5, action });
    await post.publish();
    await stage.pass(4 * hours);
    expect((await stage.read(post.postId)).state).toBe('published');
    expect((await stage.row(post.postId)).attempts).toMatchObject([{ initCount: 1 }]);
  });
});

describe('an upload whose hour is over', () => {
  /** The worker is away for longer than the upload may take, with one chunk of two kept. */
  async function interrupt() {
    const post = await duePost();
    const sleep = sleepAt('chunk-done');
    const sleeper = post.publish(stage.sleeper.core);
    await sleep.asleep;
    stage.clock.pass(hours);
    return {
      ...post,
      end: async () => {
        sleep.wake();
        await sleeper;
      },
    };
  }

  test("and misses bytes by TikTok's own word begins anew", async () => {
    const post = await interrupt();
    await post.publish(stage.other);
    expect(await stage.row(post.postId)).toMatchObject({
      state: 'scheduled',
      attempts: [{ outcome: 'abandoned', uploadUrl: null }],
    });
    await post.end();
    await stage.pass(minutes);
    expect(await stage.row(post.postId)).toMatchObject({
      state: 'published',
      attempts: [{ number: 1 }, { number: 2, outcome: 'published' }],
    });
    expect(videos()).toHaveLength(2);
    await expectOneVideo(post.postId);
  });

  test('and TikTok does not say how many bytes it has is unconfirmed', async () => {
    const post = await interrupt();
    const body = '{"data":{"status":"PROCESSING_UPLOAD"},"error":{"code":"ok","message":"","log_id":"1"}}';
    const path = '/v2/post/publish/status/fetch/';
    stage.standIn.faults.plan({ path, action: { kind: 'answer', status: 200, body } });
    await post.publish(stage.other);
    // Half of it is confirmed by the chunk's own answer, but that is not TikTok's last word.
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'unconfirmed',
      problem: { code: 'upload_expired' },
    });
    await post.end();
    expect(videos()).toHaveLength(1);
  });

  test('and TikTok cannot be asked is unconfirmed', async () => {
    const post = await interrupt();
    const path = '/v2/post/publish/status/fetch/';
    stage.standIn.faults.plan({ path, action: { kind: 'reset', when: 'before' } });
    await post.publish(stage.other);
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'unconfirmed',
      problem: { code: 'tiktok_unreachable' },
    });
    await post.end();
  });

  test('three times in a row fails, for it never will get through', async () => {
    const post = await duePost();
    for (let round = 0; round < 3; round += 1) {
      const sleep = sleepAt('chunk-done');
      const { scheduleVersion } = await stage.row(post.postId);
      const sleeper = stage.sleeper.core.posts.publish(post.postId, scheduleVersion);
      await sleep.asleep;
      stage.clock.pass(hours);
      await stage.other.posts.publish(post.postId, scheduleVersion);
      sleep.wake();
      await sleeper;
    }
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'failed',
      problem: { code: 'upload_too_slow' },
    });
    expect(whole()).toEqual([]);
  });
});

describe('a status that TikTok tells of an id', () => {
  test('it does not know any more leaves the outcome open', async () => {
    const post = await duePost();
    const sleep = sleepAt('chunk-done');
    const sleeper = post.publish(stage.sleeper.core);
    await sleep.asleep;
    stage.clock.pass(CLAIM_MS);
    const body = '{"data":{},"error":{"code":"invalid_publish_id","message":"","log_id":"1"}}';
    const path = '/v2/post/publish/status/fetch/';
    stage.standIn.faults.plan({ path, action: { kind: 'answer', status: 400, body } });
    await post.publish(stage.other);
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'unconfirmed',
      problem: { code: 'invalid_publish_id' },
    });
    sleep.wake();
    await sleeper;
    expect(videos()).toHaveLength(1);
  });

  test('that failed meanwhile ends the post with the reason', async () => {
    const post = await duePost();
    const sleep = sleepAt('chunk-done');
    const sleeper = post.publish(stage.sleeper.core);
    await sleep.asleep;
    stage.clock.pass(CLAIM_MS);
    stage.standIn.settle(videos()[0]?.publishId ?? '', { failReason: 'auth_removed' });
    await post.publish(stage.other);
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'failed',
      problem: { code: 'auth_removed' },
    });
    sleep.wake();
    await sleeper;
    expect((await stage.read(post.postId)).state).toBe('failed');
  });
});
