/** TikTok fails for everybody: nothing is burnt, everybody hears of it once, all goes out in order. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPosts } from '../../../../src/core/posts/index.ts';
import { hours, minutes, openStage, type Stage, seconds, type Team } from '../stage.ts';

/** Many alarms ring, one after the other. */

const init = '/v2/post/publish/video/init/';
const down = { kind: 'answer', status: 503 } as const;

let stage: Stage;
let teams: Team[];

beforeAll(async () => {
  stage = await openStage({ undoWindowMs: 0 });
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.alarms.lose();
  teams = [];
  for (let count = 0; count < 4; count += 1) teams.push(await stage.newTeam());
});
afterEach(async () => {
  stage.standIn.faults.reset();
  await stage.prisma.post.updateMany({ data: { state: 'cancelled' } });
  await stage.prisma.incident.deleteMany();
  await stage.prisma.incidentProfile.deleteMany();
});

const planned = (team: Team, ms: number) => {
  const at = new Date(stage.clock.now().getTime() + ms);
  return stage.drop(team.mia, { when: { kind: 'at', at, note: null } });
};
const each = () => Promise.all(teams.map((team, index) => planned(team, minutes + index * seconds)));
const fail = () => stage.standIn.faults.plan({ path: init, times: Number.POSITIVE_INFINITY, action: down });
const asked = () => stage.standIn.calls.filter(({ path }) => path === init);
const kinds = async (postId: string) => (await stage.told(postId)).map(({ kind }) => kind);

describe('an outage', () => {
  test('burns no attempt, is told once in each thread, and ends in order, a little apart', async () => {
    const ids = await each();
    fail();
    const before = asked().length;
    await stage.pass(5 * minutes);
    for (const id of ids) {
      expect(await stage.read(id)).toMatchObject({
        state: 'scheduled',
        problem: { code: 'tiktok_down' },
      });
      expect((await stage.row(id)).attempts.length).toBeLessThanOrEqual(1);
      expect(await kinds(id)).toEqual(['waiting']);
    }
    // Each account once, three of them twice, then one a minute.
    const whileDown = asked().length - before;
    expect(whileDown).toBeGreaterThan(4 + 3);
    expect(whileDown).toBeLessThanOrEqual(4 + 3 + 5);

    stage.standIn.faults.reset();
    const from = asked().length;
    await stage.pass(3 * minutes);
    for (const id of ids) {
      expect(await stage.read(id)).toMatchObject({ state: 'published' });
      expect(await kinds(id)).toEqual(['waiting', 'published']);
    }
    const times = asked()
      .slice(from)
      .map(({ at }) => at.getTime());
    expect(times).toHaveLength(ids.length);
    for (const [index, time] of times.entries()) {
      if (index > 1) expect(time - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(5 * seconds);
    }
    expect(await stage.prisma.incident.count()).toBe(0);
    for (const { handle } of teams) expect(stage.videosOf(handle)).toHaveLength(1);
  });

  test('is over for a post after a day: its author is asked', async () => {
    const ids = await each();
    fail();
    await stage.pass(3 * minutes);
    await stage.skip(24 * hours);
    for (const id of ids) {
      expect(await stage.read(id)).toMatchObject({
        state: 'on_hold',
        problem: { code: 'waited_in_vain' },
      });
    }
  });

  test('is none because three accounts each had one slow answer', async () => {
    const ids = await each();
    stage.standIn.faults.plan({ path: init, times: 3, action: down });
    await stage.pass(2 * minutes);
    expect(stage.lines.filter((line) => line.includes('tiktok_down'))).toEqual([]);
    for (const id of ids) {
      expect(await stage.read(id)).toMatchObject({ state: 'published', late: false });
      expect(await kinds(id)).toEqual(['published']);
    }
    expect(await stage.prisma.incidentProfile.count()).toBe(0);
  });

  test('ends at once with one good answer, also of a post that was under way when it was declared', async () => {
    const ids = await each();
    const { mia } = await stage.newTeam();
    const underWay = await stage.drop(mia, { when: { kind: 'at', at: stage.clock.now(), note: null } });
    const { scheduleVersion } = await stage.row(underWay);
    fail();
    let isOver = false;
    const take = async () => {
      if (isOver) return;
      isOver = true;
      await stage.pass(2 * minutes);
      expect(await stage.prisma.incident.count()).toBe(1);
      stage.standIn.faults.reset();
    };
    stage.alarms.set.splice(
      stage.alarms.set.findIndex(({ kind, id }) => kind === 'publish' && id === underWay),
      1,
    );
    await createPosts({ ...stage.deps, calls: { take } }).publish(underWay, scheduleVersion);
    expect(await stage.prisma.incident.count()).toBe(0);
    await stage.pass(ids.length * 5 * seconds + 10 * seconds);
    for (const id of ids) expect(await stage.read(id)).toMatchObject({ state: 'published' });
  });

  test('ends also with an upload that gets through, though it was opened before', async () => {
    const ids = await each();
    const { mia } = await stage.newTeam();
    const opened = await stage.drop(mia, { when: { kind: 'at', at: stage.clock.now(), note: null } });
    stage.standIn.faults.plan({ path: /upload/, action: { kind: 'reset', when: 'before' } });
    await stage.pass(seconds);
    expect(await stage.row(opened)).toMatchObject({ state: 'publishing', problem: { code: 'video_upload_failed' } });
    stage.alarms.set.splice(
      stage.alarms.set.findIndex(({ kind, id }) => kind === 'publish' && id === opened),
      1,
    );
    fail();
    await stage.pass(2 * minutes);
    expect(await stage.prisma.incident.count()).toBe(1);
    const { scheduleVersion } = await stage.row(opened);
    await stage.core.posts.publish(opened, scheduleVersion);
    stage.standIn.faults.reset();
    expect(await stage.prisma.incident.count()).toBe(0);
    await stage.pass(ids.length * 5 * seconds + 10 * seconds);
    for (const id of ids) expect(await stage.read(id)).toMatchObject({ state: 'published' });
  });

  test('whose next probe was cancelled is found to be over by another post, minutes and not an hour later', async () => {
    const ids = await each();
    fail();
    await stage.pass(3 * minutes);
    stage.standIn.faults.reset();
    const rows = await Promise.all(ids.map((id) => stage.row(id)));
    const [probe] = rows.sort((a, b) => (a.wakeAt?.getTime() ?? 0) - (b.wakeAt?.getTime() ?? 0));
    const team = teams.find(({ profileId }) => profileId === probe?.profileId);
    if (!probe || !team) throw new Error('Nothing waits.');
    const actor = { workspaceId: team.workspaceId, memberId: team.mia.id, isAdmin: false };
    expect(await stage.core.posts.cancel(probe.id, actor)).toMatchObject({ kind: 'done' });
    await stage.pass(3 * minutes);
    for (const { id } of rows.slice(1)) expect(await stage.read(id)).toMatchObject({ state: 'published' });
  });

  test('is none while it is one account’s trouble', async () => {
    const [team] = teams;
    if (!team) throw new Error('There is no team.');
    const ids = [await planned(team, minutes), await planned(team, 2 * minutes)];
    fail();
    await stage.pass(5 * minutes);
    expect(await stage.prisma.incident.count()).toBe(0);
    stage.standIn.faults.reset();
    await stage.pass(hours);
    for (const id of ids) expect(await stage.read(id)).toMatchObject({ state: 'published' });
    expect(await stage.prisma.incidentProfile.count()).toBe(0);
  });
});
