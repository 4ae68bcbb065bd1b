/** What TikTok once said of a creator never refuses a post by itself: it is asked afresh, and served from memory while it is away. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hours, minutes, openStage, type Stage, seconds, type Team } from './stage.ts';

const creatorInfo = '/v2/post/publish/creator_info/query/';
const everyone = { settings: { privacyLevel: 'PUBLIC_TO_EVERYONE' } } as const;

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
afterEach(() => stage.standIn.faults.reset());

const later = (ms: number) => ({ kind: 'at', at: new Date(stage.clock.now().getTime() + ms), note: null }) as const;
const actor = () => ({ workspaceId: team.workspaceId, memberId: team.mia.id, isAdmin: false });
const account = (change: Parameters<Stage['standIn']['accounts']['change']>[1]) =>
  stage.standIn.accounts.change(team.handle, change);

/** TikTok is asked now, and a moment later says something else. */
async function remember(change: Parameters<typeof account>[0]): Promise<void> {
  account(change);
  await stage.core.profiles.creatorInfo(team.profileId, { maxAgeMs: 0 });
  account({ private: false, maxVideoSeconds: 600 });
  stage.clock.pass(10 * seconds);
}
const away = (times = Number.POSITIVE_INFINITY) =>
  stage.standIn.faults.plan({ path: creatorInfo, times, action: { kind: 'answer', status: 503 } });

describe('a verdict from memory', () => {
  test.each([
    ['an audience that TikTok did not offer then', { private: true }, everyone],
    ['a length that TikTok did not take then', { maxVideoSeconds: 4 }, {}],
  ])('refuses no new post: %s', async (_name, before, drop) => {
    await remember(before);
    const postId = await stage.drop(team.mia, { when: later(hours), ...drop });
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', problem: null });
  });

  test('refuses no change of a planned post, by words, by form or of its way', async () => {
    const settings = { privacyLevel: 'SELF_ONLY' } as const;
    const postId = await stage.drop(team.mia, { when: later(hours), settings });
    await remember({ private: true });
    expect(await stage.core.posts.edit(postId, actor(), everyone)).toMatchObject({
      kind: 'done',
      post: everyone,
    });
    const byHand = await stage.drop(team.mia, { when: later(2 * hours), way: 'by_hand', ...everyone });
    await remember({ private: true });
    expect(await stage.core.posts.edit(byHand, actor(), { way: 'direct' })).toMatchObject({ kind: 'done' });
  });

  test('refuses nothing in a form: what it offers is asked afresh, and so is what was chosen in it', async () => {
    await stage.prisma.profile.update({ where: { id: team.profileId }, data: { askEveryTime: true } });
    const postId = await stage.drop(team.mia, { when: later(hours) });
    await remember({ private: true });
    const draft = await stage.read(postId);
    const offered = {
      kind: 'offered',
      creator: { privacyLevelOptions: expect.arrayContaining(['PUBLIC_TO_EVERYONE']) },
    };
    expect(await stage.core.posts.choices(draft)).toMatchObject(offered);
    await remember({ private: true });
    expect(await stage.core.posts.choices(draft)).toMatchObject(offered);
    await remember({ private: true });
    const edit = { ...everyone, isChosen: true, version: draft.version } as const;
    expect(await stage.core.posts.edit(postId, actor(), edit)).toMatchObject({ post: { state: 'scheduled' } });
  });

  test('fails no post at its minute: TikTok is asked afresh, and where it is full the init decides', async () => {
    const first = await stage.drop(team.mia, { when: later(hours), ...everyone });
    await stage.pass(hours - minutes);
    await remember({ private: true });
    await stage.pass(5 * minutes);
    expect(await stage.read(first)).toMatchObject({ state: 'published' });

    const second = await stage.drop(team.mia, { when: later(hours), ...everyone });
    await stage.pass(hours - minutes);
    await remember({ private: true, maxVideoSeconds: 4 });
    const full = { code: 'reached_active_user_cap', message: '', log_id: 'L' };
    const body = JSON.stringify({ data: {}, error: full });
    stage.standIn.faults.plan({ path: creatorInfo, times: 99, action: { kind: 'answer', status: 200, body } });
    await stage.pass(5 * minutes);
    expect(await stage.read(second)).toMatchObject({ state: 'published' });
  });

  test('serves while TikTok is away: what may stand is scheduled, and an answer that fails once is asked for again', async () => {
    await remember({});
    away();
    expect(await stage.read(await stage.drop(team.mia, { when: later(hours) }))).toMatchObject({ state: 'scheduled' });
    const draft = await stage.read(await stage.drop(team.mia, { when: later(hours) }));
    expect(await stage.core.posts.choices(draft)).toMatchObject({ creator: { maxVideoSeconds: 3600 } });
  });
});
