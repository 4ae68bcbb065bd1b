import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LEFT_GRACE_MS } from '../../../src/core/departures/index.ts';
import { Failure } from '../../../src/core/errors.ts';
import { hours, minutes, openStage, type Person, type Stage } from '../posts/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

const later = (ms: number) => ({ kind: 'at', at: new Date(stage.clock.now().getTime() + ms), note: null }) as const;
const actorOf = ({ id: memberId, workspaceId }: Person, isAdmin = false) => ({ workspaceId, memberId, isAdmin });
const revocations = () => stage.standIn.calls.filter(({ path }) => path.includes('revoke')).length;

async function workspaceOf({ workspaceId }: Person) {
  const { externalId } = await stage.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  return { platform: 'slack', externalId } as const;
}

describe('a workspace that Schedy is thrown out of', () => {
  test('has its posts on hold, each thread is told, and coming back within the grace takes them up again', async () => {
    const { mia, handle } = await stage.newTeam();
    const { departures } = stage.core;
    const soon = await stage.drop(mia, { when: later(2 * hours) });
    const far = await stage.drop(mia, { when: later(50 * hours) });
    const workspace = await workspaceOf(mia);
    await departures.workspaceLeft(workspace);
    await departures.workspaceLeft(workspace);
    for (const id of [soon, far]) {
      expect(await stage.read(id)).toMatchObject({ state: 'on_hold', problem: { code: 'workspace_left' } });
      expect(await stage.told(id)).toMatchObject([{ kind: 'on_hold', data: { code: 'workspace_left' } }]);
    }
    await stage.skip(10 * hours);
    expect(stage.videosOf(handle)).toEqual([]);
    await departures.workspaceReturned(workspace);
    expect(await stage.read(far)).toMatchObject({ state: 'scheduled', problem: null });
    expect(await stage.read(soon)).toMatchObject({
      state: 'on_hold',
      problem: { code: 'missed', facts: { because: 'workspace_left' } },
    });
  });

  test('has its posts taken up again also where the process died right after it was let in again', async () => {
    const { mia } = await stage.newTeam();
    const postId = await stage.drop(mia, { when: later(50 * hours) });
    await stage.core.departures.workspaceLeft(await workspaceOf(mia));
    await stage.prisma.workspace.update({ where: { id: mia.workspaceId }, data: { leftAt: null } });
    await stage.core.sweep();
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', problem: null });
  });

  test('has nothing published that was scheduled in the same moment', async () => {
    const { mia, handle } = await stage.newTeam();
    const postId = await stage.drop(mia, { when: later(2 * hours) });
    await stage.prisma.workspace.update({ where: { id: mia.workspaceId }, data: { leftAt: stage.clock.now() } });
    await stage.pass(3 * hours);
    expect(stage.videosOf(handle)).toEqual([]);
    await stage.core.sweep();
    expect(await stage.read(postId)).toMatchObject({ state: 'on_hold', problem: { code: 'workspace_left' } });
  });

  test('keeps its logins for the grace; after it they are revoked and what was planned is cancelled', async () => {
    const { mia, profileId } = await stage.newTeam();
    const postId = await stage.drop(mia, { when: later(50 * 24 * hours) });
    await stage.core.departures.workspaceLeft(await workspaceOf(mia));
    const { prisma } = stage;
    const where = { id: profileId };
    stage.clock.pass(LEFT_GRACE_MS - minutes);
    await stage.core.sweep();
    expect(await prisma.profile.findUnique({ where })).toMatchObject({ status: 'active' });
    const before = revocations();
    stage.clock.pass(2 * minutes);
    await stage.core.sweep();
    expect(revocations()).toBe(before + 1);
    const profile = await prisma.profile.findUniqueOrThrow({ where });
    expect(profile).toMatchObject({ status: 'inactive', inactiveReason: 'workspace_left', accessToken: null });
    expect(await stage.read(postId)).toMatchObject({ state: 'cancelled' });
  });

  test('loses what was planned after the grace also where no account is connected, and its videos with it', async () => {
    const mia = await stage.newPerson();
    const postId = await stage.drop(mia, { way: 'by_hand', when: later(50 * 24 * hours) });
    const draft = await stage.drop(mia, { way: 'by_hand', when: { kind: 'unsaid' } });
    await stage.core.departures.workspaceLeft(await workspaceOf(mia));
    expect(await stage.read(postId)).toMatchObject({ state: 'on_hold' });
    stage.clock.pass(LEFT_GRACE_MS + minutes);
    await stage.core.sweep();
    for (const id of [postId, draft]) {
      expect(await stage.read(id)).toMatchObject({ state: 'cancelled' });
      expect((await stage.row(id)).media.removeAfter).not.toBeNull();
    }
  });

  test('is noticed also when it happened while nobody listened; personal places are left alone', async () => {
    const { mia } = await stage.newTeam();
    const { prisma, core } = stage;
    await prisma.workspace.update({ where: { id: mia.workspaceId }, data: { platform: 'discord' } });
    const { externalId } = await workspaceOf(mia);
    const data = { platform: 'discord', externalId: '@me:7', name: 'dm', createdAt: stage.clock.now() } as const;
    const personal = await prisma.workspace.create({ data });
    await core.departures.workspacesAre('discord', [externalId, '99']);
    expect(await prisma.workspace.findUnique({ where: { id: mia.workspaceId } })).toMatchObject({ leftAt: null });
    await core.departures.workspacesAre('discord', ['99']);
    expect((await prisma.workspace.findUniqueOrThrow({ where: { id: mia.workspaceId } })).leftAt).not.toBeNull();
    expect(await prisma.workspace.findUnique({ where: { id: personal.id } })).toMatchObject({ leftAt: null });
  });
});

