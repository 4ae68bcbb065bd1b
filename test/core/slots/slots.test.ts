import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MOST_SLOTS } from '../../../src/core/index.ts';
import { readTime, type Slot, slotOf } from '../../../src/core/schedules/index.ts';
import { openStage, type Person, type Stage, type Team } from '../posts/stage.ts';

let stage: Stage;
let team: Team;
let ada: Person;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  team = await stage.newTeam();
  ada = await stage.newPerson(team.workspaceId, true);
});

/** A Tuesday, one in the afternoon in Berlin. */
function momentOf(words: string) {
  const reading = readTime(words, { now: stage.clock.now(), timeZone: 'Europe/Berlin' });
  if (reading?.kind !== 'at') throw new Error(`"${words}" is no single time.`);
  const slot = slotOf(reading);
  if (!slot) throw new Error(`"${words}" makes no slot.`);
  return { at: reading.at, slot };
}

function planned(words: string, person: Person = team.mia) {
  const { at, slot } = momentOf(words);
  return stage.drop(person, { when: { kind: 'at', at, note: null, repeat: { slot } } });
}

const actor = ({ workspaceId, id: memberId }: Person, isAdmin = false) => ({
  workspaceId,
  memberId,
  isAdmin,
});

async function keep(words: string): Promise<Slot> {
  const change = await stage.core.slots.keep(await planned(words), actor(ada, true));
  if (change.kind !== 'done') throw new Error(`"${words}" was not kept: ${change.kind}`);
  return change.slot;
}

const kept = async () => (await stage.core.slots.list(team.workspaceId)).map(({ slot }) => slot);
const inNextSlot = (person: Person = team.mia) => stage.drop(person, { when: { kind: 'next_slot' } });
const dueAt = async (postId: string) => (await stage.read(postId)).dueAt?.toISOString();
const audited = async () => {
  const where = { workspaceId: team.workspaceId, action: { startsWith: 'slot_' } };
  const rows = await stage.prisma.changeLog.findMany({ where, orderBy: { at: 'asc' } });
  return rows.map(({ action, actor: who }) => [action, who]);
};

describe('keeping a slot', () => {
  test('keeps it once, however often and by whomever it is pressed', async () => {
    const [first, second] = [await planned('every friday 6pm'), await planned('fridays 18:00')];
    const presses = [first, first, second].map((id) => stage.core.slots.keep(id, actor(team.mia)));
    await Promise.all(presses);
    await stage.core.slots.keep(second, actor(ada, true));
    expect(await kept()).toEqual([momentOf('every friday 6pm').slot]);
    expect(await audited()).toEqual([['slot_kept', team.mia.id]]);
  });

  test('is seen on every card that speaks of it, and on no other', async () => {
    const [friday, again] = [await planned('every friday 6pm'), await planned('fridays 18:00')];
    const monday = await planned('every monday 6pm');
    const before = await stage.read(monday);
    await stage.core.slots.keep(friday, actor(team.mia));
    const { slot } = momentOf('every friday 6pm');
    expect((await stage.read(friday)).repeat).toEqual({ slot, isKept: true });
    expect((await stage.read(again)).repeat).toEqual({ slot, isKept: true });
    expect(await stage.read(monday)).toEqual(before);
    expect((await stage.core.posts.byCode(team.workspaceId, before.code))?.repeat).toMatchObject({
      isKept: false,
    });
  });

  test('is for admins and owners of an account', async () => {
    const leo = await stage.newPerson(team.workspaceId);
    const postId = await planned('every friday 6pm', leo);
    expect(await stage.core.slots.keep(postId, actor(leo))).toEqual({ kind: 'not_yours' });
    expect(await kept()).toEqual([]);
    const stranger = await stage.newTeam();
    expect(await stage.core.slots.keep(postId, actor(stranger.mia, true))).toEqual({
      kind: 'unknown',
    });
    expect(await stage.core.slots.keep(postId, actor(team.mia))).toMatchObject({ kind: 'done' });
  });

  test('ends where one answer could no longer show them all', async () => {
    for (let n = 0; n < MOST_SLOTS; n += 1) await keep(`every friday 6:${10 + n}pm`);
    const oneMore = await planned('every friday 7pm');
    expect(await stage.core.slots.keep(oneMore, actor(ada, true))).toEqual({ kind: 'full' });
    expect(await kept()).toHaveLength(MOST_SLOTS);
  });

  test('is not offered any more once the post has another time', async () => {
    const postId = await planned('every friday 6pm');
    const at = new Date(stage.clock.now().getTime() + 3_600_000);
    await stage.core.posts.moveTo(postId, actor(team.mia), { at, note: null });
    expect((await stage.read(postId)).repeat).toBeNull();
    expect(await stage.core.slots.keep(postId, actor(team.mia))).toEqual({ kind: 'unknown' });
  });
});

