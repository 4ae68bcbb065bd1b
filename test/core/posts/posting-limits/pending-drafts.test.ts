/** Inbox mode: drafts are counted, the next step is told, and the story closes when TikTok tells. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawReply } from '../../../../src/bots/desk/view/index.ts';
import { plainText } from '../../../bots/desk/plain-text.ts';
import { hours, minutes, openStage, type Stage, seconds } from '../stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ undoWindowMs: 0 });
});
afterAll(() => stage.stop());

const drafting = ['user.info.basic', 'video.upload'];

/** Somebody whose posts on a new account of theirs arrive in its inbox. */
async function drafter(handle: string) {
  const mia = await stage.newPerson();
  stage.standIn.accounts.add({ handle, grant: drafting });
  await stage.connect(mia, handle);
  const actor = { workspaceId: mia.workspaceId, memberId: mia.id, isAdmin: false };
  const drop = async (count: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let made = 0; made < count; made += 1) {
      ids.push(await stage.drop(mia));
      await stage.pass(10 * seconds);
    }
    return ids;
  };
  return { mia, actor, drop };
}

const states = (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await stage.read(id)).state));
const waitsForRoom = { state: 'scheduled', problem: { code: 'spam_risk_too_many_pending_share' } } as const;

test('five drafts wait in an inbox; the sixth is held back until one of them is posted or a day old', async () => {
  const handle = 'draftsonly';
  const { drop } = await drafter(handle);
  const [first = '', second = '', , , , sixth = ''] = await drop(6);
  expect(await stage.told(first)).toMatchObject([{ kind: 'in_inbox', data: { pending: 1 } }]);
  expect(await stage.told(second)).toMatchObject([{ kind: 'in_inbox', data: { pending: 2 } }]);
  expect(await stage.read(sixth)).toMatchObject(waitsForRoom);
  expect((await stage.row(sixth)).attempts).toEqual([]);
  expect((await stage.told(sixth)).map(({ kind }) => kind)).toEqual(['waiting']);
  const { thread } = await stage.read(sixth);
  const told = stage.chat.replies(thread.channel, thread.root).map((one) => plainText(drawReply(one, 'slack')));
  expect(told.at(-1)).toMatch(
    /Your post is safe\. I try again <moment .*> ?\. Finish one in the TikTok app and press Posted it on its card: the next one follows at once\.$/,
  );
  expect(stage.videosOf(handle)).toHaveLength(5);

  stage.standIn.postDraft(stage.videosOf(handle)[0]?.publishId ?? '');
  await stage.pass(6 * minutes);
  expect(await stage.read(first)).toMatchObject({ state: 'published' });
  expect((await stage.told(first)).map(({ kind }) => kind)).toEqual(['in_inbox', 'published']);
  expect(await stage.read(sixth)).toMatchObject({ state: 'in_inbox' });
  expect(stage.standIn.refused()).toEqual([]);
});

test('room in the inbox is given to those that wait as it comes, the first that was due first', async () => {
  const { actor, drop } = await drafter('inturn');
  const ids = await drop(8);
  const [first = '', second = '', , , , sixth = '', seventh = '', eighth = ''] = ids;
  expect(await states([sixth, seventh, eighth])).toEqual(['scheduled', 'scheduled', 'scheduled']);
  stage.standIn.postDraft(stage.videosOf('inturn')[0]?.publishId ?? '');

  await stage.core.posts.markPosted(first, actor);
  await stage.pass(30 * seconds);
  expect(await states([sixth, seventh, eighth])).toEqual(['in_inbox', 'scheduled', 'scheduled']);
  expect((await stage.told(seventh)).map(({ kind }) => kind)).toEqual(['waiting']);

  stage.standIn.postDraft(stage.videosOf('inturn')[1]?.publishId ?? '');
  await stage.core.posts.markPosted(second, actor);
  // Its turn has come, and it is not wanted any more: the next one has it.
  await stage.core.posts.cancel(seventh, actor);
  await stage.pass(30 * seconds);
  expect(await states([seventh, eighth])).toEqual(['cancelled', 'in_inbox']);
  expect(stage.standIn.refused()).toEqual([]);
});

