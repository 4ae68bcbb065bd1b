/** Limits as a plan: what is planned, what waits, and that nothing fails of it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hours, minutes, openStage, type Stage, type Team } from '../stage.ts';

let stage: Stage;
let team: Team;

beforeAll(async () => {
  stage = await openStage({ uploadsPerHour: 2, undoWindowMs: 0 });
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.alarms.lose();
  stage.clock.set(new Date(Math.ceil(stage.clock.now().getTime() / hours) * hours));
  team = await stage.newTeam();
});
afterEach(() => stage.standIn.faults.reset());

const at = (ms: number) => new Date(stage.clock.now().getTime() + ms);
const planned = (ms: number) => stage.drop(team.mia, { when: { kind: 'at', at: at(ms), note: null } });
const states = (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await stage.read(id)).state));
const waits = async (id: string) => {
  const { wakeAt, dueAt } = await stage.read(id);
  return ((wakeAt?.getTime() ?? 0) - (dueAt?.getTime() ?? 0)) / minutes;
};
const kinds = async (postId: string) => (await stage.told(postId)).map(({ kind }) => kind);

describe('the upload limit', () => {
  test('is told when scheduling, with the time asked for and the time expected', async () => {
    await planned(10 * minutes);
    await planned(20 * minutes);
    const third = await planned(30 * minutes);
    expect(await stage.read(third)).toMatchObject({
      state: 'scheduled',
      problem: { code: 'upload_limit', facts: { limit: 2 } },
    });
    expect(await waits(third)).toBe(40);
  });

  test('moves those that wait when somebody goes first or makes room', async () => {
    const first = await planned(10 * minutes);
    await planned(20 * minutes);
    const third = await planned(30 * minutes);
    const between = await planned(15 * minutes);
    expect(await waits(between)).toBe(0);
    expect(await waits(third)).toBe(45);
    await stage.core.posts.cancel(first, { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false });
    await stage.core.posts.cancel(between, {
      workspaceId: team.mia.workspaceId,
      memberId: team.mia.id,
      isAdmin: false,
    });
    expect(await waits(third)).toBe(0);
    expect(await stage.read(third)).toMatchObject({ problem: null });
  });

  test('holds at run time: two in any hour, all of them in the end, none failed and none late', async () => {
    const ids = [];
    for (let count = 0; count < 5; count += 1) ids.push(await planned((10 + count) * minutes));
    await stage.pass(4 * hours);
    expect(await states(ids)).toEqual(ids.map(() => 'published'));
    const inits = stage.videosOf(team.handle).map(({ initAt }) => initAt.getTime());
    expect(inits).toHaveLength(5);
    inits.forEach((time, index) => {
      if (index >= 2) expect(time - (inits[index - 2] ?? 0)).toBeGreaterThanOrEqual(hours);
    });
    for (const id of ids) {
      expect(await stage.read(id)).toMatchObject({ late: false });
      expect(await kinds(id)).toEqual(['published']);
      expect((await stage.row(id)).attempts).toHaveLength(1);
    }
  });

  test('gives the last place to one of two workers, and uses no attempt of the other', async () => {
    const ids = [await planned(minutes), await planned(minutes), await planned(minutes)];
    // As if nobody had planned it: all three are due at once.
    await stage.prisma.post.updateMany({ where: { id: { in: ids } }, data: { wakeAt: at(0) } });
    stage.clock.pass(minutes);
    const versions = await Promise.all(ids.map(async (id) => (await stage.row(id)).scheduleVersion));
    await Promise.all(
      ids.map((id, index) => (index % 2 ? stage.other : stage.core).posts.publish(id, versions[index] ?? 0)),
    );
    expect(stage.videosOf(team.handle)).toHaveLength(2);
    expect((await states(ids)).filter((state) => state === 'scheduled')).toHaveLength(1);
    const attempts = await Promise.all(ids.map(async (id) => (await stage.row(id)).attempts.length));
    expect(attempts.sort()).toEqual([0, 1, 1]);
  });

  test('does not count an init that TikTok refused', async () => {
    const ids = [await planned(minutes), await planned(2 * minutes), await planned(3 * minutes)];
    stage.standIn.accounts.change(team.handle, { bannedFromPosting: true });
    await stage.pass(minutes);
    stage.standIn.accounts.change(team.handle, { bannedFromPosting: false });
    await stage.pass(2 * hours);
    expect(await states(ids)).toEqual(['failed', 'published', 'published']);
  });

  test('concerns one account and no other', async () => {
    await planned(minutes);
    await planned(minutes);
    const neighbour = await stage.newTeam();
    const when = { kind: 'at', at: at(minutes), note: null } as const;
    expect(await waits(await stage.drop(neighbour.mia, { when }))).toBe(0);
  });
});

describe('a daily cap', () => {
  test('rests the account for a day, keeps its other posts and tells the owner once', async () => {
    stage.standIn.accounts.change(team.handle, { postsToday: 15 });
    const ids = [await planned(minutes), await planned(2 * minutes)];
    await stage.pass(hours);
    expect(await states(ids)).toEqual(['scheduled', 'scheduled']);
    for (const id of ids) {
      expect(await stage.read(id)).toMatchObject({ problem: { code: 'spam_risk_too_many_posts' } });
      expect(await kinds(id)).toEqual(['waiting']);
    }
    const owner = { kind: 'profile_cool_down', thread: { workspaceId: team.workspaceId } };
    expect(await stage.prisma.notice.count({ where: owner })).toBe(1);
    const asked = stage.standIn.calls.filter(({ path }) => path.includes('creator_info')).length;
    await stage.pass(20 * hours);
    expect(stage.standIn.calls.filter(({ path }) => path.includes('creator_info'))).toHaveLength(asked);
    await stage.pass(5 * hours);
    expect(await states(ids)).toEqual(['published', 'published']);
  });

  test('that is told at the end of an upload is tried again a day later by itself', async () => {
    stage.standIn.failNext('spam_risk_too_many_posts');
    const id = await planned(minutes);
    await stage.pass(hours);
    expect(await stage.read(id)).toMatchObject({
      state: 'scheduled',
      problem: { code: 'spam_risk_too_many_posts' },
    });
    expect(await kinds(id)).toEqual(['waiting']);
    await stage.skip(25 * hours);
    await stage.pass(minutes);
    expect(await states([id])).toEqual(['published']);
    expect(stage.videosOf(team.handle).filter(({ postIds }) => postIds.length > 0)).toHaveLength(1);
  });

  test('that is still there a day later asks the author instead of failing', async () => {
    const action = {
      kind: 'answer',
      status: 200,
      body: '{"error":{"code":"reached_active_user_cap","message":"","log_id":"20261124"}}',
    } as const;
    const id = await planned(minutes);
    stage.standIn.faults.plan({ path: /creator_info/, times: 99, action });
    await stage.pass(26 * hours);
    expect(await stage.read(id)).toMatchObject({
      state: 'on_hold',
      problem: { code: 'waited_in_vain' },
    });
    expect(await kinds(id)).toEqual(['waiting', 'on_hold']);
  });
});

test('polls wait for the app’s budget, and nobody is asked about a post that TikTok was not asked about', async () => {
  const scarce = await openStage({ callsPerHour: 4, undoWindowMs: 0 });
  const few = await scarce.newTeam();
  const id = await scarce.drop(few.mia);
  const polls = () => scarce.standIn.calls.filter(({ path }) => path.includes('status/fetch'));
  await scarce.pass(60 * minutes);
  expect((await scarce.read(id)).state).toBe('processing');
  expect(polls()).toHaveLength(0);
  await scarce.pass(2 * minutes);
  expect((await scarce.read(id)).state).toBe('published');
  expect(polls().length).toBeGreaterThan(0);
  expect((await scarce.told(id)).map(({ kind }) => kind)).toEqual(['published']);
  await scarce.stop();
});
