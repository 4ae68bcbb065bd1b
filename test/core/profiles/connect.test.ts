import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../../../src/core/errors.ts';
import { openStage, type Person, publicUrl, readRedirect, type Stage } from './stage.ts';

let stage: Stage;
let mia: Person;

beforeAll(async () => {
  stage = await openStage();
  const { id } = await stage.addWorkspace();
  mia = await stage.addMember(id, 'mia');
}, 60_000);

afterAll(async () => {
  expect(stage.standIn.refused()).toEqual([]);
  await stage.stop();
});

const minutes = (count: number) => count * 60_000;

async function mintTicket(person: Person = mia, profileId?: string): Promise<string> {
  const link = new URL(await stage.linkFor(person, profileId));
  return link.searchParams.get('ticket') ?? '';
}

async function openTicket(person: Person = mia) {
  const ticket = await mintTicket(person);
  const opened = await stage.profiles.openTicket({ ticket, browser: null });
  if (opened.kind !== 'open') throw new Error(`The ticket is ${opened.kind}.`);
  return { ...opened, ticket };
}

/** A consent given at TikTok that has not come back yet. */
async function consent(person: Person = mia, handle = stage.addAccount()) {
  const opened = await openTicket(person);
  const redirect = await stage.standIn.consent(opened.authorizeUrl, handle);
  return { ...opened, handle, callback: readRedirect(redirect, opened.browser) };
}

