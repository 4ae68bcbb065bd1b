/** A message that is edited before or after it is worked on, on the whole core: the last words are what goes out. */
import { describe, expect, test } from 'vitest';
import type { EditedMessage, InboundMessage } from '../../../src/bots/desk/index.ts';
import { actorOf } from '../../../src/core/index.ts';
import { minutes } from '../../core/posts/stage.ts';
import { plainText } from './plain-text.ts';
import { useDesk, video } from './stage.ts';

const at = useDesk();

const files = [video('F1')];
const say = (text: string, more: Partial<InboundMessage> = {}) =>
  at.said(at.senderOf(at.team.mia), text, { files, ...more });
const edit = (message: InboundMessage, text: string, more: Partial<EditedMessage> = {}): EditedMessage => ({
  ...message,
  text,
  editedAt: at.stage.clock.now(),
  earlier: message.text,
  isEditStale: false,
  ...more,
});
const postOf = async (message: InboundMessage) => {
  const [post, ...more] = await at.postsOf(message);
  expect(more).toEqual([]);
  return post;
};
const replies = async ({ channel, root }: InboundMessage) => {
  await at.stage.ring();
  return at.stage.chat.replies(channel, root).map((one) => plainText(at.desk.reply(one)));
};

describe('before it is worked on', () => {
  test('its new words alone become the post', async () => {
    const message = say('post tomorrow 7pm Old words');
    await at.desk.receiveEdited(edit(message, 'post tomorrow 8pm New words'));
    expect(await postOf(message)).toMatchObject({ caption: 'New words', state: 'scheduled' });
    await at.desk.edited(edit(message, 'post tomorrow 8pm New words'));
    expect(await postOf(message)).toMatchObject({ caption: 'New words', state: 'scheduled' });
    expect(await replies(message)).toEqual([]);
  });

  test('a time that stood there before counts from the message, a new one from the edit', async () => {
    const first = say('post in 20 minutes Ramen');
    const second = say('post in 20 minutes Ramen');
    const sentAt = first.sentAt.getTime();
    await at.stage.pass(5 * minutes);
    await at.desk.receiveEdited(edit(first, 'post in 20 minutes Udon'));
    await at.desk.receiveEdited(edit(second, 'post in 30 minutes Ramen'));
    expect(await postOf(first)).toMatchObject({ caption: 'Udon', dueAt: new Date(sentAt + 20 * minutes) });
    expect(await postOf(second)).toMatchObject({ dueAt: new Date(sentAt + 35 * minutes) });
  });

  test('what an earlier try has made of the first words follows', async () => {
    const message = say('post tomorrow 7pm Old words', {
      isLastTry: false,
      openVideo: () => Promise.reject(new TypeError('The process died.')),
    });
    await expect(at.desk.receive(message)).rejects.toThrow('died');
    expect(await postOf(message)).toMatchObject({ caption: 'Old words', state: 'draft' });
    const again = { ...message, isLastTry: true, openVideo: () => at.stage.videoFrom('ok.mp4') };
    await at.desk.receiveEdited(edit(again, 'post tomorrow 8pm New words', { earlier: message.text }));
    expect(await postOf(message)).toMatchObject({ caption: 'New words', state: 'scheduled' });
    expect(await replies(message)).toEqual([]);
  });

  test('an edit that is read late posts nothing at once', async () => {
    const message = say('post tomorrow 7pm Ramen');
    await at.desk.receiveEdited(edit(message, 'post now Ramen', { isEditStale: true }));
    expect(await postOf(message)).toMatchObject({ state: 'draft', missing: 'time' });
  });
});

describe('after its words were refused', () => {
  const tooLong = `post tomorrow 7pm ${'ramen '.repeat(400)}`;

  test('the mended ones become the post', async () => {
    const message = say(tooLong);
    await at.desk.receive(message);
    expect(await at.postsOf(message)).toEqual([]);
    await at.desk.edited(edit(message, 'post tomorrow 7pm Ramen'));
    expect(await postOf(message)).toMatchObject({ caption: 'Ramen', state: 'scheduled' });
  });

  test('the same refusal is said to every edit, and once to each', async () => {
    const message = say(tooLong);
    await at.desk.receive(message);
    const first = edit(message, `${tooLong} more`);
    await at.desk.edited(first);
    await at.desk.edited(first);
    await at.stage.pass(1000);
    await at.desk.edited(edit(message, `${tooLong} still more`));
    expect(await replies(message)).toHaveLength(3);
  });

  test('and the same of the post that the first words have made', async () => {
    const message = say('post tomorrow 7pm Ramen');
    await at.desk.receive(message);
    await at.desk.edited(edit(message, tooLong));
    await at.stage.pass(1000);
    await at.desk.edited(edit(message, `${tooLong} more`));
    expect(await replies(message)).toHaveLength(2);
    expect(await postOf(message)).toMatchObject({ caption: 'Ramen' });
  });

  test('talk in a channel stays talk', async () => {
    const message = say('look at this', { place: 'channel' });
    await at.desk.receive(message);
    await at.desk.edited(edit(message, 'look at that'));
    expect([await at.postsOf(message), await replies(message)]).toEqual([[], []]);
  });
});

