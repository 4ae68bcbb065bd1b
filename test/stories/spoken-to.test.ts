/** Whoever speaks to Schedy is answered once, wherever and with whatever; people who talk to each other are not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../sandbox/chats/chat.ts';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { channelName, type Name, type Platform, platforms } from './cast.ts';
import type { Dropped } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

interface Speaking {
  readonly who?: Name;
  readonly text?: string;
  /** Its name; what is in it plays no part. */
  readonly file?: string;
  /** To the others there, not to Schedy. */
  readonly isAside?: boolean;
}

interface Where {
  readonly isDirect?: boolean;
  /** In the thread under it, on Discord as a reply to its card. */
  readonly under?: Dropped;
}

/** Says it to Schedy in the way of the platform; answers the message under which the answer will stand. */
async function speak(stage: Stage, { isDirect = false, under }: Where, said: Speaking): Promise<Place> {
  const { who = 'mia', text = '', file, isAside } = said;
  const files = file === undefined ? [] : [{ name: file, bytes: new Uint8Array([1, 2, 3]) }];
  const card = under && stage.chat.under(under.root).find(({ isCard }) => isCard);
  const isReply = stage.chat.platform === 'discord' && card !== undefined && !isAside;
  const words = isDirect || isAside || isReply ? text : `@schedy ${text}`.trim();
  if (stage.chat.platform === 'slack') {
    const there = { ...(!isDirect && { channel: channelName }), ...(under && { threadTs: under.root.id }) };
    const person = slackOf(stage).as(who);
    const { channel, ts } = await (files.length > 0
      ? person.dropVideo({ ...there, text: words, files })
      : person.say({ ...there, text: words }));
    return under?.root ?? { channel, id: ts };
  }
  const inServer = under ? { threadOf: under.root.id } : { channel: channelName };
  const there = { ...(!isDirect && inServer), ...(isReply && { replyTo: card.id }) };
  const person = discordOf(stage).as(who);
  const { channelId: channel, id } = await (files.length > 0
    ? person.dropVideo({ ...there, text: words, files })
    : person.say({ ...there, text: words }));
  return under?.root ?? { channel, id };
}

/** What is said, and what is answered to it by itself and in the thread of the post `k7qm`. */
interface Cell {
  readonly said: Speaking;
  readonly alone: RegExp;
  readonly inThread: (code: string) => RegExp;
}

const picture = /That is a picture\. TikTok takes one video/;
const noVideo = /does not look like a video/;

