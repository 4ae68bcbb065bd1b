import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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

const later = (ms: number) => new Date(stage.clock.now().getTime() + ms);
const planned = (ms = hours) => stage.drop(team.mia, { when: { kind: 'at', at: later(ms), note: null } });
const videos = () => stage.videosOf(team.handle);

describe('a post that is due', () => {
  test('goes out, is settled and told of, each once', async () => {
    const postId = await planned();
    await stage.pass(hours + 10 * seconds);
    expect(await stage.moves(postId)).toEqual(['schedule', 'claim', 'submit', 'complete']);
    expect(await stage.read(postId)).toMatchObject({ state: 'published', late: false });
    expect(await stage.told(postId)).toEqual([{ kind: 'published', data: {} }]);
    const row = await stage.row(postId);
    const [video] = videos();
    expect(video).toMatchObject({ status: 'PUBLISH_COMPLETE', sha256: row.media.sha256 });
    expect(row.attempts).toMatchObject([
      {
        number: 1,
        publishId: video?.publishId,
        outcome: 'published',
        initCount: 1,
        bytesConfirmed: row.media.sizeBytes,
        uploadUrl: null,
        pollAt: null,
      },
    ]);
    expect(stage.standIn.refused()).toEqual([]);
  });

  test('and what became of the others is one line each in the log, without their words', async () => {
    const linesOf = (postId: string) =>
      stage.lines.filter((line) => line.startsWith('info a post') && line.includes(postId));
    const out = await planned();
    await stage.pass(hours + 10 * seconds);
    const { code } = await stage.read(out);
    expect(linesOf(out)).toEqual([
      `info a post is published ${JSON.stringify({ postId: out, post: code, attempt: 1 })}`,
    ]);

    const refused = await planned();
    stage.standIn.failNext('file_format_check_failed');
    await stage.pass(hours + minutes);
    expect(linesOf(refused)).toMatchObject([expect.stringMatching(/^info a post failed .*"file_format_check_failed"/)]);

    const held = await planned();
    await stage.core.posts.holdFor(team.profileId, 'access_token_invalid');
    expect(linesOf(held)).toMatchObject([expect.stringMatching(/^info a post is on hold .*"access_token_invalid"/)]);
    expect(stage.lines.join('\n')).not.toContain('New ramen drop');
  });

  test('tells the exact id of its video, digit by digit', async () => {
    const postId = await planned();
    await stage.pass(hours + minutes);
    const { videoId, reviewing } = await stage.read(postId);
    expect(videos()[0]?.publicPostIds).toEqual([videoId]);
    expect(videoId).toMatch(/^\d{19}$/);
    expect(reviewing).toBe(false);
  });

  test('shows on its card what happens to it', async () => {
    const postId = await planned();
    await stage.pass(hours + minutes);
    const shown = stage.chat.said.find(({ kind, about }) => kind === 'card' && about === postId)?.shown;
    const states = (shown ?? []).map((post) => ('state' in post ? post.state : null));
    expect(states[0]).toBe('scheduled');
    expect(states.at(-1)).toBe('published');
    expect(stage.chat.said.filter(({ about }) => about === postId)).toHaveLength(1);
  });

  test('asks the creator afresh before anything is sent, and the author for another audience', async () => {
    const postId = await planned();
    stage.standIn.accounts.change(team.handle, { private: true });
    await stage.pass(hours + minutes);
    expect(await stage.read(postId)).toMatchObject({
      state: 'on_hold',
      problem: {
        code: 'audience_gone',
        facts: {
          privacyLevel: 'PUBLIC_TO_EVERYONE',
          offered: 'FOLLOWER_OF_CREATOR, MUTUAL_FOLLOW_FRIENDS, SELF_ONLY',
        },
      },
    });
    expect(videos()).toEqual([]);
  });

  test('never sends a paid partnership that nobody can see', async () => {
    const postId = await planned();
    const data = { brandContent: true, privacyLevel: 'SELF_ONLY' } as const;
    await stage.prisma.post.update({ where: { id: postId }, data });
    await stage.pass(hours + minutes);
    expect(await stage.read(postId)).toMatchObject({
      state: 'failed',
      problem: { code: 'branded_not_private' },
    });
    expect(videos()).toEqual([]);
  });

  test('fails before its init when its video is gone from the store', async () => {
    const postId = await planned();
    const { mediaId } = await stage.row(postId);
    await stage.store.remove(mediaId);
    await stage.pass(hours + minutes);
    expect(await stage.read(postId)).toMatchObject({
      state: 'failed',
      problem: { code: 'media_missing' },
    });
    expect(videos()).toEqual([]);
  });
});