describe('of several videos', () => {
  const two = { files: [video('F1'), video('F2')] };
  const labelled = (second: string) => `post tomorrow 7pm\na: Ramen\nb: ${second}`;
  const captions = async (message: InboundMessage) => (await at.postsOf(message)).map(({ caption }) => caption);
  const times = async (message: InboundMessage) => (await at.postsOf(message)).map(({ dueAt }) => dueAt?.toISOString());

  test('each keeps its own caption, and gets the one that the edit has for it', async () => {
    const message = say(labelled('Udno'), two);
    await at.desk.receive(message);
    const before = await replies(message);
    await at.desk.edited(edit(message, labelled('Udon')));
    expect(await captions(message)).toEqual(['Ramen', 'Udon']);
    expect(await replies(message)).toEqual(before);
  });

  test('the edited words that are chosen in its thread are those of one video', async () => {
    const message = say(labelled('Udno'), two);
    await at.desk.receive(message);
    const [, second] = await at.postsOf(message);
    await at.stage.core.posts.edit(second?.id ?? '', actorOf(message.sender), { caption: 'Soba' });
    await at.desk.edited(edit(message, labelled('Udon')));
    expect(await captions(message)).toEqual(['Ramen', 'Soba']);
    await at.desk.press({ sender: message.sender, action: 'take_edit', value: `${second?.id}|caption` });
    expect(await captions(message)).toEqual(['Ramen', 'Udon']);
  });

  test('a new rhythm becomes a new plan, which changes nothing before it is confirmed', async () => {
    const rhythm = (clock: string) => `post one a day at ${clock} from tomorrow: Ramen`;
    const message = say(rhythm('7pm'), two);
    await at.desk.receive(message);
    await at.pressPlan(message, 'Confirm');
    const first = await times(message);
    expect(first.map((time) => time?.slice(11, 16))).toEqual(['18:00', '18:00']);
    await at.desk.edited(edit(message, rhythm('8pm')));
    expect(await times(message)).toEqual(first);
    await at.pressPlan(message, 'Confirm');
    const later = first.map((time) => new Date(new Date(time ?? 0).getTime() + 60 * minutes).toISOString());
    expect(await times(message)).toEqual(later);
  });

  test('a plan that is not confirmed yet is replaced by that of the edit', async () => {
    const rhythm = (clock: string, caption: string) => `post one a day at ${clock} from tomorrow: ${caption}`;
    const message = say(rhythm('7pm', 'Ramen'), two);
    await at.desk.receive(message);
    await at.desk.edited(edit(message, rhythm('9am', 'Udon')));
    expect(await at.plansIn(message)).toHaveLength(2);
    await at.pressPlan(message, 'Confirm');
    expect(await captions(message)).toEqual(['Udon', 'Udon']);
    expect((await times(message)).map((time) => time?.slice(11, 16))).toEqual(['08:00', '08:00']);
  });
});

describe('what else the edited words say of a post', () => {
  const accountOf = async (message: InboundMessage) => (await postOf(message))?.profile?.handle;
  let serial = 0;
  /** Another account of the same workspace. */
  const another = async () => {
    serial += 1;
    const handle = `another_${serial}`;
    at.stage.standIn.accounts.add({ handle });
    await at.stage.connect(at.team.mia, handle);
    return handle;
  };

  test.each([
    ['as a draft', 'inbox'],
    ['by hand', 'by_hand'],
  ])('“%s” keeps it from being published by itself', async (words, way) => {
    const message = say('post tomorrow 7pm Ramen');
    await at.desk.receive(message);
    expect(await postOf(message)).toMatchObject({ way: 'direct' });
    await at.desk.edited(edit(message, `post tomorrow 7pm Ramen, ${words}`));
    expect(await postOf(message)).toMatchObject({ way, caption: 'Ramen', state: 'scheduled' });
  });

  test('another account takes it over', async () => {
    const handle = await another();
    const message = say('post tomorrow 7pm Ramen');
    await at.desk.receive(message);
    const first = await accountOf(message);
    expect(first).not.toBe(handle);
    await at.desk.edited(edit(message, `post tomorrow 7pm Ramen on @${handle}`));
    expect(await accountOf(message)).toBe(handle);
    expect(await replies(message)).toEqual([]);
  });

  test('an account that is not known is told, and nothing changes', async () => {
    const message = say('post tomorrow 7pm Ramen');
    await at.desk.receive(message);
    const first = await accountOf(message);
    await at.desk.edited(edit(message, 'post tomorrow 7pm Ramen on @nobodyhere'));
    expect(await accountOf(message)).toBe(first);
    expect(await replies(message)).toHaveLength(1);
  });

  test('of several accounts none is exchanged unasked', async () => {
    const handle = await another();
    const first = (await at.stage.prisma.profile.findUniqueOrThrow({ where: { id: at.team.profileId } })).handle;
    const message = say(`post tomorrow 7pm Ramen on @${first} and @${handle}`);
    await at.desk.receive(message);
    const accounts = async () => (await at.postsOf(message)).map(({ profile }) => profile?.handle);
    expect(await accounts()).toEqual([first, handle]);
    const before = (await replies(message)).length;
    await at.desk.edited(edit(message, `post tomorrow 7pm Udon on @${first} and @${handle}`));
    expect(await replies(message)).toHaveLength(before);
    await at.stage.pass(1000);
    const both = { ...message, text: `post tomorrow 7pm Udon on @${first} and @${handle}` };
    await at.desk.edited(edit(both, `post tomorrow 7pm Udon on @nobodyhere and @${handle}`));
    expect(await accounts()).toEqual([first, handle]);
    expect((await replies(message)).join()).toContain('Your edit names other accounts than before');
  });
});
