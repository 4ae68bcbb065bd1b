/** Approvals: no road of a post goes round them, and who may decide is looked at when they do. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, Change } from '../../../../src/core/posts/index.ts';
import { readReviewPack } from '../../../../src/core/review-pack/index.ts';
import { hours, minutes, openStage, type Person, type Stage, type Team } from '../stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

let team: Team;
let ada: Person;
let leo: Person;
const noon = new Date(Date.UTC(2026, 10, 24, 12));
const at = (ms: number) => new Date(stage.clock.now().getTime() + ms);
const actorOf = ({ workspaceId, id: memberId }: Person, isAdmin = false): Actor => ({ workspaceId, memberId, isAdmin });
const mia = () => actorOf(team.mia);
const approver = () => actorOf(ada, true);

const rules = (data: { approvals?: boolean; approvers?: string[]; askEveryTime?: boolean }) =>
  stage.prisma.workspace.update({ where: { id: team.workspaceId }, data });
const approve = (id: string, actor = approver()) =>
  stage.core.posts.decide(id, actor, { kind: 'approved', reason: null, round: null });
const refusal = (change: Change) => (change.kind === 'refused' ? change.problem.code : change.kind);
const tomorrow = (caption = 'New ramen drop') =>
  stage.drop(team.mia, { when: { kind: 'at', at: at(24 * hours), note: null }, caption });
const waits = async (id: string) => (await stage.read(id)).approval !== null;
const notices = async (id: string, answer: string) =>
  (await stage.told(id)).filter(({ data }) => JSON.stringify(data).includes(`"${answer}"`));

beforeEach(async () => {
  stage.clock.set(noon);
  team = await stage.newTeam();
  ada = await stage.newPerson(team.workspaceId, true);
  leo = await stage.newPerson(team.workspaceId);
  await rules({ approvals: true });
});

describe('a post of somebody who is no approver', () => {
  it('waits, asks the approvers once, and goes out at its time when it is approved', async () => {
    const id = await tomorrow();
    expect(await stage.read(id)).toMatchObject({ state: 'scheduled', approval: { isNow: false } });
    const [asked] = await notices(id, 'approval_wanted');
    expect(asked?.data).toMatchObject({ facts: { approvers: ada.externalId, more: 0 } });

    expect(await approve(id)).toMatchObject({ kind: 'done' });
    await stage.skip(24 * hours + minutes);
    await stage.pass(5 * minutes);
    expect(await stage.read(id)).toMatchObject({ state: 'published' });
    const kept = await stage.prisma.approval.findMany({ where: { postId: id } });
    expect(kept).toMatchObject([{ decision: 'approved', memberId: ada.id, settings: { caption: 'New ramen drop' } }]);
    const log = await stage.prisma.changeLog.findMany({ where: { action: 'post_approved' }, orderBy: { at: 'desc' } });
    expect(log[0]).toMatchObject({ actor: ada.id, facts: { postId: id } });
  });

  it('is on hold and told when nobody approves it by its time, and takes a new time from its author after a late approval', async () => {
    const id = await tomorrow();
    await stage.skip(25 * hours);
    expect(await stage.read(id)).toMatchObject({ state: 'on_hold', problem: { code: 'not_approved' } });
    expect((await stage.told(id)).map(({ kind }) => kind)).toContain('on_hold');
    expect(await notices(id, 'approval_missed')).toHaveLength(1);
    expect(stage.videosOf(team.handle)).toEqual([]);

    expect(await approve(id)).toMatchObject({ kind: 'done', post: { state: 'on_hold', approval: null } });
    expect(await stage.core.posts.postNow(id, mia())).toMatchObject({ kind: 'done', post: { approval: null } });
    await stage.pass(5 * minutes);
    expect(await stage.read(id)).toMatchObject({ state: 'published' });
  });

  it('that was to go out at once goes out with its approval, and is on hold after a day without one', async () => {
    const first = await stage.drop(team.mia);
    const second = await stage.drop(team.mia);
    await stage.skip(2 * hours);
    expect(await stage.read(first)).toMatchObject({ state: 'scheduled', approval: { isNow: true }, undoUntil: null });
    await approve(first);
    await stage.pass(5 * minutes);
    expect(await stage.read(first)).toMatchObject({ state: 'published' });
    await stage.skip(24 * hours);
    expect(await stage.read(second)).toMatchObject({ state: 'on_hold', problem: { code: 'not_approved' } });
  });

  it('is not handed over by hand, nor sent to the inbox', async () => {
    const byHand = await stage.drop(team.mia, { way: 'by_hand', when: { kind: 'at', at: at(hours), note: null } });
    const draft = await stage.drop(team.mia, { way: 'inbox', when: { kind: 'at', at: at(hours), note: null } });
    await stage.skip(2 * hours);
    expect(await stage.read(byHand)).toMatchObject({ state: 'on_hold', problem: { code: 'not_approved' } });
    expect(await stage.read(draft)).toMatchObject({ state: 'on_hold', problem: { code: 'not_approved' } });
    expect(stage.standIn.posts().filter(({ handle }) => handle === team.handle)).toEqual([]);
  });

  it('has its choices made first, and without them goes nowhere at its time', async () => {
    await rules({ askEveryTime: true });
    const id = await tomorrow();
    expect(await stage.read(id)).toMatchObject({ state: 'draft', missing: 'choices', approval: null });
    expect(refusal(await approve(id))).toBe('approval_over');
    await stage.skip(25 * hours);
    expect(await stage.read(id)).toMatchObject({ state: 'draft', problem: { code: 'choices_unapproved' } });
    const chosen = {
      isChosen: true,
      settings: { privacyLevel: 'SELF_ONLY' },
      when: { at: at(hours), note: null },
    } as const;
    expect(await stage.core.posts.edit(id, mia(), chosen)).toMatchObject({ kind: 'done' });
    expect(await stage.read(id)).toMatchObject({ state: 'scheduled' });
    expect(await waits(id)).toBe(true);
  });
});

describe('an approver’s own post', () => {
  it('does not wait, nor does a change by or of one', async () => {
    await rules({ approvers: [team.mia.externalId] });
    const own = await tomorrow();
    expect(await waits(own)).toBe(false);
    await stage.core.posts.edit(own, approver(), { caption: 'By an admin who is no approver' });
    expect(await waits(own)).toBe(false);

    await rules({ approvers: [ada.externalId] });
    const id = await tomorrow();
    await approve(id);
    await stage.core.posts.edit(id, approver(), { caption: 'By the approver' });
    expect(await waits(id)).toBe(false);
  });

  it('that waits still, because they became one since, is for another one to approve', async () => {
    const id = await tomorrow();
    await rules({ approvers: [team.mia.externalId, ada.externalId] });
    expect(refusal(await approve(id, mia()))).toBe('approval_own');
    await stage.core.posts.edit(id, mia(), { caption: 'Mine' });
    expect(await waits(id)).toBe(true);
    expect(await approve(id)).toMatchObject({ kind: 'done' });
  });
});

describe('after an approval', () => {
  const soon = { at: new Date(noon.getTime() + 5 * hours), note: null };
  const changes: Record<string, (id: string) => Promise<Change>> = {
    caption: (id) => stage.core.posts.edit(id, mia(), { caption: 'Something else' }),
    audience: (id) => stage.core.posts.edit(id, mia(), { settings: { privacyLevel: 'MUTUAL_FOLLOW_FRIENDS' } }),
    options: (id) => stage.core.posts.edit(id, mia(), { settings: { disableComment: true } }),
    'caption and time': (id) => stage.core.posts.edit(id, mia(), { caption: 'Else', when: soon }),
    time: (id) => stage.core.posts.moveTo(id, mia(), soon),
    'post now': (id) => stage.core.posts.postNow(id, mia()),
    'by hand': (id) => stage.core.posts.edit(id, mia(), { way: 'by_hand' }),
    'as a draft': (id) => stage.core.posts.edit(id, mia(), { way: 'inbox' }),
    'an admin who is no approver': async (id) => {
      await rules({ approvers: [leo.externalId] });
      return stage.core.posts.edit(id, approver(), { caption: 'Of an admin' });
    },
  };

  it.each(Object.entries(changes))('a change of %s asks again, and nothing goes out before', async (_what, change) => {
    const id = await tomorrow();
    await approve(id);
    expect(await waits(id)).toBe(false);
    expect(await change(id)).toMatchObject({ kind: 'done' });
    expect(await waits(id)).toBe(true);
    expect(await notices(id, 'approval_wanted')).toHaveLength(2);
    await stage.skip(30 * hours);
    expect(await stage.read(id)).toMatchObject({ state: 'on_hold', problem: { code: 'not_approved' } });
    expect(stage.videosOf(team.handle)).toEqual([]);
  });

  it('a form that was saved as it stood asks nothing', async () => {
    const id = await tomorrow();
    await approve(id);
    const { caption, settings } = await stage.read(id);
    await stage.core.posts.edit(id, mia(), { caption, settings });
    expect(await waits(id)).toBe(false);
  });

  it.each(['failed', 'on_hold', 'unconfirmed'] as const)('a new try of a post that is %s asks again', async (state) => {
    const id = await tomorrow();
    await approve(id);
    await stage.prisma.post.update({ where: { id }, data: { state, wakeAt: null } });
    const { posts } = stage.core;
    const change = state === 'unconfirmed' ? await posts.postAgain(id, mia()) : await posts.retry(id, mia());
    expect(change).toMatchObject({ kind: 'done' });
    expect(await waits(id)).toBe(true);
    await stage.pass(10 * minutes);
    expect(await stage.read(id)).toMatchObject({ state: 'scheduled' });
  });

  it('Undo gives back nothing that was not approved', async () => {
    const id = await tomorrow();
    await stage.core.posts.postNow(id, mia());
    await approve(id);
    expect(await stage.core.posts.undo(id, mia())).toMatchObject({ kind: 'done', post: { state: 'cancelled' } });
  });
});

describe('who decides', () => {
  it('is an approver of this workspace at this moment', async () => {
    const id = await tomorrow();
    expect(refusal(await approve(id, mia()))).toBe('approval_not_yours');
    expect(refusal(await approve(id, actorOf(leo)))).toBe('approval_not_yours');
    await stage.prisma.member.update({ where: { id: ada.id }, data: { isAdmin: false } });
    // What the press claimed of them does not count.
    expect(refusal(await approve(id))).toBe('approval_not_yours');
    await stage.prisma.member.update({ where: { id: ada.id }, data: { isAdmin: true, isGuest: true } });
    expect(refusal(await approve(id))).toBe('approval_not_yours');
    expect(await waits(id)).toBe(true);
  });

  it('opens no post of another workspace', async () => {
    const id = await tomorrow();
    const stranger = await stage.newPerson(undefined, true);
    await stage.prisma.workspace.update({ where: { id: stranger.workspaceId }, data: { approvals: true } });
    expect((await approve(id, actorOf(stranger, true))).kind).toBe('unknown');
    const mixed = { workspaceId: team.workspaceId, memberId: stranger.id, isAdmin: true };
    expect(refusal(await approve(id, mixed))).toBe('approval_not_yours');
    expect(await waits(id)).toBe(true);
  });

  it('two at once have one outcome', async () => {
    await rules({ approvers: [ada.externalId, leo.externalId] });
    const id = await tomorrow();
    const { approval } = await stage.read(id);
    const round = approval?.round ?? -1;
    const [first, second] = await Promise.all([
      stage.core.posts.decide(id, approver(), { kind: 'approved', reason: null, round }),
      stage.other.posts.decide(id, actorOf(leo), { kind: 'rejected', reason: 'too dark', round }),
    ]);
    expect([first.kind, second.kind].sort()).toEqual(['done', 'refused']);
    expect(await stage.prisma.approval.count({ where: { postId: id } })).toBe(1);
  });

  it('sees what they decide about: buttons of before a change do nothing', async () => {
    const id = await tomorrow();
    const { approval } = await stage.read(id);
    await stage.core.posts.edit(id, mia(), { caption: 'Not what was seen' });
    const decision = { kind: 'approved', reason: null, round: approval?.round ?? -1 } as const;
    expect(refusal(await stage.core.posts.decide(id, approver(), decision))).toBe('approval_changed');
    expect(await waits(id)).toBe(true);
  });

  it('is told when it is over', async () => {
    const id = await tomorrow();
    await stage.core.posts.cancel(id, mia());
    expect(refusal(await approve(id))).toBe('approval_over');
    const other = await tomorrow();
    await approve(other);
    expect(refusal(await approve(other))).toBe('approval_over');
  });
});

describe('changes and rejections', () => {
  it('tell the author why; a change asks again, and a rejection ends it', async () => {
    const id = await tomorrow();
    const reason = 'shorten the caption';
    await stage.core.posts.decide(id, approver(), { kind: 'changes_asked', reason, round: null });
    expect(await stage.read(id)).toMatchObject({ problem: { code: 'changes_asked', facts: { reason } } });
    await stage.core.posts.edit(id, mia(), { caption: 'Short' });
    expect(await stage.read(id)).toMatchObject({ problem: null, approval: { isNow: false } });
    expect(await notices(id, 'approval_wanted')).toHaveLength(2);
    await stage.core.posts.decide(id, approver(), { kind: 'rejected', reason: 'too dark', round: null });
    expect(await stage.read(id)).toMatchObject({ state: 'cancelled', problem: { code: 'rejected' } });
    const viewer = { memberId: ada.id, isAdmin: true, isGuest: false };
    const { code } = await stage.read(id);
    const life = await stage.core.posts.timeline({ workspaceId: team.workspaceId, viewer, code });
    expect(life?.events.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['changes_asked', 'rejected', 'cancel']),
    );
  });
});

describe('a reason', () => {
  it('that is longer than its author would read is refused, and nothing is decided or cut', async () => {
    const id = await tomorrow();
    const decide = (reason: string) =>
      stage.core.posts.decide(id, approver(), { kind: 'rejected', reason, round: null });
    expect(await decide('x'.repeat(501))).toMatchObject({
      kind: 'refused',
      post: { state: 'scheduled' },
      problem: { code: 'approval_reason_long', facts: { length: 501, limit: 500 } },
    });
    expect(await stage.prisma.approval.count({ where: { postId: id } })).toBe(0);
    expect(await decide(`${'🍜'.repeat(500)} `)).toMatchObject({ kind: 'done', post: { state: 'cancelled' } });
  });
});

describe('where not everybody can be asked or reached', () => {
  const dropIn = async (person: Person, profile?: string, isPrivate = false) => {
    const when = { kind: 'at', at: at(24 * hours), note: null } as const;
    const id = await stage.draft(person, { when, profile });
    const { threadId } = await stage.row(id);
    await stage.prisma.thread.update({ where: { id: threadId }, data: { isPrivate } });
    await stage.core.posts.takeVideo(id, await stage.videoFrom('ok.mp4'), false);
    return id;
  };

  it('approvers are asked in private about what was posted in private, and see it as long as it waits', async () => {
    const id = await dropIn(team.mia, undefined, true);
    const where = { workspaceId: team.workspaceId, channel: ada.externalId, root: '' };
    const direct = await stage.prisma.notice.findMany({ where: { postId: id, thread: where } });
    expect(direct).toMatchObject([{ data: { answer: 'approval_wanted', facts: { isDirect: true } } }]);

    await rules({ approvers: [leo.externalId] });
    const { code } = await stage.read(id);
    const see = (isApprover: boolean) =>
      stage.core.posts.byCode(team.workspaceId, code, { memberId: leo.id, isAdmin: false, isGuest: false, isApprover });
    expect(await see(true)).toMatchObject({ id });
    expect(await see(false)).toBeNull();
    await approve(id, actorOf(leo));
    expect(await see(true)).toBeNull();
  });

  it('an account of a workspace with approvals takes nothing from its owner’s direct messages', async () => {
    const { externalId } = team.mia;
    const alone = await stage.newPerson();
    await stage.prisma.workspace.update({ where: { id: alone.workspaceId }, data: { isPersonal: true } });
    const own = await stage.prisma.member.update({ where: { id: alone.id }, data: { externalId } });
    const id = await dropIn(own, team.handle);
    expect(await stage.read(id)).toMatchObject({
      state: 'draft',
      problem: { code: 'approval_elsewhere', facts: { account: `@${team.handle}` } },
    });
    await rules({ approvals: false });
    expect(await stage.read(await dropIn(own, team.handle))).toMatchObject({ state: 'scheduled' });
  });

  it('only some of many approvers are mentioned, and the rest counted', async () => {
    await rules({ approvers: Array.from({ length: 12 }, (_, index) => `U9${index}`) });
    const [asked] = await notices(await tomorrow(), 'approval_wanted');
    expect(asked?.data).toMatchObject({ facts: { approvers: 'U90,U91,U92,U93,U94', more: 7 } });
  });

  it('a login that is back changes nothing of what nobody approved in time', async () => {
    const id = await tomorrow();
    await stage.skip(25 * hours);
    await stage.core.posts.resumeFor(team.profileId);
    expect(await stage.read(id)).toMatchObject({ state: 'on_hold', problem: { code: 'not_approved' } });
  });
});

it('reviewers read who approved what, what waits for it still, and where none was asked for', async () => {
  const pageOf = async (id: string) => {
    const { code } = await stage.read(id);
    const files = await readReviewPack(stage.prisma, stage.clock);
    const overview = files[0]?.text.split('\n').find((line) => line.includes(`[${code}]`)) ?? '';
    const page = files.find(({ name }) => name.endsWith(`-${code}.md`))?.text ?? '';
    return {
      overview,
      state: /, now (.*?)[.:]/.exec(page)?.[1],
      text: /## Approval\n\n([\s\S]*?)\n\n## Sent/.exec(page)?.[1] ?? '',
    };
  };
  const id = await tomorrow();
  expect(await pageOf(id)).toMatchObject({
    state: 'scheduled, waiting for approval',
    text: expect.stringMatching(/^It waits for one/),
  });
  expect((await pageOf(id)).overview).toContain('scheduled, waiting for approval');
  await approve(id);
  expect(await pageOf(id)).toMatchObject({ state: 'scheduled' });
  expect((await pageOf(id)).text).toContain(`mia (${ada.externalId}) approved it`);
  expect((await pageOf(id)).text).not.toContain('It waits for one');
  await stage.core.posts.edit(id, mia(), { caption: 'Not what was approved' });
  const changed = await pageOf(id);
  expect(changed.text).toContain('New ramen drop');
  expect(changed.text).toContain('It waits for one');
  await stage.core.posts.cancel(id, mia());
  expect(await pageOf(id)).toMatchObject({ state: 'cancelled' });
  const undecided = await tomorrow();
  await stage.core.posts.cancel(undecided, mia());
  expect((await pageOf(undecided)).text).toMatch(/^It was asked for, and nobody has decided/);
  await rules({ approvals: false });
  expect((await pageOf(await tomorrow())).text).toBe('None was asked for.');
});

describe('the setting', () => {
  it('leaves alone what is planned when it is turned on, and lets go what waits when it is turned off', async () => {
    await rules({ approvals: false });
    const planned = await tomorrow();
    await rules({ approvals: true });
    expect(await waits(planned)).toBe(false);

    const waiting = await tomorrow();
    const now = await stage.drop(team.mia);
    await stage.skip(2 * hours);
    await rules({ approvals: false });
    await stage.core.sweep();
    expect(await stage.read(waiting)).toMatchObject({ state: 'scheduled', approval: null });
    // What was asked for at once has grown old: its author is asked.
    expect(await stage.read(now)).toMatchObject({ state: 'on_hold', problem: { code: 'missed' } });
    expect(await notices(waiting, 'approvals_off')).toHaveLength(1);
    await stage.skip(22 * hours + minutes);
    await stage.pass(5 * minutes);
    expect(await stage.read(waiting)).toMatchObject({ state: 'published' });
  });
});

it('no claim takes a post that waits, whatever alarms ring and whatever its author does', async () => {
  const steps = ['now', 'move', 'caption', 'retry', 'alarm', 'sweep', 'way', 'back'] as const;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 7 }), async (taken) => {
      const id = await tomorrow();
      const { posts } = stage.core;
      for (const step of taken) {
        const { scheduleVersion } = await stage.row(id);
        if (step === 'now') await posts.postNow(id, mia());
        if (step === 'move') await posts.moveTo(id, mia(), { at: at(2 * minutes), note: null });
        if (step === 'caption') await posts.edit(id, mia(), { caption: `Take ${taken.length}` });
        if (step === 'retry') await posts.retry(id, mia());
        if (step === 'way') await posts.edit(id, mia(), { way: 'inbox' });
        if (step === 'back') await posts.edit(id, mia(), { way: 'direct' });
        if (step === 'alarm') await posts.publish(id, scheduleVersion);
        if (step === 'sweep') await stage.skip(10 * minutes);
        expect(['scheduled', 'on_hold']).toContain((await stage.read(id)).state);
        expect((await stage.row(id)).attempts).toEqual([]);
      }
    }),
    { numRuns: 12 },
  );
  expect(stage.videosOf(team.handle)).toEqual([]);
});
