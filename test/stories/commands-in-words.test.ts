/** Every command works without the slash: in private in full, after a mention so that nobody reads what is not theirs. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Said } from '../../sandbox/chats/chat.ts';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { anotherTake } from '../fixtures/another-take.ts';
import { type Name, platforms } from './cast.ts';
import type { Dropped } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

const city = {
  slack: /Slack tells me that your time zone is Europe\/Berlin/,
  discord: /Your time zone is Europe\/Berlin/,
};

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  let post: Dropped;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
    post = await stage.drop('post tomorrow 7pm New ramen drop');
    await post.shows('scheduled');
    if (platform === 'slack') return;
    // In private with the bot on Discord everybody is alone: the workspace is their own.
    const own = await stage.drop('post tomorrow 7pm on @ramenhouse New ramen drop', { isDirect: true });
    await own.shows('scheduled');
  });
  afterAll(() => stage.close());

  /** Said to Schedy, and the one answer to it. */
  const answerTo = async (
    text: string,
    { who = 'mia', isDirect }: { who?: Name; isDirect: boolean },
  ): Promise<Said> => {
    const root = await stage.chat.say(who, { text: isDirect ? text : `@schedy ${text}`, isDirect });
    return stage.until(() => stage.chat.under(root).find(({ isCard }) => !isCard), `an answer to "${text}"`);
  };
  const inPrivate = async (text: string, who?: Name): Promise<string> =>
    (await answerTo(text, { isDirect: true, ...(who && { who }) })).text;
  const inPublic = (text: string, who?: Name) => answerTo(text, { isDirect: false, ...(who && { who }) });

  it.each([
    ['help', /Commands[\s\S]*\/schedy forget me/],
    ['queue', /Planned[\s\S]*New ramen drop/],
    ['list posts', /Planned[\s\S]*New ramen drop/],
    ['hi schedy 👋', /Drop a video/],
    ['hlep', /Did you mean \/schedy help\?/],
    ["what's planned?", /Planned[\s\S]*New ramen drop/],
    ['history', /Nothing has gone out yet/],
    ['profiles', platform === 'slack' ? /TikTok accounts[\s\S]*@ramenhouse/ : /No TikTok account is connected yet/],
    ['slots', /No slots are kept here yet/],
    ['settings', /Settings[\s\S]*A day without a time/],
    ['timezone', /time zone is Europe\/Berlin/],
    ['guests', /Guests may not post here/],
    ['calendar', /Calendar .*Nov/],
    ['calendar next week', /Calendar Mon 30 Nov/],
  ])('in private %s is answered in full', async (words, answer) => {
    expect(await inPrivate(words)).toMatch(answer);
  });

  it('in private the buttons of a list work as behind the slash', async () => {
    const settings = await answerTo('settings', { isDirect: true });
    expect(settings.labels).toContain('My settings');
    await stage.chat.click('mia', settings, 'My settings');
    expect(await stage.until(() => stage.chat.form('mia'), 'the form')).toContain('My usual hour');
    if (platform === 'discord') return;
    expect((await answerTo('profiles', { isDirect: true })).labels).toContain('Check token');
  });

  it('what a command is told is done, in private and after a mention', async () => {
    expect(await inPrivate('timezone Berlin')).toMatch(city[platform]);
    expect(await inPrivate('slots add fridays 18:00')).toMatch(/Kept: Fridays 18:00/);
    expect((await inPublic('slots')).text).toMatch(/Fridays 18:00/);
    const admin =
      platform === 'slack' ? inPrivate : async (text: string, who?: Name) => (await inPublic(text, who)).text;
    expect(await admin('settings approvals on', 'ada')).toMatch(/approv/);
    expect(await admin('settings approvals off', 'ada')).toMatch(/approv/);
    expect(await admin('guests on', 'ada')).toMatch(/Guests may post to shared accounts/);
    expect((await inPublic('guests off', 'ada')).text).toMatch(/Guests may not post here/);
    expect((await inPublic('guests on')).text).toMatch(/Only admins/);
  });

  it('what is said once tells how far away a time is', async () => {
    // Discord counts it down by itself.
    const [far, farther] =
      platform === 'slack' ? [/\(in 27 hours\)/, /\(in 28 hours\)/] : [/\(in 1 day\)/, /\(in 1 day\)/];
    expect(await inPrivate('queue')).toMatch(far);
    expect(await stage.command('queue')).toMatch(far);
    const code = post.code();
    expect(await stage.command(`move ${code} tomorrow 8pm`)).toMatch(farther);
    expect((await inPublic(`move ${code} to tomorrow 7pm`)).text).toMatch(/scheduled.*\(in 27 hours\)/);
    const several = await stage.drop('post tomorrow 9pm Two at once', { files: ['ok.mp4', 'ok.mov'] });
    await several.isTold(platform === 'slack' ? /\(in 29 hours\)/ : far);
  });

  it('edit with a code, and in the thread of one post without it, opens its form', async () => {
    const answer = await inPublic(`edit ${post.code()}`);
    expect(answer.text).toMatch(/press Edit to open it/);
    await stage.chat.click('mia', answer, 'Edit');
    await stage.until(() => stage.chat.form('mia')?.includes('New ramen drop'), 'the form of the post');
    await post.say(platform === 'slack' ? '@schedy edit' : 'edit');
    await post.isTold(/press Edit to open it/);
    expect((await inPublic('edit')).text).toMatch(/Which post\?/);
  });

  it.each([
    ['queue', 'Show the queue', /Planned[\s\S]*New ramen drop/],
    ['history', 'Show the history', /Nothing has gone out yet/],
    ['profiles', 'Show the accounts', /TikTok accounts/],
    ['settings', 'Show the settings', /Settings[\s\S]*You/],
  ])('after a mention %s is one press away, for the presser alone', async (words, label, shown) => {
    const answer = await inPublic(words);
    expect(answer.text).toMatch(/shown to you alone/);
    expect(answer.text).not.toMatch(/ramenhouse|New ramen drop/);
    const private_ = await stage.answerTo(() => stage.chat.click('leo', answer, label), 'leo');
    expect(private_.text).toMatch(shown);
  });

  it('a personal link comes by a button alone', async () => {
    expect((await answerTo('connect', { isDirect: true })).labels).toEqual(['Connect TikTok']);
    expect((await inPublic('upload')).labels).toEqual(['Upload in the browser']);
  });
});

