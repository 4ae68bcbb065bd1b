/** By hand: handed over at its minute without TikTok, posted by its author, put off or cancelled. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hours, minutes, openStage, type Person, type Stage, seconds } from '../stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ undoWindowMs: 0 });
});
afterAll(() => stage.stop());

const actor = ({ workspaceId, id: memberId }: Person) => ({ workspaceId, memberId, isAdmin: false });
const kinds = async (id: string) => (await stage.told(id)).map(({ kind }) => kind);
const inTwoHours = () => ({ kind: 'at', at: new Date(stage.clock.now().getTime() + 2 * hours), note: null }) as const;

/** Somebody without any account, with a post by hand that is handed over. */
async function handedOver(caption = 'Ramen') {
  const mia = await stage.newPerson();
  const postId = await stage.drop(mia, { way: 'by_hand', when: inTwoHours(), caption });
  await stage.pass(2 * hours);
  return { mia, postId };
}

describe('a post by hand', () => {
  test('needs no account and no call: it is scheduled, handed over once, and closed by its author', async () => {
    const mia = await stage.newPerson();
    const calls = stage.standIn.calls.length;
    const postId = await stage.drop(mia, { way: 'by_hand', when: inTwoHours(), profile: '@ramen' });
    expect(await stage.read(postId)).toMatchObject({
      ...{ state: 'scheduled', way: 'by_hand', profile: null, byHand: { account: '@ramen' } },
    });
    await stage.pass(2 * hours - 10 * seconds);
    expect(await kinds(postId)).toEqual([]);
    await stage.pass(20 * seconds);
    expect(await stage.read(postId)).toMatchObject({ state: 'handed_over', late: false });
    await stage.ring(stage.other);
    expect(await kinds(postId)).toEqual(['handed_over']);
    expect((await stage.row(postId)).attempts).toEqual([]);
    expect(stage.standIn.calls).toHaveLength(calls);

    const videoLink = 'https://www.tiktok.com/@ramen/video/7571234567890123456';
    expect(await stage.core.posts.markPosted(postId, actor(mia), videoLink)).toMatchObject({
      ...{ kind: 'done', post: { state: 'published', videoLink } },
    });
    expect(await stage.moves(postId)).toEqual(['schedule', 'hand_over', 'complete']);
    await stage.skip(3 * hours);
    expect(await kinds(postId)).toEqual(['handed_over']);
  });

  test('is put off by an hour, handed over again, and cancelled', async () => {
    const { mia, postId } = await handedOver();
    expect(await stage.core.posts.putOff(postId, actor(mia), hours)).toMatchObject({ kind: 'done' });
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', way: 'by_hand' });
    await stage.pass(hours);
    expect(await kinds(postId)).toEqual(['handed_over', 'handed_over']);
    expect(await stage.core.posts.cancel(postId, actor(mia))).toMatchObject({ post: { state: 'cancelled' } });
    expect(await stage.core.posts.markPosted(postId, actor(mia))).toMatchObject({ kind: 'stale' });
  });

  test('reminds its author once after two hours', async () => {
    const { postId } = await handedOver();
    await stage.skip(2 * hours - minutes);
    expect(await kinds(postId)).toEqual(['handed_over']);
    await stage.skip(2 * minutes);
    await Promise.all([stage.core.sweep(), stage.other.sweep()]);
    await stage.skip(5 * hours);
    expect(await kinds(postId)).toEqual(['handed_over', 'reminder']);
  });

  test('is found by the sweep when its alarm is lost, marked late, and asked about after the grace', async () => {
    const [mia, leo] = [await stage.newPerson(), await stage.newPerson()];
    const late = await stage.drop(mia, { way: 'by_hand', when: inTwoHours() });
    await stage.skip(2 * hours + 30 * minutes);
    expect(await stage.read(late)).toMatchObject({ state: 'handed_over', late: true });
    const missed = await stage.drop(leo, { way: 'by_hand', when: inTwoHours() });
    await stage.skip(4 * hours);
    expect(await stage.read(missed)).toMatchObject({ state: 'on_hold', problem: { code: 'missed' } });
    expect(await kinds(missed)).toEqual(['on_hold']);
    await stage.core.posts.postNow(missed, actor(leo));
    await stage.pass(10 * seconds);
    expect(await stage.read(missed)).toMatchObject({ state: 'handed_over' });
  });

  test('is one of two workers’ alone, and an outdated alarm hands nothing over', async () => {
    const mia = await stage.newPerson();
    const postId = await stage.drop(mia, { way: 'by_hand', when: inTwoHours() });
    const { scheduleVersion } = await stage.row(postId);
    await stage.core.posts.moveTo(postId, actor(mia), {
      at: new Date(stage.clock.now().getTime() + 3 * hours),
      note: null,
    });
    stage.clock.pass(2 * hours);
    await stage.core.posts.publish(postId, scheduleVersion);
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled' });
    stage.clock.pass(hours);
    const now = scheduleVersion + 1;
    await Promise.all([stage.core.posts.publish(postId, now), stage.other.posts.publish(postId, now)]);
    expect(await kinds(postId)).toEqual(['handed_over']);
  });
});

