/** How long Undo is offered, and what in channels is read: settings of a workspace, in words and in its form. */
import { expect, test } from 'vitest';
import { seconds } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';
import { useDesk, video } from './stage.ts';

const at = useDesk();
const { senderOf, said, postsOf } = at;

const admin = async () => senderOf(await at.stage.newPerson(at.team.workspaceId, true), { isAdmin: true });
const settings = async (words: string, sender?: Awaited<ReturnType<typeof admin>>): Promise<string> =>
  plainText(await at.desk.command({ sender: sender ?? (await admin()), text: `settings ${words}`.trim() }));

test('Undo is offered as long as the workspace says, for new posts and for Post now, and not at all with 0', async () => {
  const mia = senderOf(at.team.mia);
  const undoSeconds = async (): Promise<number | null> => {
    const message = said(mia, 'post now Ramen', { files: [video('F1')] });
    await at.desk.receive(message);
    const [post] = await postsOf(message);
    return post?.undoUntil ? (post.undoUntil.getTime() - at.stage.clock.now().getTime()) / seconds : null;
  };
  expect(await undoSeconds()).toBe(10);
  expect(await settings('undo 30', mia)).toContain('Only admins of this workspace');
  expect(await settings('undo 30')).toContain('can be taken back for 30 seconds');
  expect(await undoSeconds()).toBe(30);
  expect(await settings('undo 9999')).toContain('0 to 600');
  expect(await settings('undo off')).toContain('cannot be taken back');
  expect(await undoSeconds()).toBeNull();
  expect(await settings('undo usual')).not.toContain('taken back');
  expect(await undoSeconds()).toBe(10);
});

test('where it does not listen, a channel’s message counts only with a mention', async () => {
  const taken = async (place: 'channel' | 'mention' | 'direct'): Promise<number> => {
    const { listens } = await at.stage.prisma.workspace.findUniqueOrThrow({ where: { id: at.team.workspaceId } });
    const message = said(senderOf(at.team.mia, { listens }), 'post tomorrow 7pm Ramen', {
      files: [video('F1')],
      place,
    });
    await at.desk.receive(message);
    return (await postsOf(message)).length;
  };
  expect(await settings('listen off')).toContain('In channels I take only what mentions me.');
  expect([await taken('channel'), await taken('mention'), await taken('direct')]).toEqual([0, 1, 1]);
  expect(await settings('listen on')).not.toContain('mentions me');
  expect(await taken('channel')).toBe(1);
});

test('the form shows both, writes what was changed, and says what cannot be read', async () => {
  const sender = await admin();
  const opened = await at.desk.press({ sender, action: 'workspace_settings', value: '' });
  const { name, value, fields } = opened?.form ?? { name: 'workspace_settings', value: '', fields: [] };
  expect(fields.map((field) => field.name)).toEqual(['hour', 'undo', 'rules', 'approvers', 'digest']);
  expect(fields.find((field) => field.name === 'rules')?.value).toBe('listen');
  const submit = (values: Record<string, string>) =>
    at.desk.submit({ sender, name: name as 'workspace_settings', value, values: { hour: '18:00', ...values } });
  expect((await submit({ undo: 'soon', rules: 'listen' })).errors?.undo).toContain('in seconds');
  expect(plainText(await submit({ undo: '45', rules: '' }))).toMatch(/only what mentions me.*for 45 seconds/);
  expect(await at.stage.core.workspaces.settings(at.team.workspaceId)).toMatchObject({
    listens: false,
    undoSeconds: 45,
    usualMinute: 18 * 60,
    askEveryTime: false,
  });
});

test('whoever is named as approver is asked about what waits already, and nobody twice', async () => {
  const { stage, team } = at;
  const [leo, kim] = [await stage.newPerson(team.workspaceId), await stage.newPerson(team.workspaceId)];
  await settings('approvals on');
  const message = said(senderOf(team.mia), 'post tomorrow 7pm Ramen', { files: [video('F1')] });
  await at.desk.receive(message);
  const asked = async () => {
    await stage.ring();
    const told = stage.chat.replies(message.channel, message.root).map((one) => plainText(at.desk.reply(one)));
    return told.filter((text) => text.includes('waits for approval'));
  };
  expect(await asked()).toHaveLength(1);
  const sender = await admin();
  const name = async (...people: { externalId: string }[]) => {
    stage.clock.pass(seconds);
    const opened = await at.desk.press({ sender, action: 'workspace_settings', value: '' });
    const { value = '' } = opened?.form ?? {};
    const approvers = people.map(({ externalId }) => externalId).join(',');
    const values = { hour: '18:00', rules: 'listen,approvals', approvers };
    return plainText(await at.desk.submit({ sender, name: 'workspace_settings', value, values }));
  };
  expect(await name(leo, kim)).toContain('Approvers: ');
  expect(await asked()).toHaveLength(2);
  expect((await asked()).at(-1)).toContain(leo.externalId);
  await name(leo);
  expect(await asked()).toHaveLength(2);
  await name();
  expect(await asked()).toHaveLength(3);
  expect((await asked()).at(-1)).not.toContain(leo.externalId);
});
