import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../../../src/core/errors.ts';
import { createPosts } from '../../../../src/core/posts/index.ts';
import { defaultTimeouts } from '../../../../src/core/tiktok/transport.ts';
import { type ChunkUpload, createUploadChunk } from '../../../../src/core/tiktok/upload.ts';
import { hours, minutes, openStage, type Stage, seconds, type Team } from '../stage.ts';

let stage: Stage;
let team: Team;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.alarms.lose();
  team = await stage.newTeam();
});

const actor = () => ({ workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false });
const later = (ms: number) => new Date(stage.clock.now().getTime() + ms);
const planned = (ms = 3 * hours) =>
  stage.drop(team.mia, { when: { kind: 'at', at: later(ms), note: { kind: 'usual_hour' } } });
const videos = () => stage.videosOf(team.handle);

describe('rights', () => {
  test("are the author's and the admins'", async () => {
    const postId = await planned();
    const other = await stage.newPerson(team.workspaceId);
    const refused = await stage.core.posts.cancel(postId, {
      workspaceId: other.workspaceId,
      memberId: other.id,
      isAdmin: false,
    });
    expect(refused).toMatchObject({ kind: 'not_yours', post: { state: 'scheduled' } });
    const done = await stage.core.posts.cancel(postId, {
      workspaceId: other.workspaceId,
      memberId: other.id,
      isAdmin: true,
    });
    expect(done).toMatchObject({ kind: 'done', post: { state: 'cancelled' } });
    const [, cancel] = await stage.prisma.history.findMany({
      where: { postId },
      orderBy: { id: 'asc' },
    });
    expect(cancel).toMatchObject({ move: 'cancel', from: 'scheduled', actor: other.id });
  });

  test('to an unknown post nobody has', async () => {
    const unknown = '019a0000-0000-7000-8000-000000000000';
    expect(await stage.core.posts.cancel(unknown, actor())).toEqual({ kind: 'unknown' });
    const to = { at: new Date(0), note: null };
    expect(await stage.core.posts.moveTo(unknown, actor(), to)).toEqual({ kind: 'unknown' });
  });
});

