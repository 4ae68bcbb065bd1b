/** The very same bytes on one account again: asked about before they go out, unless nothing of them went out before. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hours, openStage, type Person, type Stage, type Team } from '../stage.ts';

const days = 24 * hours;

let stage: Stage;
let team: Team;
beforeAll(async () => {
  stage = await openStage({ undoWindowMs: 0 });
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.alarms.lose();
  team = await stage.newTeam();
});

const actor = ({ workspaceId, id: memberId }: Person) => ({ workspaceId, memberId, isAdmin: false });
const inHours = (count: number) =>
  ({ kind: 'at', at: new Date(stage.clock.now().getTime() + count * hours), note: null }) as const;
const drop = (take: number, count = 2, person = team.mia) => stage.drop(person, { take, when: inHours(count) });
const asked = { state: 'draft', missing: 'confirmation', problem: { code: 'same_video' } };

describe('the same video again', () => {
  test('is asked about while the first is planned and when it is out, and goes out with one press', async () => {
    const first = await stage.read(await drop(1));
    expect(first.state).toBe('scheduled');
    const second = await stage.read(await drop(1, 3));
    expect(second).toMatchObject({ ...asked, problem: { facts: { earlier: first.code, isOut: false } } });
    expect((await stage.told(second.id)).map(({ data }) => data)).toMatchObject([{ answer: 'same_video' }]);
    await stage.pass(2 * hours + 60_000);
    expect(await stage.read(first.id)).toMatchObject({ state: 'published' });

    expect(await stage.core.posts.confirmRepeat(second.id, actor(team.mia))).toMatchObject({
      kind: 'done',
      post: { state: 'scheduled', problem: null },
    });
    await stage.pass(2 * hours);
    expect(stage.videosOf(team.handle).filter(({ postIds }) => postIds.length > 0)).toHaveLength(2);
    expect(await stage.core.posts.confirmRepeat(second.id, actor(team.mia))).toMatchObject({ kind: 'stale' });
    const third = await stage.read(await drop(1));
    expect(third).toMatchObject({ ...asked, problem: { facts: { isOut: true } } });
    expect(third.problem?.facts.url).toContain(`https://www.tiktok.com/@${team.handle}/video/`);
  });

  test('is nobody else’s to confirm, and keeps its question when its time changes', async () => {
    await drop(2);
    const again = await drop(2, 3);
    const leo = await stage.newPerson(team.workspaceId);
    expect(await stage.core.posts.confirmRepeat(again, actor(leo))).toMatchObject({ kind: 'not_yours' });
    const { kind, ...time } = inHours(5);
    expect(kind).toBe('at');
    await stage.core.posts.moveTo(again, actor(team.mia), time);
    expect(await stage.read(again)).toMatchObject(asked);
    expect(await stage.told(again)).toHaveLength(1);
  });

  test('dropped twice in one moment, one of them asks', async () => {
    const posts = await Promise.all([
      stage.draft(team.mia, { when: inHours(2) }),
      stage.draft(team.mia, { when: inHours(3) }),
    ]);
    const [one, other] = posts;
    const source = () => stage.videoFrom('ok.mp4', 3);
    await Promise.all([
      stage.core.posts.takeVideo(one ?? '', await source(), false),
      stage.other.posts.takeVideo(other ?? '', await source(), false),
    ]);
    const states = await Promise.all(posts.map(async (id) => (await stage.read(id)).state));
    expect(states.sort()).toEqual(['draft', 'scheduled']);
  });

  test('is not asked about after one that was cancelled, nor on another account, nor after 90 days', async () => {
    const cancelled = await drop(4);
    await stage.core.posts.cancel(cancelled, actor(team.mia));
    expect(await stage.read(await drop(4))).toMatchObject({ state: 'scheduled' });
    const elsewhere = await stage.newTeam();
    expect(await stage.read(await drop(4, 2, elsewhere.mia))).toMatchObject({ state: 'scheduled' });
    await stage.pass(2 * hours + 60_000);
    stage.clock.pass(91 * days);
    expect(await stage.read(await drop(4))).toMatchObject({ state: 'scheduled' });
  });

  test('tells nobody else of a post that was made in private', async () => {
    const first = await drop(5);
    await stage.prisma.thread.updateMany({ where: { posts: { some: { id: first } } }, data: { isPrivate: true } });
    const leo = await stage.newPerson(team.workspaceId);
    const facts = (await stage.read(await drop(5, 3, leo))).problem?.facts ?? {};
    expect(Object.keys(facts).sort()).toEqual(['at', 'isOut', 'state', 'url']);
    expect((await stage.read(await drop(5, 4))).problem?.facts.earlier).toBe((await stage.read(first)).code);
  });

  test('by hand is its author’s own affair', async () => {
    await drop(6);
    const byHand = await stage.drop(team.mia, { take: 6, way: 'by_hand', when: inHours(2) });
    expect(await stage.read(byHand)).toMatchObject({ state: 'scheduled', way: 'by_hand' });
  });
});

describe('a post that is past being a draft is asked about the same video', () => {
  test('when it was to be posted by hand and is to be published instead', async () => {
    const first = await stage.read(await drop(7));
    const byHand = await stage.drop(team.mia, { take: 7, way: 'by_hand', when: inHours(3) });
    const refused = await stage.core.posts.edit(byHand, actor(team.mia), { way: 'direct' });
    expect(refused).toMatchObject({
      kind: 'refused',
      post: { state: 'scheduled', way: 'by_hand' },
      problem: { code: 'same_video', facts: { earlier: first.code, wants: 'direct' } },
    });
    const leo = await stage.newPerson(team.workspaceId);
    expect(await stage.core.posts.confirmRepeat(byHand, actor(leo), 'direct')).toMatchObject({ kind: 'not_yours' });
    expect(await stage.core.posts.confirmRepeat(byHand, actor(team.mia), 'direct')).toMatchObject({
      kind: 'done',
      post: { state: 'scheduled', way: 'direct', profile: { handle: team.handle } },
    });
  });

  test('when it had failed, was dropped again meanwhile, and is tried again or gets another time', async () => {
    const failed = await drop(8);
    await stage.prisma.post.update({ where: { id: failed }, data: { state: 'failed' } });
    expect(await stage.read(await drop(8))).toMatchObject({ state: 'scheduled' });
    const again = { kind: 'refused', problem: { code: 'same_video' }, post: { state: 'failed' } };
    expect(await stage.core.posts.retry(failed, actor(team.mia))).toMatchObject(again);
    expect(await stage.core.posts.postNow(failed, actor(team.mia))).toMatchObject(again);
    const { at } = inHours(5);
    expect(await stage.core.posts.edit(failed, actor(team.mia), { when: { at, note: null } })).toMatchObject(again);
    const moved = await stage.core.posts.moveTo(failed, actor(team.mia), { at, note: null });
    expect(moved).toMatchObject({ ...again, problem: { facts: { wants: at.toISOString() } } });
    expect(await stage.core.posts.confirmRepeat(failed, actor(team.mia), at.toISOString())).toMatchObject({
      kind: 'done',
      post: { state: 'scheduled', dueAt: at },
    });
  });
});
