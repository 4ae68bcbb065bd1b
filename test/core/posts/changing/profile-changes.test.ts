import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AskedTime } from '../../../../src/core/index.ts';
import { hours, minutes, openStage, type Stage, type Team } from '../stage.ts';

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
const planned = (ms: number) => stage.drop(team.mia, { when: { kind: 'at', at: later(ms), note: null } });
const videos = () => stage.videosOf(team.handle);

/** The owner removes the app at TikTok, and Schedy finds out. */
async function loseLogin() {
  stage.standIn.accounts.revoke(team.handle);
  await stage.core.profiles.checkToken(team.profileId);
}

describe('a login that is gone', () => {
  test('puts the posts that wait on hold, each told once', async () => {
    const first = await planned(2 * hours);
    const second = await planned(5 * hours);
    await loseLogin();
    await stage.core.posts.holdFor(team.profileId, 'refresh_refused');
    for (const postId of [first, second]) {
      expect(await stage.read(postId)).toMatchObject({
        state: 'on_hold',
        problem: { code: 'refresh_refused', facts: { handle: team.handle } },
        wakeAt: null,
      });
      expect(await stage.told(postId)).toMatchObject([{ kind: 'on_hold' }]);
    }
    await stage.pass(6 * hours);
    expect(videos()).toEqual([]);
  });

  test('leaves the posts of other profiles alone', async () => {
    const { mia, profileId } = await stage.newTeam();
    const postId = await stage.drop(mia, { when: { kind: 'at', at: later(hours), note: null } });
    await loseLogin();
    expect(await stage.read(postId)).toMatchObject({
      state: 'scheduled',
      profile: { id: profileId },
    });
  });

  test('keeps the time of a post that is on its way', async () => {
    const postId = await planned(2 * hours);
    const { dueAt } = await stage.read(postId);
    await loseLogin();
    expect((await stage.read(postId)).dueAt).toEqual(dueAt);
  });
});

describe('an account that is connected while drafts wait', () => {
  const waiting = async (when: AskedTime) => {
    const mia = await stage.newPerson();
    return { mia, postId: await stage.drop(mia, { when }) };
  };

  test('publishes nothing that was asked for long ago, not even "now"', async () => {
    const { mia, postId } = await waiting({ kind: 'now' });
    stage.clock.pass(90 * 24 * hours);
    stage.standIn.accounts.add({ handle: 'later' });
    await stage.connect(mia, 'later');
    expect(await stage.read(postId)).toMatchObject({ state: 'draft', missing: 'fresh_time' });
    const actor = { workspaceId: mia.workspaceId, memberId: mia.id, isAdmin: false };
    await stage.core.posts.postNow(postId, actor);
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled' });
  });

  test('takes the draft of who connected it, and asks everybody else', async () => {
    const { mia, postId } = await waiting({ kind: 'now' });
    const leo = await stage.newPerson(mia.workspaceId);
    const leos = await stage.drop(leo, { when: { kind: 'now' } });
    stage.standIn.accounts.add({ handle: 'leos' });
    await stage.connect(leo, 'leos');
    expect(await stage.read(leos)).toMatchObject({ state: 'scheduled' });
    expect(await stage.read(postId)).toMatchObject({ state: 'draft', problem: { code: 'confirm_profile' } });
    const actor = { workspaceId: mia.workspaceId, memberId: mia.id, isAdmin: false };
    await stage.core.posts.edit(postId, actor, { profile: 'leos' });
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled' });
  });
});

describe('a "now" that waited long for a login', () => {
  test('is asked about twice when somebody else connects an account: whether there, and whether still', async () => {
    const mia = await stage.newPerson();
    const postId = await stage.drop(mia, { when: { kind: 'now' } });
    stage.clock.pass(90 * 24 * hours);
    const leo = await stage.newPerson(mia.workspaceId);
    stage.standIn.accounts.add({ handle: 'leosown' });
    await stage.connect(leo, 'leosown');
    expect(await stage.read(postId)).toMatchObject({ state: 'draft', problem: { code: 'confirm_profile' } });

    const actor = { workspaceId: mia.workspaceId, memberId: mia.id, isAdmin: false };
    await stage.core.posts.edit(postId, actor, { profile: 'leosown' });
    expect(await stage.read(postId)).toMatchObject({ state: 'draft', missing: 'fresh_time' });
    await stage.pass(hours);
    expect(stage.videosOf('leosown')).toEqual([]);
    await stage.core.posts.postNow(postId, actor);
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', profile: { handle: 'leosown' } });
  });

  test('does not go out on its own account after a reconnect either', async () => {
    const { dueAt, id } = await (async () => {
      const postId = await stage.drop(team.mia, { when: { kind: 'now' } });
      return { ...(await stage.read(postId)), id: postId };
    })();
    await loseLogin();
    stage.clock.pass(21 * 24 * hours);
    const before = videos().length;
    await stage.connect(team.mia, team.handle);
    expect(await stage.read(id)).toMatchObject({ state: 'on_hold', dueAt, problem: { code: 'missed' } });
    await stage.pass(hours);
    expect(videos()).toHaveLength(before);
  });
});

