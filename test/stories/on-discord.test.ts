/** What only Discord has: commands that carry videos, forms, the menu of a message, replies, zones. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { Place, Said } from '../../sandbox/chats/chat.ts';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import type { DiscordStandIn, Person } from '../../sandbox/discord/index.ts';
import { anotherTake } from '../fixtures/another-take.ts';
import { channelName } from './cast.ts';
import { type Dropped, openThread, sha256Of } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

const fixture = await readFile(new URL('../fixtures/videos/ok.mp4', import.meta.url));
/** Far from the numbers of `stage.drop`: the same video again would be asked about. */
let takes = 1000;

/** Another video each time. */
function newVideo() {
  takes += 1;
  return { name: 'ok.mp4', bytes: anotherTake(fixture, takes) };
}

let stage: Stage;
let discord: DiscordStandIn;
let mia: Person;
beforeAll(async () => {
  stage = await openStage({ platform: 'discord' });
  discord = discordOf(stage);
  mia = discord.as('mia');
  await stage.connect();
});
// A permission that is missing is found out by trying.
afterAll(() => stage.close(/50013/));

const threadAt = (root: Place): Dropped => openThread(stage, root);

/** The ordinary message that stands for a video which a command or a form brought. */
async function broughtBy(act: () => Promise<unknown>): Promise<Dropped> {
  const before = new Set(stage.chat.inChannel().map(({ id }) => id));
  await act();
  const isNew = ({ id, text }: Said) => !before.has(id) && text.includes('brings a video');
  return threadAt(await stage.until(() => stage.chat.inChannel().find(isNew), 'the message'));
}

it('whoever owns the server is greeted, once', async () => {
  const greetings = () => stage.direct('ada').filter((text) => text.includes('I am Schedy'));
  await stage.until(() => greetings().length === 1, 'the greeting');
  expect(greetings()[0]).toContain('from Discord');
});

it('/schedy post takes the video, and an ordinary message stands for it with its thread', async () => {
  const video = newVideo();
  const options = {
    video,
    when: 'tomorrow 7pm',
    caption: 'post "this" now?',
    privacy: 'SELF_ONLY',
  };
  const post = await broughtBy(() => mia.command('/schedy post', options, channelName));

  await stage.privately('I have it.');
  const { moment } = stage.chat;
  const card = await post.shows(`scheduled · ${moment('2026-11-25T19:00+01:00')}`);
  expect(card).toContain('post "this" now?');
  expect(card).toContain('only you can see it');
  await stage.advanceTo('2026-11-25T19:00:06+01:00');
  await stage.goesOut(post);
  expect(stage.videos().map(({ sha256 }) => sha256)).toEqual([sha256Of(video.bytes)]);
});

it('/schedy post without a video opens a form that says how much Discord takes', async () => {
  await mia.command('/schedy post', {}, channelName);
  const form = discord.modal('mia');
  if (!form) throw new Error('No form is open.');
  expect(discord.renderModal(form)).toContain('up to 10 MB from you here');

  const post = await broughtBy(() => mia.submit({ video: [newVideo()], caption: 'From a form' }));

  expect(await post.shows('goes out in a few seconds')).toContain('From a form');
  await post.press('Undo');
  await post.shows('cancelled');
});

it('/schedy post takes "next slot" for a time', async () => {
  const options = { video: newVideo(), when: 'next slot', caption: 'Some day' };
  const post = await broughtBy(() => mia.command('/schedy post', options, channelName));

  await post.isTold(/No slots are kept here yet/);
  expect(post.card()).toContain('Some day');
  await post.press('Cancel');
  await post.shows('cancelled');
});

it('"Post to TikTok" takes the video of a message that nobody addressed to Schedy', async () => {
  const said = await stage.drop('look at this one', { who: 'leo', isAside: true });

  await mia.messageCommand('Post to TikTok', said.root);

  const card = await said.shows('draft');
  expect(card).toContain('look at this one');
  await said.isTold(/^@mia \S+ \(\w+\): (?:When shall it go out|What shall I do with it)\?/);
  await said.say('friday 7pm');
  await said.shows(`scheduled · ${stage.chat.moment('2026-11-27T19:00+01:00')}`);
  await said.press('Cancel');
  await said.shows('cancelled');

  // Whoever has changed their mind once more chooses it again.
  await mia.messageCommand('Post to TikTok', said.root);
  await said.shows('draft');
  expect(said.cards()).toHaveLength(2);
});

it('a message without a video is told so, with what Discord takes', async () => {
  const said = await stage.say('no video here', 'leo');
  const answer = await stage.answerTo(() => mia.messageCommand('Post to TikTok', said.root));
  expect(answer.text).toContain('There is no video in that message.');
  expect(answer.text).toContain('Discord takes files up to 10 MB from you here');
});

it('help names the real limit, and what Discord lets Schedy read', async () => {
  const help = await stage.command('help');
  expect(help).toContain('Discord takes files up to 10 MB from you here');
  expect(help).toContain('Reply to the card of a post');
  expect(help).toContain('What you write to me while I am away I read when I am back');
});

