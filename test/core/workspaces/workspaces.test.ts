import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PrismaClient } from '../../../src/core/database/index.ts';
import { Failure } from '../../../src/core/errors.ts';
import { silentLog } from '../../../src/core/index.ts';
import { createWorkspaces, type MemberFacts } from '../../../src/core/workspaces/index.ts';
import { openTestDatabase, type TestDatabase } from '../../database.ts';

let database: TestDatabase;
let prisma: PrismaClient;
let nowMs = Date.UTC(2026, 10, 24, 12);
const clock = { now: () => new Date(nowMs) };
const unzoned: MemberFacts = { displayName: 'Mia', locale: 'de-DE', isAdmin: false };
const facts: MemberFacts = { ...unzoned, timeZone: 'Europe/Berlin' };

beforeAll(async () => {
  database = await openTestDatabase();
  ({ prisma } = database.database);
});
afterAll(() => database.stop());

let looks = 0;
let serial = 0;
/** A stranger, and how the platform describes him. */
function stranger(look: () => Promise<MemberFacts> = async () => facts) {
  serial += 1;
  return {
    platform: 'slack' as const,
    workspace: { externalId: `T${serial}`, name: 'Ramen House' },
    memberExternalId: `U${serial}`,
    look: () => {
      looks += 1;
      return look();
    },
  };
}
const meet = (one: ReturnType<typeof stranger>) => createWorkspaces({ prisma, clock, log: silentLog }).meet(one);

describe('meet', () => {
  test('asks the platform about a stranger', async () => {
    const mia = stranger();
    expect(await meet(mia)).toMatchObject({
      workspaceName: 'Ramen House',
      externalId: mia.memberExternalId,
      isAdmin: false,
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      usualHour: { hour: 18, minute: 0 },
    });
  });

  test('asks again only after an hour, and takes over what has changed', async () => {
    let now = facts;
    const mia = stranger(async () => now);
    const first = await meet(mia);
    now = { ...facts, timeZone: 'Asia/Tokyo', isAdmin: true };
    nowMs += 60 * 60_000 - 1;
    const before = looks;
    expect(await meet(mia)).toEqual(first);
    expect(looks).toBe(before);
    nowMs += 1;
    expect(await meet({ ...mia, workspace: { ...mia.workspace, name: 'Noodle House' } })).toEqual({
      ...first,
      timeZone: 'Asia/Tokyo',
      isAdmin: true,
      workspaceName: 'Noodle House',
    });
  });

  test('makes one member of one person, however many messages are read at once', async () => {
    const mia = stranger();
    const met = await Promise.all(Array.from({ length: 6 }, () => meet(mia)));
    expect(new Set(met.map(({ memberId }) => memberId)).size).toBe(1);
    expect(new Set(met.map(({ workspaceId }) => workspaceId)).size).toBe(1);
  });

  test('makes one workspace of two strangers in it', async () => {
    const mia = stranger();
    const leo = { ...stranger(), workspace: mia.workspace };
    const [first, second] = await Promise.all([meet(mia), meet(leo)]);
    expect(first.workspaceId).toBe(second.workspaceId);
    expect(first.memberId).not.toBe(second.memberId);
  });

  test('tells the same id of two platforms apart', async () => {
    const mia = stranger();
    const { meet: meetAnybody } = createWorkspaces({ prisma, clock, log: silentLog });
    const other = await meetAnybody({ ...mia, platform: 'discord' });
    expect((await meet(mia)).memberId).not.toBe(other.memberId);
  });

  test('goes on with what it knows while the platform is away', async () => {
    let isAway = false;
    const mia = stranger(async () => {
      if (isAway) throw new Failure('chat_unreachable', { kind: 'retry' });
      return facts;
    });
    const first = await meet(mia);
    isAway = true;
    nowMs += 2 * 60 * 60_000;
    expect(await meet(mia)).toEqual(first);
  });

  test('does not go on with what it knows when the platform says no', async () => {
    let isStranger = false;
    const mia = stranger(async () => {
      if (isStranger) throw new Failure('chat_stranger', { kind: 'ask_operator' });
      return facts;
    });
    await meet(mia);
    isStranger = true;
    nowMs += 2 * 60 * 60_000;
    await expect(meet(mia)).rejects.toMatchObject({ code: 'chat_stranger' });
  });

  test('of a stranger fails while the platform is away', async () => {
    const mia = stranger(async () => {
      throw new Failure('chat_unreachable', { kind: 'retry' });
    });
    await expect(meet(mia)).rejects.toMatchObject({ code: 'chat_unreachable' });
  });

  test('takes UTC where the platform tells no zone, and the hour that the workspace set', async () => {
    const mia = stranger(async () => unzoned);
    const { workspaceId } = await meet(mia);
    await prisma.workspace.update({
      where: { id: workspaceId },
      data: { usualMinute: 9 * 60 + 30 },
    });
    expect(await meet(mia)).toMatchObject({
      timeZone: 'Etc/UTC',
      isZoneKnown: false,
      usualHour: { hour: 9, minute: 30 },
    });
  });
});

describe('whether guests may post', () => {
  test('is off at first, and set by admins alone', async () => {
    const mia = stranger();
    const { workspaceId, memberId, guestsPost } = await meet(mia);
    expect(guestsPost).toBe(false);
    const { changeSettings } = createWorkspaces({ prisma, clock, log: silentLog });
    expect(await changeSettings({ workspaceId, memberId, isAdmin: false }, { guestsPost: true })).toBe('not_yours');
    expect((await meet(mia)).guestsPost).toBe(false);

    expect(await changeSettings({ workspaceId, memberId, isAdmin: true }, { guestsPost: true })).toBe('done');
    expect((await meet(mia)).guestsPost).toBe(true);
    expect((await meet(stranger())).guestsPost).toBe(false);
    expect(await prisma.changeLog.findMany({ where: { workspaceId } })).toMatchObject([
      { actor: memberId, action: 'guests_post_set', facts: { guestsPost: true } },
    ]);
  });
});