describe('cancel', () => {
  test('keeps the post from going out', async () => {
    const postId = await planned();
    await stage.core.posts.cancel(postId, actor());
    await stage.pass(4 * hours);
    expect((await stage.read(postId)).state).toBe('cancelled');
    expect(videos()).toEqual([]);
  });

  test('of a draft whose video is being read ends it', async () => {
    const postId = await stage.draft(team.mia);
    await stage.core.posts.cancel(postId, actor());
    await stage.core.posts.takeVideo(postId, await stage.videoFrom('ok.mp4'), false);
    expect(await stage.row(postId)).toMatchObject({
      state: 'cancelled',
      missing: null,
      media: { state: 'expected' },
    });
  });

  describe.each([
    ['a cancel', 'cancelled', (postId: string) => stage.other.posts.cancel(postId, actor())],
    [
      'another time',
      'scheduled',
      (postId: string) => stage.other.posts.moveTo(postId, actor(), { at: later(hours), note: null }),
    ],
  ] as const)('%s', (_what, state, change) => {
    test.each(['creator-info', 'init'] as const)('wins while the post is starting, at %s', async (point) => {
      const postId = await planned();
      const answers: unknown[] = [];
      const remove = stage.standIn.on(point, async (event) => {
        if (event.handle === team.handle && answers.length === 0) answers.push(await change(postId));
      });
      await stage.pass(3 * hours + minutes);
      remove();
      expect(answers).toMatchObject([{ kind: 'done', post: { state } }]);
      expect((await stage.read(postId)).state).toBe(state);
      expect(videos().filter(({ uploadedBytes }) => uploadedBytes > 0)).toEqual([]);
    });

    test('wins while the post waits for a limit after its claim', async () => {
      const postId = await planned();
      const answers: unknown[] = [];
      const { core } = stage;
      const calls = {
        take: async () => {
          answers.push(await change(postId));
          throw new Failure('app_call_limit', { kind: 'wait', forMs: minutes }, { callsPerHour: 100 });
        },
      };
      const limited = createPosts({ ...stage.deps, calls, profiles: core.profiles });
      stage.clock.pass(3 * hours);
      await limited.publish(postId, (await stage.row(postId)).scheduleVersion);
      expect(answers[0]).toMatchObject({ kind: 'done', post: { state } });
      expect((await stage.read(postId)).state).toBe(state);
      await stage.pass(30 * minutes);
      expect(videos()).toEqual([]);
    });

    test('wins while no connection to the place of the upload comes about', async () => {
      const postId = await planned();
      const { core } = stage;
      // Nobody listens there.
      const nowhere = createUploadChunk({ uploadHosts: ['127.0.0.1:9'], timeouts: defaultTimeouts });
      const uploadChunk = (upload: ChunkUpload) => nowhere({ ...upload, uploadUrl: 'http://127.0.0.1:9/upload' });
      const tiktok = { ...stage.tiktok, uploadChunk };
      const cutOff = createPosts({ ...stage.deps, tiktok, profiles: core.profiles });
      stage.clock.pass(3 * hours);
      await cutOff.publish(postId, (await stage.row(postId)).scheduleVersion);
      expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', isSending: false });
      expect(await change(postId)).toMatchObject({ kind: 'done', post: { state } });
      await stage.pass(30 * minutes);
      expect(videos().filter(({ uploadedBytes }) => uploadedBytes > 0)).toEqual([]);
    });

    test('is too late once a byte has gone', async () => {
      const postId = await planned();
      const stale: unknown[] = [];
      const remove = stage.standIn.on('chunk', async () => {
        if (stale.length === 0) stale.push(await change(postId));
      });
      await stage.pass(3 * hours + minutes);
      remove();
      expect(stale).toMatchObject([{ kind: 'stale', post: { state: 'publishing', isSending: true } }]);
      expect((await stage.read(postId)).state).toBe('published');
    });
  });
});

describe('a stale button', () => {
  test.each(['publishing', 'processing', 'published', 'in_inbox', 'cancelled'] as const)(
    'on a post that is %s changes nothing of it',
    async (state) => {
      const postId = await planned();
      await stage.prisma.post.update({ where: { id: postId }, data: { state } });
      await stage.prisma.attempt.create({
        data: {
          postId,
          number: 1,
          claimToken: 'x',
          publishId: `p-${postId}`,
          uploadUrl: 'sealed',
          startedAt: stage.clock.now(),
          byteBegunAt: stage.clock.now(),
          claimedUntil: later(hours),
          pollAt: later(hours),
        },
      });
      const before = await stage.row(postId);
      const to = { at: later(hours), note: null };
      const changes = [
        await stage.core.posts.postNow(postId, actor()),
        await stage.core.posts.moveTo(postId, actor(), to),
        await stage.core.posts.cancel(postId, actor()),
        await stage.core.posts.undo(postId, actor()),
        await stage.core.posts.edit(postId, actor(), { caption: 'other' }),
        // A draft in the inbox is finished by its author, who may say so.
        ...(state === 'in_inbox' ? [] : [await stage.core.posts.markPosted(postId, actor())]),
      ];
      expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['stale']));
      expect(await stage.row(postId)).toEqual(before);
    },
  );
});

