/** A post that is planned goes to another account: what it needs there is looked at when it is changed. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hours, minutes, openStage, type Stage, type Team } from '../stage.ts';

let stage: Stage;
let team: Team;
let second: string;

beforeAll(async () => {
  stage = await openStage({ uploadsPerHour: 1 });
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.alarms.lose();
  team = await stage.newTeam();
  second = `second${team.handle}`;
  stage.standIn.accounts.add({ handle: second });
  await stage.connect(team.mia, second);
});

const actor = () => ({ workspaceId: team.mia.workspaceId, memberId: team.mia.id, isAdmin: false });
const later = (ms: number) => new Date(stage.clock.now().getTime() + ms);
const planned = (ms: number) =>
  stage.drop(team.mia, { when: { kind: 'at', at: later(ms), note: null }, profile: team.handle });

describe('a planned post', () => {
  test('goes out on the account that it was moved to, at its time, once', async () => {
    const postId = await planned(2 * hours);
    const { dueAt, version } = await stage.read(postId);

    const edited = await stage.core.posts.edit(postId, actor(), { profile: `@${second}`, version });

    expect(edited).toMatchObject({ kind: 'done', post: { state: 'scheduled', dueAt, profile: { handle: second } } });
    await stage.pass(3 * hours);
    expect(stage.videosOf(team.handle)).toEqual([]);
    expect(stage.videosOf(second)).toHaveLength(1);
  });

  test('takes the other way and other words with it', async () => {
    const postId = await planned(2 * hours);
    const { version } = await stage.read(postId);
    const change = { profile: second, way: 'inbox', caption: 'New words', version } as const;

    expect(await stage.core.posts.edit(postId, actor(), change)).toMatchObject({
      kind: 'done',
      post: { way: 'inbox', caption: 'New words', profile: { handle: second } },
    });
  });

  test('is shown to nobody more than before, unless that is asked for with it', async () => {
    const { profiles, posts } = stage.core;
    expect(await profiles.changeSettings(team.profileId, { privacyLevel: 'SELF_ONLY' }, actor())).toBe('done');
    const postId = await planned(2 * hours);
    const other = await planned(3 * hours);

    await posts.edit(postId, actor(), { profile: second });
    await posts.edit(other, actor(), { profile: second, settings: { privacyLevel: 'PUBLIC_TO_EVERYONE' } });

    const on = { profile: { handle: second } };
    expect(await stage.read(postId)).toMatchObject({ ...on, settings: { privacyLevel: 'SELF_ONLY' } });
    expect(await stage.read(other)).toMatchObject({ ...on, settings: { privacyLevel: 'PUBLIC_TO_EVERYONE' } });
  });

  test('is shown to nobody more when it goes there by way of a post by hand', async () => {
    const { profiles, posts } = stage.core;
    expect(await profiles.changeSettings(team.profileId, { privacyLevel: 'SELF_ONLY' }, actor())).toBe('done');
    const postId = await planned(2 * hours);

    await posts.edit(postId, actor(), { way: 'by_hand' });
    await posts.edit(postId, actor(), { way: 'direct', profile: second });

    const settings = { privacyLevel: 'SELF_ONLY' };
    expect(await stage.read(postId)).toMatchObject({ profile: { handle: second }, settings });
  });

  test.each([
    ['a caption that is too long', { caption: 'x'.repeat(2201) }, 'caption_too_long'],
    [
      'an audience that it does not offer',
      { settings: { privacyLevel: 'FOLLOWER_OF_CREATOR' } },
      'privacy_level_option_mismatch',
    ],
    [
      'a paid partnership that only its owner sees',
      { settings: { privacyLevel: 'SELF_ONLY', brandContent: true } },
      'branded_not_private',
    ],
  ] as const)('stays where it is when it is sent with %s', async (_name, more, code) => {
    const postId = await planned(2 * hours);
    const { version, settings, way } = await stage.read(postId);

    const edited = await stage.core.posts.edit(postId, actor(), { profile: second, ...more, version });

    expect(edited).toMatchObject({ kind: 'refused', problem: { code } });
    expect(await stage.read(postId)).toMatchObject({ profile: { handle: team.handle }, settings, way, version });
  });

  test('leaves its place among the uploads of an hour to the next', async () => {
    const first = await planned(2 * hours);
    const next = await planned(2 * hours + 10 * minutes);
    expect((await stage.read(next)).problem).toMatchObject({ code: 'upload_limit' });

    await stage.core.posts.edit(first, actor(), { profile: second });

    const { wakeAt, dueAt, problem } = await stage.read(next);
    expect({ wakeAt, problem }).toEqual({ wakeAt: dueAt, problem: null });
  });

  test('waits for no limit of the account that it has left', async () => {
    await planned(2 * hours);
    const postId = await planned(2 * hours + 10 * minutes);

    await stage.core.posts.edit(postId, actor(), { profile: second });

    const { wakeAt, dueAt, problem } = await stage.read(postId);
    expect({ wakeAt, problem }).toEqual({ wakeAt: dueAt, problem: null });
  });

  test('stays where it is when there is no such account, or when it has changed meanwhile', async () => {
    const postId = await planned(2 * hours);
    const { version } = await stage.read(postId);

    expect(await stage.core.posts.edit(postId, actor(), { profile: 'nobody' })).toMatchObject({
      kind: 'refused',
      problem: { code: 'unknown_profile' },
    });
    expect(await stage.core.posts.edit(postId, actor(), { profile: second, version: version - 1 })).toMatchObject({
      kind: 'stale',
    });
    expect((await stage.read(postId)).profile?.handle).toBe(team.handle);
  });

  test('is refused where the very same video is planned already', async () => {
    const when = { kind: 'at', at: later(5 * hours), note: null } as const;
    await stage.drop(team.mia, { when, profile: second, take: 77 });
    const postId = await stage.drop(team.mia, { when, profile: team.handle, take: 77 });

    expect(await stage.core.posts.edit(postId, actor(), { profile: second })).toMatchObject({
      kind: 'refused',
      problem: { code: 'same_video' },
    });
    expect((await stage.read(postId)).profile?.handle).toBe(team.handle);
  });

  test('that is on hold for its account needs only a time on the other', async () => {
    const postId = await planned(2 * hours);
    stage.standIn.accounts.revoke(team.handle);
    await stage.core.profiles.checkToken(team.profileId);
    expect(await stage.read(postId)).toMatchObject({ state: 'on_hold' });

    await stage.core.posts.edit(postId, actor(), { profile: second });

    expect(await stage.read(postId)).toMatchObject({
      state: 'on_hold',
      problem: { code: 'missed', facts: { because: 'other_account' } },
    });
    await stage.core.posts.postNow(postId, actor());
    await stage.pass(5 * minutes);
    expect(stage.videosOf(second)).toHaveLength(1);
  });
});

describe('a draft that goes to another account', () => {
  const untimed = () => stage.drop(team.mia, { when: { kind: 'unsaid' }, profile: team.handle });
  const keep = (privacyLevel: 'FOLLOWER_OF_CREATOR' | 'SELF_ONLY') =>
    stage.core.profiles.changeSettings(team.profileId, { privacyLevel }, actor());
  const plan = (postId: string) => stage.core.posts.moveTo(postId, actor(), { at: later(hours), note: null });

  test('is shown to nobody more than it would have been', async () => {
    expect(await keep('SELF_ONLY')).toBe('done');
    const postId = await untimed();
    await stage.core.posts.edit(postId, actor(), { profile: second });
    await plan(postId);
    const settings = { privacyLevel: 'SELF_ONLY' };
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', profile: { handle: second }, settings });
  });

  test('nor when it does so because the workspace has another default by now', async () => {
    expect(await keep('SELF_ONLY')).toBe('done');
    const postId = await stage.drop(team.mia, { when: { kind: 'unsaid' } });
    const list = await stage.core.profiles.listProfiles(team.mia.workspaceId);
    const other = list.find(({ handle }) => handle === second);
    expect(await stage.core.profiles.setDefault(other?.id ?? '', actor())).toBe('done');
    await plan(postId);
    const settings = { privacyLevel: 'SELF_ONLY' };
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', profile: { handle: second }, settings });
  });

  test('asks for its audience where that account does not offer the one it had', async () => {
    expect(await keep('FOLLOWER_OF_CREATOR')).toBe('done');
    const postId = await untimed();
    await stage.core.posts.edit(postId, actor(), { profile: second });
    await plan(postId);
    expect(await stage.read(postId)).toMatchObject({
      state: 'draft',
      missing: 'audience',
      settings: { privacyLevel: 'FOLLOWER_OF_CREATOR' },
    });
  });

  test('keeps what was said, and takes the default of the other one where that has fewer people', async () => {
    const said = await stage.drop(team.mia, {
      when: { kind: 'unsaid' },
      profile: team.handle,
      settings: { privacyLevel: 'PUBLIC_TO_EVERYONE' },
    });
    const unsaid = await untimed();
    const list = await stage.core.profiles.listProfiles(team.mia.workspaceId);
    const other = list.find(({ handle }) => handle === second);
    await stage.core.profiles.changeSettings(other?.id ?? '', { privacyLevel: 'SELF_ONLY' }, actor());
    for (const postId of [said, unsaid]) {
      await stage.core.posts.edit(postId, actor(), { profile: second });
      await plan(postId);
    }
    expect((await stage.read(said)).settings.privacyLevel).toBe('PUBLIC_TO_EVERYONE');
    expect((await stage.read(unsaid)).settings.privacyLevel).toBe('SELF_ONLY');
  });
});
