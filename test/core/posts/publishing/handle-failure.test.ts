/** What TikTok's refusals, its silence, and our own mistakes lead to. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PrismaClient } from '../../../../src/core/database/index.ts';
import { Failure } from '../../../../src/core/errors.ts';
import { createPosts } from '../../../../src/core/posts/index.ts';
import { CLAIM_MS } from '../../../../src/core/posts/lifecycle/attempt.ts';
import { createCipher } from '../../../../src/core/sealing/index.ts';
import { duePost as dueFrom, hours, minutes, openStage, type Stage, seconds, type Team } from '../stage.ts';

const paths = {
  creatorInfo: '/v2/post/publish/creator_info/query/',
  init: '/v2/post/publish/video/init/',
  inboxInit: '/v2/post/publish/inbox/video/init/',
  status: '/v2/post/publish/status/fetch/',
  upload: '/upload',
} as const;
const always = Number.POSITIVE_INFINITY;

let stage: Stage;
let team: Team;
/** Thrown by the client in place of the next inits. */
let bug: Error | null = null;

beforeAll(async () => {
  stage = await openStage({
    wrap: (tiktok) => ({
      ...tiktok,
      initDirectPost: async (token, post) => {
        if (bug) throw bug;
        return tiktok.initDirectPost(token, post);
      },
    }),
  });
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.alarms.lose();
  team = await stage.newTeam();
});
afterEach(() => {
  stage.standIn.faults.reset();
  bug = null;
});

const videos = () => stage.videosOf(team.handle);
const whole = () => videos().filter(({ sha256 }) => sha256 !== undefined);

const duePost = () => dueFrom(stage, team.mia);

/** What TikTok answers instead, `times` in a row. */
function answer(path: string, status: number, code: string | null, times = 1, nth = 1) {
  const error = { code, message: 'See the guidelines.', log_id: '20261124' };
  const body = code === null ? '' : JSON.stringify({ data: {}, error });
  stage.standIn.faults.plan({ path, times, nth, action: { kind: 'answer', status, body } });
}

test('a login that this process has no key for waits for the key, its author is told why, and it goes out once', async () => {
  const { prisma } = stage;
  const { postId, publish } = await duePost();
  const { profileId: id } = await stage.row(postId);
  if (id === null) throw new Error('It has no account.');
  const kept = await prisma.profile.findUniqueOrThrow({ where: { id } });
  const foreign = createCipher([Buffer.alloc(32, 9)]);
  const sealed = (purpose: string) => foreign.seal('a token', { purpose, row: id });
  await prisma.profile.update({
    where: { id },
    data: { accessToken: sealed('access_token'), refreshToken: sealed('refresh_token') },
  });
  await publish();
  expect(await stage.row(postId)).toMatchObject({ state: 'scheduled', problem: { code: 'cipher_key_unknown' } });
  await stage.pass(15 * minutes);
  expect((await stage.told(postId)).map(({ kind }) => kind)).toEqual(['waiting']);
  expect(await prisma.profile.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'active' });

  const { accessToken, refreshToken } = kept;
  await prisma.profile.update({ where: { id }, data: { accessToken, refreshToken } });
  await stage.pass(hours);
  expect(await stage.row(postId)).toMatchObject({ state: 'published', late: true });
  expect(whole()).toHaveLength(1);
});

const waitOf = async (postId: string) => {
  const { wakeAt } = await stage.row(postId);
  return ((wakeAt?.getTime() ?? 0) - stage.clock.now().getTime()) / minutes;
};

/** Rings the alarm that the last failed attempt has set. */
async function untilNextTry(postId: string) {
  const { wakeAt } = await stage.row(postId);
  if (wakeAt) await stage.pass(wakeAt.getTime() - stage.clock.now().getTime());
}