describe('the undo window', () => {
  test('of a new post cancels it', async () => {
    const postId = await stage.drop(team.mia);
    expect(await stage.read(postId)).toMatchObject({
      state: 'scheduled',
      undoUntil: later(10 * seconds),
    });
    await stage.pass(9 * seconds);
    expect(await stage.core.posts.undo(postId, actor())).toMatchObject({
      kind: 'done',
      post: { state: 'cancelled' },
    });
    await stage.pass(minutes);
    expect(videos()).toEqual([]);
  });

  test('of "Post now" gives the earlier time back', async () => {
    const postId = await planned();
    const { dueAt } = await stage.read(postId);
    await stage.core.posts.postNow(postId, actor());
    expect(await stage.read(postId)).toMatchObject({ wakeAt: later(10 * seconds) });
    await stage.pass(5 * seconds);
    expect(await stage.core.posts.undo(postId, actor())).toMatchObject({
      kind: 'done',
      post: { state: 'scheduled', dueAt, wakeAt: dueAt, undoUntil: null },
    });
    await stage.pass(minutes);
    expect(videos()).toEqual([]);
    await stage.pass(3 * hours);
    expect(videos()).toHaveLength(1);
  });

  test('of "Post now" that was pressed twice still gives the earlier time back', async () => {
    const postId = await planned();
    const { dueAt } = await stage.read(postId);
    await stage.core.posts.postNow(postId, actor());
    stage.clock.pass(2 * seconds);
    await stage.core.posts.postNow(postId, actor());
    await stage.core.posts.undo(postId, actor());
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', dueAt, wakeAt: dueAt });
  });

  test('of a new post on which "Post now" was pressed still cancels it', async () => {
    const postId = await stage.drop(team.mia);
    stage.clock.pass(2 * seconds);
    await stage.core.posts.postNow(postId, actor());
    await stage.core.posts.undo(postId, actor());
    expect((await stage.read(postId)).state).toBe('cancelled');
  });

  test('of "Post now" on a post that waits gives the end of the wait back', async () => {
    const postId = await planned(hours);
    stage.alarms.lose();
    stage.clock.pass(hours);
    const path = '/v2/post/publish/creator_info/query/';
    const body = '{"data":{},"error":{"code":"reached_active_user_cap","message":"","log_id":"1"}}';
    stage.standIn.faults.plan({ path, action: { kind: 'answer', status: 200, body } });
    await stage.core.posts.publish(postId, 1);
    const { wakeAt } = await stage.read(postId);
    await stage.core.posts.postNow(postId, actor());
    await stage.core.posts.undo(postId, actor());
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', wakeAt });
    await stage.pass(hours);
    expect(videos()).toEqual([]);
  });

  test('is over with its last moment', async () => {
    const postId = await stage.drop(team.mia);
    // The card with Undo can be seen from here on.
    await stage.ring();
    stage.clock.pass(10 * seconds);
    expect(await stage.core.posts.undo(postId, actor())).toMatchObject({ kind: 'stale' });
    await stage.ring();
    expect(videos()).toHaveLength(1);
  });

  test('races with the alarm: one of them wins, never both', async () => {
    const postId = await stage.drop(team.mia);
    stage.clock.pass(10 * seconds - 1);
    // The worker's clock is a moment ahead.
    const { scheduleVersion } = await stage.row(postId);
    const [undo] = await Promise.all([
      stage.core.posts.undo(postId, actor()),
      (async () => {
        stage.clock.pass(1);
        await stage.other.posts.publish(postId, scheduleVersion);
      })(),
    ]);
    const { state } = await stage.read(postId);
    expect([undo.kind, state, videos().length]).toEqual(
      undo.kind === 'done' ? ['done', 'cancelled', 0] : ['stale', 'processing', 1],
    );
  });

  test('may be none', async () => {
    const options = { ...stage.deps.options, undoWindowMs: 0 };
    const posts = createPosts({ ...stage.deps, options });
    const postId = await stage.draft(team.mia);
    await posts.takeVideo(postId, await stage.videoFrom('ok.mp4'), false);
    expect(await stage.read(postId)).toMatchObject({
      state: 'scheduled',
      undoUntil: null,
      wakeAt: stage.clock.now(),
    });
    await stage.ring();
    expect(videos()).toHaveLength(1);
  });
});