describe('a login that is back', () => {
  test('lets posts go on whose time is still to come', async () => {
    const postId = await planned(2 * hours);
    const { dueAt } = await stage.read(postId);
    await loseLogin();
    stage.clock.pass(hours);
    await stage.connect(team.mia, team.handle);
    expect(await stage.read(postId)).toMatchObject({
      state: 'scheduled',
      dueAt,
      wakeAt: dueAt,
      problem: null,
    });
    await stage.pass(hours + minutes);
    expect(videos()).toHaveLength(1);
    expect((await stage.told(postId)).map(({ kind }) => kind)).toEqual(['on_hold', 'published']);
  });

  test('offers the missed ones to their author, once, and sends none of them', async () => {
    const postId = await planned(2 * hours);
    await loseLogin();
    stage.clock.pass(3 * hours);
    await stage.connect(team.mia, team.handle);
    await stage.core.posts.resumeFor(team.profileId);
    expect(await stage.read(postId)).toMatchObject({
      state: 'on_hold',
      problem: { code: 'missed' },
    });
    expect((await stage.told(postId)).map(({ data }) => data)).toMatchObject([
      { code: 'refresh_refused' },
      { code: 'missed' },
    ]);
    await stage.pass(hours);
    expect(videos()).toEqual([]);
  });

  test('does not wake what a person has cancelled meanwhile', async () => {
    const postId = await planned(2 * hours);
    await loseLogin();
    await stage.core.posts.cancel(postId, { workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false });
    await stage.connect(team.mia, team.handle);
    expect((await stage.read(postId)).state).toBe('cancelled');
  });

  test('may be lost and found again, and is told each time', async () => {
    const postId = await planned(9 * hours);
    for (let round = 0; round < 2; round += 1) {
      await loseLogin();
      stage.clock.pass(hours);
      await stage.connect(team.mia, team.handle);
    }
    expect((await stage.read(postId)).state).toBe('scheduled');
    expect((await stage.told(postId)).map(({ kind }) => kind)).toEqual(['on_hold', 'on_hold']);
  });
});

test.each(['audience_gone', 'waited_in_vain', 'not_approved'])(
  'a login that is back is no answer to what was asked as %s',
  async (code) => {
    const postId = await planned(hours);
    await stage.core.posts.holdFor(team.profileId, code);
    stage.clock.pass(2 * hours);
    const { problem, version } = await stage.read(postId);
    await stage.connect(team.mia, team.handle);
    expect(await stage.read(postId)).toMatchObject({ state: 'on_hold', problem, version });
  },
);