describe('a ticket', () => {
  test('is a link that the database knows only by its hash', async () => {
    const link = await stage.profiles.connectLink(mia.id);
    const shape = /^http:\/\/localhost:3001\/api\/social\/tiktok\/connect\?ticket=([\w-]{43})$/;
    const [, ticket = ''] = shape.exec(link) ?? [];
    expect(ticket).not.toBe('');
    const rows = await stage.prisma.ticket.findMany();
    expect(JSON.stringify(rows)).not.toContain(ticket);
  });

  test('names workspace and member and leads to the consent with state and PKCE', async () => {
    const opened = await openTicket();
    expect(opened).toMatchObject({ workspaceName: 'Ramen House', memberName: 'mia', account: null });
    const query = new URL(opened.authorizeUrl).searchParams;
    expect(query.get('scope')).toBe('user.info.basic,video.upload,video.publish');
    expect(query.get('redirect_uri')).toBe(`${publicUrl}/api/social/tiktok/callback`);
    expect(query.get('state')).toMatch(/^[\w-]{43}$/);
    expect(query.get('code_challenge')).toMatch(/^[0-9a-f]{64}$/);
  });

  test('shows the same consent again in the browser that opened it first', async () => {
    const { ticket, browser, authorizeUrl } = await openTicket();
    const again = await stage.profiles.openTicket({ ticket, browser });
    expect(again).toMatchObject({ kind: 'open', authorizeUrl, browser });
  });

  test('is refused to every other browser', async () => {
    const { ticket } = await openTicket();
    for (const browser of [null, 'x'.repeat(43), '']) {
      const opening = await stage.profiles.openTicket({ ticket, browser });
      expect(opening).toEqual({ kind: 'other_browser' });
    }
  });

  test('is won by one of two browsers that open it at once', async () => {
    const ticket = await mintTicket();
    const open = () => stage.profiles.openTicket({ ticket, browser: null });
    const kinds = (await Promise.all([open(), open()])).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['open', 'other_browser']);
  });

  test('keeps the cookie of a browser that has another login under way', async () => {
    const { browser } = await openTicket();
    const ticket = await mintTicket();
    const opened = await stage.profiles.openTicket({ ticket, browser });
    expect(opened).toMatchObject({ kind: 'open', browser });
  });

  test('dies after ten minutes, opened or not', async () => {
    const unopened = await mintTicket();
    const opened = await openTicket();
    stage.clock.pass(minutes(10));
    for (const [ticket, browser] of [
      [unopened, null],
      [opened.ticket, opened.browser],
    ] as const) {
      expect(await stage.profiles.openTicket({ ticket, browser })).toEqual({ kind: 'expired' });
    }
  });

  test.each(['', 'short', 'x'.repeat(43), `${'x'.repeat(42)}'`])('is unknown when it is %j', async (ticket) => {
    const opening = await stage.profiles.openTicket({ ticket, browser: null });
    expect(opening).toEqual({ kind: 'unknown' });
  });

  test('opens nothing for whoever has left the workspace since, before and after the visit to TikTok', async () => {
    const here = new Set([mia.externalId]);
    const asked: unknown[] = [];
    const profiles = stage.profilesWith({
      isMember: async ({ externalId }, member) => {
        asked.push(externalId);
        return here.has(member);
      },
    });
    const visit = { ticket: await mintTicket(), browser: null };
    const opened = await profiles.openTicket(visit);
    if (opened.kind !== 'open') throw new Error(opened.kind);
    const callback = await stage.standIn.consent(opened.authorizeUrl, stage.addAccount());
    here.clear();

    expect(await profiles.openTicket({ ...visit, browser: opened.browser })).toEqual({ kind: 'not_member' });
    expect(await profiles.openTicket({ ticket: await mintTicket(), browser: null })).toEqual({ kind: 'not_member' });
    const spent = stage.callsTo('/v2/oauth/token/');
    expect(await profiles.finishConnect(readRedirect(callback, opened.browser))).toEqual({ kind: 'not_member' });
    expect(stage.callsTo('/v2/oauth/token/')).toBe(spent);
    const workspace = await stage.prisma.workspace.findUniqueOrThrow({ where: { id: mia.workspaceId } });
    expect(new Set(asked)).toEqual(new Set([workspace.externalId]));
  });

  test('opens while the platform does not say whether its member is there', async () => {
    for (const isMember of [
      async () => null,
      async () => Promise.reject(new Failure('chat_unreachable', { kind: 'retry' })),
    ]) {
      const opened = await stage.profilesWith({ isMember }).openTicket({ ticket: await mintTicket(), browser: null });
      expect(opened.kind).toBe('open');
    }
  });

  test('connects nothing for somebody who has become a guest, nor where Schedy was removed', async () => {
    const { id } = await stage.addWorkspace();
    const guest = await stage.addMember(id, 'guest');
    const link = async () => new URL(await stage.linkFor(guest)).searchParams.get('ticket') ?? '';
    const open = async () => (await stage.profiles.openTicket({ ticket: await link(), browser: null })).kind;
    await stage.prisma.member.update({ where: { id: guest.id }, data: { isGuest: true } });
    expect(await open()).toBe('not_member');
    await stage.prisma.member.update({ where: { id: guest.id }, data: { isGuest: false } });
    expect(await open()).toBe('open');
    await stage.prisma.workspace.update({ where: { id }, data: { leftAt: stage.clock.now() } });
    expect(await open()).toBe('not_member');
  });

  test('is forgotten a day after its end', async () => {
    const ticket = await mintTicket();
    stage.clock.pass(minutes(10));
    await stage.profiles.expireTickets();
    expect(await stage.profiles.openTicket({ ticket, browser: null })).toEqual({ kind: 'expired' });
    stage.clock.pass(minutes(24 * 60) + 1);
    expect(await stage.profiles.expireTickets()).toBeGreaterThan(0);
    expect(await stage.profiles.openTicket({ ticket, browser: null })).toEqual({ kind: 'unknown' });
  });
});

