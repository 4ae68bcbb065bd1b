/** Words in the thread of a post, from somebody who has not said where they are. */
import { expect, test } from 'vitest';
import { hours, seconds } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';
import { useDesk, video } from './stage.ts';

const at = useDesk({ platform: 'discord' });
const { senderOf, said, within, postsOf } = at;

test('a time that is the same everywhere moves the post; a clock time asks where they are', async () => {
  const mia = senderOf(at.team.mia);
  const message = said(mia, 'post in 5 hours Ramen', { files: [video('F1')] });
  await at.desk.receive(message);
  const ada = senderOf(await at.stage.newPerson(at.team.workspaceId, true), { isAdmin: true, isZoneKnown: false });
  const dueInMs = async () => {
    const [post] = await postsOf(message);
    return (post?.dueAt?.getTime() ?? 0) - at.stage.clock.now().getTime();
  };

  await at.desk.receive(within(message, ada, 'move to 8pm'));
  expect(await dueInMs()).toBe(5 * hours);
  await at.desk.receive(within(message, ada, 'tomorrow 8pm, caption: Udon'));
  expect(await dueInMs()).toBe(5 * hours);
  await at.desk.receive(within(message, ada, 'post in 15 seconds'));
  expect(await dueInMs()).toBe(15 * seconds);
  await at.desk.receive(within(message, ada, 'move to in 3 hours'));
  expect(await dueInMs()).toBe(3 * hours);
});

test('a caption that is too long is to be written again, and no video to be dropped', async () => {
  const mia = senderOf(at.team.mia);
  const message = said(mia, 'post in 5 hours Ramen', { files: [video('F1')] });
  await at.desk.receive(message);
  await at.desk.receive(within(message, mia, `caption: ${'Ramen '.repeat(400)}`));
  await at.stage.ring();
  const told = at.stage.chat.replies(message.channel, message.root).map((one) => plainText(at.desk.reply(one)));
  expect(told.at(-1)).toContain('Shorten it by 199 and write it again. Nothing was changed.');
  expect((await postsOf(message))[0]?.caption).toBe('Ramen');
});

test('a reply that names another account, a time and no comments does all of it', async () => {
  const mia = senderOf(at.team.mia);
  at.stage.standIn.accounts.add({ handle: 'other.brand' });
  await at.stage.connect(at.team.mia, 'other.brand');
  const message = said(mia, 'post in 5 hours Ramen', { files: [video('F1')] });
  await at.desk.receive(message);
  const [before] = await postsOf(message);
  await at.desk.receive(within(message, mia, 'in 7 hours and no comments'));
  await at.desk.receive(within(message, mia, 'wrong account!! use @other.brand'));
  await at.desk.receive(within(message, mia, 'add #ramen'));
  const [post] = await postsOf(message);
  expect(post).toMatchObject({ caption: 'Ramen #ramen', profile: { handle: 'other.brand' }, state: 'scheduled' });
  expect((post?.dueAt?.getTime() ?? 0) - (before?.dueAt?.getTime() ?? 0)).toBe(2 * hours);
  const row = await at.stage.prisma.post.findUniqueOrThrow({ where: { id: post?.id ?? '' } });
  expect(row.disableComment).toBe(true);

  await at.desk.receive(within(message, mia, 'use @nobody.here instead'));
  const [kept] = await postsOf(message);
  expect(kept?.profile?.handle).toBe('other.brand');
  await at.stage.ring();
  const told = at.stage.chat.replies(message.channel, message.root).map((one) => plainText(at.desk.reply(one)));
  expect(told.join('\n')).toContain('No account of that name');
});

test('what speaks of the post and cannot be done is answered once, talk is not, and neither changes anything', async () => {
  const mia = senderOf(at.team.mia);
  const message = said(mia, 'post in 5 hours Ramen', { files: [video('F1')] });
  await at.desk.receive(message);
  const [before] = await postsOf(message);
  const toldOf = async (text: string, who = mia) => {
    await at.stage.ring();
    const known = at.stage.chat.replies(message.channel, message.root).length;
    await at.desk.receive(within(message, who, text));
    await at.stage.ring();
    const replies = at.stage.chat.replies(message.channel, message.root).slice(known);
    return replies.map((one) => plainText(at.desk.reply(one))).join('\n');
  };
  const code = before?.code ?? '';
  expect(await toldOf('when does this go out again?')).toContain(`${code}: scheduled · `);
  expect(await toldOf('what can I change here?')).toContain('move to 8pm');
  expect(await toldOf('move it to sunday if it rains')).toContain('I cannot tell when that is');
  expect(await toldOf("don't post it yet")).toContain('I cannot hold a post');
  expect(await toldOf('cancel it and tell dana')).toContain('I did not understand that');
  for (const talk of [
    'love it, the dog is great',
    'bis morgen',
    'stop it, you two',
    'saturday 10am, my kid has a match',
  ])
    expect(await toldOf(talk)).toBe('');
  const [post] = await postsOf(message);
  expect(post).toMatchObject({ version: before?.version, dueAt: before?.dueAt, state: 'scheduled' });

  const ben = senderOf(await at.stage.newPerson(at.team.workspaceId, true));
  for (const text of ['when does this go out again?', "don't post it yet"]) expect(await toldOf(text, ben)).toBe('');
});