describe('a refusal before the first byte', () => {
  test.each([
    [paths.init, 403, 'unaudited_client_can_only_post_to_private_accounts'],
    [paths.init, 403, 'spam_risk_user_banned_from_posting'],
    [paths.init, 400, 'invalid_params'],
    [paths.init, 403, 'something_new'],
    [paths.creatorInfo, 200, 'spam_risk_user_banned_from_posting'],
  ])('of %s, %i %s, fails the post at once', async (path, status, code) => {
    const post = await duePost();
    answer(path, status, code);
    await post.publish();
    const known = code === 'something_new' ? 'tiktok_unknown' : code;
    const problem = { code: known, facts: { logId: '20261124' } };
    expect(await stage.row(post.postId)).toMatchObject({
      state: 'failed',
      problem,
      wakeAt: null,
      attempts: [{ outcome: 'failed', errorCode: known, publishId: null }],
    });
    expect(await stage.told(post.postId)).toMatchObject([{ kind: 'failed', data: problem }]);
    expect(stage.alarms.set.filter(({ kind }) => kind === 'publish')).toEqual([]);
    expect(whole()).toEqual([]);
  });

  test.each([
    [paths.creatorInfo, 200, 'spam_risk_too_many_posts'],
    [paths.creatorInfo, 200, 'reached_active_user_cap'],
    [paths.init, 403, 'spam_risk_too_many_posts'],
    [paths.init, 403, 'reached_active_user_cap'],
  ])('of %s, %i %s, is a wait of a day that is told', async (path, status, code) => {
    const post = await duePost();
    answer(path, status, code);
    await post.publish();
    expect(await stage.read(post.postId)).toMatchObject({ state: 'scheduled', problem: { code } });
    expect(await waitOf(post.postId)).toBe(24 * 60);
    const until = (await stage.row(post.postId)).wakeAt?.toISOString();
    expect(await stage.told(post.postId)).toMatchObject([{ kind: 'waiting', data: { code, until } }]);
    await untilNextTry(post.postId);
    await stage.pass(minutes);
    expect(await stage.read(post.postId)).toMatchObject({ state: 'published', late: true });
  });

  test('that lasts longer than the day asks the author', async () => {
    const post = await duePost();
    answer(paths.creatorInfo, 200, 'spam_risk_too_many_posts', always);
    stage.clock.pass(seconds);
    await post.publish();
    await untilNextTry(post.postId);
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'on_hold',
      problem: { code: 'waited_in_vain' },
    });
  });

  test('for want of a right puts the post on hold', async () => {
    const post = await duePost();
    answer(paths.init, 401, 'scope_not_authorized');
    await post.publish();
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'on_hold',
      problem: { code: 'scope_not_authorized' },
    });
    expect(await stage.told(post.postId)).toMatchObject([{ kind: 'on_hold' }]);
  });

  test('of the access token is answered with a new one, and the post goes out', async () => {
    const post = await duePost();
    answer(paths.init, 401, 'access_token_invalid');
    await post.publish();
    await stage.pass(minutes);
    expect((await stage.read(post.postId)).state).toBe('published');
    expect((await stage.row(post.postId)).attempts).toMatchObject([{ initCount: 1 }]);
    expect(videos()).toHaveLength(1);
  });

  test('of the login puts this post and the later ones on hold, each told once', async () => {
    const laterAt = new Date(stage.clock.now().getTime() + 5 * hours);
    const later = await stage.drop(team.mia, { when: { kind: 'at', at: laterAt, note: null } });
    const post = await duePost();
    stage.standIn.accounts.revoke(team.handle);
    await post.publish();
    await stage.ring();
    for (const id of [post.postId, later]) {
      expect((await stage.read(id)).state).toBe('on_hold');
      expect((await stage.told(id)).map(({ kind }) => kind)).toEqual(['on_hold']);
    }
    expect(whole()).toEqual([]);
  });
});

describe("TikTok's call limit", () => {
  test('is waited for 1, 5, 15 and 60 minutes, and told of only at 60', async () => {
    const post = await duePost();
    answer(paths.creatorInfo, 429, 'rate_limit_exceeded', 5);
    await post.publish();
    const waits: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      waits.push(await waitOf(post.postId));
      const told = (await stage.told(post.postId)).length;
      expect(told).toBe(round < 3 ? 0 : 1);
      await untilNextTry(post.postId);
    }
    [1, 5, 15, 60, 60].forEach((wait, round) => {
      expect(waits[round]).toBeGreaterThanOrEqual(wait);
      expect(waits[round]).toBeLessThanOrEqual(wait * 1.1);
    });
    await stage.pass(minutes);
    expect((await stage.read(post.postId)).state).toBe('published');
  });

  test('is told of again when the post meets it at another time', async () => {
    const post = await duePost();
    const actor = { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false };
    answer(paths.creatorInfo, 200, 'spam_risk_too_many_posts', 2);
    await post.publish();
    const at = new Date(stage.clock.now().getTime() + 2 * hours);
    await stage.core.posts.moveTo(post.postId, actor, { at, note: null });
    await stage.pass(2 * hours);
    expect((await stage.told(post.postId)).map(({ kind }) => kind)).toEqual(['waiting', 'waiting']);
  });

  test('is met for the first time, whatever has failed before it, and trouble after it too', async () => {
    const post = await duePost();
    answer(paths.creatorInfo, 502, null, 3);
    answer(paths.creatorInfo, 429, 'rate_limit_exceeded', 1, 4);
    answer(paths.creatorInfo, 502, null, 1, 5);
    await post.publish();
    const waits: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      waits.push(Math.round((await waitOf(post.postId)) * 6) * 10);
      await untilNextTry(post.postId);
    }
    expect(waits).toEqual([10, 30, 120, 60, 10]);
    expect(videos()).toHaveLength(1);
  });

  test('in the middle of an upload lets it rest, and the upload goes on', async () => {
    const post = await duePost();
    answer(paths.upload, 429, null);
    await post.publish();
    expect((await stage.read(post.postId)).state).toBe('publishing');
    expect(await waitOf(post.postId)).toBeGreaterThanOrEqual(1);
    await stage.pass(3 * minutes);
    expect((await stage.read(post.postId)).state).toBe('published');
    expect(whole()).toHaveLength(1);
  });
});

