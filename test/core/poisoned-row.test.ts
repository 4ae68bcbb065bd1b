/** One row that the database refuses to change, as damage or a bug does it, holds up none of the others. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eachRow, eachStep } from '../../src/core/each-row.ts';
import { hours, openStage, type Person, type Stage, seconds } from './posts/stage.ts';

const days = 24 * hours;
const poison = 'this row cannot be changed';

let stage: Stage;
let mia: Person;
let poisoned: string[] = [];

beforeAll(async () => {
  stage = await openStage({ undoWindowMs: 0 });
  await stage.prisma.$executeRawUnsafe(`CREATE FUNCTION public.refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '${poison}'; END $$`);
});
afterAll(() => stage.stop());
beforeEach(async () => {
  await stage.prisma.$executeRaw`TRUNCATE public.workspace, public.inbox_event CASCADE`;
  stage.alarms.lose();
  mia = await stage.newPerson();
});
afterEach(heal);

async function damage(table: 'post' | 'media' | 'profile' | 'member', id: string): Promise<void> {
  await stage.prisma.$executeRawUnsafe(
    `CREATE TRIGGER refuse BEFORE UPDATE OR DELETE ON public.${table} FOR EACH ROW
      WHEN (OLD.id = '${id}') EXECUTE FUNCTION public.refuse()`,
  );
  poisoned.push(table);
}

async function heal(): Promise<void> {
  for (const table of poisoned) await stage.prisma.$executeRawUnsafe(`DROP TRIGGER refuse ON public.${table}`);
  poisoned = [];
}

const later = (ms: number) => ({ kind: 'at', at: new Date(stage.clock.now().getTime() + ms), note: null }) as const;
const byHand = (ms: number) => stage.drop(mia, { way: 'by_hand', when: later(ms) });
const states = (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await stage.read(id)).state));
const kinds = async (id: string) => (await stage.told(id)).map(({ kind }) => kind);
const cancelAll = async (ids: readonly string[]) => {
  const actor = { workspaceId: mia.workspaceId, memberId: mia.id, isAdmin: false };
  for (const id of ids) await stage.core.posts.cancel(id, actor);
};

describe('a poisoned row', () => {
  test('that is to be reminded of leaves the reminders of the others, and the rest of the sweep', async () => {
    const ids = [await byHand(hours), await byHand(hours + seconds), await byHand(hours + 2 * seconds)];
    const leo = await stage.newPerson();
    const elsewhere = await stage.drop(leo, { way: 'by_hand', when: later(9 * hours) });
    await stage.pass(2 * hours);
    expect(await states(ids)).toEqual(['handed_over', 'handed_over', 'handed_over']);
    await damage('post', ids[0] ?? '');
    stage.clock.pass(3 * hours);
    await stage.prisma.workspace.update({ where: { id: leo.workspaceId }, data: { leftAt: stage.clock.now() } });
    await expect(stage.core.sweep()).rejects.toThrow(poison);
    expect(await Promise.all(ids.map(kinds))).toEqual([
      ['handed_over'],
      ['handed_over', 'reminder'],
      ['handed_over', 'reminder'],
    ]);
    expect(await states([elsewhere])).toEqual(['on_hold']);
    await heal();
    await stage.core.sweep();
    expect(await kinds(ids[0] ?? '')).toEqual(['handed_over', 'reminder']);
  });

  test('of a post leaves the others of its account held and let go, and what has left its workspace', async () => {
    const team = await stage.newTeam();
    const ids: string[] = [];
    for (const ms of [1, 2, 3]) ids.push(await stage.drop(team.mia, { when: later(ms * days) }));
    await damage('post', ids[0] ?? '');
    await expect(stage.core.posts.holdFor(team.profileId, 'refresh_refused')).rejects.toThrow(poison);
    expect(await states(ids)).toEqual(['scheduled', 'on_hold', 'on_hold']);
    await heal();
    await stage.core.posts.holdFor(team.profileId, 'refresh_refused');
    await damage('post', ids[1] ?? '');
    await expect(stage.core.posts.resumeFor(team.profileId)).rejects.toThrow(poison);
    expect(await states(ids)).toEqual(['scheduled', 'on_hold', 'scheduled']);
    const { externalId } = await stage.prisma.workspace.findUniqueOrThrow({ where: { id: team.workspaceId } });
    await expect(stage.core.departures.workspaceLeft({ platform: 'slack', externalId })).resolves.toBeUndefined();
    expect(await states(ids)).toEqual(['on_hold', 'on_hold', 'on_hold']);
  });

  test('of a video or a draft leaves the clearing of the others, and the rest of the tidying', async () => {
    const ended = [await byHand(hours), await byHand(hours)];
    const drafts: string[] = [];
    for (const _one of [1, 2]) drafts.push(await stage.drop(mia, { way: 'by_hand', when: { kind: 'unsaid' } }));
    await cancelAll(ended);
    const event = await stage.core.inbox.keep({ platform: 'slack', externalId: 'E1', body: {} });
    await stage.core.inbox.take(event.id, async () => undefined);
    const media = await Promise.all(ended.map(async (id) => (await stage.row(id)).mediaId));
    await damage('media', media[0] ?? '');
    await damage('post', drafts[0] ?? '');
    stage.clock.pass(8 * days);
    await expect(stage.core.tidy()).rejects.toThrow();
    expect(await stage.prisma.media.findUnique({ where: { id: media[1] ?? '' } })).toMatchObject({ state: 'removed' });
    expect(await states(drafts)).toEqual(['draft', 'failed']);
    expect(await stage.prisma.inboxEvent.count()).toBe(0);
  });

  test('of an account leaves the logins of the others to end', async () => {
    const teams = [await stage.newTeam(), await stage.newTeam()];
    await stage.prisma.profile.updateMany({ data: { refreshExpiresAt: stage.clock.now() } });
    await damage('profile', teams[0]?.profileId ?? '');
    await expect(stage.core.profiles.expireLogins()).rejects.toThrow(poison);
    const rows = await stage.prisma.profile.findMany();
    const statuses = new Map(rows.map(({ id, status }) => [id, status]));
    expect(teams.map(({ profileId }) => statuses.get(profileId))).toEqual(['active', 'inactive']);
  });

  test('of a member who is to be forgotten leaves the others forgotten', async () => {
    const leo = await stage.newPerson(mia.workspaceId);
    const platform = 'slack';
    for (const { externalId } of [mia, leo]) await stage.core.erasure.forgetMember({ platform, externalId });
    await damage('member', mia.id);
    await expect(stage.core.erasure.erase({ isFinal: true })).rejects.toThrow(poison);
    const left = await stage.prisma.member.findMany({ where: { workspaceId: mia.workspaceId } });
    expect(left.map(({ id }) => id)).toEqual([mia.id]);
  });

  test('of a post whose card cannot be drawn leaves the cards and the replies of the thread', async () => {
    const first = await byHand(hours);
    const second = await byHand(hours);
    const { threadId } = await stage.prisma.post.findUniqueOrThrow({ where: { id: first } });
    await stage.prisma.post.update({ where: { id: second }, data: { threadId } });
    await damage('post', first);
    const notice = (postId: string, answer: string) =>
      stage.core.notices.enqueue({
        threadId,
        postId,
        mention: mia.externalId,
        dedupeKey: `${threadId}:${answer}`,
        body: { kind: 'answer', data: { answer, facts: {} } },
      });
    await notice(first, 'one');
    await notice(second, 'two');
    await notice(first, 'three');
    stage.chat.failNext('send', new TypeError('no words for it'));
    await expect(stage.core.notices.drain(threadId, stage.chat)).rejects.toThrow();
    expect(stage.chat.card(second)).toBeDefined();
    const { channel } = (await stage.read(first)).thread;
    const answers = stage.chat.replies(channel).map(({ body }) => body.kind === 'answer' && body.data.answer);
    // What comes after it about the same post keeps its order.
    expect(answers).toEqual(['two']);
  });
});

describe('work on rows', () => {
  test('ends at once when the database is away, and tells of everything else that failed', async () => {
    const done: number[] = [];
    const away = Object.assign(new Error('no connection'), { code: 'ECONNREFUSED' });
    const work = async (row: number) => {
      done.push(row);
      if (row === 2) throw new TypeError('two');
      if (row === 4) throw new TypeError('four');
      if (row === 6) throw away;
    };
    await expect(eachRow([1, 2, 3], work)).rejects.toThrow('two');
    await expect(eachRow([2, 3, 4, 5], work)).rejects.toMatchObject({
      errors: [{ message: 'two' }, { message: 'four' }],
    });
    await expect(eachRow([6, 7], work)).rejects.toBe(away);
    expect(done).toEqual([1, 2, 3, 2, 3, 4, 5, 6]);
    const steps: string[] = [];
    const fail = async () => {
      await pause(0);
      throw new TypeError('a step');
    };
    await expect(eachStep(fail, async () => steps.push('next'))).rejects.toThrow('a step');
    expect(steps).toEqual(['next']);
  });
});
