/** One sentence for several accounts, on the whole core and a real database. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDesk, type Desk, type InboundMessage } from '../../../src/bots/desk/index.ts';
import type { Sender } from '../../../src/core/index.ts';
import { readAccounts } from '../../../src/core/understanding/index.ts';
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
const files = [video('F1')];

const postsOf = ({ sender, channel, message }: InboundMessage) =>
  stage.core.posts.fromMessage({ workspaceId: sender.workspaceId, channel, message });

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

const rows = async (message: InboundMessage) => {
  const { workspaceId } = message.sender;
  return stage.prisma.post.findMany({
    where: { workspaceId, sourceMessage: message.message },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { profile: true, media: true },
  });
};

async function connected(): Promise<{ sender: Sender; other: string }> {
  serial += 1;
  const other = `second_${serial}`;
  stage.standIn.accounts.add({ handle: other });
  await stage.connect(team.mia, other);
  return { sender: senderOf(team.mia), other };
}

const mainHandle = async (sender: Sender): Promise<string> => {
  const here = await stage.core.profiles.listProfiles(sender.workspaceId);
  return here.find(({ isDefault }) => isDefault)?.handle ?? '';
};

test('makes one post for each, which share one video and have one answer with one Undo', async () => {
  const { sender, other } = await connected();
  const main = await mainHandle(sender);
  const message = said(sender, `post tomorrow 7pm on @${main} and @${other}: New ramen #food`, { files });
  await desk.receive(message);
  const posts = await rows(message);
  expect(posts.map(({ state, profile }) => `${state} ${profile?.handle}`)).toEqual([
    `scheduled ${main}`,
    `scheduled ${other}`,
  ]);
  expect(new Set(posts.map(({ mediaId }) => mediaId)).size).toBe(1);
  expect(new Set(posts.map(({ dueAt }) => dueAt?.getTime())).size).toBe(1);
  expect(posts.map(({ caption }) => caption)).toEqual(['New ramen #food', 'New ramen #food']);
  await stage.ring();
  const told = stage.chat.replies(message.channel, message.root).map((one) => plainText(desk.reply(one)));
  expect(told.join('\n')).toContain('2 posts, one for each account:');
  expect(told.join('\n')).toMatch(new RegExp(`· @${other} · `));

  await desk.receive({ ...within(message), text: 'move b to 8pm' });
  await desk.receive({ ...within(message), text: 'cancel a' });
  const [first, second] = await rows(message);
  expect(first?.state).toBe('cancelled');
  expect((second?.dueAt?.getTime() ?? 0) - (first?.dueAt?.getTime() ?? 0)).toBe(hours);
  // The video is kept for the other one.
  expect(second?.media.removeAfter).toBeNull();
  await stage.pass(40 * hours);
  expect((await rows(message)).map(({ state }) => state)).toEqual(['cancelled', 'published']);
  expect((await rows(message))[0]?.media.removeAfter).not.toBeNull();
  expect(stage.videosOf(other)).toHaveLength(1);
});

test('asks about an account that it does not know, and sends nothing on the others before that is settled', async () => {
  const { sender, other } = await connected();
  const message = said(sender, `post tomorrow 7pm on @nobody_here and @${other}: Ramen`, { files });
  await desk.receive(message);
  expect((await rows(message)).map(({ state, missing }) => `${state} ${missing}`)).toEqual([
    'draft profile',
    'draft plan',
  ]);
  expect(await press(message, 'Confirm')).toContain('is not settled yet');
  const [unknown] = await rows(message);
  await desk.press({ sender, action: 'choose_profile', value: `${unknown?.id}|${await mainHandle(sender)}` });
  expect((await rows(message)).map(({ missing }) => missing)).toEqual(['plan', 'plan']);
  expect(await press(message, 'Confirm')).toBe('');
  expect((await rows(message)).map(({ state }) => state)).toEqual(['scheduled', 'scheduled']);
});

test('all accounts are those that the sender may use', async () => {
  const { sender, other } = await connected();
  const message = said(sender, 'post tomorrow 7pm on all accounts: Ramen', { files });
  await desk.receive(message);
  const handles = (await rows(message)).map(({ profile }) => profile?.handle);
  expect(handles).toContain(other);
  expect(handles).toContain(await mainHandle(sender));
});

test('several videos in a rhythm go to each of them', async () => {
  const { sender, other } = await connected();
  const text = `post one a day at 7pm from tomorrow on @${await mainHandle(sender)} and @${other}: Ramen`;
  const message = said(sender, text, { files: [video('F1'), video('F2')] });
  await desk.receive(message);
  const posts = await rows(message);
  expect(posts).toHaveLength(4);
  expect(posts.map(({ letter }) => letter)).toEqual(['a', 'b', 'c', 'd']);
  expect(posts[0]?.dueAt).toEqual(posts[1]?.dueAt);
  expect(await press(message, 'Confirm')).toBe('');
  expect((await rows(message)).every(({ state }) => state === 'scheduled')).toBe(true);
});

test('an edit of the message changes the post of each account', async () => {
  const { sender, other } = await connected();
  const of = async (caption: string) => `post tomorrow 7pm on @${await mainHandle(sender)} and @${other}: ${caption}`;
  const message = said(sender, await of('Ramen'), { files });
  await desk.receive(message);
  await desk.edited({ ...message, text: await of('Udon'), editedAt: stage.clock.now(), earlier: null });
  expect((await rows(message)).map(({ caption }) => caption)).toEqual(['Udon', 'Udon']);
});

describe('the words', () => {
  test.each([
    ['post on @a1 and @b2: x', ['a1', 'b2'], 'post on @a1: x'],
    ['post tomorrow to @a1, @b2 and @c3 Ramen', ['a1', 'b2', 'c3'], 'post tomorrow to @a1 Ramen'],
    ['post now on @a1 & on @b2', ['a1', 'b2'], 'post now on @a1'],
    ['poste morgen auf @a1 und @b2: x', ['a1', 'b2'], 'poste morgen auf @a1: x'],
    ['post tomorrow 7pm Ramen on @a1, @b2', ['a1', 'b2'], 'post tomorrow 7pm Ramen on @a1'],
  ])('%s', (text, handles, one) => expect(readAccounts(text)).toEqual({ text: one, handles }));

  test.each(['post on all accounts: Ramen', 'post Ramen, to every account', 'post auf allen Konten: Ramen'])(
    '%s',
    (text) => expect(readAccounts(text)?.handles).toBeNull(),
  );

  test.each([
    'post on @a1: Ramen',
    'post Ramen with @a1 and @b2',
    'post on @a1, @b2 made this',
    'post on @a1 and @a1: x',
  ])('%s names one at most', (text) => expect(readAccounts(text)).toBeNull());
});
