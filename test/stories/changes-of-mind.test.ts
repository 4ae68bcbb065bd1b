import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './cast.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
  });
  afterAll(() => stage.close());

  it('a video that comes before any account waits for it, and the conversation goes on by itself', async () => {
    const { browser } = stage;
    const post = await stage.drop('post tomorrow 7pm First one');
    const second = await stage.drop('post friday 6pm Second one', { who: 'leo' });

    const card = await post.shows('draft');
    await post.isTold(/^@mia \S+ \(\w+\): No TikTok account/);
    await second.isTold(/^@leo \S+ \(\w+\): No TikTok account/);
    expect(card).toContain('→ Connect TikTok');

    const answer = await stage.answerTo(() => post.press('Connect TikTok'));
    expect(answer.text).toContain('The links are yours alone and work for 10 minutes.');
    await browser.open(await stage.linkOf('mia', answer));
    await browser.follow('Continue to TikTok');
    await browser.follow('Continue as @ramenhouse');

    await post.shows(`scheduled · ${stage.chat.moment('2026-11-25T19:00+01:00')}`);
    // The account is not leo's: nothing of theirs goes out there before they have said so.
    await second.isTold('has been connected here, but not by you');
    await second.press('@ramenhouse', 'leo');
    await second.shows(`scheduled · ${stage.chat.moment('2026-11-27T18:00+01:00')}`);
    await post.say('cancel');
    await second.say('cancel', 'leo');
    await second.shows('cancelled');
  });

  describe('a planned post is cancelled', () => {
    const cancelled = 'cancelled · it does not go out';

    it('by the button on its card', async () => {
      const post = await stage.drop('post tomorrow 7pm One');
      await post.shows('scheduled');

      await post.press('Cancel');

      expect(await post.shows(cancelled)).not.toContain('→');
    });

    it('by a word in its thread', async () => {
      const post = await stage.drop('post tomorrow 7pm Two');
      await post.shows('scheduled');

      await post.say('cancel');

      await post.shows(cancelled);
      expect(post.replies()).toEqual([]);
    });

    it('by /schedy cancel with its code', async () => {
      const post = await stage.drop('post tomorrow 7pm Three');
      await post.shows('scheduled');
      const code = post.code();
      expect(await stage.command('queue')).toContain(`${code} · ${stage.chat.moment('2026-11-25T19:00+01:00')}`);

      expect(await stage.command(`cancel ${code}`)).toBe(`${code}: cancelled`);

      await post.shows(cancelled);
      expect(await stage.command(`cancel ${code}`)).toContain('that can no longer be changed');
      expect(await stage.command('queue')).toContain('Nothing is planned.');
    });

    it('and never reaches TikTok', async () => {
      await stage.advanceTo('2026-11-26T12:00+01:00');
      expect(stage.inits()).toBe(0);
    });
  });

  it('plain words in the thread change when, what and for whom', async () => {
    const post = await stage.drop('post tomorrow 7pm New ramen drop');
    await post.shows(`scheduled · ${stage.chat.moment('2026-11-27T19:00+01:00')}`);

    await post.say('move to 8pm');
    await post.shows(`scheduled · ${stage.chat.moment('2026-11-27T20:00+01:00')}`);
    await post.say('caption: Even newer ramen');
    await post.shows('Even newer ramen');
    await post.say('make it private');
    await post.shows('only you');
    await post.say('no comments');
    await post.shows('comments off');

    await stage.advanceTo('2026-11-27T19:10+01:00');
    expect(stage.inits()).toBe(0);
    await stage.advanceTo('2026-11-27T20:00:06+01:00');
    await stage.goesOut(post);
    expect(stage.videos().map(({ postInfo }) => postInfo)).toMatchObject([
      { title: 'Even newer ramen', privacy_level: 'SELF_ONLY', disable_comment: true },
    ]);
  });

  it('a thread understands how people put a post off, in their own language', async () => {
    const { moment } = stage.chat;
    const post = await stage.drop('post sunday 7pm Night market');
    await post.shows(`scheduled · ${moment('2026-11-29T19:00+01:00')}`);

    await post.say('an hour later');
    await post.shows(`scheduled · ${moment('2026-11-29T20:00+01:00')}`);
    await post.say('verschieb es auf 21 Uhr');
    await post.shows(`scheduled · ${moment('2026-11-29T21:00+01:00')}`);
    await post.say('cancélalo');
    await post.shows('cancelled');
  });

  it('a video is planned in another language', async () => {
    const post = await stage.drop('poste am Sonntag um 18 Uhr: Neues Ramen-Video #kochen');

    await post.shows(`scheduled · ${stage.chat.moment('2026-11-29T18:00+01:00')}`);
    await post.shows('Neues Ramen-Video #kochen');
    await post.say('abbrechen');
    await post.shows('cancelled');
  });

  it('of a time that can be meant in two ways Schedy takes the one that is pressed', async () => {
    const post = await stage.drop('post sunday 7 Kitchen tour');

    const card = await post.shows('draft');
    expect(card).toMatch(/→ Sun 29 Nov, 07:00 {2}→ Sun 29 Nov, 19:00/);
    expect(card).toContain('@ramenhouse) · public ·');
    await post.press('Sun 29 Nov, 19:00');

    await post.shows(`scheduled · ${stage.chat.moment('2026-11-29T19:00+01:00')}`);
  });

  it('an answer to that question counts from the question', async () => {
    const { moment } = stage.chat;
    for (const words of ['19:00', 'the second', 'friday 7pm', 'no, the evening one of course']) {
      const post = await stage.drop('post friday 4 Dec 7 Kitchen tour');
      expect(await post.shows('draft')).toMatch(/→ Fri 4 Dec, 07:00 {2}→ Fri 4 Dec, 19:00/);
      if (words === '19:00') {
        await post.say('both');
        await post.isTold(/Press it on the card/);
      }
      await post.say(words);
      await post.shows(`scheduled · ${moment('2026-12-04T19:00+01:00')}`);
      await post.say('cancel');
      await post.shows('cancelled');
    }
  });

  it('a bare day or clock changes that part and keeps the other', async () => {
    const { moment } = stage.chat;
    const post = await stage.drop('post 4 Dec 7pm Follow the broth');
    await post.shows(`scheduled · ${moment('2026-12-04T19:00+01:00')}`);

    await post.say('17:30');
    await post.shows(`scheduled · ${moment('2026-12-04T17:30+01:00')}`);
    const card = await post.say('saturday instead').then(() => post.shows(moment('2026-12-05T17:30+01:00')));
    expect(card).not.toContain('No clock was named');
    expect(post.replies()).toEqual([]);

    await post.say('move to 7');
    await post.isTold(/Do you mean .*Dec.* or .*\? Press it on the card/);
    expect(await post.shows('→ Sat 5 Dec, 19:00')).toContain(moment('2026-12-05T17:30+01:00'));
    await post.press('Sat 5 Dec, 19:00');
    expect(await post.shows(`scheduled · ${moment('2026-12-05T19:00+01:00')}`)).not.toContain('→ Sat 5 Dec');

    await post.say('move to whenever you like');
    await post.isTold(/could not read “whenever you like” as a time, so nothing was changed/);
    await post.say('change the time');
    await post.isTold(/could not read “change the time” as a time, so nothing was changed/);
    await post.say('6:45');
    expect(await post.shows('→ Sat 5 Dec, 18:45')).toContain(moment('2026-12-05T19:00+01:00'));
    await post.say('cancel');
    await post.shows('cancelled');
  });

  it('a caption comes beside a time, and a part of it is not guessed at', async () => {
    const { moment } = stage.chat;
    const post = await stage.drop('post 4 Dec 7pm Follow the broth');
    await post.shows(`scheduled · ${moment('2026-12-04T19:00+01:00')}`);

    await post.say('add #ramen');
    await post.shows('Follow the broth #ramen');
    await post.say('add an emoji');
    await post.isTold(/such as “caption: Follow the broth #ramen”. Nothing was changed/);
    await post.say('saturday 10am, caption: Weekend broth');
    await post.shows(`scheduled · ${moment('2026-12-05T10:00+01:00')}`);
    expect(await post.shows('Weekend broth')).not.toContain('Follow the broth');
    await post.say('post now and change the text to something shorter');
    await post.isTold(/such as “caption: Weekend broth”. Nothing was changed/);
    expect(post.card()).toContain(`scheduled · ${moment('2026-12-05T10:00+01:00')}`);
    await post.say('cancel');
    await post.shows('cancelled');
  });

  it('words like a time that are not clear are asked about, and go out neither now nor as caption', async () => {
    const post = await stage.drop('post saat 19:00 Ramen');
    await post.shows('draft');
    await post.isTold(/Is .* its time, or a part of the caption\?/);
    await post.say('sunday 7pm');
    expect(await post.shows(`scheduled · ${stage.chat.moment('2026-11-29T19:00+01:00')}`)).not.toContain('saat');
    await post.say('cancel');
    await post.shows('cancelled');
  });

  it('words that may be meant for Schedy are asked about, where only their author reads it, and nothing goes out by itself', async () => {
    const { chat, tiktok } = stage;
    const before = tiktok.posts().length;
    const text = 'my plan for this clip: post it around, well, sunday 7pm would do, with "Night market"';
    const post = await stage.drop(text);
    // The card; the reply that mentions her asks too, without the caption.
    const isIt = ({ text: said }: { text: string }) =>
      said.includes('I am not sure that it is for me') && said.includes('Night market');
    const asked = await stage.until(
      () => [...chat.directs('mia'), ...chat.under(post.root)].find(isIt),
      'the question',
    );
    const isPrivate = platform === 'slack';
    expect(asked.isDirect).toBe(isPrivate);

    await chat.click(
      'mia',
      asked,
      asked.labels.find((label) => label.includes('19:00') || label.includes('7:00')) ?? '',
    );
    const moved = () =>
      [...chat.directs('mia'), ...chat.under(post.root)].find(({ text: said }) => said.startsWith('scheduled'));
    const card = await stage.until(moved, 'the card with its time');
    expect(card.text).toContain(stage.chat.moment('2026-11-29T19:00+01:00'));
    await chat.click('mia', card, 'Cancel');
    expect(tiktok.posts()).toHaveLength(before);
  });

  it('nobody but its author and admins can change a post', async () => {
    const post = await stage.drop('post sunday noon Brunch');
    await post.shows('scheduled');

    await post.say('cancel', 'leo');
    const answer = await stage.answerTo(() => post.press('Cancel', 'leo'), 'leo');
    expect(answer.text).toContain(`${post.code()} belongs to somebody else`);
    expect(await stage.command(`cancel ${post.code()}`, 'leo')).toContain('belongs to somebody else');
    expect(post.card()).toContain(`scheduled · ${stage.chat.moment('2026-11-29T12:00+01:00')}`);
    expect(post.replies()).toEqual([]);

    await post.say('cancel', 'ada');
    await post.shows('cancelled');
  });
});
