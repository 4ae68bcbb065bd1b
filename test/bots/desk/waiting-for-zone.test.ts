/** Videos whose author's time zone is not known yet, as on Discord everybody's at first: nothing said meanwhile is lost. */
import { expect, test } from 'vitest';
import type { EditedMessage, InboundMessage } from '../../../src/bots/desk/index.ts';
import { actorOf } from '../../../src/core/index.ts';
import { useDesk, video } from './stage.ts';

const at = useDesk({ platform: 'discord' });

const drop = async (text: string, files = [video('F1')]) => {
  const sender = at.senderOf(at.team.mia, { isZoneKnown: false });
  const message = at.said(sender, text, { files });
  await at.desk.receive(message);
  return message;
};
const edit = (message: InboundMessage, text: string): EditedMessage => ({
  ...message,
  text,
  editedAt: at.stage.clock.now(),
  earlier: null,
  isEditStale: false,
});
const nameZone = ({ sender }: InboundMessage) => at.desk.command({ sender, text: 'timezone Asia/Tokyo' });
const posts = async (message: InboundMessage) =>
  (await at.postsOf(message)).map(({ caption, dueAt, state }) => [caption, dueAt?.toISOString().slice(11, 16), state]);

test('the caption that was changed meanwhile stays', async () => {
  const message = await drop('post tomorrow 7pm Ramen');
  const [post] = await at.postsOf(message);
  expect(post).toMatchObject({ state: 'draft', missing: 'zone' });
  await at.stage.core.posts.edit(post?.id ?? '', actorOf(message.sender), { caption: 'Udon' });
  await nameZone(message);
  expect(await posts(message)).toEqual([['Udon', '10:00', 'scheduled']]);
});

test('a process that dies between the answer and the reading leaves it to the next one', async () => {
  const message = await drop('post tomorrow 7pm Ramen');
  const { workspaces, posts: stored } = at.stage.core;
  await workspaces.setTimeZone(message.sender.memberId, 'Asia/Tokyo');
  await at.desk.resume();
  expect(await posts(message)).toEqual([['Ramen', '10:00', 'scheduled']]);
  const second = await drop('post tomorrow 8pm Udon', [video('F2')]);
  const [post] = await at.postsOf(second);
  // The answer is written, and the post was not looked at again.
  const { asked } = await at.stage.row(post?.id ?? '');
  await at.stage.prisma.post.update({
    where: { id: post?.id ?? '' },
    data: { asked: { ...Object(asked), words: null }, dueAt: new Date('2026-11-25T11:00Z') },
  });
  at.stage.clock.pass(10_000);
  await stored.settleAnswered();
  expect(await posts(second)).toEqual([['Udon', '11:00', 'scheduled']]);
});

test('each of several videos keeps its own caption', async () => {
  const message = await drop('post tomorrow 7pm\na: Ramen\nb: Udon', [video('F1'), video('F2')]);
  await nameZone(message);
  expect(await posts(message)).toEqual([
    ['Ramen', '10:00', 'scheduled'],
    ['Udon', '10:10', 'scheduled'],
  ]);
});

test('the words of an edit are what is read in the zone', async () => {
  const message = await drop('post tomorrow 7pm Ramen');
  await at.desk.edited(edit(message, 'post tomorrow 9pm Udon'));
  expect((await posts(message)).map(([caption, , state]) => [caption, state])).toEqual([['Udon', 'draft']]);
  await nameZone(message);
  expect(await posts(message)).toEqual([['Udon', '12:00', 'scheduled']]);
});

test('an edit that needs no zone any more goes on at once', async () => {
  const message = await drop('post tomorrow 7pm Ramen');
  await at.desk.edited(edit(message, 'post in 2 hours Ramen'));
  expect((await posts(message)).map(([caption, , state]) => [caption, state])).toEqual([['Ramen', 'scheduled']]);
  const before = await posts(message);
  await nameZone(message);
  expect(await posts(message)).toEqual(before);
});
