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

test('five drafts wait in an inbox; the sixth is held back until one of them is posted or a day old', async () => {
  const mia = await stage.newPerson();
  const handle = 'draftsonly';
  stage.standIn.accounts.add({ handle, grant: ['user.info.basic', 'video.upload'] });
  await stage.connect(mia, handle);
  const ids: string[] = [];
  for (let count = 0; count < 6; count += 1) {
    ids.push(await stage.drop(mia));
    await stage.pass(10 * seconds);
  }
  const [first = '', second = '', , , , sixth = ''] = ids;
  expect(await stage.told(first)).toMatchObject([{ kind: 'in_inbox', data: { pending: 1 } }]);
  expect(await stage.told(second)).toMatchObject([{ kind: 'in_inbox', data: { pending: 2 } }]);
  expect(await stage.read(sixth)).toMatchObject({
    state: 'scheduled',
    problem: { code: 'spam_risk_too_many_pending_share' },
  });
  expect((await stage.row(sixth)).attempts).toEqual([]);
  expect((await stage.told(sixth)).map(({ kind }) => kind)).toEqual(['waiting']);
  const { thread } = await stage.read(sixth);
  const told = stage.chat.replies(thread.channel, thread.root).map((one) => plainText(drawReply(one, 'slack')));
  expect(told.at(-1)).toMatch(
    /Your post is safe\. I try again <moment .*> ?\. Finish or delete some in the TikTok app\.$/,
  );
  expect(stage.videosOf(handle)).toHaveLength(5);

  stage.standIn.postDraft(stage.videosOf(handle)[0]?.publishId ?? '');
  await stage.pass(6 * minutes);
  expect(await stage.read(first)).toMatchObject({ state: 'published' });
  expect((await stage.told(first)).map(({ kind }) => kind)).toEqual(['in_inbox', 'published']);

  await stage.core.posts.postNow(sixth, { workspaceId: mia.workspaceId, memberId: mia.id, isAdmin: false });
  await stage.pass(10 * seconds);
  expect(await stage.read(sixth)).toMatchObject({ state: 'in_inbox' });
  expect(stage.standIn.refused()).toEqual([]);
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
