/** How a submitted video ends, and what is done while TikTok does not say. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { drawReply } from '../../../../src/bots/desk/view/index.ts';
import { applyPublishStatus } from '../../../../src/core/posts/outcome/apply-publish-status.ts';
import { recordPublishStatus } from '../../../../src/core/posts/outcome/publish-status.ts';
import type { PublishStatus } from '../../../../src/core/tiktok/index.ts';
import { plainText } from '../../../bots/desk/plain-text.ts';
import { hours, minutes, openStage, type Stage, seconds, type Team } from '../stage.ts';

const statusPath = '/v2/post/publish/status/fetch/';
const uploadPath = '/upload';

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
afterEach(() => stage.standIn.faults.reset());

const videos = () => stage.videosOf(team.handle);
const actor = () => ({ workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false });
const kinds = async (postId: string) => (await stage.told(postId)).map(({ kind }) => kind);
const publishId = (index = 0) => videos()[index]?.publishId ?? '';
const pollsOf = () => stage.standIn.calls.filter((call) => call.path === statusPath && call.publishId === publishId());

/** A post that has just been submitted, whose end TikTok has been told to give it. */
async function submitted(outcome: 'finish' | 'stall' | 'withhold-id' = 'finish') {
  const postId = await stage.drop(team.mia);
  stage.standIn.planOutcome({ kind: outcome });
  stage.clock.pass(10 * seconds);
  const { scheduleVersion } = await stage.row(postId);
  await stage.core.posts.publish(postId, scheduleVersion);
  expect((await stage.read(postId)).state).toBe('processing');
  return postId;
}

/** Told by TikTok beside the polls, as a webhook would. */
const statusOf = (status: PublishStatus['status'], postIds: string[] = []): PublishStatus => ({
  status,
  postIds,
  failReason: null,
  vendorFailReason: null,
  uploadedBytes: null,
  logId: null,
});

describe('polling', () => {
  test('begins five seconds after the last byte and follows its plan', async () => {
    await submitted('stall');
    const since = stage.clock.now().getTime();
    await stage.pass(5 * minutes);
    const polls = pollsOf().map(({ at }) => (at.getTime() - since) / 1000);
    expect(polls).toEqual([5, 10, 20, 40, 60, 120, 180, 240, 300]);
  });

  test('that is not due does nothing', async () => {
    const postId = await submitted('stall');
    await stage.core.posts.pollOutcome(postId);
    expect(pollsOf()).toEqual([]);
  });

  test('by two workers at once plans one next poll and tells one end', async () => {
    const postId = await submitted();
    stage.alarms.lose();
    stage.clock.pass(5 * seconds);
    await Promise.all([stage.core, stage.other, stage.core].map(({ posts }) => posts.pollOutcome(postId)));
    expect(await stage.read(postId)).toMatchObject({ state: 'published' });
    expect(await kinds(postId)).toEqual(['published']);
    expect(await stage.moves(postId)).toEqual(['schedule', 'claim', 'submit', 'complete']);
  });

  test('that fails is followed by the next', async () => {
    const postId = await submitted();
    const action = { kind: 'answer', status: 503 } as const;
    stage.standIn.faults.plan({ path: statusPath, times: 2, action });
    await stage.pass(10 * seconds);
    expect((await stage.read(postId)).state).toBe('processing');
    await stage.pass(10 * seconds);
    expect((await stage.read(postId)).state).toBe('published');
  });

  test('goes on with a login that is gone, and ends in asking', async () => {
    const postId = await submitted('stall');
    await stage.prisma.profile.update({
      where: { id: team.profileId },
      data: { status: 'inactive', accessToken: null },
    });
    await stage.skip(hours);
    expect((await stage.read(postId)).state).toBe('unconfirmed');
  });

  test('is forgotten when there is nothing left to ask', async () => {
    const postId = await submitted('stall');
    await stage.prisma.post.update({ where: { id: postId }, data: { state: 'cancelled' } });
    await stage.core.posts.pollOutcome(postId);
    expect((await stage.row(postId)).attempts).toMatchObject([{ pollAt: null }]);
  });
});