const cells: readonly Cell[] = [
  {
    said: { text: 'make it funnier' },
    alone: /I did not understand that\. Drop a video/,
    inThread: (code) =>
      new RegExp(`I did not understand that, so nothing was changed\\.\\n.*${code}: scheduled · .*cancel.*change it`),
  },
  {
    said: { text: 'did it go out?' },
    alone: /read like a question.*\nDrop a video/,
    inThread: (code) => new RegExp(`read like a question.*\\n${code}: scheduled · `),
  },
  {
    said: { text: 'thanks!' },
    alone: /You are welcome/,
    inThread: () => /You are welcome/,
  },
  { said: { file: 'photo.jpg' }, alone: picture, inThread: () => picture },
  { said: { file: 'photo.jpg', text: 'this one?' }, alone: picture, inThread: () => picture },
  { said: { file: 'photo.jpg', text: 'post tomorrow 7pm Ramen' }, alone: picture, inThread: () => picture },
  { said: { file: 'notes.pdf' }, alone: noVideo, inThread: () => noVideo },
];

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  afterAll(() => stage.close());

  const repliesAt = (root: Place) => stage.chat.under(root).filter(({ isCard }) => !isCard);

  /** How many answers there are to be under each message. */
  const asked = new Map<string, { root: Place; answers: number }>();
  const ask = async (where: Where, said: Speaking): Promise<string> => {
    const before = where.under ? repliesAt(where.under.root).length : 0;
    const root = await speak(stage, where, said);
    const known = asked.get(root.id) ?? { root, answers: before };
    asked.set(root.id, { root, answers: known.answers + 1 });
    const answer = await stage.until(() => repliesAt(root)[known.answers], `an answer to ${JSON.stringify(said)}`);
    return answer.text;
  };

  describe.each([
    ['in private', true],
    ['with a mention', false],
  ])('%s', (_name, isDirect) => {
    let post: Dropped;
    beforeAll(async () => {
      // In private with the bot on Discord an account of a server is named.
      const on = isDirect && platform === 'discord' ? 'on @ramenhouse ' : '';
      post = await stage.drop(`post tomorrow 7pm ${on}New ramen drop`, { isDirect });
      await post.shows('scheduled');
    });

    it.each(cells)('$said.text $said.file is answered by itself', async ({ said, alone }) => {
      expect(await ask({ isDirect }, said)).toMatch(alone);
    });

    it.each(cells)('$said.text $said.file is answered in the thread of a post', async ({ said, inThread }) => {
      expect(await ask({ isDirect, under: post }, said)).toMatch(inThread(post.code()));
    });

    it('a command that names no post is asked which', async () => {
      expect(await ask({ isDirect }, { text: 'cancel' })).toMatch(/Which post\? Write its code too/);
      expect(await ask({ isDirect }, { text: 'move to 8pm' })).toMatch(/Which post\? Write its code too/);
      expect(await ask({ isDirect }, { text: 'tomorrow 7pm' })).toMatch(/I need the video too/);
    });

    it('nothing of all that has changed the post', () => {
      expect(post.card()).toMatch(/^scheduled/);
    });
  });

  it('a mention alone is answered', async () => {
    expect(await ask({}, {})).toMatch(/Drop a video with words like/);
    const post = await stage.drop('post tomorrow 8pm Another one');
    await post.shows('scheduled');
    if (platform === 'slack') expect(await ask({ under: post }, {})).toMatch(/nothing was changed/);
    await discordWithoutWords(stage, post, platform);
  });

  it('a command to a post of somebody else says whose it is, and after its end that it is over', async () => {
    const post = await stage.drop('post tomorrow 9pm Third one');
    await post.shows('scheduled');
    expect(await ask({ under: post }, { who: 'leo', text: 'cancel' })).toMatch(/belongs to somebody else/);
    expect(await ask({ under: post }, { who: 'leo', text: 'looking good' })).toMatch(/author and admins can change it/);
    await post.say('cancel');
    await post.shows('cancelled');
    expect(await ask({ under: post }, { who: 'leo', text: 'cancel' })).toMatch(/is cancelled: that can no longer/);
    expect(await ask({ under: post }, { text: 'looking good' })).toMatch(/Nothing changes it any more/);
  });

  it('people who talk to each other are left alone, and everybody else has had one answer', async () => {
    const post = await stage.drop('post friday 7pm Fourth one');
    await post.shows('scheduled');
    await speak(stage, { under: post }, { who: 'leo', text: 'make it funnier', isAside: true });
    await speak(stage, { under: post }, { text: 'did it go out?', isAside: true });
    await speak(stage, {}, { text: 'who films tomorrow?', isAside: true });
    expect(await ask({ under: post }, { text: 'thanks!' })).toMatch(/You are welcome/);
    for (const { root, answers } of asked.values()) expect(repliesAt(root)).toHaveLength(answers);
  });

  it('a polite request with a video is an instruction', async () => {
    const post = await stage.drop('can you post this tomorrow at 7.30pm?');
    await post.shows(`scheduled · ${stage.chat.moment('2026-11-25T19:30+01:00')}`);
    await post.say('can you move it to thursday?');
    await post.shows(`scheduled · ${stage.chat.moment('2026-11-26T19:30+01:00')}`);
    await post.say('cancle');
    await post.shows('cancelled');
  });

  it('labels on lines of their own say when and what', async () => {
    const post = await stage.drop('caption: New ramen\nwhen: tomorrow 7pm');
    const card = await post.shows(`scheduled · ${stage.chat.moment('2026-11-25T19:00+01:00')}`);
    expect(card).not.toContain('caption: New');
    await post.say('cancel');
    await post.shows('cancelled');
  });
});

/** A reply whose mention is switched off is spoken to Schedy too, and its words stay hidden. */
async function discordWithoutWords(stage: Stage, post: Dropped, platform: Platform): Promise<void> {
  if (platform !== 'discord') return;
  const card = stage.chat.under(post.root).find(({ isCard }) => isCard);
  const reply = { threadOf: post.root.id, replyTo: card?.id ?? '', ping: false, text: 'cancel' };
  await discordOf(stage).as('mia').say(reply);
  await post.isTold(/Discord does not show me your words/);
  expect(post.card()).toMatch(/^scheduled/);
}