describe('a consent', () => {
  test('becomes an active profile with sealed tokens, and the asker is told', async () => {
    const { id: workspaceId } = await stage.addWorkspace('Noodle Bar');
    const leo = await stage.addMember(workspaceId, 'leo');
    const handle = stage.addAccount({ nickname: 'The Bar' });
    const result = await stage.connect(leo, handle);
    expect(result).toMatchObject({
      kind: 'connected',
      handle,
      workspaceName: 'Noodle Bar',
      memberName: 'leo',
      renewed: false,
      mode: 'direct',
      audited: true,
    });
    const row = await stage.prisma.profile.findFirstOrThrow({ where: { workspaceId } });
    expect(row).toMatchObject({ handle, nickname: 'The Bar', ownerId: leo.id, tokenVersion: 1 });
    expect(row).toMatchObject({ status: 'active', shared: true, connectedAt: stage.clock.now() });
    expect(row.creatorInfo).toMatchObject({ username: handle, maxVideoSeconds: 3600 });
    expect(row.accessToken).toMatch(/^v2\./);
    expect(row.refreshToken).toMatch(/^v2\./);
    const { defaultProfileId } = await stage.prisma.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
    });
    expect(defaultProfileId).toBe(row.id);
    expect(stage.heard).toContain(`connected ${row.id}`);
    const [notice, ...others] = await stage.told(leo);
    expect(notice?.kind).toBe('connected');
    expect(notice?.data).toMatchObject({ profileId: row.id, handle, workspaceName: 'Noodle Bar' });
    expect(others).toEqual([]);
    const audit = await stage.prisma.changeLog.findFirstOrThrow({ where: { workspaceId } });
    expect(audit).toMatchObject({ actor: leo.id, action: 'profile_connected' });
  });

  test('wakes the asker’s direct messages', async () => {
    await stage.connectProfile(mia);
    const thread = await stage.prisma.thread.findFirstOrThrow({
      where: { channel: mia.externalId, root: '' },
    });
    expect(stage.woken).toContain(thread.id);
  });

  test('counts once, however often its callback is replayed', async () => {
    const { callback } = await consent();
    const exchanges = stage.callsTo('/v2/oauth/token/');
    expect(await stage.profiles.finishConnect(callback)).toMatchObject({ kind: 'connected' });
    expect(await stage.profiles.finishConnect(callback)).toEqual({ kind: 'used' });
    expect(stage.callsTo('/v2/oauth/token/')).toBe(exchanges + 1);
  });

  test('counts once when its callback arrives twice at the same moment', async () => {
    const { callback } = await consent();
    const finish = () => stage.profiles.finishConnect(callback);
    const kinds = (await Promise.all([finish(), finish()])).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['connected', 'used']);
  });

  test('ends its ticket', async () => {
    const { ticket, browser, callback } = await consent();
    await stage.profiles.finishConnect(callback);
    expect(await stage.profiles.openTicket({ ticket, browser })).toEqual({ kind: 'used' });
  });

  test('is worth nothing in another browser, and stays good in its own', async () => {
    const { callback } = await consent();
    for (const browser of [null, 'x'.repeat(43)]) {
      const foreign = await stage.profiles.finishConnect({ ...callback, browser });
      expect(foreign).toEqual({ kind: 'other_browser' });
    }
    expect(await stage.profiles.finishConnect(callback)).toMatchObject({ kind: 'connected' });
  });

  test.each([null, '', 'x'.repeat(43)])('with the state %j belongs to nobody', async (state) => {
    const { callback } = await consent();
    expect(await stage.profiles.finishConnect({ ...callback, state })).toEqual({
      kind: 'bad_state',
    });
  });

  test('without code or error is no answer and spends nothing', async () => {
    const { callback } = await consent();
    const empty = await stage.profiles.finishConnect({ ...callback, code: null });
    expect(empty).toEqual({ kind: 'bad_state' });
    expect(await stage.profiles.finishConnect(callback)).toMatchObject({ kind: 'connected' });
  });

  test('comes too late after ten minutes', async () => {
    const { callback } = await consent();
    stage.clock.pass(minutes(10));
    expect(await stage.profiles.finishConnect(callback)).toEqual({ kind: 'expired' });
  });

  test('connects in inbox mode under the display name when only drafts are granted', async () => {
    const handle = stage.addAccount({
      grant: ['user.info.basic', 'video.upload'],
      nickname: 'Drafts only',
    });
    const result = await stage.connect(mia, handle);
    expect(result).toMatchObject({ kind: 'connected', mode: 'inbox', account: 'Drafts only' });
    if (result.kind !== 'connected') return;
    expect(await stage.profiles.creatorInfo(result.profileId, { maxAgeMs: 0 })).toBeNull();
  });

  test('says when only private accounts and posts will work', async () => {
    const { callback } = await consent();
    const profiles = stage.profilesWith({ audited: false });
    expect(await profiles.finishConnect(callback)).toMatchObject({ audited: false });
  });

  test('before the audit its posts are drafts, unless drafts are not allowed or its owner has chosen another way', async () => {
    const profiles = stage.profilesWith({ audited: false });
    const { callback } = await consent();
    const first = await profiles.finishConnect(callback);
    expect(first).toMatchObject({ kind: 'connected', mode: 'inbox', mayPublish: true });
    if (first.kind !== 'connected') return;
    // Its handle is known all the same.
    expect(first.account).toBe(`@${first.handle}`);
    const actor = { workspaceId: mia.workspaceId, memberId: mia.id, isAdmin: false };
    await profiles.setWay(first.profileId, 'direct', actor);
    const again = await consent(mia, first.handle);
    expect(await profiles.finishConnect(again.callback)).toMatchObject({ renewed: true, mode: 'direct' });
    const publishing = stage.addAccount({ grant: ['user.info.basic', 'video.publish'] });
    const only = await consent(mia, publishing);
    expect(await profiles.finishConnect(only.callback)).toMatchObject({ mode: 'direct', audited: false });
  });

  test('of a creator who may not post at the moment connects all the same', async () => {
    const handle = stage.addAccount({ bannedFromPosting: true, nickname: 'Barred' });
    const result = await stage.connect(mia, handle);
    expect(result).toMatchObject({ kind: 'connected', mode: 'direct', account: 'Barred' });
  });

  test('stands even if what follows it fails, which is logged without its message', async () => {
    const { callback } = await consent();
    const onConnected = () => Promise.reject(new Error('planted message'));
    const profiles = stage.profilesWith({ onConnected });
    expect(await profiles.finishConnect(callback)).toMatchObject({ kind: 'connected' });
    expect(stage.lines.join('\n')).toMatch(/^error what follows a change of a profile failed/m);
    expect(stage.lines.join()).not.toContain('planted message');
  });
});