describe('another time', () => {
  test('makes the earlier alarm harmless', async () => {
    const postId = await planned();
    const note = { kind: 'gap' } as const;
    const moved = await stage.core.posts.moveTo(postId, actor(), { at: later(5 * hours), note });
    expect(moved).toMatchObject({
      kind: 'done',
      post: { dueAt: later(5 * hours), timeNote: note },
    });
    await stage.pass(4 * hours);
    expect(videos()).toEqual([]);
    await stage.pass(hours + minutes);
    expect(videos()).toHaveLength(1);
  });

  test('without an oddity forgets that of the earlier one', async () => {
    const postId = await planned();
    await stage.core.posts.moveTo(postId, actor(), { at: later(hours), note: null });
    expect((await stage.read(postId)).timeNote).toBeNull();
  });

  test('that is over already is told, and nothing changes', async () => {
    const postId = await planned();
    const before = await stage.row(postId);
    const past = await stage.core.posts.moveTo(postId, actor(), {
      at: stage.clock.now(),
      note: null,
    });
    expect(past.kind).toBe('past');
    expect(await stage.row(postId)).toEqual(before);
  });

  test('is impossible once the video has been removed', async () => {
    const postId = await planned();
    await stage.prisma.post.update({ where: { id: postId }, data: { state: 'failed' } });
    const { mediaId } = await stage.row(postId);
    await stage.prisma.media.update({ where: { id: mediaId }, data: { state: 'removed' } });
    const before = await stage.row(postId);
    expect((await stage.core.posts.postNow(postId, actor())).kind).toBe('stale');
    expect(await stage.row(postId)).toEqual(before);
    expect(await stage.moves(postId)).toEqual(['schedule']);
  });

  test('by two people at once is one of the two', async () => {
    const postId = await planned();
    const changes = await Promise.all(
      [stage.core, stage.other].map((core, index) =>
        core.posts.moveTo(postId, actor(), { at: later((5 + index) * hours), note: null }),
      ),
    );
    const { dueAt, scheduleVersion } = await stage.row(postId);
    const done = changes.filter(({ kind }) => kind === 'done').length;
    expect(scheduleVersion).toBe(1 + done);
    const alarms = stage.alarms.set.filter(
      (ring) => ring.kind === 'publish' && ring.scheduleVersion === scheduleVersion,
    );
    expect(alarms).toMatchObject([{ at: dueAt }]);
  });
});