describe('while TikTok is down', () => {
  test('a post waits longer and longer, is told of once, and goes out when TikTok is back', async () => {
    const post = await duePost();
    answer(paths.creatorInfo, 503, null, 3);
    answer(paths.creatorInfo, 500, 'internal_error', 4, 4);
    await post.publish();
    await stage.pass(2 * hours);
    expect(await stage.read(post.postId)).toMatchObject({ state: 'scheduled' });
    expect((await stage.told(post.postId)).map(({ kind }) => kind)).toEqual(['waiting']);
    await stage.pass(2 * hours);
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'published',
      late: true,
      problem: null,
    });
  });

  test('a post asks its author after a day, and nothing of it was sent', async () => {
    const post = await duePost();
    stage.standIn.faults.plan({
      path: paths.creatorInfo,
      times: always,
      action: { kind: 'reset', when: 'before' },
    });
    await post.publish();
    await stage.pass(26 * hours);
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'on_hold',
      problem: { code: 'waited_in_vain', facts: { cause: 'tiktok_unreachable' } },
    });
    expect((await stage.told(post.postId)).map(({ kind }) => kind)).toEqual(['waiting', 'on_hold']);
    expect(videos()).toEqual([]);
  });

  test('an init that is answered with trouble is repeated as long as a call that is not', async () => {
    const post = await duePost();
    answer(paths.init, 502, null, 8);
    await post.publish();
    await stage.pass(6 * hours);
    expect((await stage.read(post.postId)).state).toBe('published');
  });
});

describe('a wait', () => {
  test('that was told of is kept though Schedy was away over its end', async () => {
    const post = await duePost();
    answer(paths.creatorInfo, 200, 'reached_active_user_cap');
    await post.publish();
    stage.alarms.lose();
    stage.clock.pass(27 * hours);
    await stage.core.sweep();
    await stage.pass(minutes);
    expect((await stage.read(post.postId)).state).toBe('published');
  });

  test('that was told of is asked about when its end is a day gone', async () => {
    const post = await duePost();
    answer(paths.creatorInfo, 200, 'reached_active_user_cap');
    await post.publish();
    stage.alarms.lose();
    stage.clock.pass(49 * hours);
    await stage.core.sweep();
    await stage.pass(minutes);
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'on_hold',
      problem: { code: 'missed' },
    });
  });

  test('that nobody was told of promises nothing', async () => {
    const post = await duePost();
    answer(paths.creatorInfo, 503, null);
    await post.publish();
    stage.alarms.lose();
    stage.clock.pass(4 * hours);
    await stage.core.sweep();
    await stage.pass(minutes);
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'on_hold',
      problem: { code: 'missed', facts: { because: 'wait' } },
    });
  });

  test('over whose end nobody was there is told as a wait; a time without one as a time', async () => {
    const post = await duePost();
    stage.alarms.lose();
    stage.clock.pass(4 * hours);
    await stage.core.sweep();
    await stage.pass(minutes);
    const { problem } = await stage.read(post.postId);
    expect(problem).toMatchObject({ code: 'missed', facts: { lateMs: expect.any(Number) } });
    expect(problem?.facts).not.toHaveProperty('because');
  });
});

