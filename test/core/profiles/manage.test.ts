import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, openStage, type Person, type Stage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);

afterAll(() => stage.stop());

interface Team {
  readonly id: string;
  readonly mia: Person;
  readonly leo: Person;
  readonly ada: Person;
}

/** mia connects, leo is a colleague, ada an admin. */
async function addTeam(name?: string): Promise<Team> {
  const { id } = await stage.addWorkspace(name);
  const mia = await stage.addMember(id, 'mia');
  const leo = await stage.addMember(id, 'leo');
  return { id, mia, leo, ada: await stage.addMember(id, 'ada', true) };
}

const read = (id: string) => stage.prisma.profile.findUniqueOrThrow({ where: { id } });

const audits = (workspaceId: string) =>
  stage.prisma.changeLog.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });

describe('disconnect', () => {
  test('by the owner revokes at TikTok, deletes the tokens and tells him nothing new', async () => {
    const { id: workspaceId, mia } = await addTeam();
    const handle = stage.addAccount();
    const id = await stage.connectProfile(mia, handle);
    expect(await stage.profiles.disconnect(id, actorOf(mia))).toBe('done');
    const row = await read(id);
    expect(row).toMatchObject({ status: 'inactive', inactiveReason: 'disconnected' });
    expect(row).toMatchObject({ accessToken: null, refreshToken: null });
    expect(stage.heard).toContain(`disconnected ${id}`);
    expect((await stage.told(mia)).map(({ kind }) => kind)).toEqual(['connected']);
    expect((await audits(workspaceId)).map(({ actor }) => actor)).toEqual([mia.id, mia.id]);
    expect(stage.standIn.calls.at(-1)).toMatchObject({ path: '/v2/oauth/revoke/', code: 'ok' });
  });

  test('revokes also when the access token has expired', async () => {
    const { mia } = await addTeam();
    const id = await stage.connectProfile(mia);
    stage.clock.pass(24 * 60 * 60_000);
    await stage.profiles.disconnect(id, actorOf(mia));
    expect(stage.standIn.calls.at(-1)).toMatchObject({ path: '/v2/oauth/revoke/', code: 'ok' });
  });

  test('deletes the tokens also when TikTok cannot be reached, and logs that', async () => {
    const { mia } = await addTeam();
    const id = await stage.connectProfile(mia);
    const action = { kind: 'reset', when: 'before' } as const;
    stage.standIn.faults.plan({ path: '/v2/oauth/revoke/', action });
    expect(await stage.profiles.disconnect(id, actorOf(mia))).toBe('done');
    expect((await read(id)).accessToken).toBeNull();
    expect(stage.lines.at(-1)).toContain('tiktok_unreachable');
  });

  test('by an admin is told to the owner', async () => {
    const { mia, ada } = await addTeam();
    const id = await stage.connectProfile(mia);
    expect(await stage.profiles.disconnect(id, actorOf(ada))).toBe('done');
    const notice = (await stage.told(mia)).at(-1);
    expect(notice).toMatchObject({ kind: 'profile_inactive', data: { code: 'disconnected' } });
  });

  test('is not for colleagues nor for people of other workspaces', async () => {
    const { mia, leo } = await addTeam();
    const other = await addTeam('Elsewhere');
    const id = await stage.connectProfile(mia);
    expect(await stage.profiles.disconnect(id, actorOf(leo))).toBe('not_yours');
    expect(await stage.profiles.disconnect(id, actorOf(other.ada))).toBe('unknown');
    expect(await read(id)).toMatchObject({ status: 'active' });
  });

  test('is open to whoever connected it last, who may say that it was not him', async () => {
    const { mia, leo } = await addTeam();
    const handle = stage.addAccount();
    const id = await stage.connectProfile(mia, handle);
    await stage.connect(leo, handle);
    expect(await stage.profiles.disconnect(id, actorOf(leo))).toBe('done');
    expect((await stage.told(mia)).at(-1)?.kind).toBe('profile_inactive');
  });

  test('of an inactive profile only changes the reason', async () => {
    const { mia } = await addTeam();
    const handle = stage.addAccount();
    const id = await stage.connectProfile(mia, handle);
    stage.standIn.accounts.revoke(handle);
    await stage.profiles.checkToken(id);
    const revokes = stage.callsTo('/v2/oauth/revoke/');
    await stage.profiles.disconnect(id, actorOf(mia));
    await stage.profiles.disconnect(id, actorOf(mia));
    expect(await read(id)).toMatchObject({ inactiveReason: 'disconnected' });
    expect(stage.heard.filter((line) => line === `disconnected ${id}`)).toHaveLength(1);
    expect(stage.callsTo('/v2/oauth/revoke/')).toBe(revokes);
  });

  test('gives the account up: whoever connects it next owns it', async () => {
    const { mia, leo } = await addTeam();
    const handle = stage.addAccount();
    const id = await stage.connectProfile(mia, handle);
    await stage.profiles.setShared(id, false, actorOf(mia));
    await stage.profiles.disconnect(id, actorOf(mia));
    expect(await stage.connect(leo, handle)).toMatchObject({ profileId: id, renewed: false });
    expect(await read(id)).toMatchObject({ ownerId: leo.id, shared: true, status: 'active' });
  });
});

