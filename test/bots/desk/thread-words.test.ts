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
