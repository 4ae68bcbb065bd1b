/** The ways besides direct posting: by hand without any account, and drafts, told as people meet them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { platforms } from './cast.ts';
import { hours, minutes } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s, without a TikTok app', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform, env: { TIKTOK_CLIENT_KEY: '', TIKTOK_CLIENT_SECRET: '' } });
  });
  afterAll(() => stage.close());

  it('everything goes out by hand, and whoever asks is told so', async () => {
    expect(await stage.command('connect')).toContain('This Schedy has no TikTok app, so no account can be connected.');
    expect(await stage.command('help')).toContain('This Schedy has no TikTok app');
    const post = await stage.drop('post now Ramen');
    await post.shows('I hand it to you in a few seconds');
    await stage.passUndo();
    await post.isTold(/^@mia It is time to post/);
    await post.press('Posted it');
    await post.shows('published by hand');
    const draft = await stage.drop('post tomorrow 7pm as draft: Ramen');
    expect(await draft.shows('This Schedy has no TikTok app')).toMatch(/→ By hand {2}→ Edit {2}→ Cancel/);
    expect(stage.tiktok.calls).toEqual([]);
  });
});

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
  });
  afterAll(() => stage.close());

  const scheduled = (at: string) => `scheduled · ${stage.chat.moment(at)}`;
  const link = 'https://www.tiktok.com/@ramenhouse/video/7571234567890123456';
  const caption = '`Ramen` <!channel> @everyone *drop* #cooking';

  it('without an account a video is offered by hand, handed over at its minute, and marked as posted with its link', async () => {
    const post = await stage.drop(`post tomorrow 7pm ${caption}`);
    const draft = await post.shows('No TikTok account is connected to this');
    expect(draft).toMatch(/→ Connect TikTok {2}→ By hand {2}→ Edit {2}→ Cancel/);
    await post.isTold(
      /^@mia ok\.mp4 \(\w+\): No TikTok account is connected to this (?:Slack workspace|Discord server) yet\. Its card above shows what to do\.$/,
    );
    await post.press('By hand');
    await post.isTold(/^@mia Settled: \w+ goes on, and its card shows how\.$/);
    const card = await post.shows(scheduled('2026-11-25T19:00+01:00'));
    expect(card).toContain('by hand: I hand you video and caption here at that time, and you post it');

    await stage.advanceTo('2026-11-25T19:00:06+01:00');
    await post.shows('handed over · it is yours to post now');
    const told = await post.isTold(/^@mia It is time to post \w+\./);
    expect(told).toContain('ok.mp4');
    expect(told).toContain('TikTok Studio');
    // What is markup on Discord was no caption there.
    expect(told).toContain(platform === 'slack' ? '`Ramen`' : 'Ramen <!channel>');
    expect(told).toMatch(/→ Posted it {2}→ In an hour {2}→ Cancel/);

    await post.say(link);
    expect(await post.shows('published by hand')).toContain(link);
    expect(stage.tiktok.calls).toEqual([]);
  });

  it('said in words it is put off by an hour, reminded of once, and posted', async () => {
    const post = await stage.drop('post tomorrow 8pm on @ramen by hand: Second ramen');
    expect(await post.shows(scheduled('2026-11-26T20:00+01:00'))).toContain('by hand on @ramen');
    await stage.advanceTo('2026-11-26T20:00:06+01:00');
    await post.isTold(/^@mia It is time to post \w+ on @ramen\./);
    await post.press('In an hour');
    await post.shows('scheduled');
    await post.isTold(/is put off; its card says until when\./);
    await stage.advance(hours + minutes);
    await post.isTold(/^@mia It is time to post/);
    await stage.advance(2 * hours + minutes);
    await post.isTold(/is still waiting to be posted by you/);
    await post.press('Posted it');
    await post.shows('published by hand');
  });

  it('a post of an account goes as a draft where its words say so, and its author closes it', async () => {
    await stage.connect();
    const post = await stage.drop('post now as draft: Third ramen');
    expect(await post.shows('goes out in a few seconds')).toContain('as a TikTok draft');
    await stage.passUndo();
    await stage.advanceUntil(() => post.card().startsWith('in your TikTok inbox'), 10_000);
    const told = await post.isTold(/is in the TikTok inbox of @ramenhouse/);
    expect(told).toContain('Third ramen');
    await post.press('Posted it');
    await post.shows('published');
  });

  /** Fills in the form in front of mia; answers the sentence that refuses it, empty when it was taken. */
  async function sendLink(text: string): Promise<string> {
    if (platform === 'discord') {
      const before = stage.chat.ephemerals('mia').length;
      expect(await discordOf(stage).as('mia').submit({ link: text })).toMatchObject({ ok: true });
      const said = await stage.chat.waitFor(() => stage.chat.ephemerals('mia')[before], { what: 'an answer' });
      if (!said.labels.includes('Open the form again')) return '';
      expect(said.text).toContain(text);
      expect(await stage.chat.click('mia', said, 'Open the form again')).toEqual({});
      return said.text;
    }
    const view = await stage.chat.waitFor(() => slackOf(stage).modal('mia'), { what: 'the form' });
    const outcome = await slackOf(stage).as('mia').submit(view.id, { link: text });
    return outcome.ok ? (outcome.errors?.link ?? '') : 'refused';
  }

  async function handedOver(words: string) {
    const post = await stage.drop(`post in 2 hours by hand: ${words}`);
    await post.shows('scheduled');
    await stage.advance(2 * hours + minutes);
    await post.isTold(/^@mia It is time to post/);
    return post;
  }

  it('Posted it asks for the link in a form, and what is no such link is said in it', async () => {
    const post = await handedOver('Noodles');
    const said = await stage.until(
      () => stage.chat.under(post.root).find(({ text }) => text.includes('It is time to post')),
      'the message that hands it over',
    );

    const byStranger = await stage.answerTo(() => stage.chat.click('leo', said, 'Posted it'), 'leo');
    expect(byStranger.text).toContain('belongs to somebody else');
    expect(post.card()).toContain('handed over');

    expect(await stage.chat.click('mia', said, 'Posted it')).toMatchObject({});
    expect(await post.shows('published by hand')).not.toContain('tiktok.com/@');
    expect(await sendLink('https://youtu.be/dQw4w9WgXcQ')).toContain('not the address of a video on TikTok');
    expect(await sendLink(link)).toBe('');
    await post.shows(link);
  });

  it('“posted it” with the link is taken in words, from its author alone', async () => {
    const post = await handedOver('Dumplings');
    await post.say('posted it', 'leo');
    await post.say('posted it https://www.tiktok.com/@ramenhouse');
    await post.isTold(/not the address of a video on TikTok/);
    expect(post.card()).toContain('handed over');
    await post.say(`posted it ${link}`);
    expect(await post.shows('published by hand')).toContain(link);
  });

  it('the owner of an account changes the way of its posts', async () => {
    const profiles = await stage.answerTo(() => stage.chat.command('mia', 'profiles'));
    await stage.chat.click('mia', profiles, 'Settings');
    const set = await stage.answerTo(async () => {
      if (platform === 'discord') return discordOf(stage).as('mia').submit({ way: 'by_hand' });
      const view = await stage.chat.waitFor(() => slackOf(stage).modal('mia'), { what: 'the form' });
      return slackOf(stage).as('mia').submit(view.id, { way: 'by_hand' });
    });
    expect(set.text).toContain('Saved. Posts of @ramenhouse are handed to their author.');
    const post = await stage.drop('post tomorrow 9pm Fourth ramen');
    expect(await post.shows(/^scheduled/)).toContain('by hand on @ramenhouse');
  });
});
