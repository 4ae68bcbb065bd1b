/** `/schedy show`: who did what to a post, on every road on which something can be done to it. */
import { expect, test } from 'vitest';
import type { Sender } from '../../../src/core/index.ts';
import type { Actor } from '../../../src/core/posts/index.ts';
import { hours, minutes, type Person } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';
import { useDesk, video } from './stage.ts';

const at = useDesk();

const mia = () => at.senderOf(at.team.mia);
const nextTo = async (isApprover = false): Promise<{ person: Person; sender: Sender; actor: Actor }> => {
  const person = await at.stage.newPerson(at.team.workspaceId, true);
  await at.stage.prisma.member.update({ where: { id: person.id }, data: { displayName: 'ada' } });
  const sender = at.senderOf(person, { isAdmin: true, isApprover });
  return { person, sender, actor: { workspaceId: person.workspaceId, memberId: person.id, isAdmin: true } };
};
const later = (ms: number) => ({ kind: 'at', at: new Date(at.stage.clock.now().getTime() + ms), note: null }) as const;
/** The steps without their moments. */
const life = async (code: string, sender = mia()): Promise<string[]> => {
  const shown = plainText(await at.desk.command({ sender, text: `show ${code}`, channel: 'CPLAN' }));
  return shown.split('\n').flatMap((line) => (/^• .*? · (.*)$/.exec(line) ? [line.replace(/^• .*? · /, '')] : []));
};
const settle = () => at.stage.clock.pass(minutes);

test('a form, words, an edited message and a button of an admin each tell what they changed', async () => {
  const ada = await nextTo();
  const message = at.said(mia(), 'post tomorrow 7pm Ramen', { files: [video('V1')] });
  await at.desk.receive(message);
  const [post] = await at.postsOf(message);
  if (!post) throw new Error('There is no post.');
  settle();
  const opened = await at.desk.press({ sender: mia(), action: 'edit', value: post.id });
  const stands = Object.fromEntries((opened?.form?.fields ?? []).map(({ name, value }) => [name, String(value ?? '')]));
  await at.desk.submit({
    sender: mia(),
    name: 'edit',
    value: opened?.form?.value ?? '',
    values: { ...stands, caption: 'Better ramen', interactions: 'duet,stitch' },
  });
  settle();
  await at.desk.receive(at.within(message, mia(), 'make it private'));
  settle();
  const text = 'post tomorrow 8pm Best ramen';
  const editedAt = at.stage.clock.now();
  await at.desk.edited({ ...message, text, editedAt, earlier: message.text, isEditStale: false });
  settle();
  await at.desk.command({ sender: ada.sender, text: `move ${post.code} tomorrow 9pm`, channel: 'CPLAN' });
  settle();
  await at.desk.receive(at.within(message, mia(), 'by hand'));
  settle();
  await at.desk.press({ sender: ada.sender, action: 'cancel', value: post.id });

  const steps = await life(post.code);
  expect(steps[0]).toBe(`the video was dropped by mia`);
  expect(steps[1]).toMatch(/^it was planned for .* by mia$/);
  expect(steps).toContain(`it was changed by mia: new caption and comments off`);
  expect(steps).toContain(`it was changed by mia: only you can see it`);
  expect(steps.some((step) => step.startsWith('it was moved to') && step.endsWith(`by mia`))).toBe(true);
  expect(steps.some((step) => step.startsWith('it was moved to') && step.endsWith(`by ada`))).toBe(true);
  expect(steps).toContain(`it was changed by mia: goes out by hand`);
  expect(steps.at(-1)).toBe(`it was cancelled by ada`);
  expect(steps.join('\n')).not.toContain('caption or settings');
});

test('another time alone in the form is no other content', async () => {
  const postId = await at.stage.drop(at.team.mia, { when: later(24 * hours) });
  const actor = { workspaceId: at.team.workspaceId, memberId: at.team.mia.id, isAdmin: false };
  settle();
  await at.stage.core.posts.edit(postId, actor, { when: { at: later(30 * hours).at, note: null } });
  const { code } = await at.stage.read(postId);
  const steps = await life(code);
  expect(steps).toHaveLength(3);
  expect(steps[2]).toMatch(/^it was moved to/);
});

test('who answers what a draft lacks is who has planned it', async () => {
  const ada = await nextTo();
  const postId = await at.stage.drop(at.team.mia, { when: { kind: 'unsaid' } });
  settle();
  await at.stage.core.posts.edit(postId, ada.actor, { caption: 'By an admin' });
  settle();
  await at.stage.core.posts.moveTo(postId, ada.actor, { at: later(20 * hours).at, note: null });
  const { code } = await at.stage.read(postId);
  const steps = await life(code);
  expect(steps).toContain(`it was changed by ada: new caption`);
  expect(steps.at(-1)).toMatch(/^it was planned for .* by ada$/);
});

test('approvals: asked for, given too late, asked for again, turned off', async () => {
  const ada = await nextTo(true);
  const { core } = at.stage;
  await core.workspaces.changeSettings(ada.actor, { approvals: true });
  const postId = await at.stage.drop(at.team.mia, { when: later(2 * hours) });
  const { code } = await at.stage.read(postId);
  settle();
  await core.posts.decide(postId, ada.actor, { kind: 'changes_asked', reason: 'Too dark', round: null });
  settle();
  const actor = { workspaceId: at.team.workspaceId, memberId: at.team.mia.id, isAdmin: false };
  await core.posts.edit(postId, actor, { caption: 'Brighter' });
  await at.stage.skip(3 * hours);
  await core.posts.decide(postId, ada.actor, { kind: 'approved', reason: null, round: null });
  settle();
  await core.posts.moveTo(postId, actor, { at: later(5 * hours).at, note: null });
  settle();
  await core.posts.edit(postId, actor, { caption: 'Brightest' });
  settle();
  await core.workspaces.changeSettings(ada.actor, { approvals: false });
  await at.stage.skip(minutes);

  const steps = await life(code);
  expect(steps.map((step) => step.replace(/<.*?>/g, '…'))).toEqual([
    `the video was dropped by mia`,
    `it was planned for … by mia`,
    'its approvers were asked, and it waited for one of them',
    `ada asked for changes: “Too dark”`,
    `it was changed by mia: new caption`,
    'its approvers were asked, and it waited for one of them',
    expect.stringMatching(/^it was put on hold: .*approved/),
    `ada approved it`,
    `it was planned again for … by mia`,
    `it was changed by mia: new caption`,
    'its approvers were asked, and it waited for one of them',
    'it waited for approval no longer, because posts need none here any more',
  ]);
});
