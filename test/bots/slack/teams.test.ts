/** Several workspaces in one bot: whose token speaks, and what becomes of a workspace without one. */
import { expect, it } from 'vitest';
import { useDatabase } from '../use-database.ts';
import { acked, allSettled, type Stage, type StageOptions, startStage } from './stage.ts';

const database = useDatabase();
const slack = { redirectUrls: ['https://schedy.example/slack/oauth_redirect'] };

/** A workspace beside the configured one, in which somebody has added the app. */
async function withAnother(options: Partial<StageOptions> = {}) {
  const stage = await startStage({ database: database(), ...options, slack: { ...slack, ...options.slack } });
  const id = `${stage.team}B`;
  const other = stage.slack.addTeam({ id, name: 'Noodle Bar' });
  other.users.add({ name: 'noa' });
  other.channels.add({ name: 'food', kind: 'channel', members: ['noa'] });
  await store(stage, id, other.install(), 'U0NOODLEBOT');
  return { stage, other, id };
}

const store = (stage: Stage, id: string, token: string, userId: string) =>
  stage.installations.store('slack', id, {
    team: { id, name: 'Noodle Bar' },
    enterprise: null,
    bot: { token, id: 'B0NOODLE', userId, scopes: ['chat:write'] },
  });

const notice = {
  mention: null,
  body: { kind: 'answer', data: { answer: 'greeting', facts: {} } },
  post: null,
} as const;

it('the configured token serves its own workspace, and each installation its own', async () => {
  const { stage, other, id } = await withAnother();
  await acked(stage.slack, { ts: (await stage.slack.as('mia').say({ text: 'post now' })).ts });
  await acked(other, { ts: (await other.as('noa').say({ text: 'post now' })).ts });
  await stage.takeKept();
  expect(stage.received.map(({ sender }) => sender.workspaceName)).toEqual(['Ramen House', 'Noodle Bar']);
  const keys = (await stage.rows()).map(({ externalId }) => externalId.split(':')[0]);
  expect(keys).toEqual([stage.team, id]);
});

it('a bot token that Slack refuses keeps nobody else from being served', async () => {
  const prepare = async (standIn: Stage['slack']) => standIn.uninstall({ isSilent: true });
  const { stage, other } = await withAnother({ prepare });
  await acked(other, { ts: (await other.as('noa').say({ text: 'post now' })).ts });
  await stage.takeKept();
  expect(stage.received).toHaveLength(1);
  expect(stage.logged.some(({ text }) => text.includes('Slack refuses SLACK_BOT_TOKEN'))).toBe(true);
});

it('an event for a workspace without a token of ours is acknowledged and kept nowhere', async () => {
  const stage = await startStage({ database: database(), slack });
  const stranger = stage.slack.addTeam({ id: 'T0STRANGER', name: 'Strangers' });
  stranger.users.add({ name: 'zoe' });
  stranger.install();
  await stranger.as('zoe').say({ text: 'post now' });
  await allSettled(stage.slack);
  expect(stage.slack.deliveries.every(({ ok }) => ok)).toBe(true);
  expect(stage.kept).toEqual([]);
  await stranger.as('zoe').command('/schedy', 'help');
  expect(stranger.ephemerals('zoe')[0]?.text).toContain('https://schedy.example/slack/install');
});

it('a token that another process has replaced is read again', async () => {
  const { stage, other, id } = await withAnother();
  const place = { platform: 'slack', workspace: id, channel: other.channels.get('food').id, root: '' } as const;
  await stage.bot.messenger.send(place, { id: 'n1', ...notice });
  other.uninstall({ isSilent: true });
  other.channels.invite('food', 'schedy');
  await store(stage, id, other.install(), 'U0NOODLEBOT');
  await stage.bot.messenger.send(place, { id: 'n2', ...notice });
  expect(other.messages('food').filter(({ fromBot }) => fromBot)).toHaveLength(2);
  expect(await stage.installations.list('slack')).toContain(id);
});

it('where the token was taken back, what is to be said waits, and the workspace departs', async () => {
  const { stage, other, id } = await withAnother();
  other.revokeToken({ isSilent: true });
  const place = { platform: 'slack', workspace: id, channel: other.channels.get('food').id, root: '' } as const;
  const said = stage.bot.messenger.send(place, { id: 'n1', ...notice });
  await expect(said).rejects.toMatchObject({ code: 'chat_unreachable', remedy: { kind: 'retry' } });
  expect(await stage.installations.read('slack', id)).toBeNull();
  expect(stage.left).toContain(id);
});

it('a token that Slack merely does not know is kept', async () => {
  const { stage, id } = await withAnother();
  await store(stage, id, 'xoxb-not-known-to-slack', 'U0NOODLEBOT');
  const place = { platform: 'slack', workspace: id, channel: 'C1', root: '' } as const;
  await expect(stage.bot.messenger.send(place, { id: 'n1', ...notice })).rejects.toMatchObject({
    code: 'chat_unreachable',
  });
  expect(await stage.installations.read('slack', id)).not.toBeNull();
  expect(stage.left).not.toContain(id);
});

it('what came in and could not be worked on before the app was removed can be read back', async () => {
  const { stage, other, id } = await withAnother();
  await acked(other, { ts: (await other.as('noa').say({ text: 'post now' })).ts });
  other.uninstall({ isSilent: true });
  // Four tries have failed already.
  const ofOther = { externalId: { startsWith: `${id}:` } };
  await database().prisma.inboxEvent.updateMany({ where: ofOther, data: { tries: 4 } });
  await stage.takeKept();
  expect(await database().prisma.inboxEvent.count({ where: ofOther })).toBe(0);
  expect(stage.received).toEqual([]);
});