describe('an alarm', () => {
  test('that is early moves nothing', async () => {
    const postId = await planned();
    const before = await stage.row(postId);
    await stage.core.posts.publish(postId, before.scheduleVersion);
    expect(await stage.row(postId)).toEqual(before);
  });

  test('that is outdated moves nothing', async () => {
    const postId = await planned();
    const { scheduleVersion } = await stage.row(postId);
    const actor = { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false };
    await stage.core.posts.moveTo(postId, actor, { at: later(3 * hours), note: null });
    stage.clock.pass(hours);
    await stage.core.posts.publish(postId, scheduleVersion);
    await stage.core.posts.publish(postId, scheduleVersion + 1);
    expect((await stage.read(postId)).state).toBe('scheduled');
    expect(videos()).toEqual([]);
  });

  test('that rings a second time moves nothing', async () => {
    const postId = await planned();
    const { scheduleVersion } = await stage.row(postId);
    await stage.pass(hours);
    const before = await stage.row(postId);
    await stage.core.posts.publish(postId, scheduleVersion);
    expect(await stage.row(postId)).toEqual(before);
    expect(videos()).toHaveLength(1);
  });

  test('for a post that is not there is no error', async () => {
    await stage.core.posts.publish('019a0000-0000-7000-8000-000000000000', 1);
    await stage.core.posts.pollOutcome('019a0000-0000-7000-8000-000000000000');
  });
});

test('two workers at the same moment make one upload', async () => {
  const postId = await planned();
  const { scheduleVersion } = await stage.row(postId);
  stage.clock.pass(hours);
  await Promise.all(
    [stage.core, stage.other, stage.core, stage.other].map((worker) => worker.posts.publish(postId, scheduleVersion)),
  );
  expect((await stage.read(postId)).state).toBe('processing');
  expect(videos()).toHaveLength(1);
  expect((await stage.row(postId)).attempts).toHaveLength(1);
  expect(await stage.moves(postId)).toEqual(['schedule', 'claim', 'submit']);
});

test('what was edited a moment before it goes out is what goes out', async () => {
  const postId = await planned();
  const actor = { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false };
  await stage.core.posts.edit(postId, actor, {
    caption: 'Better words',
    settings: { privacyLevel: 'SELF_ONLY' },
  });
  await stage.pass(hours);
  expect(videos()[0]?.postInfo).toMatchObject({
    title: 'Better words',
    privacy_level: 'SELF_ONLY',
  });
});

describe('lateness', () => {
  test('below the grace is made up for and marked', async () => {
    const postId = await planned();
    stage.alarms.lose();
    stage.clock.pass(hours + 50 * minutes);
    await stage.core.sweep();
    await stage.pass(minutes);
    expect(await stage.read(postId)).toMatchObject({ state: 'published', late: true });
  });

  test('of a minute is no lateness', async () => {
    const postId = await planned();
    stage.alarms.lose();
    stage.clock.pass(hours + 55 * seconds);
    await stage.core.sweep();
    await stage.pass(minutes);
    expect(await stage.read(postId)).toMatchObject({ state: 'published', late: false });
  });

  test('above the grace is asked about, once, and nothing is sent', async () => {
    const postId = await planned();
    const { scheduleVersion } = await stage.row(postId);
    stage.clock.pass(2 * hours + minutes);
    await stage.core.posts.publish(postId, scheduleVersion);
    await stage.other.posts.publish(postId, scheduleVersion);
    expect(await stage.read(postId)).toMatchObject({
      state: 'on_hold',
      problem: { code: 'missed' },
      wakeAt: null,
    });
    expect(await stage.told(postId)).toMatchObject([{ kind: 'on_hold', data: { code: 'missed' } }]);
    expect(videos()).toEqual([]);
  });

  test('is answered by Post now', async () => {
    const postId = await planned();
    const { scheduleVersion } = await stage.row(postId);
    stage.clock.pass(3 * hours);
    await stage.core.posts.publish(postId, scheduleVersion);
    await stage.core.posts.postNow(postId, {
      workspaceId: team.mia.workspaceId,
      memberId: team.mia.id,
      isAdmin: false,
    });
    await stage.pass(minutes);
    expect(await stage.read(postId)).toMatchObject({ state: 'published', late: false });
  });
});
