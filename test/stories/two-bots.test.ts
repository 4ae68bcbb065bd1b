/**
 * One conversation with two processes: Slack hands each event to the next of them, on Discord both hear everything and
 * take turns at hearing it first. What one has shown, asked or kept, the other answers, and nothing is said twice.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discordOf } from '../../sandbox/chats/discord-chat.ts';
import { slackOf } from '../../sandbox/chats/slack-chat.ts';
import { findFreePort } from '../../sandbox/demo/free-port.ts';
import { handle, type Name, platforms } from './cast.ts';
import type { Dropped } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

describe.skipIf(!process.env.DATABASE_URL).each(platforms)(
  'two bots on %s (not run without DATABASE_URL)',
  (platform) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage({ platform, env: { TIKTOK_CLIENT_AUDITED: 'true' }, tiktok: { audited: true } });
      await stage.programs.start({ ROLES: 'bots', PORT: String(await findFreePort()) });
      await stage.until(
        () => (platform === 'slack' ? slackOf(stage) : discordOf(stage)).connections() === 2,
        'both to listen',
      );
      await stage.connect();
      for (const who of ['ada', 'leo'] as const) await stage.command('queue', who);
    });
    // 40060: a question is answered by both processes, and Discord takes the first answer.
    afterAll(() => stage.close(/40060/));

    const at = (instant: string) => `scheduled · ${stage.chat.moment(instant)}`;
    const openForm = (about: string, who: Name = 'mia') =>
      stage.until(() => stage.chat.form(who)?.includes(about), `the form about ${about}`);
    const press = async (post: Dropped, told: string, label: string, who: Name = 'mia') => {
      const found = stage.chat.under(post.root).findLast(({ text, isCard }) => !isCard && text.includes(told));
      if (!found) throw new Error(`Nobody was told "${told}".`);
      expect((await stage.chat.click(who, found, label)).error).toBeUndefined();
    };
    const labelAt = (post: Dropped, clock: RegExp): string =>
      stage.chat
        .under(post.root)
        .flatMap(({ labels }) => labels)
        .find((label) => clock.test(label)) ?? 'no such time';
    const isToldOnce = async (post: Dropped, words: string) => {
      await post.isTold(words);
      expect(post.replies().filter((text) => text.includes(words))).toHaveLength(1);
    };

    it('a post is planned, changed in a form, in words, by command and in its message, and cancelled', async () => {
      const post = await stage.drop('post tomorrow 7pm New ramen drop');
      await post.shows(at('2026-11-25T19:00+01:00'));
      await post.press('Edit');
      await openForm(post.code());
      expect(await stage.chat.send('mia', { caption: 'Better ramen' })).toEqual({});
      await post.shows('Better ramen');
      await post.say('move to 8pm');
      await post.shows(at('2026-11-25T20:00+01:00'));
      expect(await stage.command(`move ${post.code()} tomorrow 9pm`)).toContain(post.code());
      await post.shows(at('2026-11-25T21:00+01:00'));
      await stage.chat.edit('mia', post.root, 'post tomorrow 10pm New ramen drop');
      await post.shows(at('2026-11-25T22:00+01:00'));
      expect(await stage.command('queue')).toContain('Better ramen');
      expect(await stage.command(`show ${post.code()}`)).toContain('it was changed by mia: new caption');
      await post.press('Cancel');
      await post.shows(/^cancelled/);
      expect(post.cards()).toHaveLength(1);
    });

    it('two readings are asked, another time is answered in words, and a press on the old question says how it stands', async () => {
      const post = await stage.drop('post friday 7 Kitchen tour');
      await post.shows(/^draft/);
      await post.press(labelAt(post, /19:00|7:00 PM/));
      await post.shows(at('2026-11-27T19:00+01:00'));

      const other = await stage.drop('post friday 8 Steam');
      await other.shows(/^draft/);
      await other.say('8pm');
      await other.shows(at('2026-11-27T20:00+01:00'));
      for (const each of [post, other]) await each.press('Cancel');
      for (const each of [post, other]) await each.shows(/^cancelled/);
    });

    it('an account that asks: the form is opened, drawn again at each choice, refused, opened again and sent', async () => {
      await stage.command(`settings ask on @${handle}`);
      const post = await stage.drop('post tomorrow 9pm Behind the counter');
      await post.shows(/^draft[\s\S]*Choose audience and settings/);
      await post.press('Choose audience and settings');
      await openForm(post.code());
      if (platform === 'slack') {
        const slack = slackOf(stage);
        const choose = async (field: string, value: unknown, shown: string) => {
          const viewId = slack.modal('mia')?.id ?? '';
          expect(await slack.as('mia').choose({ viewId }, `watched:${field}`, value)).toMatchObject({ ok: true });
          await openForm(shown);
        };
        await choose('disclosure', ['on'], 'Branded content');
        expect(await stage.chat.send('mia', { audience: 'PUBLIC_TO_EVERYONE' })).toHaveProperty('promotes');
        await choose('promotes', ['branded'], 'Paid partnership');
        await stage.chat.send('mia', { audience: 'MUTUAL_FOLLOW_FRIENDS' });
      } else {
        await stage.chat.send('mia', { caption: 'At the counter', audience: 'PUBLIC_TO_EVERYONE', disclosure: ['on'] });
        const said = await stage.privately('You need to indicate if your content promotes yourself');
        await stage.chat.click('mia', said, 'Open the form again');
        await openForm('At the counter');
        await stage.chat.send('mia', { audience: 'MUTUAL_FOLLOW_FRIENDS', disclosure: ['on', 'branded'] });
      }
      expect(await post.shows(/^scheduled/)).toContain('Paid partnership');
      await stage.command(`settings ask off @${handle}`);
      await post.press('Cancel');
      await post.shows(/^cancelled/);
    });

    it('approvers are asked once, ask for a change, are asked again, and approve', async () => {
      await stage.command('settings approvals on', 'ada');
      const post = await stage.drop('post tomorrow 6pm Night shift');
      await isToldOnce(post, 'waits for approval');
      await post.press('Ask for changes', 'ada');
      await openForm(post.code(), 'ada');
      await stage.chat.send('ada', { reason: 'Name the chef' });
      await isToldOnce(post, 'asks for a change before it goes out');
      await post.say('caption: Night shift with Kenji');
      await stage.until(
        () => post.replies().filter((text) => text.includes('waits for approval')).length === 2,
        'the approvers to be asked again',
      );
      await post.say('approved: lovely', 'ada');
      await isToldOnce(post, 'lovely');
      await post.shows(at('2026-11-25T18:00+01:00'));

      const other = await stage.drop('post tomorrow 5pm Too salty');
      await other.isTold('waits for approval');
      await other.press('Reject', 'ada');
      await openForm(other.code(), 'ada');
      await stage.chat.send('ada', { reason: 'We filmed it anew' });
      await other.shows(/^cancelled · rejected/);
      await isToldOnce(other, 'We filmed it anew');
      await stage.command('settings approvals off', 'ada');
      await post.press('Cancel');
      await post.shows(/^cancelled/);
    });

    it('a plan is shown once, confirmed by one and undone by the other', async () => {
      const post = await stage.drop('post 2 a day at 10:00 and 18:00 starting monday\na: Ramen\nb: Sushi', {
        files: ['ok.mp4', 'ok.mov'],
      });
      await isToldOnce(post, 'plan · 2 videos');
      await press(post, 'plan · ', 'Confirm');
      await stage.until(() => post.cards().every((card) => card.startsWith('scheduled · ')), 'all to be scheduled');
      await post.isTold(/plan confirmed/);
      await press(post, 'plan confirmed', 'Undo');
      await stage.until(() => post.cards().every((card) => card.startsWith('cancelled')), 'all to be cancelled');
      expect(post.replies().filter((text) => text.includes('plan'))).toHaveLength(1);
    });

    it('the same video again is asked about, posted anyway, and goes out once with one reply that mentions its author', async () => {
      const first = await stage.drop('post tomorrow 3pm Once', { isSameAgain: true });
      await first.shows(/^scheduled/);
      const again = await stage.drop('post tomorrow 4pm Twice', { isSameAgain: true });
      await isToldOnce(again, 'The very same video');
      await again.press('Post anyway');
      await again.shows(/^scheduled/);
      for (const each of [first, again]) await each.press('Cancel');

      const post = await stage.drop('post now Bowl of the day');
      await post.shows(/^scheduled/);
      await stage.passUndo();
      await stage.goesOut(post);
      expect(post.replies().filter((text) => text.includes('on TikTok'))).toHaveLength(1);
      expect(stage.inits()).toBe(1);
    });

    it.runIf(platform === 'slack')('a Home tab that one has opened shows what the other has changed', async () => {
      const slack = slackOf(stage);
      const page = () => {
        const home = slack.home('mia');
        return home ? slack.renderView(home) : '';
      };
      await slack.as('mia').openHome();
      await stage.until(() => page().includes(`@${handle}`), 'the page');
      const post = await stage.drop('post tomorrow 4pm Udon 0');
      await post.shows(/^scheduled/);
      await stage.until(() => page().includes('Udon 0'), 'the page with its post');
      for (let turn = 1; turn <= 8; turn += 1) {
        await post.say(`caption: Udon ${turn}`);
        await stage.until(() => page().includes(`Udon ${turn}`), 'the page with its caption');
      }
    });
  },
);