test('of drafts that are due at one moment no more begin than there is room for', async () => {
  const { mia } = await drafter('atonce');
  const at = new Date(stage.clock.now().getTime() + hours);
  const ids: string[] = [];
  for (let made = 0; made < 7; made += 1) ids.push(await stage.drop(mia, { when: { kind: 'at', at, note: null } }));
  const versions = await Promise.all(ids.map(async (id) => (await stage.row(id)).scheduleVersion));
  stage.alarms.lose();
  stage.clock.set(at);
  await Promise.all(
    ids.map((id, index) => (index % 2 ? stage.core : stage.other).posts.publish(id, versions[index] ?? 0)),
  );
  await stage.pass(minutes);
  expect((await states(ids)).toSorted()).toEqual([...Array(5).fill('in_inbox'), 'scheduled', 'scheduled']);
  expect(stage.standIn.refused()).toEqual([]);
});

test('videos that are published are no drafts that wait', async () => {
  const { mia, profileId, handle } = await stage.newTeam();
  for (let made = 0; made < 5; made += 1) await stage.drop(mia);
  await stage.pass(5 * seconds);
  await stage.prisma.attempt.updateMany({ where: { profileId }, data: { outcome: null, initAt: stage.clock.now() } });
  await stage.prisma.post.updateMany({ where: { profileId }, data: { state: 'processing' } });
  const draft = await stage.drop(mia, { way: 'inbox' });
  await stage.pass(30 * seconds);
  expect(await stage.read(draft)).toMatchObject({ state: 'in_inbox' });
  expect(stage.videosOf(handle)).toHaveLength(6);
});

test('where TikTok itself has found the inbox full, a draft that is posted ends the rest of the account', async () => {
  const { actor, drop } = await drafter('fullelsewhere');
  const [first = ''] = await drop(1);
  // Another app has filled the inbox.
  stage.standIn.faults.plan({
    path: /inbox\/video\/init/,
    times: 1,
    action: {
      kind: 'answer',
      status: 403,
      body: '{"error":{"code":"spam_risk_too_many_pending_share","message":"","log_id":"20261124"}}',
    },
  });
  const [second = ''] = await drop(1);
  expect(await stage.read(second)).toMatchObject(waitsForRoom);
  await stage.core.posts.markPosted(first, actor);
  await stage.pass(minutes);
  expect(await stage.read(second)).toMatchObject({ state: 'in_inbox' });
});

test('a login that has run out ends by itself, and its posts wait', async () => {
  const { mia, profileId } = await stage.newTeam();
  const at = new Date(stage.clock.now().getTime() + 400 * 24 * hours);
  const postId = await stage.drop(mia, { when: { kind: 'at', at, note: null } });
  await stage.prisma.profile.update({
    where: { id: profileId },
    data: { refreshExpiresAt: stage.clock.now() },
  });
  await stage.core.tidy();
  await stage.core.tidy();
  const profile = await stage.prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
  expect(profile).toMatchObject({ status: 'inactive', accessToken: null, refreshToken: null });
  expect(await stage.read(postId)).toMatchObject({ state: 'on_hold' });
  expect((await stage.told(postId)).map(({ kind }) => kind)).toEqual(['on_hold']);
});

test('an upload address is forgotten when its hour is over', async () => {
  const { mia } = await stage.newTeam();
  const postId = await stage.drop(mia);
  const uploadUntil = new Date(stage.clock.now().getTime() + hours);
  const claim = { claimToken: 't', claimedUntil: uploadUntil, startedAt: stage.clock.now() };
  const data = { postId, number: 9, ...claim, uploadUrl: 'sealed', uploadUntil };
  const { id } = await stage.prisma.attempt.create({ data });
  const kept = async () => (await stage.prisma.attempt.findUniqueOrThrow({ where: { id } })).uploadUrl;
  await stage.core.tidy();
  expect(await kept()).toBe('sealed');
  stage.clock.pass(hours);
  await stage.core.tidy();
  expect(await kept()).toBeNull();
});
