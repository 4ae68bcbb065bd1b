import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../../../src/core/errors.ts';
import { actorOf, openStage, type Person, type Stage } from './stage.ts';

let stage: Stage;
let mia: Person;

const tokenPath = '/v2/oauth/token/';
const days = 24 * 60 * 60_000;
const minutes = 60_000;

beforeAll(async () => {
  stage = await openStage();
  const { id } = await stage.addWorkspace();
  mia = await stage.addMember(id, 'mia');
}, 60_000);

afterAll(() => stage.stop());

const use = (profileId: string) => stage.profiles.withToken(profileId, async (accessToken) => accessToken);

const read = (id: string) => stage.prisma.profile.findUniqueOrThrow({ where: { id } });

/** How many refreshes reach TikTok while `act` runs. */
async function countRefreshes(act: () => Promise<unknown>): Promise<number> {
  const before = stage.callsTo(tokenPath);
  await act();
  return stage.callsTo(tokenPath) - before;
}

async function connectFresh() {
  const handle = stage.addAccount();
  return { handle, id: await stage.connectProfile(mia, handle) };
}

describe('withToken', () => {
  test('hands a live token to the call and its answer back', async () => {
    const { id } = await connectFresh();
    const refreshes = await countRefreshes(async () => {
      const info = await stage.profiles.withToken(id, stage.tiktok.userInfo);
      expect(info.openId).toBe((await read(id)).openId);
    });
    expect(refreshes).toBe(0);
  });

  test('refreshes a token that ends within a minute, and stores the pair before its use', async () => {
    const { id } = await connectFresh();
    const old = await use(id);
    stage.clock.pass(120 * minutes - 60_000);
    await stage.profiles.withToken(id, async (token) => {
      expect(token).not.toBe(old);
      expect(await read(id)).toMatchObject({ tokenVersion: 2, tokensStoredAt: stage.clock.now() });
    });
  });

  test('asks TikTok once for two calls at the same moment', async () => {
    const { id } = await connectFresh();
    stage.clock.pass(121 * minutes);
    const refreshes = await countRefreshes(async () => {
      const [first, second] = await Promise.all([use(id), use(id)]);
      expect(first).toBe(second);
    });
    expect(refreshes).toBe(1);
  });

  test('repeats a call once with a newer token when TikTok refuses the first', async () => {
    const { id } = await connectFresh();
    const seen: string[] = [];
    const answer = await stage.profiles.withToken(id, async (token) => {
      seen.push(token);
      if (seen.length === 1) throw new Failure('access_token_invalid', { kind: 'reconnect' });
      return 'done';
    });
    expect(answer).toBe('done');
    expect(new Set(seen).size).toBe(2);
  });

  test('repeats it with what another call has refreshed meanwhile', async () => {
    const { id } = await connectFresh();
    const refuse = () => Promise.reject(new Failure('access_token_invalid', { kind: 'reconnect' }));
    const refreshes = await countRefreshes(async () => {
      const seen: string[] = [];
      await stage.profiles.withToken(id, async (token) => {
        seen.push(token);
        if (seen.length > 1) return;
        await stage.profiles.withToken(id, refuse).catch(() => null);
        await refuse();
      });
      expect(new Set(seen).size).toBe(2);
    });
    expect(refreshes).toBe(1);
  });

  test('does not repeat it again', async () => {
    const { id } = await connectFresh();
    let calls = 0;
    const refused = stage.profiles.withToken(id, () => {
      calls += 1;
      return Promise.reject(new Failure('access_token_invalid', { kind: 'reconnect' }));
    });
    await expect(refused).rejects.toThrow('access_token_invalid');
    expect(calls).toBe(2);
  });

  test('passes every other failure on without a refresh', async () => {
    const { id } = await connectFresh();
    const refreshes = await countRefreshes(async () => {
      const failing = stage.profiles.withToken(id, () => Promise.reject(new Error('mine')));
      await expect(failing).rejects.toThrow('mine');
    });
    expect(refreshes).toBe(0);
  });
});

describe('a lost answer', () => {
  test('to a refresh that did not happen is made good by asking once more', async () => {
    const { id } = await connectFresh();
    stage.clock.pass(121 * minutes);
    const action = { kind: 'reset', when: 'before' } as const;
    stage.standIn.faults.plan({ path: tokenPath, action });
    await expect(use(id)).resolves.toMatch(/^act\./);
  });

  test('twice is no reason to give the profile up', async () => {
    const { id } = await connectFresh();
    stage.clock.pass(121 * minutes);
    const action = { kind: 'reset', when: 'before' } as const;
    stage.standIn.faults.plan({ path: tokenPath, times: 2, action });
    await expect(use(id)).rejects.toThrow('tiktok_unreachable');
    expect(await read(id)).toMatchObject({ status: 'active', tokenVersion: 1 });
    await expect(use(id)).resolves.toMatch(/^act\./);
  });

  test('to a refresh that did happen ends the profile, because the old token is dead', async () => {
    const { id } = await connectFresh();
    stage.clock.pass(121 * minutes);
    const action = { kind: 'reset', when: 'after' } as const;
    stage.standIn.faults.plan({ path: tokenPath, action });
    await expect(use(id)).rejects.toThrow('profile_inactive');
    expect(await read(id)).toMatchObject({ status: 'inactive' });
  });
});

