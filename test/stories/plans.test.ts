/** Several videos and a rhythm in words: one plan, one Confirm, one Undo. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './cast.ts';
import type { Dropped } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  afterAll(() => stage.close());

  const moment = (at: string) => stage.chat.moment(at);
  const planIn = (post: Dropped) => {
    const said = stage.chat.under(post.root).findLast(({ text }) => /plan · |plan confirmed|plan undone/.test(text));
    if (!said) throw new Error('There is no plan.');
    return said;
  };
  const press = async (post: Dropped, label: string, who: 'mia' | 'leo' | 'ada' = 'mia') => {
    const { error } = await stage.chat.click(who, planIn(post), label);
    expect(error).toBeUndefined();
  };

  it('shows every video with its letter, file, caption and time, and schedules nothing before Confirm', async () => {
    const post = await stage.drop(
      'post 2 a day at 10:00 and 18:00 starting monday\na: Ramen night #ramen\nb: Sushi\nc: Udon',
      {
        files: ['ok.mp4', 'ok.mov', 'ok.mp4'],
      },
    );
    const plan = await post.isTold(/plan · 3 videos/);
    expect(plan).toContain('Nothing goes out before you press Confirm.');
    expect(plan).toMatch(new RegExp(`a · ${moment('2026-11-30T10:00+01:00')}(?: \\(in \\d days\\))? · ok.mp4`));
    expect(plan).toMatch(new RegExp(`b · ${moment('2026-11-30T18:00+01:00')}(?: \\(in \\d days\\))? · ok.mov`));
    expect(plan).toMatch(new RegExp(`c · ${moment('2026-12-01T10:00+01:00')}(?: \\(in \\d days\\))? · ok.mp4`));
    expect(plan).toContain('“Ramen night #ramen”');
    expect(plan).toContain('“Udon”');
    await stage.until(
      () => post.cards().length === 3 && post.cards().every((card) => card.startsWith('draft')),
      'drafts',
    );
    expect(post.cards().join('\n')).not.toContain('scheduled · ');

    const refused = await stage.answerTo(() => stage.chat.click('leo', planIn(post), 'Confirm'), 'leo');
    expect(refused.text).toContain('This plan belongs to somebody else');
    await press(post, 'Confirm');
    await post.isTold(/plan confirmed/);
    await stage.until(() => post.cards().every((card) => card.startsWith('scheduled · ')), 'all to be scheduled');
    expect(post.cards()[1]).toContain(`scheduled · ${moment('2026-11-30T18:00+01:00')}`);
    expect(post.cards()[1]).toContain('Sushi');

    await press(post, 'Undo');
    await post.isTold(/plan undone/);
    await stage.until(() => post.cards().every((card) => card.startsWith('cancelled')), 'all to be cancelled');
  });

  it('several videos, and one video for several accounts, are told in one answer with one Undo', async () => {
    stage.tiktok.accounts.add({ handle: 'noodlehouse' });
    await stage.connect('mia', 'noodlehouse');
    const all = (post: Dropped, count: number, state: RegExp) =>
      stage.until(
        () => post.cards().length === count && post.cards().every((card) => state.test(card)),
        `${count} cards like ${state}`,
      );
    const undo = async (post: Dropped, label: string) => {
      const said = stage.chat.under(post.root).find(({ labels }) => labels.includes(label));
      if (!said) throw new Error(`There is no ${label}.`);
      const told = await stage.answerTo(() => stage.chat.click('mia', said, label));
      expect(told.text).toMatch(/^Cancelled: /);
    };
    const courses = await stage.drop('post tomorrow 7pm Three courses', { files: ['ok.mp4', 'ok.mov', 'ok.webm'] });
    const told = await courses.isTold(/3 videos, one post each:/);
    for (const at of ['19:00', '19:10', '19:20']) expect(told).toContain(moment(`2026-11-25T${at}+01:00`));
    await all(courses, 3, /^scheduled/);
    await undo(courses, 'Undo all 3');
    await all(courses, 3, /^cancelled/);

    const soup = await stage.drop('post tomorrow 8pm on @ramenhouse and @noodlehouse Same soup');
    expect(await soup.isTold(/2 posts, one for each account:/)).toMatch(/@ramenhouse[\s\S]*@noodlehouse/);
    await all(soup, 2, /^scheduled[\s\S]*\(@(?:ramen|noodle)house\)[\s\S]*Same soup/);
    await undo(soup, 'Undo all 2');
    await all(soup, 2, /^cancelled/);
  });

  it('asks for a rhythm that it does not understand, and takes the next one that is written in the thread', async () => {
    const post = await stage.drop('post 2 a day at 10:00: Ramen', { files: ['ok.mp4', 'ok.mov'] });
    const asked = await post.isTold(/I could not read “2 a day at 10:00” as a rhythm/);
    expect(asked).not.toContain('→ Confirm');
    await stage.until(() => post.cards().every((card) => card.startsWith('draft')), 'drafts');
    await post.say('every 3 hours from friday 9am');
    const plan = await post.isTold(/plan · 2 videos[\s\S]*b · /);
    expect(plan).toContain('@mia');
    await stage.until(() => planIn(post).text.includes(moment('2026-11-27T12:00+01:00')), 'the new plan');
    await press(post, 'Confirm');
    await post.shows(`scheduled · ${moment('2026-11-27T09:00+01:00')}`);
    await post.shows(`scheduled · ${moment('2026-11-27T12:00+01:00')}`);

    // Planned again, they keep their times until Confirm, and Undo gives them back.
    await post.say('daily at 18:00');
    await stage.until(() => planIn(post).text.includes(moment('2026-11-24T18:00+01:00')), 'the second plan');
    expect(post.cards().join('\n')).toContain(`scheduled · ${moment('2026-11-27T12:00+01:00')}`);
    await press(post, 'Confirm');
    await post.shows(`scheduled · ${moment('2026-11-24T18:00+01:00')}`);
    await post.shows(`scheduled · ${moment('2026-11-25T18:00+01:00')}`);
    await press(post, 'Undo');
    await post.shows(`scheduled · ${moment('2026-11-27T09:00+01:00')}`);
    await post.shows(`scheduled · ${moment('2026-11-27T12:00+01:00')}`);
    await post.say('cancel all');
    await stage.until(() => post.cards().every((card) => card.startsWith('cancelled')), 'all to be cancelled');
  });

  it('where posts need approval, Confirm puts each of them before the approvers, and the plan shows what still waits', async () => {
    await stage.command('settings approvals on', 'ada');
    const post = await stage.drop('post daily at 10:00 starting monday\na: Ramen\nb: Sushi\nc: Udon', {
      files: ['ok.mp4', 'ok.mov', 'ok.mp4'],
    });
    await post.isTold(/plan · 3 videos/);
    const states = (...expected: RegExp[]) =>
      stage.until(
        () => post.cards().length === 3 && post.cards().every((card, index) => expected[index]?.test(card)),
        `the cards to be ${expected.join(', ')}`,
      );
    await states(/^draft/, /^draft/, /^draft/);
    expect(post.replies().join('\n')).not.toContain('waits for approval');
    await press(post, 'Confirm');
    const waits = /^waiting for approval/;
    await states(waits, waits, waits);
    const inPlan = (count: number) =>
      stage.until(() => planIn(post).text.split(' · waits for approval').length - 1 === count, `${count} that wait`);
    await inPlan(3);
    expect(planIn(post).text).toContain('What waits for approval goes out only once it is approved.');
    const asked = () => post.replies().filter((text) => text.includes('waits for approval. ')).length;
    await stage.until(() => asked() === 3, 'the approvers to be asked about each');

    await post.say('approve', 'ada');
    await post.isTold(/There are several posts in this thread .*“approve all” is for all of them/);
    await post.say('approve b', 'ada');
    await states(waits, /^scheduled/, waits);
    await inPlan(2);
    await post.say('approve all', 'leo');
    await post.isTold('Only approvers decide');
    expect(post.replies().filter((text) => text.includes('Only approvers decide'))).toHaveLength(1);
    await post.say('approve all', 'ada');
    await states(/^scheduled/, /^scheduled/, /^scheduled/);
    await inPlan(0);
    expect(planIn(post).text).not.toContain('What waits for approval');
    await press(post, 'Undo');
    await stage.until(() => post.cards().every((card) => card.startsWith('cancelled')), 'all to be cancelled');
    await stage.command('settings approvals off', 'ada');
  });
});