describe('a published video', () => {
  test('that is reviewed gets its link later, and the same reply is edited', async () => {
    const postId = await submitted();
    stage.clock.pass(5 * seconds);
    stage.standIn.settle(publishId());
    await stage.core.posts.pollOutcome(postId);
    await stage.ring();
    expect(await stage.read(postId)).toMatchObject({
      state: 'published',
      reviewing: true,
      videoId: null,
    });
    await stage.pass(minutes);
    const videoId = videos()[0]?.publicPostIds[0];
    expect(await stage.read(postId)).toMatchObject({ reviewing: false, videoId });
    const { id } = await stage.prisma.notice.findFirstOrThrow({ where: { postId } });
    const replies = stage.chat.said.filter(({ about }) => about === id);
    expect(replies).toHaveLength(1);
    expect(replies[0]?.shown).toMatchObject([
      { post: { reviewing: true, videoId: null } },
      { post: { reviewing: false, videoId } },
    ]);
    expect(stage.chat.card(postId)).toMatchObject({ videoId });
    expect(await kinds(postId)).toEqual(['published']);
  });

  test('without an id after an hour is told once more', async () => {
    const postId = await submitted('withhold-id');
    await stage.skip(59 * minutes);
    expect(await kinds(postId)).toEqual(['published']);
    await stage.skip(6 * minutes);
    await stage.skip(6 * minutes);
    expect(await kinds(postId)).toEqual(['published', 'still_reviewing']);
    expect(await stage.read(postId)).toMatchObject({ reviewing: true });
  });

  test('without an id after a day is looked for no more, and its card says so', async () => {
    const postId = await submitted('withhold-id');
    await stage.skip(hours);
    await stage.skip(23 * hours);
    expect(await stage.read(postId)).toMatchObject({
      state: 'published',
      reviewing: false,
      problem: { code: 'link_never_came' },
    });
    expect((await stage.row(postId)).attempts).toMatchObject([{ pollAt: null }]);
    const before = pollsOf().length;
    await stage.skip(hours);
    expect(pollsOf()).toHaveLength(before);
    expect(await kinds(postId)).toEqual(['published', 'still_reviewing']);
  });

  test('that is not public needs no link', async () => {
    const postId = await stage.drop(team.mia, { settings: { privacyLevel: 'SELF_ONLY' } });
    await stage.pass(minutes);
    expect(await stage.read(postId)).toMatchObject({ state: 'published', reviewing: false });
    expect((await stage.row(postId)).attempts).toMatchObject([{ pollAt: null }]);
  });
});