describe('after the first byte', () => {
  test.each([
    [403, 'upload_expired'],
    [404, 'upload_unknown'],
    [400, 'video_upload_failed'],
  ])('a %i leaves the outcome open, and nothing repeats by itself', async (status, code) => {
    const post = await duePost();
    answer(paths.upload, status, null);
    await post.publish();
    expect(await stage.row(post.postId)).toMatchObject({
      state: 'unconfirmed',
      problem: { code },
      wakeAt: null,
      attempts: [{ outcome: null, pollAt: stage.clock.now() }],
    });
    expect(await stage.told(post.postId)).toEqual([]);
    await stage.skip(3 * hours);
    await stage.skip(hours);
    expect(videos()).toHaveLength(1);
    expect(await stage.told(post.postId)).toMatchObject([{ kind: 'unconfirmed', data: { code } }]);
  });

  test('a 416 makes Schedy ask how far TikTok is, and go on there', async () => {
    const post = await duePost();
    answer(paths.upload, 416, null);
    await post.publish();
    expect(await waitOf(post.postId)).toBe(0);
    await stage.pass(minutes);
    expect((await stage.read(post.postId)).state).toBe('published');
  });

  test('a 416 that comes again and again is not answered in a hurry', async () => {
    const post = await duePost();
    answer(paths.upload, 416, null, 4);
    await post.publish();
    await stage.ring();
    expect(await waitOf(post.postId)).toBeGreaterThan(0);
    await stage.pass(10 * minutes);
    expect((await stage.read(post.postId)).state).toBe('published');
  });

  test('"more" as the answer to the last byte makes Schedy ask before it goes on', async () => {
    const post = await duePost();
    const action = { kind: 'answer', status: 206 } as const;
    stage.standIn.faults.plan({ path: paths.upload, action });
    await post.publish();
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'publishing',
      problem: { code: 'upload_out_of_step' },
    });
    await stage.pass(minutes);
    expect((await stage.read(post.postId)).state).toBe('published');
    expect(whole()).toHaveLength(1);
  });

  test('a wait of minutes is told, once, and the upload goes on', async () => {
    const post = await duePost();
    answer(paths.upload, 503, null, 6);
    await post.publish();
    await stage.pass(2 * hours);
    expect((await stage.read(post.postId)).state).toBe('published');
    expect((await stage.told(post.postId)).map(({ kind }) => kind)).toEqual(['waiting', 'published']);
    expect(whole()).toHaveLength(1);
  });

  test('a status that cannot be had is asked for again', async () => {
    const post = await duePost();
    answer(paths.upload, 503, null);
    answer(paths.status, 503, null, 2);
    await post.publish();
    await stage.pass(10 * minutes);
    expect((await stage.read(post.postId)).state).toBe('published');
    expect(whole()).toHaveLength(1);
  });
});

describe('an account that only takes drafts', () => {
  beforeEach(async () => {
    await stage.prisma.profile.update({ where: { id: team.profileId }, data: { mode: 'inbox' } });
  });

  test('gets the video into its inbox, and the post is published when the creator says so', async () => {
    const post = await duePost();
    await post.publish();
    await stage.pass(minutes);
    expect((await stage.read(post.postId)).state).toBe('in_inbox');
    expect(await stage.told(post.postId)).toEqual([{ kind: 'in_inbox', data: { pending: 1 } }]);
    stage.standIn.postDraft(videos()[0]?.publishId ?? '');
    await stage.pass(10 * minutes);
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'published',
      videoId: videos()[0]?.postIds[0],
    });
    expect((await stage.told(post.postId)).map(({ kind }) => kind)).toEqual(['in_inbox', 'published']);
  });

  test('waits while TikTok cannot even be connected to, without using up its inits', async () => {
    const post = await duePost();
    answer(paths.inboxInit, 503, null, 6);
    await post.publish();
    await stage.pass(3 * hours);
    expect((await stage.read(post.postId)).state).toBe('in_inbox');
  });
});

test('a database that was away in between is no failed attempt: the post goes on at once', async () => {
  const post = await duePost();
  bug = new Error('Connection terminated unexpectedly');
  await post.publish();
  expect(await stage.row(post.postId)).toMatchObject({
    state: 'scheduled',
    problem: null,
    tries: 0,
    wakeAt: stage.clock.now(),
  });
  bug = null;
  await stage.pass(minutes);
  expect(await stage.read(post.postId)).toMatchObject({ state: 'published', problem: null });
  expect((await stage.told(post.postId)).map(({ kind }) => kind)).toEqual(['published']);
});

