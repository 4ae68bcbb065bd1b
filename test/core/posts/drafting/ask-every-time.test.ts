/** "Ask every time": a post stays a draft until a person has chosen, and what becomes of it where nobody does. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hours, minutes, openStage, type Person, type Stage, type Team } from '../stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

const actor = ({ workspaceId, id: memberId }: Person, isAdmin = false) => ({ workspaceId, memberId, isAdmin });
const inTwoHours = () => ({ kind: 'at', at: new Date(stage.clock.now().getTime() + 2 * hours), note: null }) as const;
const answersTo = async (postId: string) =>
  (await stage.told(postId)).flatMap(({ kind, data }) =>
    kind === 'answer' ? [(data as { answer: string }).answer] : [kind],
  );

/** A team whose account asks every time. */
async function askingTeam(): Promise<Team> {
  const team = await stage.newTeam();
  const done = await stage.core.profiles.changeSettings(team.profileId, { askEveryTime: true }, actor(team.mia));
  expect(done).toBe('done');
  return team;
}

const chosen = {
  settings: { privacyLevel: 'PUBLIC_TO_EVERYONE', disableComment: false, disableDuet: true, disableStitch: true },
  isChosen: true,
} as const;

describe('a post on an account that asks every time', () => {
  test('stays a draft until somebody has chosen, with their consent and what TikTok offered', async () => {
    const { mia } = await askingTeam();
    const postId = await stage.drop(mia, { when: inTwoHours(), settings: { disableComment: false } });
    expect(await stage.read(postId)).toMatchObject({
      state: 'draft',
      missing: 'choices',
      chosenInWords: { disableComment: false },
      settings: { privacyLevel: 'SELF_ONLY', disableComment: false, disableDuet: true, disableStitch: true },
    });
    expect(await stage.prisma.consent.count({ where: { postId } })).toBe(0);

    const leo = await stage.newPerson(mia.workspaceId, true);
    const change = await stage.core.posts.edit(postId, actor(leo, true), chosen);

    expect(change).toMatchObject({ kind: 'done', post: { state: 'scheduled', missing: null } });
    expect(await stage.prisma.consent.findMany({ where: { postId } })).toMatchObject([
      { memberId: leo.id, settings: chosen.settings, offered: { privacyLevelOptions: expect.any(Array) } },
    ]);
    await stage.pass(3 * hours);
    expect(await stage.read(postId)).toMatchObject({ state: 'published' });
  });

  test('that is cancelled before anybody has chosen claims nobody’s choice', async () => {
    const { mia } = await askingTeam();
    const postId = await stage.drop(mia, { when: inTwoHours(), settings: { disableComment: true } });
    await stage.core.posts.cancel(postId, actor(mia));
    expect(await stage.read(postId)).toMatchObject({ state: 'cancelled', chosenInWords: { disableComment: true } });
  });

  test('that nobody has chosen for by its time goes to the TikTok inbox as a draft, once', async () => {
    const { mia, handle } = await askingTeam();
    const postId = await stage.drop(mia, { when: inTwoHours() });
    await stage.pass(3 * hours);
    expect(await stage.read(postId)).toMatchObject({ state: 'in_inbox', way: 'inbox' });
    expect(await answersTo(postId)).toEqual(['choices_missing', 'unchosen_to_inbox', 'in_inbox']);
    expect(await stage.prisma.consent.count({ where: { postId } })).toBe(0);
    expect(stage.videosOf(handle)).toHaveLength(1);
    expect(await stage.core.posts.edit(postId, actor(mia), chosen)).toMatchObject({ kind: 'stale' });
  });

  test('does so as well when the alarm was lost, and asks when Schedy was away for too long', async () => {
    const { mia } = await askingTeam();
    const [lost, missed] = [
      await stage.drop(mia, { when: inTwoHours() }),
      await stage.drop(mia, { when: inTwoHours() }),
    ];
    const row = await stage.row(missed);
    await stage.prisma.post.update({
      where: { id: missed },
      data: { wakeAt: new Date(Number(row.wakeAt) - 2 * hours) },
    });
    await stage.skip(2 * hours + minutes);
    expect(await stage.read(lost)).toMatchObject({ way: 'inbox' });
    expect(await stage.read(missed)).toMatchObject({ state: 'draft', problem: { code: 'choices_overdue' } });
  });

  test('is asked about where its login may not upload drafts, and goes out late once it is chosen', async () => {
    const { mia, profileId } = await askingTeam();
    await stage.prisma.profile.update({
      where: { id: profileId },
      data: { scopes: ['user.info.basic', 'video.publish'] },
    });
    const postId = await stage.drop(mia, { when: inTwoHours() });
    await stage.pass(2 * hours + 5 * minutes);
    expect(await stage.read(postId)).toMatchObject({ state: 'draft', missing: 'choices' });
    expect(await answersTo(postId)).toEqual(['choices_missing', 'choices_overdue']);
    await stage.core.posts.edit(postId, actor(mia), chosen);
    await stage.pass(5 * minutes);
    expect(await stage.read(postId)).toMatchObject({ state: 'published', late: true });
  });

  test('asked for at once goes out when it is chosen, however long that took', async () => {
    const { mia } = await askingTeam();
    const postId = await stage.drop(mia, { when: { kind: 'now' } });
    await stage.pass(3 * hours);
    expect(await stage.read(postId)).toMatchObject({ state: 'draft', missing: 'choices' });
    await stage.core.posts.edit(postId, actor(mia), chosen);
    await stage.pass(minutes);
    expect(await stage.read(postId)).toMatchObject({ state: 'published', late: false });
  });

  test('is not published by changing its way, nor chosen twice, nor by anybody else', async () => {
    const { mia } = await askingTeam();
    const draft = await stage.drop(mia, { when: inTwoHours(), way: 'inbox' });
    expect(await stage.core.posts.edit(draft, actor(mia), { way: 'direct' })).toMatchObject({
      kind: 'refused',
      problem: { code: 'choices_first' },
    });
    const postId = await stage.drop(mia, { when: inTwoHours() });
    const leo = await stage.newPerson(mia.workspaceId);
    expect(await stage.core.posts.edit(postId, actor(leo), chosen)).toMatchObject({ kind: 'not_yours' });
    const stranger = await stage.newPerson();
    expect(await stage.core.posts.edit(postId, actor(stranger, true), chosen)).toEqual({ kind: 'unknown' });
    await stage.core.posts.edit(postId, actor(mia), chosen);
    expect(await stage.core.posts.edit(postId, actor(mia), chosen)).toMatchObject({ kind: 'stale' });
  });

  test('follows the workspace where the account has no setting of its own', async () => {
    const { mia, workspaceId, profileId } = await stage.newTeam();
    const admin = { workspaceId, memberId: mia.id, isAdmin: true };
    expect(await stage.core.workspaces.changeSettings(admin, { askEveryTime: true })).toBe('done');
    const asked = await stage.drop(mia, { when: inTwoHours() });
    expect(await stage.read(asked)).toMatchObject({ missing: 'choices' });
    await stage.core.profiles.changeSettings(profileId, { askEveryTime: false }, actor(mia));
    const planned = await stage.drop(mia, { when: inTwoHours() });
    expect(await stage.read(planned)).toMatchObject({ state: 'scheduled' });
  });
});
