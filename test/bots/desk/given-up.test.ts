/** A message over which a process died each time: nothing of it is done, and its author hears of it. */
import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';
import { useDesk, video } from './stage.ts';

const at = useDesk();
const { senderOf, said, within, postsOf } = at;

const repliesIn = async ({ channel, root }: { channel: string; root: string }) => {
  await at.stage.ring();
  return at.stage.chat.replies(channel, root).map((one) => plainText(at.desk.reply(one)));
};

/** As it is while the process dies over its video. */
const dropped = async (text: string) => {
  const message = said(senderOf(at.team.mia), text, {
    files: [video('F1'), video('F2')],
    isLastTry: false,
    openVideo: () => Promise.reject(new RangeError('died')),
  });
  await expect(at.desk.receive(message)).rejects.toThrow('died');
  return message;
};

test('its videos are refused on their cards, and nothing goes out', async () => {
  const message = await dropped('post tomorrow 7pm Ramen');
  await at.desk.giveUp(message);
  await at.desk.giveUp(message);
  const posts = await postsOf(message);
  expect(posts.map(({ state, problem }) => [state, problem?.code])).toEqual([
    ['failed', 'schedy_failed'],
    ['failed', 'schedy_failed'],
  ]);
  const replies = await repliesIn(message);
  expect(replies.filter((reply) => reply.includes('went wrong in Schedy itself'))).toHaveLength(2);
});

test('words are answered where they were said to Schedy or in the thread of a post, and talk among people is not', async () => {
  const asked = said(senderOf(at.team.mia), 'post tomorrow 7pm Ramen');
  await at.desk.giveUp(asked);
  expect((await repliesIn(asked)).join()).toContain('I could not work on that message');

  const message = said(senderOf(at.team.mia), 'post tomorrow 7pm Ramen', { files: [video('F1')] });
  await at.desk.receive(message);
  const before = (await repliesIn(message)).length;
  await at.desk.giveUp(within(message, message.sender, 'move to 8pm'));
  expect((await repliesIn(message)).slice(before).join()).toContain('Please send it again');

  const talk = said(senderOf(at.team.mia), 'nice one', { place: 'channel', inThread: true, root: '77.1' });
  await at.desk.giveUp(talk);
  expect(await repliesIn(talk)).toEqual([]);
});