describe('a draft in the inbox', () => {
  /** Delivered; its own audience, Schedy's default without TikTok's audit, says nothing of the one chosen in the app. */
  async function delivered() {
    const postId = await stage.drop(team.mia, { way: 'inbox', settings: { privacyLevel: 'SELF_ONLY' } });
    await stage.pass(minutes);
    expect((await stage.read(postId)).state).toBe('in_inbox');
    return postId;
  }
  const replies = async (postId: string) => {
    await stage.ring();
    const notices = await stage.prisma.notice.findMany({ where: { postId }, orderBy: { sequence: 'asc' } });
    return notices.map(({ id }) => {
      const shown = stage.chat.said.find(({ about }) => about === id)?.shown ?? [];
      return shown.flatMap((one) => ('body' in one ? [plainText(drawReply(one, 'slack'))] : []));
    });
  };

  test('that its creator posts for everybody gets its link, though TikTok reviews it first', async () => {
    const postId = await delivered();
    const videoId = stage.standIn.postDraft(publishId());
    await stage.core.posts.onWebhook(publishId(), statusOf('complete'));
    expect(await stage.read(postId)).toMatchObject({ state: 'published', videoId: null, reviewing: true });
    expect((await replies(postId)).at(-1)?.[0]).toContain('If it is public, I');
    await stage.pass(minutes);
    expect(await stage.read(postId)).toMatchObject({ videoId, reviewing: false });
    expect((await replies(postId)).at(-1)?.at(-1)).toContain(`/video/${videoId}`);
  });

  test('that its creator posts for themselves is looked up for a day, and nobody hears of a review', async () => {
    const postId = await delivered();
    stage.standIn.postDraft(publishId(), { isPublic: false });
    await stage.skip(hours);
    await stage.skip(2 * hours);
    await stage.skip(22 * hours);
    expect(await kinds(postId)).toEqual(['in_inbox', 'published']);
    expect(await stage.read(postId)).toMatchObject({ reviewing: false, problem: { code: 'link_never_came' } });
    const [first, last] = [(await replies(postId)).at(-1)?.[0], (await replies(postId)).at(-1)?.at(-1)];
    expect(first).toContain('posts that are not public get none');
    expect(last).toContain('TikTok has given no link for it in a day: posts that are not public get none.');
  });

  test('that its creator posts days later is told, with its link', async () => {
    const postId = await delivered();
    for (let day = 0; day < 5; day += 1) await stage.skip(24 * hours);
    const videoId = stage.standIn.postDraft(publishId());
    await stage.skip(4 * hours);
    expect(await stage.read(postId)).toMatchObject({ state: 'published', videoId });
    expect(await kinds(postId)).toEqual(['in_inbox', 'reminder', 'published']);
  });

  test('that nobody has posted in a week is asked for no more, which its author is told once', async () => {
    const postId = await delivered();
    for (let day = 0; day < 8; day += 1) await stage.skip(24 * hours);
    expect(await kinds(postId)).toEqual(['in_inbox', 'reminder', 'draft_not_posted']);
    expect((await replies(postId)).at(-1)?.at(-1)).toMatch(/For 7 days I have asked TikTok about .*Press Posted it/);
    const before = pollsOf().length;
    await stage.skip(hours);
    expect(pollsOf()).toHaveLength(before);
    await stage.core.posts.markPosted(postId, actor());
    expect((await replies(postId)).at(-1)?.at(-1)).toMatch(/ is posted\.$/);
  });

  test('that its author says is posted gets its link when TikTok tells it', async () => {
    const postId = await delivered();
    await stage.core.posts.markPosted(postId, actor());
    const videoId = stage.standIn.postDraft(publishId());
    await stage.pass(2 * minutes);
    expect(await stage.read(postId)).toMatchObject({ state: 'published', reviewing: false, videoId });
  });
});

describe('a failed video', () => {
  test('ends the post with the reason, which is told', async () => {
    const postId = await stage.drop(team.mia);
    stage.standIn.failNext('spam_risk_text');
    await stage.pass(minutes);
    expect(await stage.row(postId)).toMatchObject({
      state: 'failed',
      problem: { code: 'spam_risk_text' },
      attempts: [{ outcome: 'failed', errorCode: 'spam_risk_text', pollAt: null }],
    });
    expect(await stage.told(postId)).toMatchObject([{ kind: 'failed', data: { code: 'spam_risk_text' } }]);
  });

  test('may be edited and tried again, as a new attempt', async () => {
    const postId = await stage.drop(team.mia);
    stage.standIn.failNext('spam_risk_text');
    await stage.pass(minutes);
    await stage.core.posts.edit(postId, actor(), { caption: 'Calmer words' });
    await stage.core.posts.postNow(postId, actor());
    await stage.pass(minutes);
    expect(await stage.read(postId)).toMatchObject({ state: 'published', problem: null });
    expect(videos()).toMatchObject([{ status: 'FAILED' }, { postInfo: { title: 'Calmer words' } }]);
    expect(await kinds(postId)).toEqual(['failed', 'published']);
  });

  test('that TikTok says is complete after all is published', async () => {
    const postId = await stage.drop(team.mia);
    stage.standIn.failNext('internal');
    await stage.pass(minutes);
    const { attempts } = await stage.row(postId);
    await recordPublishStatus(stage.deps, attempts[0]?.id ?? '', statusOf('complete', ['7571234567890123456']));
    await applyPublishStatus(stage.deps, postId, attempts[0]?.id ?? '');
    expect(await stage.read(postId)).toMatchObject({
      state: 'published',
      videoId: '7571234567890123456',
      problem: null,
    });
  });
});

