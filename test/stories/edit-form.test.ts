import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { platforms } from './cast.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  afterAll(() => stage.close());

  /** Fills in the form in front of mia and sends it; answers what Slack shows beside the fields. */
  async function send(values: Record<string, unknown>): Promise<Record<string, string>> {
    if (platform === 'discord') {
      expect(await discordOf(stage).as('mia').submit(values)).toMatchObject({ ok: true });
      return {};
    }
    const slack = slackOf(stage);
    const view = await stage.chat.waitFor(() => slack.modal('mia'), { what: 'the form' });
    const outcome = await slack.as('mia').submit(view.id, values);
    expect(outcome).toMatchObject({ ok: true });
    return outcome.ok ? (outcome.errors ?? {}) : {};
  }

  const at = (date: string, time: string) => (platform === 'slack' ? { date, time } : { when: `${date} ${time}` });
  /** What is told in private of a form that could not stand; pressed there, it opens again. */
  const openAgain = async (words: string): Promise<string> => {
    const said = await stage.privately(words);
    expect(await stage.chat.click('mia', said, 'Open the form again')).toEqual({});
    return said.text;
  };

  it('the form behind Edit changes caption, time and audience in one go', async () => {
    const post = await stage.drop('post tomorrow 7pm New ramen drop');
    expect(await post.shows('scheduled')).toContain('→ Edit');

    await post.press('Edit');
    await send({
      caption: 'Even newer ramen',
      ...at('2026-11-27', '20:15'),
      audience: 'SELF_ONLY',
      interactions: ['duet'],
    });

    const card = await post.shows(`scheduled · ${stage.chat.moment('2026-11-27T20:15+01:00')}`);
    expect(card).toContain('Even newer ramen');
    expect(card).toContain('only you');
    expect(card).toContain('duet on');
    await post.press('Cancel');
  });

  it('a clock that is skipped that day is named, as it is when it is written', async () => {
    const post = await stage.drop('post tomorrow 7pm Spring menu');
    await post.shows('scheduled');

    await post.press('Edit');
    await send(at('2027-03-28', '02:30'));

    const card = await post.shows(`scheduled · ${stage.chat.moment('2027-03-28T03:30+02:00')}`);
    expect(card).toContain('clocks go forward');
    await post.press('Cancel');
  });

  it('what cannot stand is said beside its field, and nothing typed is lost', async () => {
    const post = await stage.drop('post tomorrow 7pm Kitchen tour');
    await post.shows('scheduled');

    await stage.chat.command('mia', `edit ${post.code()}`);
    const errors = await send({ caption: 'A longer tour', ...at('2020-01-01', '10:00') });

    if (platform === 'slack') {
      expect(Object.values(errors).join()).toContain('already over');
      await send(at('2026-11-28', '10:00'));
    } else {
      expect(await openAgain('already over')).toContain('A longer tour');
      await send(at('2026-11-28', '10:00'));
    }
    const card = await post.shows(`scheduled · ${stage.chat.moment('2026-11-28T10:00+01:00')}`);
    expect(card).toContain('A longer tour');
    await post.press('Cancel');
  });

  it('another account and another way are chosen there too', async () => {
    stage.tiktok.accounts.add({ handle: 'noodlehouse' });
    await stage.connect('mia', 'noodlehouse');
    const post = await stage.drop('post tomorrow 7pm on @ramenhouse Noodles');
    await post.shows('scheduled');
    await post.press('Edit');
    if (platform === 'discord') {
      await send({});
      const saved = await stage.until(
        () =>
          stage.chat
            .ephemerals('mia')
            .findLast(({ text, labels }) => text.includes(post.code()) && labels.includes('Account and way')),
        'the way to the rest of the form',
      );
      expect(await stage.chat.click('mia', saved, 'Account and way')).toEqual({});
    }

    const errors = await send({ profile: '@nobody' });
    if (platform === 'slack') expect(errors.profile).toContain('@noodlehouse');
    else await openAgain('@noodlehouse');
    await send({ profile: '@noodlehouse', way: 'inbox' });

    const card = await post.shows('(@noodlehouse)');
    expect(card).toContain('scheduled · ');
    expect(card).toContain('as a TikTok draft: in TikTok you choose its audience and paste its caption');
    await post.press('Cancel');
  });

  it('a form of a post that is cancelled meanwhile changes nothing and says so', async () => {
    const post = await stage.drop('post tomorrow 7pm Behind the counter');
    await post.shows('scheduled');
    await post.press('Edit');
    await post.say('cancel');
    await post.shows('cancelled');

    const errors = await send({ caption: 'Too late' });

    if (platform === 'slack') expect(errors.caption).toContain('can no longer be changed');
    else await stage.privately('can no longer be changed');
  });

  it('a strict service refuses none of it', () => {
    expect(stage.chat.refusals()).toEqual([]);
  });
});