describe('somebody on Discord who has not said where they are', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform: 'discord' });
    await stage.connect();
    for (const name of ['kim', 'ben', 'eva']) discordOf(stage).users.add({ name });
  });
  afterAll(() => stage.close());

  const asked = /reply with your city, such as “Berlin”/;
  const drop = async (who: string) => {
    const video = await readFile(new URL('../fixtures/videos/ok.mp4', import.meta.url));
    const files = [{ name: `${who}.mp4`, bytes: anotherTake(video, who.charCodeAt(0)) }];
    const root = await stage.chat.say(who, { text: 'post tomorrow 7pm Mine', files });
    const card = () => stage.chat.under(root).find(({ isCard }) => isCard);
    await stage.until(() => asked.test(card()?.text ?? ''), 'the question');
    return { root, card };
  };

  it.each([
    ['kim', 'Berlin', '2026-11-25T19:00+01:00'],
    ['ben', 'timezone New York', '2026-11-25T19:00-05:00'],
    ['eva', "I'm in Tokyo.", '2026-11-26T19:00+09:00'],
  ])('%s answers "%s" to the question, and the post goes on', async (who, words, at) => {
    const { root, card } = await drop(who);
    await stage.chat.reply(who, root, words);
    const moment = stage.chat.moment(at);
    await stage.until(() => card()?.text.includes(`scheduled · ${moment}`), `${who}'s post at ${moment}`);
    const isAnswered = () => stage.chat.under(root).some(({ text }) => text.includes('Your time zone is'));
    await stage.until(isAnswered, 'the answer');
  });

  it('a city that somebody else writes there, or who is known, sets nothing', async () => {
    const said = await stage.say('@schedy Tokyo', 'leo');
    await said.isTold(/I did not understand that/);
    expect(await stage.command('timezone', 'leo')).toMatch(/Europe\/Berlin/);
  });
});