describe('a process that dies before it has told the posts of a connection', () => {
  /** The profile is stored as connected, but nobody hears of it. */
  async function connectUnheard(profileId: string) {
    stage.clock.pass(minutes);
    await stage.prisma.profile.update({
      where: { id: profileId },
      data: { status: 'active', inactiveReason: null, connectedAt: stage.clock.now() },
    });
  }

  test('leaves posts on hold that the sweep lets go on', async () => {
    const coming = await planned(9 * hours);
    const missed = await planned(hours);
    await stage.core.posts.holdFor(team.profileId, 'disconnected');
    stage.clock.pass(2 * hours);
    await connectUnheard(team.profileId);
    await stage.core.sweep();
    expect((await stage.read(coming)).state).toBe('scheduled');
    expect(await stage.read(missed)).toMatchObject({
      state: 'on_hold',
      problem: { code: 'missed' },
    });
  });

  test('leaves drafts waiting that the sweep looks at again, once', async () => {
    await stage.core.profiles.disconnect(team.profileId, {
      workspaceId: team.mia.workspaceId,
      memberId: team.mia.id,
      isAdmin: false,
    });
    const draft = await stage.drop(team.mia, { when: { kind: 'unsaid' } });
    expect((await stage.read(draft)).missing).toBe('profile');
    const other = await stage.newTeam();
    stage.clock.pass(minutes);
    await stage.prisma.profile.update({
      where: { id: other.profileId },
      data: { workspaceId: team.workspaceId, connectedAt: stage.clock.now() },
    });
    await stage.core.sweep();
    const { problem, version } = await stage.read(draft);
    expect(problem?.code).toBe('confirm_profile');
    await stage.core.sweep();
    expect((await stage.read(draft)).version).toBe(version);
  });

  test('does not make the sweep touch a post that waits for another reason', async () => {
    const postId = await planned(9 * hours);
    stage.clock.pass(minutes);
    await stage.core.posts.holdFor(team.profileId, 'scope_not_authorized');
    const before = await stage.row(postId);
    await stage.core.sweep();
    expect(await stage.row(postId)).toEqual(before);
  });
});