describe('a refusal', () => {
  const lastTold = async (person: Person) => (await stage.told(person)).at(-1);

  test.each([
    ['refused_by_user', { refuseConsent: true }],
    ['not_target_user', { targetUser: false }],
  ])('%s is told on the page and in chat and spends the ticket', async (kind, settings) => {
    const { callback } = await consent(mia, stage.addAccount(settings));
    expect(await stage.profiles.finishConnect(callback)).toEqual({ kind });
    const data = { answer: 'connect_failed', facts: { reason: kind } };
    expect(await lastTold(mia)).toEqual({ kind: 'answer', data });
    expect(await stage.profiles.finishConnect(callback)).toEqual({ kind: 'used' });
  });

  test.each([
    ['server_error', null, 'server_error'],
    ['access_denied', 'something_else', 'something_else'],
    ['<script>', null, 'illegible'],
  ])('%s with type %s is told by its code', async (error, errorType, code) => {
    const { callback } = await consent();
    const result = await stage.profiles.finishConnect({ ...callback, error, errorType });
    expect(result).toEqual({ kind: 'tiktok_failed', code });
  });

  test.each([
    [['user.info.basic'], ['video.publish', 'video.upload']],
    [['video.publish', 'video.upload'], ['user.info.basic']],
  ])('comes of the scopes %j alone and leaves nothing at TikTok', async (grant, missing) => {
    const revokes = stage.callsTo('/v2/oauth/revoke/');
    const result = await stage.connect(mia, stage.addAccount({ grant }));
    expect(result).toEqual({ kind: 'missing_scopes', missing });
    expect(stage.callsTo('/v2/oauth/revoke/')).toBe(revokes + 1);
  });

  test('comes of a code exchange without an answer, which is not repeated', async () => {
    const { callback } = await consent();
    const path = '/v2/oauth/token/';
    const exchanges = stage.callsTo(path);
    stage.standIn.faults.plan({ path, action: { kind: 'reset', when: 'after' } });
    const result = await stage.profiles.finishConnect(callback);
    expect(result).toEqual({ kind: 'tiktok_failed', code: 'tiktok_unreachable' });
    expect(stage.callsTo(path)).toBe(exchanges + 1);
  });
});

