/** By hand: handed over at its minute without TikTok, posted by its author, put off or cancelled. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readReviewPack } from '../../../../src/core/review-pack/index.ts';
import { hours, minutes, openStage, type Person, type Stage, seconds } from '../stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ undoWindowMs: 0 });
});
afterAll(() => stage.stop());

const actor = ({ workspaceId, id: memberId }: Person) => ({ workspaceId, memberId, isAdmin: false });

/** Nothing but the death that was planned. */
const unlessDied = (error: unknown): void => {
  if (!String(error).includes('the process died here')) throw error;
};
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
      state: 'scheduled',
      way: 'by_hand',
      profile: null,
      byHand: { account: '@ramen' },
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
      kind: 'done',
      post: { state: 'published', videoLink },
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

/** Until the answer is called the process dies wherever it writes a notice: its transaction is not committed. */
async function dieAtNotices(): Promise<() => Promise<void>> {
  await stage.prisma.$executeRawUnsafe(`CREATE OR REPLACE FUNCTION public.die() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the process died here'; END $$`);
  await stage.prisma.$executeRawUnsafe(
    'CREATE TRIGGER die BEFORE INSERT ON public.notice FOR EACH ROW EXECUTE FUNCTION public.die()',
  );
  return async () => void (await stage.prisma.$executeRawUnsafe('DROP TRIGGER die ON public.notice'));
}

describe('a process that dies', () => {
  const heard = async (postId: string) => {
    const { channel, root } = (await stage.read(postId)).thread;
    return stage.chat.replies(channel, root).map(({ body }) => body.kind);
  };

  test('while it hands a post over or reminds of it leaves nothing half done, and nothing is said twice', async () => {
    const mia = await stage.newPerson();
    const postId = await stage.drop(mia, { way: 'by_hand', when: inTwoHours() });
    const { scheduleVersion } = await stage.row(postId);
    stage.clock.pass(2 * hours);
    const revive = await dieAtNotices();
    await expect(stage.core.posts.publish(postId, scheduleVersion)).rejects.toThrow('the process died here');
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled' });
    await revive();
    // The next one finds it, and dies before anybody is told.
    await stage.core.posts.publish(postId, scheduleVersion);
    expect(await stage.read(postId)).toMatchObject({ state: 'handed_over' });
    expect(await heard(postId)).toEqual([]);
    await stage.skip(minutes);
    expect(await heard(postId)).toEqual(['handed_over']);

    stage.clock.pass(2 * hours);
    const reviveAgain = await dieAtNotices();
    await expect(stage.core.posts.remindAuthors()).rejects.toThrow('the process died here');
    expect((await stage.row(postId)).remindAt).not.toBeNull();
    await reviveAgain();
    await Promise.all([stage.core.posts.remindAuthors(), stage.other.posts.remindAuthors()]);
    await stage.skip(minutes);
    await stage.skip(5 * hours);
    expect(await heard(postId)).toEqual(['handed_over', 'reminder']);
  });

  test('between the chat and its own note of it finds what it has said, and says it once', async () => {
    const { mia, postId } = await handedOver();
    expect(await heard(postId)).toEqual(['handed_over']);
    await stage.core.posts.putOff(postId, actor(mia), hours);
    stage.chat.failNext('send', new Error('the process died here'), 'after');
    await stage.skip(hours + minutes).catch(unlessDied);
    for (let minute = 0; minute < 5; minute += 1) await stage.skip(2 * minutes);
    expect(await heard(postId)).toEqual(['handed_over', 'handed_over']);
    await stage.core.posts.markPosted(postId, actor(mia));
    await stage.skip(5 * hours);
    expect(await heard(postId)).toEqual(['handed_over', 'handed_over']);
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

  test('keeps the name of an account as people know it: without a handle it never gets an @', async () => {
    const mia = await stage.newPerson();
    const grant = ['user.info.basic', 'video.upload'];
    stage.standIn.accounts.add({ handle: 'draftsonly', grant, nickname: 'Ramen' });
    const profileId = await stage.connect(mia, 'draftsonly');
    const changed = await stage.drop(mia, { when: inTwoHours(), way: 'inbox' });
    await stage.core.posts.edit(changed, actor(mia), { way: 'by_hand' });
    await stage.prisma.profile.update({ where: { id: profileId }, data: { mode: 'by_hand' } });
    const chosen = await stage.drop(mia, { when: inTwoHours() });
    for (const postId of [changed, chosen]) {
      expect(await stage.read(postId)).toMatchObject({ way: 'by_hand', byHand: { account: 'Ramen' } });
    }
    const files = await readReviewPack(stage.prisma, stage.clock);
    const { code } = await stage.read(changed);
    expect(files[0]?.text).toMatch(new RegExp(`\\[${code}\\].* \\| Ramen, by hand \\|`));
    const nameless = await stage.read(
      await stage.drop(await stage.newPerson(), { when: inTwoHours(), way: 'by_hand' }),
    );
    const pages = await readReviewPack(stage.prisma, stage.clock);
    expect(pages.find(({ name }) => name.includes(nameless.code))?.text).toContain(
      `# Post ${nameless.code}: by hand\n`,
    );
    expect(pages.map(({ text }) => text).join('')).not.toMatch(/@\?|@Ramen|"asked"|"creatorInfo"/);
  });

  test('a draft without an account goes by hand at the press of a button; what is not granted is said', async () => {
    const mia = await stage.newPerson();
    const postId = await stage.drop(mia, { when: inTwoHours() });
    expect(await stage.read(postId)).toMatchObject({ state: 'draft', problem: { code: 'no_profile' } });
    await stage.core.posts.edit(postId, actor(mia), { way: 'by_hand' });
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', way: 'by_hand' });
    expect(await stage.core.posts.edit(postId, actor(mia), { way: 'direct' })).toMatchObject({
      kind: 'refused',
      problem: { code: 'no_profile' },
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