describe('an account that its owner keeps for themselves', () => {
  const asPerson = ({ id: memberId }: { id: string }) => ({ workspaceId: team.workspaceId, memberId, isAdmin: false });
  /** A post of somebody else, planned there while it was shared. */
  async function othersPost(ms = 2 * hours) {
    const leo = await stage.newPerson(team.workspaceId);
    const when = { kind: 'at', at: later(ms), note: null } as const;
    const postId = await stage.drop(leo, { when });
    const keep = async (decision: 'keep' | 'hold') => {
      await stage.core.profiles.setShared(team.profileId, false, asPerson(team.mia));
      await stage.core.posts.settleOthers(team.profileId, decision);
    };
    return { leo, postId, keep };
  }
  const held = { state: 'on_hold', problem: { code: 'profile_private' } } as const;

  test('keeps what it held for that on hold when its login is renewed, and lets it go when it is shared', async () => {
    const { postId, keep } = await othersPost();
    await keep('hold');
    stage.clock.pass(minutes);
    await stage.connect(team.mia, team.handle);
    expect(await stage.read(postId)).toMatchObject(held);
    await stage.core.sweep();
    expect(await stage.read(postId)).toMatchObject(held);
    await stage.core.profiles.setShared(team.profileId, true, asPerson(team.mia));
    await stage.core.posts.resumeFor(team.profileId);
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', problem: null });
  });

  test('holds also what waits for its login, which goes on once it is shared and connected', async () => {
    const { postId, keep } = await othersPost();
    await loseLogin();
    expect((await stage.read(postId)).state).toBe('on_hold');
    await keep('hold');
    expect(await stage.read(postId)).toMatchObject(held);
    expect((await stage.told(postId)).map(({ data }) => (data as { code: string }).code).at(-1)).toBe(
      'profile_private',
    );
    stage.clock.pass(minutes);
    await stage.core.profiles.setShared(team.profileId, true, asPerson(team.mia));
    await stage.core.posts.resumeFor(team.profileId);
    expect(await stage.read(postId)).toMatchObject({ state: 'on_hold', problem: { code: 'refresh_refused' } });
    await stage.connect(team.mia, team.handle);
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', problem: null });
  });

  test('that is connected anew, and for its owner alone, takes no posts of others with it', async () => {
    const { postId } = await othersPost();
    const mias = await planned(2 * hours);
    await stage.core.profiles.disconnect(team.profileId, asPerson(team.mia));
    expect(await stage.read(postId)).toMatchObject({ state: 'on_hold', problem: { code: 'disconnected' } });
    stage.clock.pass(minutes);
    await stage.connect(team.mia, team.handle);
    expect((await stage.read(postId)).state).toBe('scheduled');

    await stage.core.profiles.disconnect(team.profileId, asPerson(team.mia));
    stage.clock.pass(minutes);
    // As “Connect for me alone” makes it.
    await stage.prisma.profile.update({ where: { id: team.profileId }, data: { status: 'active', shared: false } });
    await stage.core.posts.resumeFor(team.profileId);
    expect(await stage.read(postId)).toMatchObject(held);
    expect(await stage.read(mias)).toMatchObject({ state: 'scheduled', problem: null });
    expect((await stage.told(postId)).map(({ kind }) => kind)).toEqual(['on_hold', 'on_hold', 'on_hold']);
  });

  test('takes a post back that has just begun, and leaves one of which a byte has gone', async () => {
    for (const [point, state] of [
      ['init', 'on_hold'],
      ['chunk', 'published'],
    ] as const) {
      team = await stage.newTeam();
      const { postId, keep } = await othersPost();
      let isDone = false;
      const remove = stage.standIn.on(point, async () => {
        if (isDone) return;
        isDone = true;
        await keep('hold');
      });
      await stage.pass(2 * hours + minutes);
      remove();
      expect([point, (await stage.read(postId)).state]).toEqual([point, state]);
    }
  });

  test('lets nothing of others that is not planned any more go out at their word', async () => {
    const { leo, postId, keep } = await othersPost();
    await keep('hold');
    const { posts } = stage.core;
    const actor = asPerson(leo);
    const refused = { kind: 'refused', problem: { code: 'profile_private', facts: { isRefusal: true } } };
    expect(await posts.postNow(postId, actor)).toMatchObject(refused);
    expect(await posts.moveTo(postId, actor, { at: later(5 * hours), note: null })).toMatchObject(refused);
    expect(await posts.edit(postId, actor, { when: { at: later(5 * hours), note: null } })).toMatchObject(refused);
    await stage.prisma.post.update({ where: { id: postId }, data: { state: 'failed' } });
    expect(await posts.retry(postId, actor)).toMatchObject(refused);
    await stage.prisma.post.update({ where: { id: postId }, data: { state: 'unconfirmed' } });
    expect(await posts.postAgain(postId, actor)).toMatchObject(refused);
    // It is for its owner to say.
    await stage.prisma.post.update({ where: { id: postId }, data: { state: 'on_hold' } });
    expect(await posts.postNow(postId, { ...asPerson(team.mia), isAdmin: true })).toMatchObject({ kind: 'done' });
  });

  test('lets what its owner has let go out be moved, and be undone', async () => {
    const { leo, postId, keep } = await othersPost();
    await keep('keep');
    const moved = await stage.core.posts.moveTo(postId, asPerson(leo), { at: later(3 * hours), note: null });
    expect(moved).toMatchObject({ kind: 'done', post: { state: 'scheduled' } });
  });

  test('counts what its owner has planned from their direct messages as theirs', async () => {
    const { externalId } = team.mia;
    const data = { platform: 'slack', externalId: `@me:${externalId}`, name: 'dm', isPersonal: true } as const;
    const { id } = await stage.prisma.workspace.create({ data: { ...data, createdAt: stage.clock.now() } });
    const facts = { workspaceId: id, externalId, displayName: 'mia', seenAt: stage.clock.now() };
    const mia = await stage.prisma.member.create({ data: facts });
    const when = { kind: 'at', at: later(2 * hours), note: null } as const;
    const postId = await stage.drop(mia, { when, profile: team.handle });
    expect(await stage.core.posts.othersOn(team.profileId)).toEqual([]);
    await stage.core.profiles.setShared(team.profileId, false, asPerson(team.mia));
    await stage.core.posts.settleOthers(team.profileId, 'hold');
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', profile: { id: team.profileId } });
    expect(await stage.core.posts.postNow(postId, { workspaceId: id, memberId: mia.id, isAdmin: true })).toMatchObject({
      kind: 'done',
    });
  });
});

test('places among the uploads of an hour are free again when planned posts are cancelled for somebody', async () => {
  const crowded = await openStage({ uploadsPerHour: 1 });
  try {
    const { mia, workspaceId } = await crowded.newTeam();
    const leo = await crowded.newPerson(workspaceId);
    const at = new Date(crowded.clock.now().getTime() + 2 * hours);
    await crowded.drop(mia, { when: { kind: 'at', at, note: null } });
    const waits = await crowded.drop(leo, { when: { kind: 'at', at, note: null } });
    expect((await crowded.read(waits)).wakeAt).not.toEqual(at);
    await crowded.core.posts.cancelPlanned({ authorId: mia.id }, 'author_forgotten');
    expect(await crowded.read(waits)).toMatchObject({ wakeAt: at, problem: null });
  } finally {
    await crowded.stop();
  }
});
