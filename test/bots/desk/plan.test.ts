/** Several videos with a rhythm in words, on the whole core and a real database. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDesk, type Desk, type InboundMessage } from '../../../src/bots/desk/index.ts';
import type { Sender } from '../../../src/core/index.ts';
import { hours, openStage, type Person, type Stage, type Team } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';

let stage: Stage;
let team: Team;
let desk: Desk;

beforeAll(async () => {
  stage = await openStage();
  const { core, clock } = stage;
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  desk = createDesk({ core, clock, log, platform: 'slack' });
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.alarms.lose();
  team = await stage.newTeam();
});

const senderOf = ({ id, workspaceId, externalId }: Person, more: Partial<Sender> = {}): Sender => ({
  ...{ workspaceId, workspaceName: 'Ramen House', memberId: id, externalId, timeZone: 'Europe/Berlin' },
  ...{ isZoneKnown: true, locale: 'en-GB', isAdmin: false, isGuest: false, guestsPost: false },
  usualHour: { hour: 18, minute: 0 },
  ...more,
});

let serial = 0;
function said(sender: Sender, text: string, more: Partial<InboundMessage> = {}): InboundMessage {
  serial += 1;
  const message = `${serial}.7`;
  return {
    ...{ sender, text, message, root: message, channel: 'CPLAN', inThread: false, place: 'mention' },
    ...{ isPrivate: false, files: [], sentAt: stage.clock.now(), isStale: false, isLastTry: true },
    openVideo: () => stage.videoFrom('ok.mp4'),
    ...more,
  };
}

const video = (id: string) => ({ id, name: `${id}.mp4`, looksLike: 'video', reference: {} }) as const;
const three = [video('F1'), video('F2'), video('F3')];

const postsOf = ({ sender, channel, message }: InboundMessage) =>
  stage.core.posts.fromMessage({ workspaceId: sender.workspaceId, channel, message });

const times = async (message: InboundMessage) =>
  (await postsOf(message)).map(({ state, dueAt }) => `${state} ${dueAt?.toISOString() ?? ''}`);

/** The plans that stand in the thread, the newest last. */
async function plansIn(message: InboundMessage) {
  await stage.ring();
  const replies = stage.chat.replies(message.channel, message.root).map((one) => desk.reply(one));
  return replies.filter((one) => /plan · |plan confirmed|plan undone/.test(plainText(one)));
}

async function planIn(message: InboundMessage) {
  const plan = (await plansIn(message)).at(-1);
  if (!plan) throw new Error('There is no plan.');
  return plan;
}

async function press(message: InboundMessage, label: string, sender = message.sender): Promise<string> {
  const button = (await planIn(message)).buttons?.find((one) => one.label === label);
  if (!button || !('action' in button)) throw new Error(`There is no ${label}.`);
  const answer = await desk.press({ sender, action: button.action, value: button.value });
  return answer ? plainText(answer) : '';
}

const within = (message: InboundMessage, sender = message.sender, text = '') =>
  said(sender, text, { channel: message.channel, root: message.root, inThread: true, place: 'channel' });

const day = (ahead: number, clock: string) => {
  const at = new Date(stage.clock.now().getTime() + ahead * 24 * hours);
  return new Date(`${at.toISOString().slice(0, 10)}T${clock}:00+01:00`).toISOString();
};