describe('a video that TikTok is silent about', () => {
  test('for an hour is unconfirmed, and the author is asked once', async () => {
    const postId = await submitted('stall');
    const submittedAt = stage.clock.now().toISOString();
    await stage.skip(hours - minutes);
    expect((await stage.read(postId)).state).toBe('processing');
    await stage.skip(6 * minutes);
    await stage.skip(6 * minutes);
    const problem = { code: 'tiktok_silent', facts: { submittedAt } };
    expect(await stage.read(postId)).toMatchObject({ state: 'unconfirmed', problem });
    expect(await stage.told(postId)).toEqual([{ kind: 'unconfirmed', data: problem }]);
  });

  test('is looked up quietly for a day, and published when TikTok says so', async () => {
    const postId = await submitted('stall');
    await stage.skip(5 * hours);
    stage.standIn.settle(publishId());
    await stage.skip(10 * minutes);
    expect(await stage.read(postId)).toMatchObject({ state: 'published', problem: null });
    expect(await kinds(postId)).toEqual(['unconfirmed', 'published']);
  });

  test('is left to the author after a day', async () => {
    const postId = await submitted('stall');
    await stage.skip(24 * hours);
    expect(await stage.row(postId)).toMatchObject({
      state: 'unconfirmed',
      attempts: [{ pollAt: null }],
    });
    expect(videos()).toHaveLength(1);
  });
});