describe('another way', () => {
  test('a profile whose way is by hand hands its posts over, and one post may name another way', async () => {
    const { mia, profileId, handle } = await stage.newTeam();
    await stage.prisma.profile.update({ where: { id: profileId }, data: { mode: 'by_hand' } });
    const byHand = await stage.drop(mia, { when: inTwoHours() });
    expect(await stage.read(byHand)).toMatchObject({ way: 'by_hand', byHand: { account: `@${handle}` } });
    const draft = await stage.drop(mia, { when: inTwoHours(), way: 'inbox' });
    expect(await stage.read(draft)).toMatchObject({ way: 'inbox', profile: { handle } });
    await stage.pass(2 * hours + 10 * seconds);
    expect(await stage.read(byHand)).toMatchObject({ state: 'handed_over' });
    expect(await stage.read(draft)).toMatchObject({ state: 'in_inbox' });
    expect(stage.videosOf(handle)).toHaveLength(1);
  });

  test('is changed until it is due, in either direction', async () => {
    const { mia, handle } = await stage.newTeam();
    const postId = await stage.drop(mia, { when: inTwoHours() });
    expect(await stage.read(postId)).toMatchObject({ way: 'direct', profile: { handle } });
    await stage.core.posts.edit(postId, actor(mia), { way: 'by_hand' });
    expect(await stage.read(postId)).toMatchObject({
      way: 'by_hand',
      profile: null,
      byHand: { account: `@${handle}` },
    });
    await stage.core.posts.edit(postId, actor(mia), { way: 'direct' });
    expect(await stage.read(postId)).toMatchObject({ way: 'direct', profile: { handle }, byHand: null });
    await stage.pass(2 * hours + minutes);
    expect(await stage.read(postId)).toMatchObject({ state: 'published' });
  });

  test('a draft without an account goes by hand at the press of a button; what is not granted is said', async () => {
    const mia = await stage.newPerson();
    const postId = await stage.drop(mia, { when: inTwoHours() });
    expect(await stage.read(postId)).toMatchObject({ state: 'draft', problem: { code: 'no_profile' } });
    await stage.core.posts.edit(postId, actor(mia), { way: 'by_hand' });
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', way: 'by_hand' });
    expect(await stage.core.posts.edit(postId, actor(mia), { way: 'direct' })).toMatchObject({
      ...{ kind: 'refused', problem: { code: 'no_profile' } },
    });
    const { mia: owner, profileId } = await stage.newTeam();
    const scopes = ['user.info.basic', 'video.publish'];
    await stage.prisma.profile.update({ where: { id: profileId }, data: { scopes } });
    const asDraft = await stage.drop(owner, { when: inTwoHours(), way: 'inbox' });
    expect(await stage.read(asDraft)).toMatchObject({ state: 'draft', problem: { code: 'drafts_not_granted' } });
  });
});

test('a draft in the inbox is closed by its author, who is reminded once until then', async () => {
  const { mia } = await stage.newTeam();
  const postId = await stage.drop(mia, { way: 'inbox' });
  await stage.pass(minutes);
  expect(await stage.read(postId)).toMatchObject({ state: 'in_inbox' });
  await stage.skip(2 * hours);
  await stage.skip(hours);
  expect(await kinds(postId)).toEqual(['in_inbox', 'reminder']);
  expect(await stage.core.posts.markPosted(postId, actor(mia))).toMatchObject({ kind: 'done' });
  expect(await stage.read(postId)).toMatchObject({ state: 'published' });
});