test('a rhythm shows every video with its time, and schedules nothing before Confirm', async () => {
  const sender = senderOf(team.mia);
  const text = 'post 2 a day at 10:00 and 18:00 from tomorrow\na: Ramen night #ramen\nb: Sushi\nc: Udon';
  const message = said(sender, text, { files: three });
  await desk.receive(message);
  expect(await plansIn(message)).toHaveLength(1);
  const plan = plainText(await planIn(message));
  expect(plan).toContain('Nothing goes out before you press Confirm.');
  expect(plan).toMatch(
    /a · .* · F1\.mp4 · \w+\n“Ramen night #ramen”\nb · .* · F2\.mp4 · \w+\n“Sushi”\nc · .* · F3\.mp4/,
  );
  const [first, second, third] = [day(1, '10:00'), day(1, '18:00'), day(2, '10:00')];
  expect(await times(message)).toEqual([`draft ${first}`, `draft ${second}`, `draft ${third}`]);

  const leo = await stage.newPerson(sender.workspaceId);
  expect(await press(message, 'Confirm', senderOf(leo))).toContain('belongs to somebody else');
  expect(await times(message)).toEqual([`draft ${first}`, `draft ${second}`, `draft ${third}`]);
  const old = await planIn(message);
  expect(await press(message, 'Confirm')).toBe('');
  expect(await times(message)).toEqual([`scheduled ${first}`, `scheduled ${second}`, `scheduled ${third}`]);
  expect((await postsOf(message)).map(({ caption }) => caption)).toEqual(['Ramen night #ramen', 'Sushi', 'Udon']);
  const confirm = old.buttons?.find((one) => one.label === 'Confirm');
  if (!confirm || !('action' in confirm)) throw new Error('There was no Confirm.');
  const again = await desk.press({ sender, action: confirm.action, value: confirm.value });
  expect(again && plainText(again)).toContain('This plan is confirmed already.');

  expect(plainText(await planIn(message))).toContain('plan confirmed');
  expect(await press(message, 'Undo')).toBe('');
  expect((await postsOf(message)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(plainText(await planIn(message))).toContain('plan undone');
});

test('worked on once more, a message has one plan', async () => {
  const message = said(senderOf(team.mia), 'post one a day at 7pm from tomorrow Ramen', { files: three });
  await desk.receive(message);
  await desk.receive(message);
  expect(await plansIn(message)).toHaveLength(1);
  expect(await postsOf(message)).toHaveLength(3);
});

test('one is changed by its letter, and all of them by one word', async () => {
  const message = said(senderOf(team.mia), 'post one a day at 7pm from tomorrow: Ramen week', { files: three });
  await desk.receive(message);
  await desk.receive({ ...within(message), text: 'move b to 8pm' });
  await desk.receive({ ...within(message), text: 'caption c: The last one' });
  await desk.receive({ ...within(message), text: 'cancel a' });
  expect(await times(message)).toEqual([
    `cancelled ${day(1, '19:00')}`,
    `draft ${day(2, '20:00')}`,
    `draft ${day(3, '19:00')}`,
  ]);
  expect((await postsOf(message)).map(({ caption }) => caption)).toEqual(['Ramen week', 'Ramen week', 'The last one']);
  await press(message, 'Confirm');
  await desk.receive({ ...within(message), text: 'move all to 9am' });
  expect((await times(message)).slice(1)).toEqual([`scheduled ${day(2, '09:00')}`, `scheduled ${day(3, '09:00')}`]);
  await desk.receive({ ...within(message), text: 'cancel all' });
  expect((await postsOf(message)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
});

describe('a rhythm that comes to no times', () => {
  test('is asked for, without a time for anybody, and said again in the thread', async () => {
    const message = said(senderOf(team.mia), 'post 2 a day at 10:00: Ramen', { files: three });
    await desk.receive(message);
    const asked = await planIn(message);
    expect(plainText(asked)).toContain('I could not read “2 a day at 10:00” as a rhythm.');
    expect(asked.buttons?.map(({ label }) => label)).toEqual(['Undo']);
    expect(await times(message)).toEqual(['draft ', 'draft ', 'draft ']);
    await desk.receive({ ...within(message), text: 'every 3 hours from tomorrow 9am' });
    expect(plainText((await plansIn(message))[0] ?? { lines: [] })).toContain('plan undone');
    await press(message, 'Confirm');
    expect(await times(message)).toEqual(['09:00', '12:00', '15:00'].map((clock) => `scheduled ${day(1, clock)}`));
  });

  test('in a zone that is not known waits for the zone', async () => {
    const sender = senderOf(team.mia, { isZoneKnown: false });
    const message = said(sender, 'post one a day at 7pm from tomorrow Ramen', { files: three });
    await desk.receive(message);
    expect(plainText(await planIn(message))).toContain('I do not know your time zone yet');
    expect(await times(message)).toEqual(['draft ', 'draft ', 'draft ']);
  });
});

test('posts that have their times keep them until Confirm, and Undo gives them back', async () => {
  const message = said(senderOf(team.mia), 'post tomorrow 9am Ramen', { files: three });
  await desk.receive(message);
  const before = ['09:00', '09:10', '09:20'].map((clock) => `scheduled ${day(1, clock)}`);
  expect(await times(message)).toEqual(before);
  await desk.receive({ ...within(message), text: 'one a day at 20:00 from tomorrow' });
  expect(await times(message)).toEqual(before);
  await press(message, 'Confirm');
  expect(await times(message)).toEqual([1, 2, 3].map((ahead) => `scheduled ${day(ahead, '20:00')}`));
  await press(message, 'Undo');
  expect(await times(message)).toEqual(before);
});

test('a plan whose first time is over is not confirmed', async () => {
  const message = said(senderOf(team.mia), 'post every 2 hours Ramen', { files: three });
  await desk.receive(message);
  await stage.pass(3 * hours);
  expect(await press(message, 'Confirm')).toContain('is over, so nothing was confirmed');
  expect((await postsOf(message)).every(({ state }) => state === 'draft')).toBe(true);
});

test('what a process that died had confirmed is scheduled by the sweep', async () => {
  const message = said(senderOf(team.mia), 'post one a day at 7pm from tomorrow Ramen', { files: three });
  await desk.receive(message);
  const [{ planId } = { planId: null }] = await postsOf(message);
  await stage.prisma.plan.update({ where: { id: planId ?? '' }, data: { state: 'confirmed' } });
  await stage.core.posts.settlePlans();
  expect((await postsOf(message)).map(({ state }) => state)).toEqual(['scheduled', 'scheduled', 'scheduled']);
});

test('without a rhythm several videos follow one another, and labelled lines give each its caption', async () => {
  const message = said(senderOf(team.mia), 'post tomorrow 9am:\na: Ramen\nb: Sushi\nc: Udon', { files: three });
  await desk.receive(message);
  expect(await plansIn(message)).toHaveLength(0);
  expect(await times(message)).toEqual(['09:00', '09:10', '09:20'].map((clock) => `scheduled ${day(1, clock)}`));
  expect((await postsOf(message)).map(({ caption }) => caption)).toEqual(['Ramen', 'Sushi', 'Udon']);
});