describe('an unconfirmed post', () => {
  async function unconfirmed() {
    const postId = await stage.drop(team.mia);
    stage.standIn.faults.plan({ path: uploadPath, action: { kind: 'answer-after', status: 403 } });
    stage.clock.pass(10 * seconds);
    const { scheduleVersion } = await stage.row(postId);
    stage.alarms.lose();
    stage.standIn.planOutcome({ kind: 'stall' });
    await stage.core.posts.publish(postId, scheduleVersion);
    expect((await stage.read(postId)).state).toBe('unconfirmed');
    return postId;
  }

  test('is looked for an hour from then on before anybody is asked', async () => {
    const postId = await unconfirmed();
    await stage.skip(59 * minutes);
    expect(await kinds(postId)).toEqual([]);
    await stage.skip(6 * minutes);
    expect(await stage.told(postId)).toMatchObject([{ kind: 'unconfirmed', data: { code: 'upload_expired' } }]);
  });

  test('is published by "It\'s there", and nobody goes on looking', async () => {
    const postId = await unconfirmed();
    const change = await stage.core.posts.markPosted(postId, actor());
    expect(change).toMatchObject({ kind: 'done', post: { state: 'published', problem: null } });
    expect((await stage.row(postId)).attempts).toMatchObject([{ pollAt: null, uploadUrl: null }]);
    expect(await kinds(postId)).toEqual(['published']);
  });

  test('is sent anew by "Post again"', async () => {
    const postId = await unconfirmed();
    await stage.core.posts.postAgain(postId, actor());
    await stage.pass(minutes);
    expect(await stage.row(postId)).toMatchObject({
      state: 'published',
      attempts: [{ outcome: 'given_up' }, { outcome: 'published', publishId: publishId(1) }],
    });
  });

  test('is planned anew by nothing else, for it may be public already', async () => {
    const postId = await unconfirmed();
    const { posts } = stage.core;
    const at = new Date(stage.clock.now().getTime() + hours);
    const changes = [
      await posts.postNow(postId, actor()),
      await posts.retry(postId, actor()),
      await posts.undo(postId, actor()),
      await posts.moveTo(postId, actor(), { at, note: null }),
      await posts.edit(postId, actor(), { when: { at, note: null } }),
      await posts.askTime(postId, actor(), { kind: 'choices', choices: [at] }),
      await posts.putOff(postId, actor(), hours),
    ];
    expect(changes.map(({ kind }) => kind)).toEqual(changes.map(() => 'stale'));
    expect((await stage.read(postId)).state).toBe('unconfirmed');
    // Pressed a second time the button finds nothing to post again.
    await posts.postAgain(postId, actor());
    expect(await posts.postAgain(postId, actor())).toMatchObject({ kind: 'stale', post: { state: 'scheduled' } });
  });

  test('is not sent anew when TikTok says meanwhile that it was published', async () => {
    const postId = await unconfirmed();
    await stage.core.posts.postAgain(postId, actor());
    stage.standIn.settle(publishId());
    await stage.pass(minutes);
    expect(videos()).toHaveLength(1);
    expect(await stage.row(postId)).toMatchObject({
      state: 'published',
      attempts: [{ outcome: 'published' }, { outcome: 'stopped', publishId: null }],
    });
    expect(await kinds(postId)).toEqual(['published']);
    expect((await stage.read(postId)).videoId).toBe(videos()[0]?.publicPostIds[0]);
  });

  test('whose first upload is found published before the second gets its link, though that has no id yet', async () => {
    const postId = await unconfirmed();
    await stage.core.posts.postAgain(postId, actor());
    stage.clock.pass(10 * seconds);
    stage.standIn.settle(publishId());
    stage.alarms.lose();
    const { scheduleVersion } = await stage.row(postId);
    await stage.core.posts.publish(postId, scheduleVersion);
    expect(await stage.read(postId)).toMatchObject({ state: 'published', videoId: null, reviewing: true });
    await stage.skip(10 * minutes);
    expect(await stage.read(postId)).toMatchObject({ videoId: videos()[0]?.publicPostIds[0], reviewing: false });
    expect((await stage.row(postId)).attempts).toMatchObject([{ pollAt: null }, { pollAt: null }]);
    expect(videos()).toHaveLength(1);
  });

  describe('that is moved to another account when it is posted again', () => {
    async function moved() {
      const postId = await unconfirmed();
      const handle = `${team.handle}2`;
      stage.standIn.accounts.add({ handle });
      const profileId = await stage.connect(team.mia, handle);
      await stage.core.posts.postAgain(postId, actor());
      expect(await stage.core.posts.edit(postId, actor(), { profile: handle })).toMatchObject({ kind: 'done' });
      const publish = async () => {
        stage.clock.pass(10 * seconds);
        stage.alarms.lose();
        const { scheduleVersion } = await stage.row(postId);
        await stage.core.posts.publish(postId, scheduleVersion);
      };
      return { postId, handle, profileId, publish };
    }

    test('asks the first account about the first upload, and makes no second video of it', async () => {
      const { postId, handle, publish } = await moved();
      stage.standIn.settle(publishId());
      await publish();
      expect(stage.videosOf(handle)).toEqual([]);
      expect(await stage.read(postId)).toMatchObject({ state: 'published', profile: { id: team.profileId } });
      await stage.skip(10 * minutes);
      expect((await stage.read(postId)).videoId).toBe(videos()[0]?.publicPostIds[0]);
    });

    test('goes on where the login of the first account has ended', async () => {
      const { postId, handle, publish } = await moved();
      await stage.core.profiles.disconnect(team.profileId, actor());
      await publish();
      expect(stage.videosOf(handle)).toHaveLength(1);
      expect(await stage.read(postId)).toMatchObject({ state: 'processing', profile: { handle } });
    });

    test('is on the first account when TikTok says so by itself', async () => {
      const { postId, publish, handle } = await moved();
      await stage.core.posts.onWebhook(publishId(), statusOf('complete', ['7571234567890123456']));
      await publish();
      expect(stage.videosOf(handle)).toEqual([]);
      expect(await stage.read(postId)).toMatchObject({ state: 'published', profile: { id: team.profileId } });
    });
  });

  test('is cancelled by "Give up", and nobody goes on looking', async () => {
    const postId = await unconfirmed();
    await stage.core.posts.cancel(postId, actor());
    expect(await stage.row(postId)).toMatchObject({
      state: 'cancelled',
      attempts: [{ outcome: 'given_up', pollAt: null }],
    });
  });

  test('may be public though "Post again" is undone at once, or it was given up, until TikTok says no', async () => {
    const postId = await unconfirmed();
    expect(await stage.core.posts.postAgain(postId, actor())).toMatchObject({ post: { undoUntil: expect.any(Date) } });
    expect(await stage.core.posts.undo(postId, actor())).toMatchObject({
      kind: 'done',
      post: { state: 'cancelled', mayBeOut: true, publishedAt: null },
    });
    const { attempts } = await stage.row(postId);
    await recordPublishStatus(stage.deps, attempts[0]?.id ?? '', statusOf('failed'));
    expect(await stage.read(postId)).toMatchObject({ state: 'cancelled', mayBeOut: false });
  });

  test('does not fail by news that comes after "Post again"', async () => {
    const postId = await unconfirmed();
    const { attempts } = await stage.row(postId);
    await stage.core.posts.postAgain(postId, actor());
    await recordPublishStatus(stage.deps, attempts[0]?.id ?? '', statusOf('failed'));
    await applyPublishStatus(stage.deps, postId, attempts[0]?.id ?? '');
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', problem: null });
    expect(await kinds(postId)).toEqual([]);
  });
});