describe('the next slot', () => {
  test('is the first to come of all that are kept, and each is given once', async () => {
    await keep('every friday 6pm');
    await keep('every monday 9am');
    const drafts = await Promise.all([1, 2, 3].map(() => inNextSlot()));
    const times = await Promise.all(drafts.map(dueAt));
    // Friday and Monday themselves are taken by the posts that offered them.
    expect(times.sort()).toEqual(['2026-12-04T17:00:00.000Z', '2026-12-07T08:00:00.000Z', '2026-12-11T17:00:00.000Z']);
  });

  test('is taken by a post a few minutes away, and free again when that is cancelled', async () => {
    await keep('every day 20:00');
    const near = new Date('2026-11-25T19:04:00Z');
    const when = { kind: 'at', at: near, note: null } as const;
    const postId = await stage.drop(team.mia, { when });
    expect(await dueAt(await inNextSlot())).toBe('2026-11-26T19:00:00.000Z');
    await stage.core.posts.cancel(postId, actor(team.mia));
    expect(await dueAt(await inNextSlot())).toBe('2026-11-25T19:00:00.000Z');
  });

  test('knows nothing of other workspaces', async () => {
    const other = await stage.newTeam();
    await keep('every friday 6pm');
    const postId = await inNextSlot(other.mia);
    expect(await stage.read(postId)).toMatchObject({
      state: 'draft',
      missing: 'time',
      dueAt: null,
      problem: { code: 'no_free_slot' },
    });
    const at = new Date('2026-11-28T11:00:00Z');
    await stage.core.posts.moveTo(postId, actor(other.mia), { at, note: null });
    expect(await stage.read(postId)).toMatchObject({ state: 'scheduled', dueAt: at });
  });
});

describe('removing a slot', () => {
  test('leaves what is planned, and offers it again', async () => {
    const postId = await planned('every friday 6pm');
    await stage.core.slots.keep(postId, actor(team.mia));
    const inSlot = await inNextSlot();
    const [slot] = await stage.core.slots.list(team.workspaceId);
    const id = slot?.id ?? '';
    const leo = await stage.newPerson(team.workspaceId);
    expect(await stage.core.slots.remove(id, actor(leo))).toEqual({ kind: 'not_yours' });
    expect(await stage.core.slots.remove(id, actor((await stage.newTeam()).mia, true))).toEqual({
      kind: 'unknown',
    });
    expect(await stage.core.slots.remove(id, actor(team.mia))).toMatchObject({ kind: 'done' });
    expect(await stage.core.slots.remove(id, actor(team.mia))).toEqual({ kind: 'unknown' });
    expect(await kept()).toEqual([]);
    expect((await stage.read(postId)).repeat?.isKept).toBe(false);
    expect(await dueAt(inSlot)).toBe('2026-12-04T17:00:00.000Z');
    expect((await audited()).map(([action]) => action)).toEqual(['slot_kept', 'slot_removed']);
  });
});
