import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PostState } from '../../../src/core/database/generated/enums.ts';
import { hours, minutes, openStage, type Person, type Stage } from '../posts/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

const later = (ms: number) => ({ kind: 'at', at: new Date(stage.clock.now().getTime() + ms), note: null }) as const;
const asPerson = ({ externalId }: Person) => ({ platform: 'slack', externalId }) as const;
const forget = (person: Person) => stage.core.erasure.forgetMember(asPerson(person));

/** A process has begun to send them, and died. */
async function beginSending(...ids: readonly string[]): Promise<void> {
  const { prisma, clock } = stage;
  for (const id of ids) {
    const { profileId: of } = await prisma.post.findUniqueOrThrow({ where: { id } });
    const now = clock.now();
    const claim = { claimToken: randomUUID(), claimedUntil: now, startedAt: now, errorCode: 'video_upload_failed' };
    const sent = { publishId: `v_${id}`, byteBegunAt: now, initAt: now, initCount: 1, uploadUntil: now };
    await prisma.attempt.create({ data: { postId: id, profileId: of, number: 1, ...claim, ...sent } });
  }
}

/** The sweep looks, as a worker does every 20 s. */
const sweep = () => stage.skip(20_000);

/** Every value of every row, to look for a trace in. */
async function everything(): Promise<string> {
  const { prisma } = stage;
  const rows = [
    ...(await prisma.workspace.findMany()),
    ...(await prisma.member.findMany()),
    ...(await prisma.profile.findMany()),
    ...(await prisma.ticket.findMany()),
    ...(await prisma.thread.findMany()),
    ...(await prisma.post.findMany()),
    ...(await prisma.attempt.findMany()),
    ...(await prisma.history.findMany()),
    ...(await prisma.notice.findMany()),
    ...(await prisma.media.findMany()),
    ...(await prisma.consent.findMany()),
    ...(await prisma.approval.findMany()),
    ...(await prisma.slot.findMany()),
    ...(await prisma.inboxEvent.findMany()),
    ...(await prisma.incidentProfile.findMany()),
    ...(await prisma.changeLog.findMany()),
  ];
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

describe('a member who wants to be forgotten', () => {
  test('leaves no trace: rows, files and tokens are gone, what was planned is cancelled and told', async () => {
    const { mia, handle, profileId } = await stage.newTeam();
    const leo = await stage.newPerson(mia.workspaceId);
    const out = await stage.drop(mia, { caption: 'Gone out #secret-words' });
    await stage.pass(2 * minutes);
    const planned = await stage.drop(mia, { when: later(2 * hours), caption: 'Planned #secret-words' });
    const draft = await stage.drop(mia, { when: { kind: 'unsaid' }, caption: 'Draft #secret-words' });
    const leos = await stage.drop(leo, { when: later(3 * hours) });
    await stage.core.inbox.keep({ platform: 'slack', externalId: 'T:C:1', body: { user: mia.externalId, text: 'hm' } });
    await stage.ring();
    const media = await stage.prisma.post.findMany({ where: { author: { id: mia.id } }, select: { mediaId: true } });
    const { openId } = await stage.prisma.profile.findUniqueOrThrow({ where: { id: profileId } });

    const holdings = await forget(mia);
    expect(holdings).toMatchObject({
      places: ['Ramen House'],
      posts: 3,
      planned: 1,
      onTheWay: 0,
      videos: 3,
      accounts: [handle],
      othersPlanned: 1,
    });
    expect(await stage.read(planned)).toMatchObject({ state: 'cancelled' });
    expect(await stage.read(draft)).toMatchObject({ state: 'cancelled' });
    expect(await stage.read(leos)).toMatchObject({ state: 'cancelled' });
    expect((await stage.told(planned)).at(-1)?.data).toMatchObject({ answer: 'author_forgotten' });
    expect((await stage.told(leos)).at(-1)?.data).toMatchObject({ answer: 'account_forgotten' });
    expect(stage.standIn.calls.filter(({ path }) => path.includes('revoke'))).toHaveLength(1);

    await sweep();
    await sweep();
    for (const id of [out, planned, draft]) expect(await stage.core.posts.read(id)).toBeNull();
    expect(await stage.core.posts.read(leos)).not.toBeNull();
    for (const { mediaId } of media) await expect(stage.store.size(mediaId)).rejects.toThrow();
    const left = await everything();
    for (const trace of ['secret-words', `"${mia.externalId}"`, openId, handle, profileId]) {
      const at = left.indexOf(trace);
      expect(at < 0 ? '' : left.slice(Math.max(0, at - 300), at + 80)).toBe('');
    }
    expect(await stage.prisma.member.count({ where: { id: mia.id } })).toBe(0);
    expect(await stage.prisma.member.count({ where: { id: leo.id } })).toBe(1);
  });

  test('is forgotten only when the threads have been told, or cannot be told for an hour', async () => {
    const { mia } = await stage.newTeam();
    const postId = await stage.drop(mia, { when: later(2 * hours) });
    await forget(mia);
    await stage.core.erasure.erase();
    expect(await stage.core.posts.read(postId)).toMatchObject({ state: 'cancelled' });
    stage.clock.pass(59 * minutes);
    await stage.core.erasure.erase();
    expect(await stage.core.posts.read(postId)).not.toBeNull();
    stage.clock.pass(2 * minutes);
    await stage.core.erasure.erase();
    expect(await stage.core.posts.read(postId)).toBeNull();
  });

  test('keeps a post whose bytes are on the way until it has ended, and one that came back is cancelled', async () => {
    const { mia } = await stage.newTeam();
    const sending = await stage.drop(mia, { when: later(2 * hours) });
    const back = await stage.drop(mia, { when: later(2 * hours) });
    const ids = { in: [sending, back] };
    await stage.prisma.post.updateMany({ where: { id: ids }, data: { state: 'publishing' } });
    await beginSending(sending, back);
    expect(await forget(mia)).toMatchObject({ planned: 0, onTheWay: 2 });
    stage.clock.pass(2 * hours);
    await stage.core.erasure.erase();
    expect(await stage.core.posts.read(sending)).toMatchObject({ state: 'publishing' });
    await stage.prisma.post.update({ where: { id: back }, data: { state: 'scheduled' } });
    await stage.prisma.post.update({ where: { id: sending }, data: { state: 'published' } });
    await stage.core.erasure.erase();
    expect(await stage.core.posts.read(sending)).toBeNull();
    expect(await stage.core.posts.read(back)).toBeNull();
    expect(await stage.prisma.member.count({ where: { id: mia.id } })).toBe(0);
  });

  test('stops also what has begun, as long as no byte of it has gone', async () => {
    const { mia, handle } = await stage.newTeam();
    const postId = await stage.drop(mia, { when: later(2 * hours) });
    const found: unknown[] = [];
    const remove = stage.standIn.on('init', async (event) => {
      if (event.handle === handle && found.length === 0) found.push(await forget(mia));
    });
    await stage.pass(2 * hours + minutes);
    remove();
    expect(found).toMatchObject([{ planned: 1, onTheWay: 0 }]);
    expect(await stage.core.posts.read(postId)).toMatchObject({ state: 'cancelled' });
    expect(stage.videosOf(handle).filter(({ uploadedBytes }) => uploadedBytes > 0)).toEqual([]);
  });

  test('leaves an account only after what others have on the way there has ended', async () => {
    const { mia, profileId, workspaceId } = await stage.newTeam();
    const leo = await stage.newPerson(workspaceId);
    const postId = await stage.drop(leo, { when: later(2 * hours) });
    await stage.prisma.post.update({ where: { id: postId }, data: { state: 'publishing', wakeAt: null } });
    await beginSending(postId);
    await forget(mia);
    stage.clock.pass(minutes);
    await stage.core.erasure.erase({ isFinal: true });
    expect(await stage.prisma.profile.count({ where: { id: profileId } })).toBe(1);
    // Its login has ended, so nobody knows what became of it.
    await stage.skip(5 * minutes);
    await stage.pass(minutes);
    expect(await stage.read(postId)).toMatchObject({ state: 'unconfirmed' });
    await stage.core.erasure.erase({ isFinal: true });
    expect(await stage.prisma.profile.count({ where: { id: profileId } })).toBe(0);
    expect(await stage.prisma.member.count({ where: { id: mia.id } })).toBe(0);
    expect(await stage.read(postId)).toMatchObject({ state: 'unconfirmed', profile: null });
  });

  test('begins anew with what they do afterwards', async () => {
    const { mia } = await stage.newTeam();
    const before = await stage.drop(mia, { when: later(2 * hours) });
    await stage.ring();
    await forget(mia);
    stage.clock.pass(1000);
    const after = await stage.drop(mia, { when: { kind: 'unsaid' } });
    await sweep();
    await sweep();
    expect(await stage.core.posts.read(before)).toBeNull();
    expect(await stage.core.posts.read(after)).toMatchObject({ state: 'draft' });
    expect(await stage.prisma.member.findUnique({ where: { id: mia.id } })).toMatchObject({ forgetAt: null });
  });

  test('is forgotten also where the tokens cannot be opened', async () => {
    const { mia, profileId } = await stage.newTeam();
    const sealed = { accessToken: 'v1.00000000.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAA' };
    await stage.prisma.profile.update({ where: { id: profileId }, data: sealed });
    await forget(mia);
    await sweep();
    await sweep();
    expect(await stage.prisma.profile.count({ where: { id: profileId } })).toBe(0);
  });
});

describe('a workspace that is to be forgotten', () => {
  test('goes with everybody and everything in it, and no other one does', async () => {
    const { mia, workspaceId, handle } = await stage.newTeam();
    const leo = await stage.newPerson(workspaceId);
    const other = await stage.newTeam();
    const theirs = await stage.drop(other.mia, { when: later(5 * hours) });
    await stage.drop(mia, { caption: 'Out' });
    await stage.pass(2 * minutes);
    const planned = await stage.drop(leo, { when: later(2 * hours), caption: 'Of leo' });
    await stage.ring();
    await stage.core.erasure.forgetWorkspace(workspaceId);
    expect((await stage.told(planned)).at(-1)?.data).toMatchObject({ answer: 'workspace_forgotten' });
    await sweep();
    await sweep();
    const { prisma } = stage;
    expect(await prisma.workspace.count({ where: { id: workspaceId } })).toBe(0);
    expect(await prisma.post.count({ where: { workspaceId } })).toBe(0);
    expect(await everything()).not.toContain(handle);
    expect(await stage.read(theirs)).toMatchObject({ state: 'scheduled' });
  });

  test('may be deleted by hand in the database as well', async () => {
    const { mia, workspaceId } = await stage.newTeam();
    await stage.drop(mia, { when: later(hours) });
    await stage.prisma.workspace.delete({ where: { id: workspaceId } });
    expect(await stage.prisma.post.count({ where: { workspaceId } })).toBe(0);
  });
});

describe('where posts wait for approval', () => {
  const actorOf = ({ id: memberId, workspaceId }: Person, isAdmin = false) => ({ workspaceId, memberId, isAdmin });

  async function openHouse(...named: ('leo' | 'kim')[]) {
    const { mia, workspaceId, profileId } = await stage.newTeam();
    const ada = await stage.newPerson(workspaceId, true);
    const people = { leo: await stage.newPerson(workspaceId), kim: await stage.newPerson(workspaceId) };
    const approvers = named.map((name) => people[name].externalId);
    await stage.core.workspaces.changeSettings(actorOf(ada, true), { approvals: true, approvers });
    return { mia, ada, ...people, workspaceId, profileId };
  }
  async function dropInPrivate(author: Person, ms: number) {
    const id = await stage.draft(author, { when: later(ms) });
    const { threadId } = await stage.row(id);
    await stage.prisma.thread.update({ where: { id: threadId }, data: { isPrivate: true } });
    await stage.core.posts.takeVideo(id, await stage.videoFrom('ok.mp4'), false);
    return id;
  }
  const asked = async (id: string) =>
    (await stage.told(id)).map(({ data }) => data).filter((data) => JSON.stringify(data).includes('"approval_wanted"'));

  test('an author goes with their post, and what approvers were told in private loses its buttons first', async () => {
    const { mia, leo, kim } = await openHouse('kim');
    const postId = await dropInPrivate(leo, 5 * hours);
    await stage.ring();
    const last = () => stage.chat.replies(kim.externalId).at(-1);
    expect(last()?.post?.approval).not.toBeNull();

    await forget(leo);
    expect(await stage.read(postId)).toMatchObject({ state: 'cancelled', approval: null });
    const { threadId } = await stage.row(postId);
    await stage.core.notices.drain(threadId, stage.chat);
    await stage.core.erasure.erase();
    expect(await stage.core.posts.read(postId)).not.toBeNull();
    await stage.ring();
    expect(last()?.post).toMatchObject({ id: postId, state: 'cancelled', approval: null });
    await sweep();
    expect(await stage.core.posts.read(postId)).toBeNull();
    const decided = await stage.core.posts.decide(postId, actorOf(kim), { kind: 'approved', reason: null, round: 1 });
    expect(decided).toEqual({ kind: 'unknown' });
    expect(await everything()).not.toContain(`"${leo.externalId}"`);
    expect(await stage.prisma.member.count({ where: { id: mia.id } })).toBe(1);
  });

  test('an approver leaves no trace, and the changes they asked for are asked for still', async () => {
    const { mia, leo, kim } = await openHouse('leo', 'kim');
    const postId = await stage.drop(mia, { when: later(5 * hours) });
    const approved = await stage.drop(mia, { when: later(6 * hours) });
    const reason = 'too dark, says leo';
    const { decide } = stage.core.posts;
    await decide(postId, actorOf(leo), { kind: 'changes_asked', reason, round: null });
    await decide(approved, actorOf(leo), { kind: 'approved', reason, round: null });
    await stage.ring();
    await forget(leo);
    await sweep();
    await sweep();
    expect(await stage.prisma.member.count({ where: { id: leo.id } })).toBe(0);
    const left = await everything();
    for (const trace of [`"${leo.externalId}"`, `"${leo.externalId},`, `,${leo.externalId}"`, reason]) {
      const at = left.indexOf(trace);
      expect(at < 0 ? '' : left.slice(Math.max(0, at - 300), at + 80)).toBe('');
    }
    expect(await stage.read(approved)).toMatchObject({ state: 'scheduled', approval: null });
    expect(await stage.prisma.approval.findMany({ where: { postId: approved } })).toMatchObject([
      { memberId: null, reason: null, decision: 'approved' },
    ]);
    expect(await stage.read(postId)).toMatchObject({ problem: { code: 'changes_asked', facts: {} } });
    await stage.core.posts.edit(postId, actorOf(mia), { caption: 'Brighter' });
    expect((await asked(postId)).at(-1)).toMatchObject({ facts: { approvers: kim.externalId } });
    expect(await stage.read(postId)).toMatchObject({ problem: null });
  });

  test('with the last approver who was named the admins are asked', async () => {
    const { mia, ada, leo } = await openHouse('leo');
    const postId = await stage.drop(mia, { when: later(5 * hours) });
    await stage.ring();
    await forget(leo);
    await sweep();
    await sweep();
    expect((await asked(postId)).at(-1)).toMatchObject({ facts: { approvers: ada.externalId, deciding: 'admins' } });
    expect(
      await stage.core.posts.decide(postId, actorOf(ada, true), { kind: 'approved', reason: null, round: null }),
    ).toMatchObject({ kind: 'done' });
  });

  test('a workspace goes with all that waits in it', async () => {
    const { mia, leo, kim, workspaceId } = await openHouse('kim');
    const soon = await dropInPrivate(leo, hours);
    const other = await stage.drop(mia, { when: later(5 * hours) });
    await stage.core.posts.decide(other, actorOf(kim), { kind: 'approved', reason: 'fine', round: null });
    await stage.ring();
    await stage.core.erasure.forgetWorkspace(workspaceId);
    for (const id of [soon, other])
      expect((await stage.told(id)).at(-1)?.data).toMatchObject({ answer: 'workspace_forgotten' });
    await stage.pass(2 * hours);
    await sweep();
    await sweep();
    expect(await stage.prisma.workspace.count({ where: { id: workspaceId } })).toBe(0);
    expect(await stage.prisma.approval.count({ where: { postId: { in: [soon, other] } } })).toBe(0);
    expect(await everything()).not.toContain(`"${kim.externalId}"`);
  });
});

const states = Object.values(PostState);

describe.each([
  ['the author and then the owner of the account', ['author', 'owner']],
  ['the owner of the account and then the author', ['owner', 'author']],
  ['the workspace', ['workspace']],
  ['the author and then the workspace', ['author', 'workspace']],
  ['the workspace and, while that is under way, the author', ['workspace', 'author']],
] as const)('forgotten: %s', (_order, whom) => {
  test('with posts in every state nothing hangs on anything, and nothing is left', async () => {
    const { prisma, core } = stage;
    const { mia, profileId, workspaceId } = await stage.newTeam();
    const leo = await stage.newPerson(workspaceId);
    const plan = await prisma.thread.create({
      data: { workspaceId, channel: 'C', root: '1', createdAt: stage.clock.now() },
    });
    const { id: planId } = await prisma.plan.create({
      data: { workspaceId, threadId: plan.id, sourceKey: 'C:1', state: 'confirmed', createdAt: stage.clock.now() },
    });
    const posts: string[] = [];
    for (const author of [leo, mia]) {
      for (const state of states) {
        const id = await stage.draft(author);
        await prisma.post.update({ where: { id }, data: { state, profileId, planId } });
        if (state !== 'draft' && state !== 'scheduled') await beginSending(id);
        posts.push(id);
      }
    }
    const actor = { workspaceId, memberId: mia.id, isAdmin: true };
    await prisma.approval.createMany({
      data: posts.map((postId) => ({
        postId,
        memberId: leo.id,
        at: stage.clock.now(),
        decision: 'approved',
        round: 1,
        settings: {},
      })),
    });
    await core.workspaces.changeSettings(actor, { approvers: [leo.externalId, mia.externalId] });
    for (const who of whom) {
      if (who === 'workspace') await core.erasure.forgetWorkspace(workspaceId);
      else await forget(who === 'author' ? leo : mia);
      await core.erasure.erase({ isFinal: true });
    }
    const left = await prisma.post.findMany({ where: { id: { in: posts } }, select: { state: true } });
    expect([...new Set(left.map(({ state }) => state))].toSorted()).toEqual(['processing', 'publishing']);
    await prisma.post.updateMany({ where: { id: { in: posts } }, data: { state: 'published' } });
    stage.clock.pass(2 * hours);
    await core.erasure.erase();
    await core.erasure.erase();
    expect(await prisma.post.count({ where: { id: { in: posts } } })).toBe(0);
    expect(await prisma.profile.count({ where: { id: profileId } })).toBe(0);
    expect(await prisma.member.count({ where: { workspaceId } })).toBe(0);
    expect(await prisma.workspace.count({ where: { id: workspaceId } })).toBe(
      whom.some((who) => who === 'workspace') ? 0 : 1,
    );
  });
});