describe('edit', () => {
  test('changes caption and settings, and the card shows it', async () => {
    const postId = await planned();
    const settings = { privacyLevel: 'SELF_ONLY', disableComment: true } as const;
    const edited = await stage.core.posts.edit(postId, actor(), { caption: 'New words', settings });
    expect(edited).toMatchObject({ kind: 'done', post: { caption: 'New words', settings } });
    await stage.ring();
    expect(stage.chat.card(postId)).toMatchObject({ caption: 'New words', settings });
  });

  test('of a draft is kept until it is scheduled', async () => {
    const postId = await stage.draft(team.mia, {
      when: { kind: 'at', at: later(hours), note: null },
    });
    await stage.core.posts.edit(postId, actor(), { settings: { privacyLevel: 'SELF_ONLY' } });
    await stage.core.posts.edit(postId, actor(), { settings: { disableDuet: true } });
    await stage.core.posts.takeVideo(postId, await stage.videoFrom('ok.mp4'), false);
    expect((await stage.read(postId)).settings).toMatchObject({
      privacyLevel: 'SELF_ONLY',
      disableDuet: true,
    });
  });

  test('to a caption that TikTok would refuse is refused', async () => {
    const postId = await planned();
    const caption = '🍜'.repeat(1101);
    const refused = await stage.core.posts.edit(postId, actor(), { caption });
    expect(refused).toMatchObject({
      kind: 'refused',
      problem: { code: 'caption_too_long', facts: { length: 2202, limit: 2200, isFollowUp: true } },
    });
    const fits = await stage.core.posts.edit(postId, actor(), { caption: '🍜'.repeat(1100) });
    expect(fits.kind).toBe('done');
  });

  test('is agreed to anew by whoever makes it, with what TikTok offered then', async () => {
    const postId = await planned();
    const admin = await stage.newPerson(team.workspaceId, true);
    await stage.core.posts.edit(
      postId,
      { workspaceId: admin.workspaceId, memberId: admin.id, isAdmin: true },
      {
        caption: 'A paid one',
        settings: { brandContent: true },
      },
    );
    const consents = await stage.prisma.consent.findMany({
      where: { postId },
      orderBy: { id: 'asc' },
    });
    const { media } = await stage.row(postId);
    expect(consents).toMatchObject([
      {
        memberId: team.mia.id,
        text: "By posting, you agree to TikTok's Music Usage Confirmation.",
        settings: { brandContent: false, privacyLevel: 'PUBLIC_TO_EVERYONE' },
        offered: { privacyLevelOptions: expect.arrayContaining(['SELF_ONLY']) },
        videoSha256: media.sha256,
      },
      {
        memberId: admin.id,
        text: "By posting, you agree to TikTok's Branded Content Policy and Music Usage Confirmation.",
        settings: { brandContent: true, caption: 'A paid one' },
        offered: { privacyLevelOptions: expect.arrayContaining(['SELF_ONLY']) },
        videoSha256: media.sha256,
      },
    ]);
  });

  test('to settings that cannot stand is refused with the reason', async () => {
    const postId = await planned();
    const edit = (settings: object) => stage.core.posts.edit(postId, actor(), { settings });
    expect(await edit({ privacyLevel: 'FOLLOWER_OF_CREATOR' })).toMatchObject({
      kind: 'refused',
      problem: { code: 'privacy_level_option_mismatch' },
    });
    expect((await edit({ brandContent: true })).kind).toBe('done');
    expect(await edit({ privacyLevel: 'SELF_ONLY' })).toMatchObject({
      kind: 'refused',
      problem: { code: 'branded_not_private' },
    });
  });
});

describe('lists', () => {
  test('show what is planned, the next first, and those without a time last', async () => {
    const asking = await stage.drop(team.mia, { when: { kind: 'unsaid' } });
    const second = await planned(5 * hours);
    const first = await planned(2 * hours);
    const gone = await planned(hours);
    await stage.core.posts.cancel(gone, actor());
    const viewer = { memberId: team.mia.id, isAdmin: false, isGuest: false };
    const { workspaceId } = team;
    const { posts } = await stage.core.posts.queue({ workspaceId, viewer, skip: 0, take: 10 });
    expect(posts.map(({ id }) => id)).toEqual([first, second, asking]);
  });

  test('find a post by its code within its workspace only', async () => {
    const postId = await planned();
    const { code } = await stage.read(postId);
    expect((await stage.core.posts.byCode(team.workspaceId, code))?.id).toBe(postId);
    const { workspaceId } = await stage.newPerson();
    expect(await stage.core.posts.byCode(workspaceId, code)).toBeNull();
  });

  test('find the posts of a thread that can still change or end', async () => {
    const postId = await planned();
    const { thread } = await stage.read(postId);
    const place = { workspaceId: team.workspaceId, channel: thread.channel, root: thread.root };
    expect((await stage.core.posts.openAt(place)).map(({ id }) => id)).toEqual([postId]);
    await stage.core.posts.cancel(postId, actor());
    expect(await stage.core.posts.openAt(place)).toEqual([]);
    expect(await stage.core.posts.openAt({ ...place, root: 'elsewhere' })).toEqual([]);
  });

  test('tell nothing of an unknown post', async () => {
    expect(await stage.core.posts.read('019a0000-0000-7000-8000-000000000000')).toBeNull();
  });
});
