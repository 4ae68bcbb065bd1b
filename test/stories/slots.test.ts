import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './cast.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  afterAll(() => stage.close());

  const scheduled = (at: string) => `scheduled · ${stage.chat.moment(at)}`;

  it('before any slot is kept, the next one is asked for, and the video stays', async () => {
    expect(await stage.command('slots')).toContain('No slots are kept here yet.');

    const post = await stage.drop('post next slot New ramen drop #cooking');

    expect(await post.shows('draft')).toContain('Write “move to every friday 6pm” here');
    await post.isTold(/^@mia \S+ \(\w+\): No slots are kept here yet\. Its card above/);
    await post.say('move to saturday noon');
    const card = await post.shows(scheduled('2026-11-28T12:00+01:00'));
    expect(card).toContain('New ramen drop #cooking');
    expect(card).not.toContain('It goes out once');
    await post.say('cancel');
    await post.shows('cancelled');
  });

  it('a video for every friday goes out on the next one, and the rest can be kept as a slot', async () => {
    const post = await stage.drop('post every friday 6pm Friday ramen');

    const card = await post.shows(scheduled('2026-11-27T18:00+01:00'));
    expect(card).toContain('It goes out once, at that time');
    expect(card).toMatch(/^→ Edit {2}→ Post now {2}→ Cancel {2}→ Keep Fridays 18:00$/m);

    const refused = await stage.answerTo(() => post.press('Keep Fridays 18:00', 'leo'), 'leo');
    expect(refused.text).toContain('only admins and members who have connected an account');
    expect(await stage.command('slots')).toContain('No slots are kept here yet.');

    await post.press('Keep Fridays 18:00');
    const kept = await post.shows('The slot Fridays 18:00 is kept');
    expect(kept).toMatch(/^→ Edit {2}→ Post now {2}→ Cancel$/m);
    expect(await stage.command('slots')).toContain(
      `Fridays 18:00 (Europe/Berlin) · next ${stage.chat.moment('2026-11-27T18:00+01:00')}`,
    );
  });

  it('whoever says the same again finds it kept', async () => {
    const post = await stage.drop('post fridays at 18:00 Again', { who: 'leo' });

    const card = await post.shows(scheduled('2026-11-27T18:00+01:00'));
    expect(card).toContain('The slot Fridays 18:00 is kept');
    await post.say('cancel', 'leo');
    await post.shows('cancelled');
  });

  it('the next videos take the next free ones, one each', async () => {
    const second = await stage.drop('post next slot Second ramen');
    const distance = platform === 'discord' ? ' (in 10 days)' : '';
    await second.shows(`${scheduled('2026-12-04T18:00+01:00')}${distance} · the next free slot`);

    const more = await stage.drop('post next slot Third ramen', { files: ['ok.mp4', 'ok.mov'] });
    await more.shows(scheduled('2026-12-11T18:00+01:00'));
    await more.shows(scheduled('2026-12-18T18:00+01:00'));

    await second.say('cancel');
    await second.shows('cancelled');
    const fourth = await stage.drop('post next slot Fourth ramen', { who: 'leo' });
    await fourth.shows(scheduled('2026-12-04T18:00+01:00'));
  });

  it('a time that was moved offers nothing, one that was chosen offers its own', async () => {
    const moved = await stage.drop('post weekdays 9am Breakfast');
    await moved.shows('Keep weekdays 09:00');
    await moved.say('move to 10am');
    await moved.shows(scheduled('2026-11-25T10:00+01:00'));
    expect(moved.card()).not.toContain('Keep');
    await moved.say('move to the 1st of every month 10am');
    await moved.shows('→ Keep the 1st of each month 10:00');

    const chosen = await stage.drop('post sundays at 7 Brunch');
    await chosen.shows('draft');
    await chosen.press('Sun 29 Nov, 19:00');
    await chosen.shows('→ Keep Sundays 19:00');
    await chosen.press('Keep Sundays 19:00', 'ada');
    await chosen.shows('The slot Sundays 19:00 is kept');
  });

  it('a slot is removed by those who may, and what is planned stays', async () => {
    const post = await stage.drop('post every friday 6pm Fifth ramen');
    await post.shows('The slot Fridays 18:00 is kept');
    const forLeo = await stage.answerTo(() => stage.chat.command('leo', 'slots'), 'leo');
    expect(forLeo.labels).toEqual(['Remove Fridays 18:00', 'Remove Sundays 19:00']);
    const remove = (who: 'leo' | 'mia', list: typeof forLeo) =>
      stage.answerTo(() => stage.chat.click(who, list, 'Remove Fridays 18:00'), who);
    expect((await remove('leo', forLeo)).text).toContain('only admins and members');

    const list = await stage.answerTo(() => stage.chat.command('mia', 'slots'));
    expect((await remove('mia', list)).text).toContain('Removed: Fridays 18:00.');

    expect(await stage.command('slots')).not.toContain('Fridays');
    expect((await remove('mia', list)).text).toContain('That slot is not kept any more.');
    await post.shows('→ Keep Fridays 18:00');
    expect(post.card()).toContain(scheduled('2026-11-27T18:00+01:00'));
  });
});