describe('an owner who leaves', () => {
  const leave = (gone: Person) =>
    stage.core.departures.checkOwners(async (_workspace, member) => member !== gone.externalId);

  test('leaves posts on hold and the admins asked; whoever of them takes the account over lets them go on', async () => {
    const { mia, profileId } = await stage.newTeam();
    const ada = await stage.newPerson(mia.workspaceId, true);
    const leo = await stage.newPerson(mia.workspaceId);
    const postId = await stage.drop(leo, { when: later(2 * hours) });
    await leave(mia);
    await leave(mia);
    expect(await stage.read(postId)).toMatchObject({ state: 'on_hold', problem: { code: 'owner_left' } });
    const asked = await stage.prisma.notice.findMany({ where: { thread: { channel: ada.externalId } } });
    expect(asked).toMatchObject([{ data: { answer: 'owner_gone', facts: { profileId } } }]);

    expect(await stage.core.departures.takeOver(profileId, actorOf(leo))).toBe('not_yours');
    expect(await stage.core.departures.takeOver(profileId, { ...actorOf(ada, true), workspaceId: profileId })).toBe(
      'unknown',
    );
    expect(await stage.core.departures.takeOver(profileId, actorOf(ada, true))).toBe('done');
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', problem: null });
    expect(await stage.prisma.profile.findUnique({ where: { id: profileId } })).toMatchObject({ ownerId: ada.id });
  });

  test('where no admin is known is told in the thread of its latest post, and every admin as soon as they are met', async () => {
    const { mia, profileId } = await stage.newTeam();
    const postId = await stage.drop(mia, { when: later(2 * hours) });
    await leave(mia);
    const asked = async () => {
      const where = { data: { path: ['answer'], equals: 'owner_gone' }, thread: { workspaceId: mia.workspaceId } };
      const notices = await stage.prisma.notice.findMany({
        where,
        orderBy: { sequence: 'asc' },
        include: { thread: true },
      });
      return notices.map(({ thread: { channel } }) => channel);
    };
    const { thread } = await stage.read(postId);
    expect(await asked()).toEqual([thread.channel]);
    const ada = await stage.newPerson(mia.workspaceId, true);
    await stage.core.sweep();
    await stage.core.sweep();
    expect(await asked()).toEqual([thread.channel, ada.externalId]);
    expect(await stage.core.departures.takeOver(profileId, actorOf(ada, true))).toBe('done');
    const leo = await stage.newPerson(mia.workspaceId, true);
    await stage.core.sweep();
    expect(await asked()).not.toContain(leo.externalId);
  });

  test('finds everything as it was when they come back, and loses the login after the grace', async () => {
    const { mia, profileId } = await stage.newTeam();
    const postId = await stage.drop(mia, { when: later(20 * 24 * hours) });
    await leave(mia);
    await stage.core.departures.checkOwners(async () => null);
    expect(await stage.read(postId)).toMatchObject({ state: 'on_hold' });
    await stage.core.departures.checkOwners(async () => true);
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled' });
    await leave(mia);
    stage.clock.pass(LEFT_GRACE_MS + minutes);
    await stage.core.sweep();
    expect(await stage.prisma.profile.findUnique({ where: { id: profileId } })).toMatchObject({
      status: 'inactive',
      inactiveReason: 'owner_left',
    });
    expect(await stage.read(postId)).toMatchObject({ state: 'on_hold' });
  });

  test('and comes back has the posts taken up again also where the process died over it, but for a login made anew', async () => {
    const { mia, profileId } = await stage.newTeam();
    const leo = await stage.newPerson(mia.workspaceId);
    const postId = await stage.drop(leo, { when: later(50 * hours) });
    const where = { id: profileId };
    await leave(mia);
    stage.clock.pass(minutes);
    // Somebody has connected it for themselves alone since: what others had planned there is asked about.
    await stage.prisma.profile.update({
      where,
      data: { ownerLeftAt: null, connectedAt: stage.clock.now(), shared: false },
    });
    await stage.core.sweep();
    expect((await stage.read(postId)).state).toBe('on_hold');

    const other = await stage.newTeam();
    const held = await stage.drop(other.mia, { when: later(50 * hours) });
    await leave(other.mia);
    await stage.prisma.profile.update({ where: { id: other.profileId }, data: { ownerLeftAt: null } });
    await stage.core.sweep();
    expect(await stage.read(held)).toMatchObject({ state: 'scheduled', problem: null });
  });

  test('is noticed before their account is posted to, and at once where the platform says so', async () => {
    const { mia, profileId } = await stage.newTeam();
    const other = await stage.newTeam();
    const postId = await stage.drop(mia, { when: later(2 * hours) });
    const isGone = async () => false;
    const { core, clock } = stage;
    await core.departures.checkOwners(isGone, { dueWithinMs: 2 * minutes });
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled' });
    clock.pass(2 * hours - minutes);
    await core.departures.checkOwners(isGone, { dueWithinMs: 2 * minutes });
    expect(await stage.read(postId)).toMatchObject({ state: 'on_hold', problem: { code: 'owner_left' } });

    const { externalId: member, workspaceId } = other.mia;
    const { platform, externalId } = await stage.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    await core.departures.checkOwners(isGone, { workspace: { platform, externalId }, memberExternalId: member });
    const where = { id: { in: [profileId, other.profileId] }, ownerLeftAt: { not: null } };
    expect(await stage.prisma.profile.count({ where })).toBe(2);
  });
});

