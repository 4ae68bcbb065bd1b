/** What somebody may do is what Slack says of them at this moment, not what it said an hour ago. */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Desk } from '../../../src/bots/desk/index.ts';
import { silentLog } from '../../../src/core/index.ts';
import { createWorkspaces } from '../../../src/core/workspaces/index.ts';
import { useDatabase } from '../use-database.ts';
import { allSettled, type Stage, startStage, video } from './stage.ts';

const database = useDatabase();

/** How often Slack was asked about somebody. */
const questions = ({ slack }: Stage) => slack.calls.filter(({ method }) => method === 'users.info').length;

async function heard(stage: Stage, happening: () => unknown) {
  await happening();
  await allSettled(stage.slack);
  await stage.takeKept();
  return stage.received.splice(0);
}

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  it('a command and words in a thread come with the rights of this moment', async () => {
    const asked: boolean[] = [];
    const command: Desk['command'] = async ({ sender }) => {
      asked.push(sender.isAdmin);
      return { lines: [['done']] };
    };
    const botEvents = ['message.channels', 'app_mention'];
    const stage = await startStage({ database: database(), mode, desk: { command }, slack: { botEvents } });
    const { slack } = stage;
    const root = await slack.as('leo').dropVideo({ channel: 'food', files: [video] });
    await heard(stage, () => slack.as('mia').command('/schedy', 'queue', 'food'));
    slack.users.change('mia', { isOwner: false, isAdmin: false });
    await pause(1_100);
    await slack.as('mia').command('/schedy', 'queue', 'food');
    slack.users.change('mia', { isAdmin: true });
    await pause(1_100);
    const words = { channel: 'food', text: '@schedy cancel', threadTs: root.ts };
    const [message] = await heard(stage, () => slack.as('mia').say(words));
    expect(asked).toEqual([true, false]);
    expect(message?.sender.isAdmin).toBe(true);
  });

  it('so do words that name a post by its code, though they stand in no thread and Slack tells of no change', async () => {
    const botEvents = ['message.channels', 'app_mention'];
    const stage = await startStage({ database: database(), mode, slack: { botEvents } });
    const { slack } = stage;
    const say = { channel: 'food', text: '@schedy cancel k7qm' };
    const [before] = await heard(stage, () => slack.as('mia').say(say));
    slack.users.change('mia', { isOwner: false, isAdmin: false });
    await pause(1_100);
    const [after] = await heard(stage, () => slack.as('mia').say(say));
    expect([before?.sender.isAdmin, after?.sender.isAdmin]).toEqual([true, false]);
  });

  it('a role that is taken away is known without a press, and so is an owner who is deactivated', async () => {
    const stage = await startStage({ database: database(), mode });
    const { slack } = stage;
    const { id } = slack.users.get('mia');
    const [first] = await heard(stage, () => slack.as('mia').dropVideo({ channel: 'food', files: [video] }));
    expect(first?.sender.isAdmin).toBe(true);

    await heard(stage, () => slack.users.change('mia', { isOwner: false, isAdmin: false }));
    const [next] = await heard(stage, () => slack.as('mia').dropVideo({ channel: 'food', files: [video] }));
    expect(next?.sender.isAdmin).toBe(false);
    expect(stage.left.splice(0)).toContain(`${id} is here`);

    await heard(stage, () => slack.users.change('mia', { deleted: true }));
    expect(stage.left).toEqual([`${id} is gone`]);
  });
});

it('another picture, or somebody whom nobody has met, leaves no row', async () => {
  const stage = await startStage({ database: database() });
  const { slack } = stage;
  await heard(stage, () => slack.as('mia').dropVideo({ channel: 'food', files: [video] }));
  const before = { rows: (await stage.rows()).length, questions: questions(stage) };
  await heard(stage, () => slack.users.change('mia', { realName: 'Mia Ramen' }));
  await heard(stage, () => slack.users.change('leo', { isAdmin: true }));
  expect({ rows: (await stage.rows()).length, questions: questions(stage) }).toEqual(before);
});

it('a burst of videos does not spend the questions that Slack grants', async () => {
  const stage = await startStage({ database: database() });
  const { slack } = stage;
  for (let count = 0; count < 5; count += 1) {
    await heard(stage, () => slack.as('leo').dropVideo({ channel: 'food', files: [video] }));
  }
  expect(questions(stage)).toBe(1);
});

describe('somebody of another company', () => {
  const askEve = async (guestsPost: boolean) => {
    const stage = await startStage({ database: database() });
    const { slack } = stage;
    slack.users.add({ name: 'eve', teamId: 'T0OTHERS1', isAdmin: true });
    slack.channels.add({ name: 'partners', kind: 'channel', members: ['mia', 'eve'], shared: true });
    const [mine] = await heard(stage, () => slack.as('mia').dropVideo({ channel: 'food', files: [video] }));
    if (!mine) throw new Error('Mia was not heard.');
    const { prisma } = database();
    const workspaces = createWorkspaces({ prisma, clock: { now: () => new Date() }, log: silentLog });
    const { workspaceId, memberId } = mine.sender;
    await workspaces.changeSettings({ workspaceId, memberId, isAdmin: true }, { guestsPost });
    return heard(stage, () => slack.as('eve').dropVideo({ channel: 'partners', text: 'post now', files: [video] }));
  };

  it('is a guest where the workspace lets guests post, whatever they are at home', async () => {
    const [message] = await askEve(true);
    expect(message?.sender).toMatchObject({ isGuest: true, guestsPost: true, isAdmin: false });
  });

  it('is not heard elsewhere', async () => {
    expect(await askEve(false)).toEqual([]);
  });
});