describe('Reconnect', () => {
  test('renews its own profile', async () => {
    const handle = stage.addAccount();
    const profileId = await stage.connectProfile(mia, handle);
    const result = await stage.connect(mia, handle, profileId);
    expect(result).toMatchObject({ kind: 'connected', profileId, renewed: true });
    const row = await stage.prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
    expect(row.tokenVersion).toBe(2);
  });

  test('never takes another account, and leaves that one as it was', async () => {
    const [brand, other] = [stage.addAccount(), stage.addAccount()];
    const profileId = await stage.connectProfile(mia, brand);
    const otherId = await stage.connectProfile(mia, other);
    const result = await stage.connect(mia, other, profileId);
    expect(result).toEqual({ kind: 'other_account', connected: `@${other}`, expected: `@${brand}` });
    for (const id of [profileId, otherId]) {
      expect(await stage.profiles.checkToken(id)).toMatchObject({ valid: true });
    }
  });

  test('names its account on the first page and serves only its own workspace', async () => {
    const handle = stage.addAccount();
    const profileId = await stage.connectProfile(mia, handle);
    const ticket = await mintTicket(mia, profileId);
    const opened = await stage.profiles.openTicket({ ticket, browser: null });
    expect(opened).toMatchObject({ kind: 'open', account: `@${handle}` });
    const { id } = await stage.addWorkspace('Elsewhere');
    const stranger = await stage.addMember(id, 'stranger');
    expect(await stage.profiles.reconnectLink(stranger.id, profileId)).toBeNull();
  });

  test('by another member leaves the owner in place and tells him who it was', async () => {
    const leo = await stage.addMember(mia.workspaceId, 'leo');
    const handle = stage.addAccount();
    const profileId = await stage.connectProfile(mia, handle);
    await stage.connect(leo, handle, profileId);
    const row = await stage.prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
    expect(row.ownerId).toBe(mia.id);
    expect((await stage.told(mia)).at(-1)?.data).toMatchObject({ renewed: true, by: 'leo' });
    expect((await stage.told(leo)).at(-1)?.data).toMatchObject({ renewed: true, by: null });
  });

  test('by an admin makes him the owner, and the earlier one is told', async () => {
    const ada = await stage.addMember(mia.workspaceId, 'ada', true);
    const handle = stage.addAccount();
    const profileId = await stage.connectProfile(mia, handle);
    await stage.connect(ada, handle, profileId);
    const row = await stage.prisma.profile.findUniqueOrThrow({ where: { id: profileId } });
    expect(row.ownerId).toBe(ada.id);
    expect((await stage.told(mia)).at(-1)?.data).toMatchObject({ by: 'ada' });
  });
});

describe('the same account in a second workspace', () => {
  test('is taken over: the first loses its tokens, and its owner is told', async () => {
    const { id } = await stage.addWorkspace('Agency');
    const zoe = await stage.addMember(id, 'zoe');
    const handle = stage.addAccount();
    const first = await stage.connectProfile(mia, handle);
    const second = await stage.connectProfile(zoe, handle);
    const row = await stage.prisma.profile.findUniqueOrThrow({ where: { id: first } });
    expect(row).toMatchObject({ status: 'inactive', inactiveReason: 'taken_over' });
    expect(row).toMatchObject({ accessToken: null, refreshToken: null, accessExpiresAt: null });
    expect(stage.heard).toContain(`taken_over ${first}`);
    const notice = (await stage.told(mia)).at(-1);
    expect(notice).toMatchObject({ kind: 'profile_inactive', data: { code: 'taken_over' } });
    expect(await stage.profiles.checkToken(second)).toMatchObject({ valid: true });
  });

  test('ends up with exactly one of two that connect it at the same moment', async () => {
    const { id } = await stage.addWorkspace('Agency');
    const zoe = await stage.addMember(id, 'zoe');
    const handle = stage.addAccount();
    await Promise.all([stage.connect(mia, handle), stage.connect(zoe, handle)]);
    const where = { openId: stage.standIn.accounts.get(handle)?.openId ?? '' };
    const rows = await stage.prisma.profile.findMany({ where });
    expect(rows.map(({ status }) => status).sort()).toEqual(['active', 'inactive']);
  });
});