describe('a refused refresh', () => {
  test('makes the profile inactive, deletes its tokens and tells the owner once', async () => {
    const { id, handle } = await connectFresh();
    stage.standIn.accounts.revoke(handle);
    stage.clock.pass(121 * minutes);
    const outcomes = await Promise.allSettled([use(id), use(id)]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { code: 'profile_inactive', remedy: { kind: 'reconnect' } },
      });
    }
    const row = await read(id);
    expect(row).toMatchObject({ status: 'inactive', inactiveReason: 'refresh_refused' });
    expect(row).toMatchObject({ accessToken: null, refreshToken: null, refreshExpiresAt: null });
    const data = { handle, account: `@${handle}`, profileId: id, code: 'refresh_refused', posts: 0 };
    const notices = (await stage.told(mia)).filter(({ kind }) => kind === 'profile_inactive');
    expect(notices.filter((notice) => JSON.stringify(notice.data).includes(id))).toEqual([
      { kind: 'profile_inactive', data },
    ]);
    expect(stage.heard.filter((line) => line === `refresh_refused ${id}`)).toHaveLength(1);
  });

  test('is not asked for again until somebody connects', async () => {
    const { id, handle } = await connectFresh();
    stage.standIn.accounts.revoke(handle);
    stage.clock.pass(121 * minutes);
    await expect(use(id)).rejects.toThrow('profile_inactive');
    const refreshes = await countRefreshes(() => expect(use(id)).rejects.toThrow());
    expect(refreshes).toBe(0);
    await stage.connect(mia, handle, id);
    await expect(use(id)).resolves.toMatch(/^act\./);
  });

  test('counts for nothing when other tokens have been stored meanwhile', async () => {
    const { id, handle } = await connectFresh();
    stage.clock.pass(121 * minutes);
    const refresh = async () => {
      await stage.connect(mia, handle, id);
      return stage.tiktok.refresh('rft.unknown');
    };
    const profiles = stage.profilesWith({ refresh });
    await expect(profiles.withToken(id, stage.tiktok.userInfo)).resolves.toBeDefined();
    expect(await read(id)).toMatchObject({ status: 'active', tokenVersion: 2 });
  });

  test('by a wrong client secret is the operator’s to mend and costs no profile', async () => {
    const { id } = await connectFresh();
    stage.clock.pass(121 * minutes);
    const body = JSON.stringify({ error: 'invalid_client', error_description: '', log_id: '1' });
    stage.standIn.faults.plan({ path: tokenPath, action: { kind: 'answer', status: 401, body } });
    await expect(use(id)).rejects.toThrow('invalid_client');
    expect(await read(id)).toMatchObject({ status: 'active' });
  });
});

describe('a refresh that was overtaken', () => {
  test('by a new login gives way to it', async () => {
    const { id, handle } = await connectFresh();
    stage.clock.pass(121 * minutes);
    const refresh = async (token: string) => {
      const answer = await stage.tiktok.refresh(token);
      await stage.connect(mia, handle, id);
      return answer;
    };
    const profiles = stage.profilesWith({ refresh });
    const used = await profiles.withToken(id, async (token) => token);
    expect(await read(id)).toMatchObject({ tokenVersion: 2 });
    expect(await use(id)).toBe(used);
  });

  test('by another workspace does not bring the profile back to life', async () => {
    const { id, handle } = await connectFresh();
    const elsewhere = await stage.addWorkspace('Agency');
    const zoe = await stage.addMember(elsewhere.id, 'zoe');
    stage.clock.pass(121 * minutes);
    const refresh = async (token: string) => {
      const answer = await stage.tiktok.refresh(token);
      await stage.connect(zoe, handle);
      return answer;
    };
    const profiles = stage.profilesWith({ refresh });
    await expect(profiles.withToken(id, stage.tiktok.userInfo)).rejects.toThrow('profile_inactive');
    expect(await read(id)).toMatchObject({ inactiveReason: 'taken_over', accessToken: null });
  });
});

