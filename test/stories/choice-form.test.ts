/** An account that asks every time: its post waits for the form, on both platforms. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { handle, platforms } from './cast.ts';
import type { Dropped } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform, env: { TIKTOK_CLIENT_AUDITED: 'true' }, tiktok: { audited: true } });
    await stage.connect();
    const said = await stage.command(`settings ask on @${handle}`);
    expect(said).toContain('It asks every time: a post waits as a draft until somebody has chosen.');
  });
  afterAll(() => stage.close());

  /** The form in front of mia, once it is that of the post. */
  const form = async (post: Dropped): Promise<string> => {
    const shown = () => {
      if (platform === 'discord') {
        const modal = discordOf(stage).modal('mia');
        return modal && discordOf(stage).renderModal(modal);
      }
      const view = slackOf(stage).modal('mia');
      return view && slackOf(stage).renderView(view);
    };
    return stage.until(() => [shown()].find((text) => text?.includes(post.code())), 'the form');
  };
  const fail = (): never => {
    throw new Error('There is no form.');
  };
  /** On Slack a choice that leads to others is heard at once. */
  const choose = async (field: string, value: unknown) => {
    const slack = slackOf(stage);
    const view = slack.modal('mia') ?? fail();
    const { hash } = view;
    expect(await slack.as('mia').choose({ viewId: view.id }, `watched:${field}`, value)).toMatchObject({ ok: true });
    await stage.chat.waitFor(() => slack.modal('mia')?.hash !== hash, { what: 'the form to be drawn again' });
  };
  const send = async (values: Record<string, unknown>): Promise<Record<string, string>> => {
    if (platform === 'discord') {
      expect(await discordOf(stage).as('mia').submit(values)).toMatchObject({ ok: true });
      return {};
    }
    const slack = slackOf(stage);
    const outcome = await slack.as('mia').submit((slack.modal('mia') ?? fail()).id, values);
    expect(outcome).toMatchObject({ ok: true });
    return outcome.ok ? (outcome.errors ?? {}) : {};
  };
  const openAgain = async (words: string): Promise<void> => {
    const said = await stage.privately(words);
    expect(await stage.chat.click('mia', said, 'Open the form again')).toEqual({});
  };
  const drop = async (words: string): Promise<Dropped> => {
    const post = await stage.drop(words);
    await post.shows(/^draft[\s\S]*Choose audience and settings/);
    return post;
  };

  it('the post is a draft until its author has chosen, with nothing preselected, and then goes out as chosen', async () => {
    const post = await drop('post tomorrow 7pm New ramen drop');
    expect(post.card()).toContain(stage.chat.moment('2026-11-25T19:00+01:00'));
    expect(post.card()).toContain('audience and settings are not chosen yet');

    await post.press('Choose audience and settings');
    const shown = await form(post);
    expect(shown).toContain('Ramen House');
    expect(shown).toContain("By posting, you agree to TikTok's Music Usage Confirmation");
    await send({ audience: 'PUBLIC_TO_EVERYONE', interactions: ['comments'] });

    const card = await post.shows(/^scheduled/);
    expect(card).toContain('public');
    expect(card).toContain('comments on, duet and stitch off');
    await post.press('Cancel');
  });

  it('what the words chose is filled in; what the creator has disabled is not offered', async () => {
    stage.tiktok.accounts.change(handle, { duetDisabled: true });
    const post = await drop('post tomorrow 8pm private Kitchen tour');
    // What TikTok said this moment is not asked for twice.
    await stage.advance(5000);
    await post.press('Choose audience and settings');
    expect(await form(post)).toMatch(
      /Duet: off, because it is switched off in the account’s settings in the TikTok app/,
    );
    await send(platform === 'slack' ? {} : { audience: 'SELF_ONLY' });
    const card = await post.shows(/^scheduled/);
    expect(card).toContain('only you can see it');
    stage.tiktok.accounts.change(handle, { duetDisabled: false });
    await post.press('Cancel');
  });

  it('commercial content is disclosed by its rules, in the words of TikTok', async () => {
    const post = await drop('post tomorrow 9pm Behind the counter');
    await post.press('Choose audience and settings');
    if (platform === 'slack') {
      await form(post);
      await choose('disclosure', ['on']);
      expect(await send({ audience: 'PUBLIC_TO_EVERYONE' })).toMatchObject({
        promotes: 'You need to indicate if your content promotes yourself, a third party, or both.',
      });
      await choose('promotes', ['brand']);
      expect(await form(post)).toContain("Your photo/video will be labeled as 'Promotional content'");
      await choose('promotes', ['brand', 'branded']);
      const shown = await form(post);
      expect(shown).toContain("Your photo/video will be labeled as 'Paid partnership'");
      expect(shown).toContain('Branded Content Policy');
      expect(shown).not.toContain('Only you can see it');
      await send({ audience: 'MUTUAL_FOLLOW_FRIENDS' });
    } else {
      await send({ audience: 'PUBLIC_TO_EVERYONE', disclosure: ['on'] });
      await openAgain('You need to indicate if your content promotes yourself, a third party, or both.');
      await send({ audience: 'SELF_ONLY', disclosure: ['on', 'branded'] });
      await openAgain('Branded content visibility cannot be set to private.');
      await send({ audience: 'MUTUAL_FOLLOW_FRIENDS', disclosure: ['on', 'branded'] });
    }
    const card = await post.shows(/^scheduled/);
    expect(card).toContain("Your photo/video will be labeled as 'Paid partnership'");
    expect(card).toContain('Branded Content Policy');
    await post.press('Cancel');
  });

  it('a form of a post that somebody else has chosen for loses nothing that was typed', async () => {
    const post = await drop('post tomorrow 10pm Night shift');
    await post.press('Choose audience and settings');
    await form(post);
    await post.say('cancel');
    await post.shows('cancelled');
    const errors = await send({ caption: 'Too late', audience: 'PUBLIC_TO_EVERYONE' });
    if (platform === 'slack') expect(errors.caption).toContain('can no longer be changed');
    else expect((await stage.privately('can no longer be changed')).text).toContain('Too late');
  });

  it('nobody has chosen by its time: it goes to the TikTok inbox as a draft', async () => {
    const post = await drop('post in 2 hours Steam');
    await stage.advanceUntil(() => post.card().startsWith('in your TikTok inbox'), 20 * 60_000);
    expect(post.replies().join('\n')).toContain('nobody has chosen who can see it');
  });

  it('a strict service refuses none of it', () => {
    expect(stage.chat.refusals()).toEqual([]);
  });
});
