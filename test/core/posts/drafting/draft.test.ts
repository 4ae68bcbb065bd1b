import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../../../../src/core/errors.ts';
import type { FetchVideo } from '../../../../src/core/media/index.ts';
import { createPosts, type NewDraft } from '../../../../src/core/posts/index.ts';
import { hours, minutes, openStage, type Person, type Stage, seconds, type Team } from '../stage.ts';

let stage: Stage;
let team: Team;

beforeAll(async () => {
  stage = await openStage();
  team = await stage.newTeam();
});
afterAll(() => stage.stop());

const later = (ms: number) => new Date(stage.clock.now().getTime() + ms);
const at = (ms: number) => ({ kind: 'at', at: later(ms), note: null }) as const;
const initsOf = (handle: string) => stage.videosOf(handle).length;

const upload = (person: Person, threadId: string, sourceKey: string): NewDraft => ({
  workspaceId: person.workspaceId,
  authorId: person.id,
  threadId,
  sourceKey,
  sourceMessage: '1.1',
  fileName: 'ok.mp4',
  source: { file: 'F1' },
  caption: '',
  timeZone: 'Etc/UTC',
  settings: {},
  when: { kind: 'now' },
});

describe('a draft', () => {
  test('is one post however often the same upload is announced', async () => {
    const { mia } = team;
    const threadId = await stage.core.notices.openThread({
      workspaceId: mia.workspaceId,
      channel: 'C',
      root: 'twice',
    });
    const first = await stage.core.posts.draft(upload(mia, threadId, 'C:1.1:F1'));
    const again = await stage.core.posts.draft(upload(mia, threadId, 'C:1.1:F1'));
    expect(first.isNew).toBe(true);
    expect(again).toEqual({ ...first, isNew: false });
  });

  test('is one post when both announcements are read at the same moment', async () => {
    const { mia } = team;
    const threadId = await stage.core.notices.openThread({
      workspaceId: mia.workspaceId,
      channel: 'C',
      root: 'at-once',
    });
    const drafts = await Promise.all(
      [stage.core, stage.other, stage.core, stage.other].map((core) =>
        core.posts.draft(upload(mia, threadId, 'C:2.2:F2')),
      ),
    );
    expect(new Set(drafts.map(({ postId }) => postId)).size).toBe(1);
    expect(drafts.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  test('has a short code that begins with a letter', async () => {
    const { code } = await stage.read(await stage.draft(team.mia));
    expect(code).toMatch(/^[a-z][a-z2-9]{3}$/);
  });

  test('shows at once that its video is being read', async () => {
    const postId = await stage.draft(team.mia, { video: 'holiday.mp4' });
    await stage.ring();
    expect(stage.chat.card(postId)).toMatchObject({
      state: 'draft',
      missing: 'video',
      video: { fileName: 'holiday.mp4' },
    });
  });

  test('keeps its caption to the letter', async () => {
    const caption = '  Zeile 1\n\n\t“quoted” \u202eא 👩‍👩‍👧 #Tag @me  \r\nend\u00a0 ';
    const postId = await stage.drop(team.mia, { caption });
    expect((await stage.read(postId)).caption).toBe(caption);
    await stage.pass(15 * seconds);
    expect(stage.videosOf(team.handle).at(-1)?.postInfo?.title).toBe(caption);
  });
});

describe('a workspace', () => {
  test('that keeps as much as it may is told so before anything is fetched', async () => {
    let fetched = 0;
    const fetchVideo: FetchVideo = async (...errand) => {
      fetched += 1;
      return stage.deps.fetchVideo(...errand);
    };
    const { mia } = await stage.newTeam();
    const first = await stage.drop(mia, { when: at(2 * hours) });
    const { sizeBytes } = (await stage.row(first)).media;
    const options = { ...stage.deps.options, mediaQuotaBytes: Number(sizeBytes) };
    const posts = createPosts({ ...stage.deps, fetchVideo, options });
    const second = await stage.draft(mia, { video: 'no-sound.mp4' });
    await posts.takeVideo(second, await stage.videoFrom('no-sound.mp4'), false);

    expect(fetched).toBe(0);
    expect(await stage.read(second)).toMatchObject({ state: 'failed', problem: { code: 'media_quota_full' } });
    expect((await stage.told(second)).map(({ kind }) => kind)).toEqual(['failed']);
  });
});

describe('a workspace that drops many videos at once', () => {
  test('keeps no more than it may, however little was known of their sizes', async () => {
    const { mia } = await stage.newTeam();
    const first = await stage.drop(mia, { when: at(2 * hours) });
    const { sizeBytes } = (await stage.row(first)).media;
    const options = { ...stage.deps.options, mediaQuotaBytes: Number(sizeBytes) * 3 + 1000 };
    const posts = createPosts({ ...stage.deps, options });
    const drafts = await Promise.all(Array.from({ length: 6 }, () => stage.draft(mia)));
    await Promise.all(
      drafts.map(async (id) =>
        posts.takeVideo(id, { ...(await stage.videoFrom('ok.mp4')), expectedBytes: null }, false),
      ),
    );
    const kept = await stage.prisma.media.count({ where: { workspaceId: mia.workspaceId, state: 'ready' } });
    expect(kept).toBe(3);
    const codes = await Promise.all(drafts.map(async (id) => (await stage.read(id)).problem?.code));
    expect(codes.filter((code) => code === 'media_quota_full')).toHaveLength(4);
  });

  test('keeps nothing of those that TikTok would not take', async () => {
    const { mia } = await stage.newTeam();
    const refused = await stage.drop(mia, { video: 'fast.mp4' });
    const { mediaId, media } = await stage.row(refused);
    expect(media.state).toBe('refused');
    await expect(stage.store.size(mediaId)).rejects.toMatchObject({ code: 'media_missing' });
  });
});

describe('a draft whose video nobody reads any more', () => {
  test('is told and ended, and one whose message is still worked on is left alone', async () => {
    const { inbox } = stage.core;
    const { id } = await inbox.keep({ platform: 'slack', externalId: 'T:C:unread', body: {} });
    stage.clock.pass(minutes);
    const postId = await stage.draft(team.mia);
    stage.clock.pass(2 * minutes);
    await stage.core.tidy();
    expect(await stage.read(postId)).toMatchObject({ state: 'draft', missing: 'video' });
    await inbox.take(id, async () => undefined);
    await stage.core.tidy();
    expect(await stage.read(postId)).toMatchObject({ state: 'failed', problem: { code: 'schedy_failed' } });
    expect((await stage.told(postId)).filter(({ kind }) => kind === 'failed')).toHaveLength(1);
  });
});

describe('a draft that nobody answers', () => {
  test('ends after the retention, is said once, and its video is gone', async () => {
    const person = await stage.newPerson();
    const postId = await stage.drop(person);
    expect(await stage.read(postId)).toMatchObject({ state: 'draft' });
    stage.clock.pass(6 * 24 * hours);
    await stage.core.tidy();
    expect(await stage.read(postId)).toMatchObject({ state: 'draft' });
    stage.clock.pass(24 * hours + minutes);
    await stage.core.tidy();
    await stage.core.tidy();

    const row = await stage.row(postId);
    expect(row).toMatchObject({ state: 'failed', problem: { code: 'draft_unanswered', facts: { days: 7 } } });
    expect(row.media.state).toBe('removed');
    expect((await stage.told(postId)).filter(({ kind }) => kind === 'failed')).toHaveLength(1);
    await expect(stage.store.size(row.mediaId)).rejects.toMatchObject({ code: 'media_missing' });
  });
});

describe('a video', () => {
  test('is judged, kept and scheduled, with what was agreed to', async () => {
    const postId = await stage.drop(team.mia, {
      when: at(2 * hours),
      settings: { privacyLevel: 'SELF_ONLY', disableDuet: true },
    });
    const row = await stage.row(postId);
    expect(row).toMatchObject({
      state: 'scheduled',
      missing: null,
      problem: null,
      scheduleVersion: 1,
      tries: 0,
      dueAt: later(2 * hours),
      wakeAt: later(2 * hours),
      undoUntil: null,
      profileId: team.profileId,
      privacyLevel: 'SELF_ONLY',
      disableDuet: true,
      disableComment: false,
    });
    expect(row.media).toMatchObject({ state: 'ready', container: 'mp4', durationMs: 5000 });
    expect(row.media.sha256).toMatch(/^[0-9a-f]{64}$/);
    const [consent, ...more] = await stage.prisma.consent.findMany({ where: { postId } });
    expect(more).toEqual([]);
    expect(consent).toMatchObject({
      memberId: team.mia.id,
      videoSha256: row.media.sha256,
      settings: { privacyLevel: 'SELF_ONLY' },
      offered: { privacyLevelOptions: expect.arrayContaining(['SELF_ONLY']) },
    });
  });

  test.each([
    ['empty.mp4', 'media_empty'],
    ['picture-named.mp4', 'media_is_picture'],
    ['truncated.mp4', 'media_unreadable'],
    ['sound-only.mp4', 'media_no_video'],
    ['matroska-named.mp4', 'media_container_unsupported'],
    ['mpeg4-codec.mp4', 'media_codec_unsupported'],
    ['one-second.mp4', 'media_too_short'],
    ['eleven-minutes.mp4', 'media_too_long'],
    ['tiny-picture.mp4', 'media_resolution_too_low'],
    ['slow.mp4', 'media_frame_rate_too_low'],
    ['fast.mp4', 'media_frame_rate_too_high'],
  ])('%s is refused with its reason, told once, and nothing is sent', async (video, code) => {
    const before = initsOf(team.handle);
    const postId = await stage.drop(team.mia, { video });
    await stage.core.posts.takeVideo(postId, await stage.videoFrom(video), false);
    await stage.pass(minutes);
    expect(await stage.read(postId)).toMatchObject({ state: 'failed', problem: { code } });
    expect(await stage.told(postId)).toMatchObject([{ kind: 'failed', data: { code } }]);
    expect(initsOf(team.handle)).toBe(before);
    expect((await stage.row(postId)).media.removeAfter).not.toBeNull();
  });

  test('that has been deleted in the chat is refused', async () => {
    const postId = await stage.draft(team.mia);
    const source = await stage.videoFrom('ok.mp4');
    await stage.core.posts.takeVideo(postId, { ...source, url: `${source.url}-gone` }, false);
    expect(await stage.read(postId)).toMatchObject({
      state: 'failed',
      problem: { code: 'media_gone' },
    });
  });

  test('that is too long for its creator is refused with the limit', async () => {
    const shortTeam = await stage.newTeam();
    stage.standIn.accounts.change(shortTeam.handle, { maxVideoSeconds: 4 });
    stage.clock.pass(6 * minutes);
    const postId = await stage.drop(shortTeam.mia);
    expect((await stage.read(postId)).problem).toEqual({
      code: 'media_too_long',
      facts: { durationSeconds: 5, maxSeconds: 4, account: `@${shortTeam.handle}` },
    });
  });

  test('that comes due while it is still being read goes at once', async () => {
    const { mia, handle } = await stage.newTeam();
    const postId = await stage.draft(mia, { when: at(20 * seconds) });
    stage.clock.pass(90 * seconds);
    await stage.core.posts.takeVideo(postId, await stage.videoFrom('ok.mp4'), false);
    await stage.ring();
    expect(stage.videosOf(handle)).toHaveLength(1);
  });
});

describe('a failing fetch', () => {
  /** The same posts with a chat whose files cannot be had. */
  const postsThatFetch = (fetchVideo: FetchVideo) => createPosts({ ...stage.deps, fetchVideo });
  const unreachable = async () => {
    throw new Failure('media_unreachable', { kind: 'retry' });
  };
  const source = () => stage.videoFrom('ok.mp4');

  test('is thrown to be tried again, and the draft waits', async () => {
    const postId = await stage.draft(team.mia);
    const taking = postsThatFetch(unreachable).takeVideo(postId, await source(), false);
    await expect(taking).rejects.toMatchObject({ code: 'media_unreachable' });
    expect(await stage.read(postId)).toMatchObject({ state: 'draft', missing: 'video' });
  });

  test('is waited for when the chat wants fewer calls, and refuses nothing', async () => {
    const postId = await stage.draft(team.mia);
    const busy = async () => {
      throw new Failure('media_unreachable', { kind: 'wait', forMs: 1000 });
    };
    const taking = postsThatFetch(busy).takeVideo(postId, await source(), false);
    await expect(taking).rejects.toMatchObject({ remedy: { kind: 'wait', forMs: 1000 } });
    expect(await stage.read(postId)).toMatchObject({ state: 'draft', missing: 'video' });
  });

  test('ends the draft at the last try, and is told', async () => {
    const postId = await stage.draft(team.mia);
    await postsThatFetch(unreachable).takeVideo(postId, await source(), true);
    expect(await stage.told(postId)).toMatchObject([{ data: { code: 'media_unreachable' } }]);
  });

  test('ends the draft at the last try when it is a bug, which is thrown on', async () => {
    const postId = await stage.draft(team.mia);
    const buggy = async () => {
      throw new TypeError('a bug');
    };
    const posts = postsThatFetch(buggy);
    await expect(posts.takeVideo(postId, await source(), false)).rejects.toThrow('a bug');
    expect((await stage.read(postId)).state).toBe('draft');
    await expect(posts.takeVideo(postId, await source(), true)).rejects.toThrow('a bug');
    expect(await stage.read(postId)).toMatchObject({
      state: 'failed',
      problem: { code: 'schedy_failed' },
    });
  });

  test('after the video was kept, the draft goes on without fetching again', async () => {
    const postId = await stage.draft(team.mia, { when: at(hours) });
    await stage.core.posts.takeVideo(postId, await source(), false);
    // The process died between keeping the video and scheduling the post.
    await stage.prisma.post.update({
      where: { id: postId },
      data: { state: 'draft', missing: 'video' },
    });
    await postsThatFetch(unreachable).takeVideo(postId, await source(), false);
    expect((await stage.read(postId)).state).toBe('scheduled');
  });
});

describe('a video that waits for its turn to be read', () => {
  const file = { isGone: false, asked: 0 };
  const openFile = async () => {
    file.asked += 1;
    if (file.isGone) throw new Failure('media_gone', { kind: 'change_post' }, { platform: 'slack' });
    return stage.videoFrom('ok.mp4');
  };

  test('is asked for when that has come, so a file that was deleted meanwhile is told and one that was cancelled is not read', async () => {
    const slow: { goOn: () => void } = { goOn: () => undefined };
    const waiting = new Promise<void>((resolve) => {
      slow.goOn = resolve;
    });
    const fetchVideo: FetchVideo = async (...asked) => {
      await waiting;
      return stage.deps.fetchVideo(...asked);
    };
    const posts = createPosts({ ...stage.deps, fetchVideo });
    const before = await Promise.all([1, 2, 3, 4].map(() => stage.draft(team.mia)));
    const [deleted, cancelled] = [await stage.draft(team.mia), await stage.draft(team.mia)];
    const readings = before.map((id) => posts.takeVideo(id, openFile, false));
    await expect.poll(() => file.asked).toBe(4);
    readings.push(posts.takeVideo(deleted, openFile, false), posts.takeVideo(cancelled, openFile, false));
    await posts.cancel(cancelled, { ...team.mia, memberId: team.mia.id, isAdmin: false });
    file.isGone = true;
    slow.goOn();
    await Promise.all(readings);
    expect(await stage.read(deleted)).toMatchObject({ state: 'failed', problem: { code: 'media_gone' } });
    expect(await stage.read(cancelled)).toMatchObject({ state: 'cancelled' });
    expect(file.asked).toBe(5);
  });
});

describe('refusing', () => {
  test('leaves a post alone that is a draft no more', async () => {
    const postId = await stage.drop(team.mia, { when: at(hours) });
    await stage.core.posts.refuse(postId, { code: 'media_gone', facts: {} });
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', problem: null });
    expect(await stage.told(postId)).toEqual([]);
  });
});

describe('what a draft lacks', () => {
  test('without a profile it waits, is told once, and goes on after connecting', async () => {
    const leo = await stage.newPerson();
    const postId = await stage.drop(leo);
    expect(await stage.read(postId)).toMatchObject({
      state: 'draft',
      missing: 'profile',
      problem: { code: 'no_profile' },
    });
    stage.clock.pass(hours);
    stage.standIn.accounts.add({ handle: 'leo.cooks' });
    await stage.connect(leo, 'leo.cooks');
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', missing: null });
    await stage.pass(20 * seconds);
    expect(stage.videosOf('leo.cooks')).toHaveLength(1);
    expect((await stage.told(postId)).map(({ kind }) => kind)).toEqual(['answer', 'published']);
  });

  test('what was asked is drawn anew, once each time, when it is answered or something else is asked', async () => {
    const noa = await stage.newPerson();
    const postId = await stage.drop(noa, { when: { kind: 'unsaid' } });
    await stage.ring();
    const { thread } = await stage.read(postId);
    const asked = () =>
      stage.chat.said
        .filter(({ kind, place }) => kind === 'reply' && place.channel === thread.channel)
        .map(({ shown }) => shown.map((one) => ('body' in one ? one.post?.problem?.code : null)));
    expect(asked()).toEqual([['no_profile']]);
    stage.standIn.accounts.add({ handle: 'noa.cooks' });
    await stage.connect(noa, 'noa.cooks');
    await stage.ring();
    expect(asked()).toEqual([['no_profile', 'time_unsaid'], ['time_unsaid']]);
    const actor = { workspaceId: noa.workspaceId, memberId: noa.id, isAdmin: false };
    await stage.core.posts.moveTo(postId, actor, { at: later(hours), note: null });
    await stage.ring();
    expect(asked().map((shown) => shown.at(-1))).toEqual([undefined, undefined]);
    const edits = stage.chat.calls.filter((call) => call === 'edit').length;
    await stage.pass(2 * hours);
    expect((await stage.read(postId)).state).toBe('published');
    // On its way nothing of them changes any more: only the reply with the link is edited.
    expect(stage.chat.calls.filter((call) => call === 'edit').length - edits).toBeLessThanOrEqual(1);
  });

  test('a time that went by while connecting is asked for again', async () => {
    const zoe = await stage.newPerson();
    const postId = await stage.drop(zoe, { when: at(hours) });
    stage.clock.pass(3 * hours);
    stage.standIn.accounts.add({ handle: 'zoe.cooks' });
    await stage.connect(zoe, 'zoe.cooks');
    expect(await stage.read(postId)).toMatchObject({
      state: 'draft',
      missing: 'fresh_time',
      problem: { code: 'missed' },
    });
  });

  test('an unsaid time is asked for, and an answer schedules the post', async () => {
    const postId = await stage.drop(team.mia, { when: { kind: 'unsaid' } });
    expect(await stage.read(postId)).toMatchObject({ missing: 'time' });
    const actor = { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false };
    const note = { kind: 'usual_hour' } as const;
    const moved = await stage.core.posts.moveTo(postId, actor, { at: later(hours), note });
    expect(moved).toMatchObject({
      kind: 'done',
      post: { state: 'scheduled', dueAt: later(hours), timeNote: note },
    });
  });

  test('of two readings a person chooses, and the other is forgotten', async () => {
    const choices = [later(7 * hours), later(19 * hours)];
    const postId = await stage.drop(team.mia, { when: { kind: 'choices', choices } });
    expect(await stage.read(postId)).toMatchObject({ missing: 'time', choices });
    const actor = { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false };
    await stage.core.posts.moveTo(postId, actor, { at: later(19 * hours), note: null });
    expect(await stage.read(postId)).toMatchObject({
      state: 'scheduled',
      choices: [],
      dueAt: later(19 * hours),
      timeNote: null,
    });
  });

  test('a time may be given while the video is still being read', async () => {
    const postId = await stage.draft(team.mia, { when: { kind: 'unsaid' } });
    const actor = { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false };
    const moved = await stage.core.posts.moveTo(postId, actor, { at: later(hours), note: null });
    expect(moved).toMatchObject({ kind: 'done', post: { state: 'draft', missing: 'video' } });
    await stage.core.posts.takeVideo(postId, await stage.videoFrom('ok.mp4'), false);
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', dueAt: later(hours) });
  });

  test('a profile that nobody knows is told with those that are known', async () => {
    const postId = await stage.drop(team.mia, { profile: '@nobody' });
    expect(await stage.told(postId)).toMatchObject([
      { kind: 'answer', data: { answer: 'unknown_profile', facts: { accounts: `@${team.handle}` } } },
    ]);
  });

  test('a profile whose login is gone is named, so that it can be connected again', async () => {
    const { mia, handle, profileId } = await stage.newTeam();
    stage.standIn.accounts.revoke(handle);
    stage.clock.pass(3 * hours);
    const postId = await stage.drop(mia);
    expect(await stage.read(postId)).toMatchObject({
      missing: 'profile',
      problem: { code: 'profile_inactive', facts: { handle } },
      profile: { id: profileId },
    });
    await stage.connect(mia, handle);
    expect((await stage.read(postId)).state).toBe('scheduled');
  });
});

describe('settings', () => {
  test('come from the person first, then from the profile', async () => {
    const { mia, profileId } = await stage.newTeam();
    await stage.prisma.profile.update({
      where: { id: profileId },
      data: { privacyLevel: 'MUTUAL_FOLLOW_FRIENDS', disableComment: true, coverTimestampMs: 900 },
    });
    const plain = await stage.read(await stage.drop(mia, { when: at(hours) }));
    expect(plain.settings).toMatchObject({
      privacyLevel: 'MUTUAL_FOLLOW_FRIENDS',
      disableComment: true,
      coverTimestampMs: 900,
    });
    const settings = { privacyLevel: 'SELF_ONLY', disableComment: false } as const;
    const own = await stage.read(await stage.drop(mia, { when: at(hours), settings }));
    expect(own.settings).toMatchObject({ ...settings, coverTimestampMs: 900 });
  });

  test('that the creator does not offer are asked for with what is offered, and then it goes on', async () => {
    const settings = { privacyLevel: 'FOLLOWER_OF_CREATOR' } as const;
    const postId = await stage.drop(team.mia, { settings, when: at(hours) });
    expect(await stage.read(postId)).toMatchObject({
      state: 'draft',
      missing: 'audience',
      problem: {
        code: 'privacy_level_option_mismatch',
        facts: { offered: 'PUBLIC_TO_EVERYONE, MUTUAL_FOLLOW_FRIENDS, SELF_ONLY' },
      },
    });
    const actor = { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false };
    const chosen = { settings: { privacyLevel: 'MUTUAL_FOLLOW_FRIENDS' } } as const;
    expect(await stage.core.posts.edit(postId, actor, chosen)).toMatchObject({
      post: { state: 'scheduled', settings: chosen.settings, dueAt: at(hours).at },
    });
  });

  test('name an account that is not here, and the one that is chosen takes the post', async () => {
    const postId = await stage.drop(team.mia, { profile: 'nobody', when: at(hours) });
    expect((await stage.read(postId)).problem).toMatchObject({ code: 'unknown_profile' });
    const actor = { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false };
    const edited = await stage.core.posts.edit(postId, actor, { profile: team.handle });
    expect(edited).toMatchObject({ post: { state: 'scheduled', profile: { handle: team.handle } } });
  });

  test('send a paid partnership to everyone or to friends only', async () => {
    const settings = { privacyLevel: 'FOLLOWER_OF_CREATOR', brandContent: true } as const;
    const { problem, missing } = await stage.read(await stage.drop(team.mia, { settings }));
    expect([missing, problem?.code]).toEqual(['audience', 'branded_not_private']);
    expect(problem?.facts.offered).toBe('PUBLIC_TO_EVERYONE, MUTUAL_FOLLOW_FRIENDS');
  });

  test('bring advice when a post stands close to another one, or is the fourth of its day', async () => {
    const codes = async (when: ReturnType<typeof at>) =>
      (await stage.read(await stage.drop(team.mia, { when }))).advice.map(({ code }) => code);
    await codes(at(20 * hours));
    expect(await codes(at(20 * hours + 10 * minutes))).not.toContain('posts_close_together');
    expect(await codes(at(20 * hours + 5 * minutes))).toContain('posts_close_together');
    expect(await codes(at(21 * hours))).toContain('posts_many_that_day');
  });

  test('a paid partnership cannot be private', async () => {
    const settings = { privacyLevel: 'SELF_ONLY', brandContent: true } as const;
    const postId = await stage.drop(team.mia, { settings });
    expect((await stage.read(postId)).problem?.code).toBe('branded_not_private');
  });
});

describe('while TikTok is away', () => {
  const path = '/v2/post/publish/creator_info/query/';

  test("a day-old knowledge of the creator's rules is good enough to schedule", async () => {
    stage.clock.pass(20 * hours);
    const action = { kind: 'answer', status: 503 } as const;
    stage.standIn.faults.plan({ path, times: Number.POSITIVE_INFINITY, action });
    const { mia } = team;
    const settings = { privacyLevel: 'FOLLOWER_OF_CREATOR' } as const;
    const refused = await stage.drop(mia, { settings, when: at(hours) });
    const accepted = await stage.drop(mia, { when: at(hours) });
    stage.standIn.faults.reset();
    expect((await stage.read(refused)).problem?.code).toBe('privacy_level_option_mismatch');
    expect((await stage.read(accepted)).state).toBe('scheduled');
  });

  test('nothing is known, and the post is scheduled all the same', async () => {
    stage.clock.pass(30 * hours);
    const action = { kind: 'answer', status: 503 } as const;
    stage.standIn.faults.plan({ path, times: Number.POSITIVE_INFINITY, action });
    const postId = await stage.drop(team.mia, { when: at(hours) });
    stage.standIn.faults.reset();
    expect((await stage.read(postId)).state).toBe('scheduled');
  });
});