describe('the default profile', () => {
  const defaultOf = async (id: string) =>
    (await stage.prisma.workspace.findUniqueOrThrow({ where: { id } })).defaultProfileId;

  test('is the first one until an admin or its owner chooses another', async () => {
    const { id, mia, leo, ada } = await addTeam();
    const first = await stage.connectProfile(mia);
    const second = await stage.connectProfile(mia);
    expect(await defaultOf(id)).toBe(first);
    expect(await stage.profiles.setDefault(second, actorOf(leo))).toBe('not_yours');
    expect(await stage.profiles.setDefault(second, actorOf(ada))).toBe('done');
    expect(await defaultOf(id)).toBe(second);
    expect((await audits(id)).at(-1)).toMatchObject({ action: 'profile_default', actor: ada.id });
  });

  test('is nobody once it is disconnected, and the next only one again', async () => {
    const { id, mia } = await addTeam();
    const handle = stage.addAccount();
    const first = await stage.connectProfile(mia, handle);
    await stage.profiles.disconnect(first, actorOf(mia));
    expect(await defaultOf(id)).toBeNull();
    await stage.connect(mia, handle);
    expect(await defaultOf(id)).toBe(first);
  });
});

describe('forPosting', () => {
  const choose = (person: Person, handle?: string) => {
    const { workspaceId, id: memberId } = person;
    return stage.profiles.forPosting({ workspaceId, memberId, handle });
  };

  test('has nothing to offer before a profile is connected', async () => {
    const { mia } = await addTeam();
    expect(await choose(mia)).toEqual({ kind: 'no_profile' });
    expect(await choose(mia, '@brand')).toEqual({ kind: 'unknown_profile', accounts: [] });
  });

  test('takes the default, or the one that is named in any spelling', async () => {
    const { mia, leo } = await addTeam();
    const [one, two] = [stage.addAccount(), stage.addAccount()];
    await stage.connectProfile(mia, one);
    const second = await stage.connectProfile(mia, two);
    expect(await choose(leo)).toMatchObject({ kind: 'profile', profile: { handle: one } });
    for (const spelling of [two, `@${two}`, `@${two.toUpperCase()}`]) {
      expect(await choose(leo, spelling)).toMatchObject({ profile: { id: second } });
    }
    expect(await choose(leo, 'brand')).toEqual({ kind: 'unknown_profile', accounts: [`@${one}`, `@${two}`] });
  });

  test('keeps a private profile for its owner', async () => {
    const { mia, leo, ada } = await addTeam();
    const handle = stage.addAccount();
    const id = await stage.connectProfile(mia, handle);
    expect(await stage.profiles.setShared(id, false, actorOf(leo))).toBe('not_yours');
    expect(await stage.profiles.setShared(id, false, actorOf(mia))).toBe('done');
    expect(await choose(mia)).toMatchObject({ kind: 'profile' });
    for (const person of [leo, ada]) {
      expect(await choose(person)).toEqual({ kind: 'no_profile' });
      expect(await choose(person, handle)).toEqual({ kind: 'not_yours', account: `@${handle}` });
    }
  });

  test('asks when there are several and no default', async () => {
    const { mia } = await addTeam();
    const first = await stage.connectProfile(mia);
    const others = [await stage.connectProfile(mia), await stage.connectProfile(mia)];
    await stage.profiles.disconnect(first, actorOf(mia));
    const choice = await choose(mia);
    expect(choice).toMatchObject({ kind: 'choose_profile' });
    expect(choice.kind === 'choose_profile' && choice.profiles.map(({ id }) => id)).toEqual(others);
  });

  test('still takes a profile whose login has ended, but not one that was given up', async () => {
    const { mia } = await addTeam();
    const handle = stage.addAccount();
    const id = await stage.connectProfile(mia, handle);
    stage.standIn.accounts.revoke(handle);
    await stage.profiles.checkToken(id);
    expect(await choose(mia)).toMatchObject({ profile: { id, status: 'inactive' } });
    await stage.profiles.disconnect(id, actorOf(mia));
    expect(await choose(mia)).toEqual({ kind: 'no_profile' });
  });

  test('reaches from a workspace of their own what the member owns in others', async () => {
    const createdAt = stage.clock.now();
    const add = (externalId: string, isPersonal = false) =>
      stage.prisma.workspace.create({
        data: { platform: 'discord', externalId, name: externalId, isPersonal, createdAt },
      });
    const join = async (workspaceId: string, externalId: string) =>
      stage.prisma.member.create({
        data: { workspaceId, externalId, displayName: externalId, seenAt: createdAt },
      });
    const guild = await add('8001');
    const own = await stage.connectProfile(await join(guild.id, '42'));
    const foreign = await stage.connectProfile(await join(guild.id, '43'));
    const direct = await join((await add('direct', true)).id, '42');
    expect(await choose(direct)).toEqual({ kind: 'no_profile' });
    const handleOf = async (id: string) => (await read(id)).handle;
    expect(await choose(direct, await handleOf(own))).toMatchObject({ profile: { id: own } });
    const refused = await choose(direct, await handleOf(foreign));
    expect(await choose(await join((await add('8002')).id, '42'), await handleOf(own))).toMatchObject({
      kind: 'unknown_profile',
    });
    expect(refused).toEqual({ kind: 'unknown_profile', accounts: [`@${await handleOf(own)}`] });
  });
});

describe('a list', () => {
  test('shows each profile with owner, state and waiting posts, and no token', async () => {
    const { id, mia } = await addTeam('Listed');
    const handle = stage.addAccount();
    const profileId = await stage.connectProfile(mia, handle);
    const [profile, ...others] = await stage.profiles.listProfiles(id);
    expect(others).toEqual([]);
    expect(profile).toMatchObject({
      id: profileId,
      handle,
      workspaceName: 'Listed',
      isDefault: true,
      waitingPosts: 0,
      owner: { id: mia.id, externalId: mia.externalId, name: 'mia' },
    });
    expect(JSON.stringify(profile)).not.toMatch(/v2\.|act\.|rft\./);
    const all = await stage.profiles.listAll();
    expect(all.map((one) => one.id)).toContain(profileId);
  });
});