describe('refreshIfDue', () => {
  const refreshIfDue = (id: string, dueWithinMs?: number) => stage.profiles.refreshIfDue(id, { dueWithinMs });

  test('leaves a young token alone, also right before a post', async () => {
    const { id } = await connectFresh();
    expect(await refreshIfDue(id, 0)).toBe(false);
  });

  test('refreshes for a post in 15 minutes when the token ends by then', async () => {
    const { id } = await connectFresh();
    stage.clock.pass(106 * minutes);
    expect(await refreshIfDue(id)).toBe(false);
    expect(await refreshIfDue(id, 16 * minutes)).toBe(false);
    expect(await refreshIfDue(id, 15 * minutes)).toBe(true);
    expect((await read(id)).tokenVersion).toBe(2);
  });

  test('refreshes without any post once half of the refresh token is spent', async () => {
    const { id } = await connectFresh();
    stage.clock.pass(90 * days - 1);
    expect(await refreshIfDue(id)).toBe(false);
    stage.clock.pass(1);
    expect(await refreshIfDue(id)).toBe(true);
    expect(await refreshIfDue(id)).toBe(false);
  });

  test('leaves inactive profiles alone', async () => {
    const { id } = await connectFresh();
    await stage.profiles.disconnect(id, actorOf(mia));
    expect(await refreshIfDue(id, 0)).toBe(false);
  });
});

describe('creatorInfo', () => {
  test('is kept as long as the caller finds it good enough', async () => {
    const { id, handle } = await connectFresh();
    stage.standIn.accounts.change(handle, { commentDisabled: true });
    const kept = await stage.profiles.creatorInfo(id, { maxAgeMs: minutes });
    expect(kept).toMatchObject({ username: handle, commentDisabled: false });
    stage.clock.pass(minutes + 1);
    const fresh = await stage.profiles.creatorInfo(id, { maxAgeMs: minutes });
    expect(fresh).toMatchObject({ commentDisabled: true });
    const again = await stage.profiles.creatorInfo(id, { maxAgeMs: minutes });
    expect(again).toEqual(fresh);
  });

  test('leaves its room to what goes out: planning stands behind it', async () => {
    const callsPerHour = 10;
    const profiles = stage.profilesWith({ callsPerHour });
    const { id } = await connectFresh();
    stage.clock.pass(2 * 60 * minutes);
    for (let call = 0; call < 8; call += 1) await profiles.creatorInfo(id, { maxAgeMs: 0 });
    stage.clock.pass(10 * minutes);
    await expect(profiles.creatorInfo(id, { maxAgeMs: minutes })).rejects.toMatchObject({ code: 'app_call_limit' });
    expect(await profiles.creatorInfo(id, { maxAgeMs: 0 })).not.toBeNull();
  });
});

describe('checkToken', () => {
  test('asks TikTok every time and tells when the tokens end', async () => {
    const { id } = await connectFresh();
    const before = stage.callsTo('/v2/user/info/');
    const now = stage.clock.now().getTime();
    const expected = {
      valid: true,
      status: 'active',
      expiresAt: new Date(now + 120 * minutes),
      refreshExpiresAt: new Date(now + 180 * days),
    };
    expect(await stage.profiles.checkToken(id)).toEqual(expected);
    expect(await stage.profiles.checkToken(id)).toEqual(expected);
    expect(stage.callsTo('/v2/user/info/')).toBe(before + 2);
  });

  test('refreshes an expired token first', async () => {
    const { id } = await connectFresh();
    stage.clock.pass(1 * days);
    const check = await stage.profiles.checkToken(id);
    expect(check).toMatchObject({ valid: true, status: 'active' });
    expect(check?.expiresAt).toEqual(new Date(stage.clock.now().getTime() + 120 * minutes));
  });

  test('notices that the person removed the app', async () => {
    const { id, handle } = await connectFresh();
    stage.standIn.accounts.revoke(handle);
    const gone = { valid: false, status: 'inactive', expiresAt: null, refreshExpiresAt: null };
    expect(await stage.profiles.checkToken(id)).toEqual(gone);
    expect(await stage.profiles.checkToken(id)).toEqual(gone);
  });

  test('judges nothing while TikTok is away, and knows no unknown profile', async () => {
    const { id } = await connectFresh();
    const action = { kind: 'reset', when: 'before' } as const;
    stage.standIn.faults.plan({ path: '/v2/user/info/', action });
    await expect(stage.profiles.checkToken(id)).rejects.toThrow('tiktok_unreachable');
    expect(await stage.profiles.checkToken('00000000-0000-7000-8000-000000000000')).toBeNull();
  });
});

test('no log line holds a token', () => {
  expect(stage.lines.length).toBeGreaterThan(0);
  expect(stage.lines.join('\n')).not.toMatch(/act\.|rft\./);
});