it('a time without a zone waits until its author has named his city, and goes on by itself', async () => {
  discord.users.add({ name: 'noa', displayName: 'noa' });
  const noa = discord.as('noa');
  const text = '@schedy post every friday 6pm From far away';
  const dropped = await noa.dropVideo({ channel: channelName, text, files: [newVideo()] });
  const post = threadAt({ channel: dropped.channelId, id: dropped.id });

  const card = await post.shows('draft');
  expect(card).toContain('I do not know your time zone yet');
  await post.isTold(/^@noa \S+ \(\w+\): I do not know your time zone yet/);
  const [place] = stage.chat.under(post.root).filter(({ isCard }) => isCard);
  if (!place) throw new Error('There is no card.');
  await noa.click(place, 'Set my time zone');
  await noa.submit({ zone: 'Atlantis' });
  const told = (words: string) =>
    stage.until(() => discord.ephemerals('noa').some((said) => discord.render(said).includes(words)), words);
  await told('Atlantis');
  await noa.click(place, 'Set my time zone');
  await noa.submit({ zone: 'san francisco' });

  await told('Your time zone is America/Los_Angeles.');
  await post.shows(`scheduled · ${stage.chat.moment('2026-11-28T03:00+01:00')}`);
  expect(post.card()).toContain('From far away');
  expect(post.card()).toContain('→ Keep Fridays 18:00');

  const again = await noa.dropVideo({ channel: channelName, text, files: [newVideo()] });
  const second = threadAt({ channel: again.channelId, id: again.id });
  await second.shows(`scheduled · ${stage.chat.moment('2026-11-28T03:00+01:00')}`);
});

it('cities, posts and accounts are proposed while they are typed', async () => {
  const channel = channelName;
  const typing = (command: string, option: string, text: string) =>
    mia.autocomplete({ command: `/schedy ${command}`, option, text, channel });

  const cities = await typing('timezone', 'city', 'münch');
  expect(cities[0]).toMatchObject({ value: 'Europe/Berlin' });
  expect(cities[0]?.name).toMatch(/^M[uü]nch?en|^Munich/);
  expect((await typing('show', 'code', 'far away'))[0]?.name).toContain('From far away');
  expect(await typing('cancel', 'code', 'far away')).toEqual([]);
  expect(await typing('post', 'profile', 'ram')).toMatchObject([{ value: '@ramenhouse' }]);
});

it('in private every message is for Schedy, the thread is made of replies, and accounts have names', async () => {
  const post = await stage.drop('post tomorrow 8pm Between us on @ramenhouse', { isDirect: true });

  await post.shows('scheduled');
  await post.say('move to 9pm');
  await post.shows(`scheduled · ${stage.chat.moment('2026-11-26T21:00+01:00')}`);
  await post.say('cancel');
  await post.shows('cancelled');
  expect(post.replies()).toEqual([]);
});

it('what cannot be taken back is asked first', async () => {
  const list = await stage.answerTo(() => stage.chat.command('mia', 'profiles'));
  const question = await stage.answerTo(() => stage.chat.click('mia', list, 'Disconnect'));
  expect(question.text).toContain('Disconnect this account?');
  await stage.chat.click('mia', question, 'Keep it');

  await stage.until(
    () => stage.chat.ephemerals('mia').some(({ text }) => text === 'Nothing was changed.'),
    'the answer',
  );
  expect(await stage.command('profiles')).toContain('@ramenhouse (Ramen House)');
});

it('a card that Discord lets nobody edit any more is written anew, once', async () => {
  const post = await stage.drop('post saturday 6pm Often changed');
  await post.shows('scheduled');
  await stage.advance(2 * 60 * 60_000);
  const before = stage.chat.under(post.root).map(({ id }) => id);
  const tooOften = { code: 30046, message: 'Too many edits', retry_after: 60, global: false };
  discord.faults.plan({
    method: 'PATCH',
    path: /\/messages\/\d+$/,
    action: {
      kind: 'answer',
      status: 429,
      body: JSON.stringify(tooOften),
      headers: { 'content-type': 'application/json', 'retry-after': '60' },
    },
  });

  await post.press('Cancel');

  await post.shows('cancelled');
  const after = stage.chat.under(post.root).map(({ id }) => id);
  expect(post.cards()).toHaveLength(1);
  expect(after).not.toEqual(before);
});

it('where Schedy may not open threads, both commands and mentions are told what is missing', async () => {
  discord.channels.deny(channelName, 'schedy', ['CreatePublicThreads']);
  onTestFinished(() => discord.channels.deny(channelName, 'schedy', []));
  const answer = await stage.answerTo(() =>
    mia.command('/schedy post', { video: newVideo(), when: 'now' }, channelName),
  );
  expect(answer.text).toContain('I lack Create Public Threads');

  await stage.drop('post now Nowhere to answer');
  const told = () => stage.direct('mia').find((text) => text.includes('I lack'));
  expect(await stage.until(told, 'the direct message')).toContain('Create Public Threads');
});

it('a line that breaks is taken up again, and nothing doubles', async () => {
  discord.gateway.cut();
  const post = await stage.drop('post sunday 6pm On a bad line');
  await stage.until(() => discord.connections() > 0, 'the line');
  await post.shows('scheduled');
  discord.gateway.askToReconnect();
  await stage.until(() => discord.connections() > 0, 'the line');
  await stage.advance(60_000);
  expect(post.cards()).toHaveLength(1);
});
