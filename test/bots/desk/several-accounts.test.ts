/** One sentence for several accounts, on the whole core and a real database. */
import { describe, expect, test } from 'vitest';
import type { InboundMessage } from '../../../src/bots/desk/index.ts';
import type { Sender } from '../../../src/core/index.ts';
import { readAccounts } from '../../../src/core/understanding/index.ts';
import { hours } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';
import { useDesk, video } from './stage.ts';

const at = useDesk();
const { senderOf, said, within, pressPlan: press } = at;

const files = [video('F1')];

const rows = async (message: InboundMessage) => {
  const { workspaceId } = message.sender;
  return at.stage.prisma.post.findMany({
    where: { workspaceId, sourceMessage: message.message },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { profile: true, media: true },
  });
};

let serial = 0;
async function connected(): Promise<{ sender: Sender; other: string }> {
  serial += 1;
  const other = `second_${serial}`;
  at.stage.standIn.accounts.add({ handle: other });
  await at.stage.connect(at.team.mia, other);
  return { sender: senderOf(at.team.mia), other };
}

const mainHandle = async (sender: Sender): Promise<string> => {
  const here = await at.stage.core.profiles.listProfiles(sender.workspaceId);
  return here.find(({ isDefault }) => isDefault)?.handle ?? '';
};

test('makes one post for each, which share one video and have one answer with one Undo', async () => {
  const { sender, other } = await connected();
  const main = await mainHandle(sender);
  const message = said(sender, `post tomorrow 7pm on @${main} and @${other}: New ramen #food`, { files });
  await at.desk.receive(message);
  const posts = await rows(message);
  expect(posts.map(({ state, profile }) => `${state} ${profile?.handle}`)).toEqual([
    `scheduled ${main}`,
    `scheduled ${other}`,
  ]);
  expect(new Set(posts.map(({ mediaId }) => mediaId)).size).toBe(1);
  expect(new Set(posts.map(({ dueAt }) => dueAt?.getTime())).size).toBe(1);
  expect(posts.map(({ caption }) => caption)).toEqual(['New ramen #food', 'New ramen #food']);
  await at.stage.ring();
  const told = at.stage.chat.replies(message.channel, message.root).map((one) => plainText(at.desk.reply(one)));
  expect(told.join('\n')).toContain('2 posts, one for each account:');
  expect(told.join('\n')).toMatch(new RegExp(`· @${other} · `));

  await at.desk.receive({ ...within(message), text: 'move b to 8pm' });
  await at.desk.receive({ ...within(message), text: 'cancel a' });
  const [first, second] = await rows(message);
  expect(first?.state).toBe('cancelled');
  expect((second?.dueAt?.getTime() ?? 0) - (first?.dueAt?.getTime() ?? 0)).toBe(hours);
  // The video is kept for the other one.
  expect(second?.media.removeAfter).toBeNull();
  await at.stage.pass(40 * hours);
  expect((await rows(message)).map(({ state }) => state)).toEqual(['cancelled', 'published']);
  expect((await rows(message))[0]?.media.removeAfter).not.toBeNull();
  expect(at.stage.videosOf(other)).toHaveLength(1);
});

test('asks about an account that it does not know, and sends nothing on the others before that is settled', async () => {
  const { sender, other } = await connected();
  const message = said(sender, `post tomorrow 7pm on @nobody_here and @${other}: Ramen`, { files });
  await at.desk.receive(message);
  expect((await rows(message)).map(({ state, missing }) => `${state} ${missing}`)).toEqual([
    'draft profile',
    'draft plan',
  ]);
  expect(await press(message, 'Confirm')).toContain('is not settled yet');
  const [unknown] = await rows(message);
  await at.desk.press({ sender, action: 'choose_profile', value: `${unknown?.id}|${await mainHandle(sender)}` });
  expect((await rows(message)).map(({ missing }) => missing)).toEqual(['plan', 'plan']);
  expect(await press(message, 'Confirm')).toBe('');
  expect((await rows(message)).map(({ state }) => state)).toEqual(['scheduled', 'scheduled']);
});

test('all accounts are those that the sender may use', async () => {
  const { sender, other } = await connected();
  const message = said(sender, 'post tomorrow 7pm on all accounts: Ramen', { files });
  await at.desk.receive(message);
  const handles = (await rows(message)).map(({ profile }) => profile?.handle);
  expect(handles).toContain(other);
  expect(handles).toContain(await mainHandle(sender));
});

test('several videos in a rhythm go to each of them', async () => {
  const { sender, other } = await connected();
  const text = `post one a day at 7pm from tomorrow on @${await mainHandle(sender)} and @${other}: Ramen`;
  const message = said(sender, text, { files: [video('F1'), video('F2')] });
  await at.desk.receive(message);
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
  await at.desk.receive(message);
  await at.desk.edited({
    ...message,
    text: await of('Udon'),
    editedAt: at.stage.clock.now(),
    earlier: null,
    isEditStale: false,
  });
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