describe('a database that goes away', () => {
  /** The posts of a process whose database can be taken away; it is back after so many questions. */
  function losing(questions: number, isTikTokAway = false) {
    let left = 0;
    const prisma = stage.prisma.$extends({
      query: {
        $allOperations: ({ args, query }) => {
          if (left > 0) throw new Error('Connection terminated unexpectedly');
          return query(args);
        },
      },
    }) as unknown as PrismaClient;
    const sleep = async (): Promise<void> => {
      left -= 1;
    };
    const lose = (): void => {
      left = questions;
    };
    const initDirectPost = async () => {
      lose();
      throw new Failure('tiktok_unexpected_answer', { kind: 'retry' });
    };
    const tiktok = isTikTokAway ? { ...stage.tiktok, initDirectPost } : stage.tiktok;
    return { posts: createPosts({ ...stage.deps, prisma, sleep, tiktok }), lose };
  }

  test.each([
    ['before a byte', 'creator-info', 'scheduled'],
    ['in the middle of an upload', 'chunk', 'publishing'],
  ] as const)('%s costs no more than the time it is away', async (_when, point, state) => {
    const post = await duePost();
    const { posts, lose } = losing(100);
    const remove = stage.standIn.on(point, lose);
    const { scheduleVersion } = await stage.row(post.postId);
    await posts.publish(post.postId, scheduleVersion);
    remove();
    const now = stage.clock.now();
    expect(await stage.row(post.postId)).toMatchObject({
      state,
      problem: null,
      tries: 0,
      wakeAt: now,
      attempts: [{ claimedUntil: now }],
    });
    await stage.pass(20 * seconds);
    expect(await stage.read(post.postId)).toMatchObject({ state: 'published', problem: null });
    expect(whole()).toHaveLength(1);
  });

  test('while TikTok fails as well costs no more either', async () => {
    const post = await duePost();
    const { posts } = losing(100, true);
    const { scheduleVersion } = await stage.row(post.postId);
    await posts.publish(post.postId, scheduleVersion);
    const [attempt] = (await stage.row(post.postId)).attempts;
    expect(attempt?.claimedUntil).toEqual(stage.clock.now());
  });

  test('for longer than the claim leaves the post to whoever finds it', async () => {
    const post = await duePost();
    const { posts, lose } = losing(Number.POSITIVE_INFINITY);
    const remove = stage.standIn.on('creator-info', lose);
    const { scheduleVersion } = await stage.row(post.postId);
    await expect(posts.publish(post.postId, scheduleVersion)).rejects.toThrow('Connection terminated');
    remove();
    await stage.skip(CLAIM_MS);
    await stage.pass(minutes);
    expect(await stage.read(post.postId)).toMatchObject({ state: 'published' });
  });
});

describe('a bug', () => {
  test('is thrown on, and the post is tried again after a pause', async () => {
    const post = await duePost();
    bug = new TypeError('a bug');
    await expect(post.publish()).rejects.toThrow('a bug');
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'scheduled',
      problem: { code: 'schedy_failed', facts: { times: 1 } },
    });
    bug = null;
    await stage.pass(minutes);
    expect(await stage.read(post.postId)).toMatchObject({ state: 'published', problem: null });
  });

  test('that comes back five times in a row ends the post, told', async () => {
    const post = await duePost();
    bug = new TypeError('a bug');
    await expect(post.publish()).rejects.toThrow('a bug');
    for (let round = 0; round < 4; round += 1) {
      await expect(untilNextTry(post.postId)).rejects.toThrow('a bug');
    }
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'failed',
      problem: { code: 'schedy_failed', facts: { times: 5 } },
    });
    expect((await stage.told(post.postId)).map(({ kind }) => kind)).toContain('failed');
    expect(whole()).toEqual([]);
  });

  test('that kills five processes in a row ends the post, told', async () => {
    const post = await duePost();
    const wakes: (() => void)[] = [];
    const remove = stage.standIn.on('creator-info', () => new Promise((wake) => void wakes.push(wake)));
    const dead: Promise<void>[] = [];
    for (let death = 1; death <= 5; death += 1) {
      dead.push(post.publish(stage.sleeper.core));
      await expect.poll(() => wakes.length).toBe(death);
      stage.clock.pass(CLAIM_MS);
    }
    remove();
    await post.publish();
    expect(await stage.read(post.postId)).toMatchObject({
      state: 'failed',
      problem: { code: 'schedy_failed' },
    });
    for (const wake of wakes) wake();
    await Promise.all(dead);
    expect((await stage.read(post.postId)).state).toBe('failed');
    expect(videos()).toEqual([]);
  });
});