describe('approvers who are named', () => {
  const here = new Set<string>();
  const ask = async (_workspace: unknown, member: string) => here.has(member);
  const check = (which?: Parameters<Stage['core']['departures']['checkApprovers']>[1]) =>
    stage.core.departures.checkApprovers(ask, which);
  const answersTo = async ({ workspaceId, externalId: channel }: Person, answer: string) => {
    const where = { thread: { workspaceId, channel, root: '' }, data: { path: ['answer'], equals: answer } };
    return (await stage.prisma.notice.findMany({ where, orderBy: { sequence: 'asc' } })).map(({ data }) => data);
  };
  const asked = async (id: string) =>
    (await stage.told(id)).map(({ data }) => data).filter((data) => JSON.stringify(data).includes('"approval_wanted"'));
  const approve = (id: string, person: Person) =>
    stage.core.posts.decide(id, actorOf(person, true), { kind: 'approved', reason: null, round: null });

  async function openHouse() {
    const { mia, workspaceId } = await stage.newTeam();
    const ada = await stage.newPerson(workspaceId, true);
    const [leo, kim] = [await stage.newPerson(workspaceId), await stage.newPerson(workspaceId)];
    await stage.prisma.member.update({ where: { id: leo.id }, data: { displayName: 'leo' } });
    const approvers = [leo.externalId, kim.externalId];
    await stage.prisma.workspace.update({ where: { id: workspaceId }, data: { approvals: true, approvers } });
    here.clear();
    for (const { externalId } of [leo, kim]) here.add(externalId);
    return { mia, ada, leo, kim, workspaceId };
  }
  const gone = async (workspaceId: string) =>
    (await stage.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })).approversGoneAt !== null;

  test('and all leave: the admins are told, asked about what waits, and may approve it', async () => {
    const { mia, ada, leo, kim, workspaceId } = await openHouse();
    const postId = await stage.drop(mia, { when: later(5 * hours) });
    here.delete(leo.externalId);
    await check();
    expect(await gone(workspaceId)).toBe(false);
    expect(await approve(postId, ada)).toMatchObject({ problem: { code: 'approval_not_yours' } });

    here.delete(kim.externalId);
    stage.clock.pass(minutes);
    await check();
    await check();
    expect(await answersTo(ada, 'approvers_gone')).toMatchObject([
      { facts: { workspace: 'Ramen House', names: 'leo, mia', more: 0, waiting: 1 } },
    ]);
    expect(await asked(postId)).toMatchObject([
      { facts: { approvers: `${leo.externalId},${kim.externalId}`, deciding: 'named' } },
      { facts: { approvers: ada.externalId, deciding: 'admins_meanwhile' } },
    ]);
    expect((await stage.core.workspaces.settings(workspaceId)).areApproversGone).toBe(true);
    expect(await approve(postId, ada)).toMatchObject({ kind: 'done', post: { approval: null } });
    const log = await stage.prisma.changeLog.findMany({ where: { workspaceId, action: 'approvers_gone' } });
    expect(log).toMatchObject([{ actor: 'schedy' }]);

    // A post that comes meanwhile asks the admins alone, and one of an admin does not wait.
    const next = await stage.drop(mia, { when: later(6 * hours) });
    expect(await asked(next)).toMatchObject([{ facts: { approvers: ada.externalId } }]);
    const own = await stage.drop(ada, { when: later(7 * hours) });
    expect((await stage.read(own)).approval).toBeNull();
  });

  test('and are guests now, can approve nothing either', async () => {
    const { mia, ada, leo, kim, workspaceId } = await openHouse();
    const postId = await stage.drop(mia, { when: later(5 * hours) });
    await stage.prisma.member.updateMany({ where: { id: { in: [leo.id, kim.id] } }, data: { isGuest: true } });
    await check();
    expect(await gone(workspaceId)).toBe(true);
    expect(await asked(postId)).toHaveLength(2);
    expect(await answersTo(ada, 'approvers_gone')).toHaveLength(1);
  });

  test('count as gone only when the platform says so of each', async () => {
    const { leo, workspaceId } = await openHouse();
    await stage.core.departures.checkApprovers(async (_workspace, member) =>
      member === leo.externalId ? null : false,
    );
    expect(await gone(workspaceId)).toBe(false);
    await stage.core.departures.checkApprovers(async () => {
      throw new Failure('chat_unreachable', { kind: 'retry' });
    });
    expect(await gone(workspaceId)).toBe(false);
  });

  test('are theirs again to decide when one is back, or others are named, and are asked about what waits', async () => {
    const { mia, ada, leo, kim, workspaceId } = await openHouse();
    const postId = await stage.drop(mia, { when: later(20 * hours) });
    here.clear();
    stage.clock.pass(minutes);
    await check();
    here.add(kim.externalId);
    stage.clock.pass(minutes);
    await check();
    expect(await gone(workspaceId)).toBe(false);
    expect(await approve(postId, ada)).toMatchObject({ problem: { code: 'approval_not_yours' } });
    expect((await asked(postId)).at(-1)).toMatchObject({
      facts: { approvers: `${leo.externalId},${kim.externalId}`, deciding: 'named' },
    });

    here.clear();
    stage.clock.pass(minutes);
    await check();
    const named = { approvers: [ada.externalId] };
    await stage.core.workspaces.changeSettings(actorOf(ada, true), named);
    expect(await gone(workspaceId)).toBe(false);
    expect(await approve(postId, ada)).toMatchObject({ kind: 'done' });
  });

  test('are looked at soon after they were asked, and at once where the platform says that one has left', async () => {
    const first = await openHouse();
    await stage.drop(first.mia, { when: later(20 * hours) });
    here.clear();
    stage.clock.pass(hours);
    await check({ askedWithinMs: 2 * minutes });
    expect(await gone(first.workspaceId)).toBe(false);
    await stage.drop(first.mia, { when: later(20 * hours) });
    await check({ askedWithinMs: 2 * minutes });
    expect(await gone(first.workspaceId)).toBe(true);

    const second = await openHouse();
    here.clear();
    const workspace = await workspaceOf(second.mia);
    await check({ workspace, memberExternalId: second.mia.externalId });
    expect(await gone(second.workspaceId)).toBe(false);
    await check({ workspace, memberExternalId: second.kim.externalId });
    expect(await gone(second.workspaceId)).toBe(true);
  });
});
