/** "Post to TikTok" in the menu of a Slack message. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { channelName, type Name } from './cast.ts';
import type { Dropped } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.connect();
});
// Where the app is not, Slack knows no such channel.
afterAll(() => stage.close(/conversations\.info: channel_not_found/));

const choose = async (dropped: Pick<Dropped, 'root'>, who: Name = 'leo'): Promise<string> => {
  const { channel, id } = dropped.root;
  const answer = await stage.answerTo(async () => {
    expect(await slackOf(stage).as(who).messageShortcut('post_to_tiktok', channel, id)).toMatchObject({ ok: true });
  }, who);
  return answer.text;
};

describe('Post to TikTok in the menu of a message', () => {
  it('takes a video that nobody had said anything about, for whoever chose it', async () => {
    const post = await stage.drop('Look what we cooked', { isAside: true });
    expect(post.cards()).toEqual([]);

    expect(await choose(post)).toContain('What becomes of it stands under that message');
    expect(await post.shows('When shall it go out?')).toContain('Look what we cooked');
    await post.isTold(/^@leo/);
    await post.press('Post now', 'leo');
    await post.shows('goes out in a few seconds');
    await post.press('Undo', 'leo');
    await post.shows('cancelled');

    await choose(post);
    await stage.until(() => post.cards().find((card) => card.startsWith('draft')), 'a second card');
  });

  it('reads the words of the message as of the moment it was chosen, even a question', async () => {
    const planned = await stage.drop('the kitchen, post it in 2 hours', { isAside: true, files: ['ok.mov'] });
    const asked = await stage.drop('shall we post this?', { isAside: true });
    await choose(asked);
    await asked.shows(/^draft/);
    expect(planned.root.id).not.toBe(asked.root.id);
  });

  it('says privately what stands in the way', async () => {
    const words = await stage.say('lunch?', 'mia');
    expect(await choose(words)).toContain('There is no video in that message');

    const slack = slackOf(stage);
    const gone = await stage.drop('soon gone', { isAside: true });
    const [file] = slack.messages(channelName).at(-1)?.files ?? [];
    await slack.as('mia').deleteFile(file?.id ?? '');
    expect(await choose(gone)).toContain('The file was deleted');

    slack.channels.add({ name: 'backstage', kind: 'group', members: ['mia', 'leo'], botIsMember: false });
    const { channel, ts } = await slack.as('mia').dropVideo({
      channel: 'backstage',
      text: 'secret',
      files: [{ name: 'clip.mp4', bytes: Buffer.from('0') }],
    });
    expect(await choose({ root: { channel, id: ts } })).toContain('/invite @schedy');

    const { id: gus } = slack.users.add({ name: 'gus', guest: true });
    slack.channels.get(channelName).members.add(gus);
    expect(await choose(gone, 'gus' as Name)).toContain('Guests do not post here');
  });
});