describe('news of TikTok', () => {
  test('that stops a newer attempt in the middle of its upload makes one video', async () => {
    const postId = await submitted('stall');
    const { attempts } = await stage.row(postId);
    const [first] = attempts;
    await stage.skip(hours);
    await stage.core.posts.postAgain(postId, actor());
    stage.clock.pass(10 * seconds);
    stage.alarms.lose();
    const remove = stage.standIn.on('chunk', async () => {
      remove();
      await recordPublishStatus(stage.deps, first?.id ?? '', statusOf('complete'));
      await applyPublishStatus(stage.deps, postId, first?.id ?? '');
    });
    const { scheduleVersion } = await stage.row(postId);
    await stage.core.posts.publish(postId, scheduleVersion);
    expect(await stage.row(postId)).toMatchObject({
      state: 'published',
      attempts: [{ outcome: 'published' }, { outcome: 'stopped' }],
    });
    expect(await kinds(postId)).toEqual(['unconfirmed', 'published']);
  });

  test('moves a post that was planned again: it does not go out twice', async () => {
    const postId = await submitted('stall');
    const [first] = (await stage.row(postId)).attempts;
    await stage.skip(hours);
    const at = new Date(stage.clock.now().getTime() + 24 * hours);
    await stage.core.posts.moveTo(postId, actor(), { at, note: null });
    await stage.core.posts.onWebhook(first?.publishId ?? '', statusOf('complete', ['7571234567890123456']));
    expect(await stage.read(postId)).toMatchObject({ state: 'published', videoId: '7571234567890123456' });
    expect(await kinds(postId)).toEqual(['unconfirmed', 'published']);
  });

  test('about a post that was cancelled meanwhile is told, once', async () => {
    const postId = await submitted('stall');
    const [first] = (await stage.row(postId)).attempts;
    await stage.skip(hours);
    await stage.core.posts.cancel(postId, actor());
    await stage.core.posts.onWebhook(first?.publishId ?? '', statusOf('complete'));
    await stage.core.posts.onWebhook(first?.publishId ?? '', statusOf('complete', ['7571234567890123456']));
    expect(await stage.read(postId)).toMatchObject({ state: 'cancelled', videoId: '7571234567890123456' });
    expect(await kinds(postId)).toEqual(['unconfirmed', 'published_after_cancel']);
  });

  test('is not taken back by an older answer, however they arrive', async () => {
    const postId = await submitted('stall');
    const id = (await stage.row(postId)).attempts[0]?.id ?? '';
    await Promise.all([
      recordPublishStatus(stage.deps, id, statusOf('processing')),
      recordPublishStatus(stage.deps, id, statusOf('complete', ['7571234567890123456'])),
      recordPublishStatus(stage.deps, id, statusOf('complete')),
      recordPublishStatus(stage.deps, id, statusOf('processing')),
    ]);
    await recordPublishStatus(stage.deps, id, statusOf('failed'));
    expect((await stage.row(postId)).attempts[0]?.publishStatus).toMatchObject({
      status: 'complete',
      postIds: ['7571234567890123456'],
    });
  });
});
