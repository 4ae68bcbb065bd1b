/** What holds for everybody, for one member and for an account: each has its form, and only who may change it does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Name, platforms } from './cast.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  afterAll(() => stage.close());

  /** Fills in the form in front of somebody, and answers what they are told. */
  const send = async (who: Name, values: Record<string, unknown>): Promise<string> => {
    const said = await stage.answerTo(() => stage.chat.send(who, values), who);
    return said.text;
  };

  it('an admin changes what holds for everybody, and nobody else does', async () => {
    const shown = await stage.answerTo(() => stage.chat.command('ada', 'settings'), 'ada');
    expect(shown.text).toContain('A day without a time means 18:00.');
    await stage.chat.click('ada', shown, 'Workspace');
    expect(await send('ada', { hour: '09:30', rules: ['ask', 'listen'] })).toContain(
      'Saved. A day without a time means 09:30.',
    );

    const seen = await stage.answerTo(() => stage.chat.command('mia', 'settings'));
    expect(seen.text).toContain('A day without a time means 09:30.');
    expect(seen.text).toContain('It asks every time (as the workspace does)');
    expect(seen.labels).not.toContain('Workspace');
    expect(await stage.command('settings hour 11:00')).toContain('Only admins of this workspace change its settings.');
    expect(await stage.command('settings ask off')).toContain('Only admins of this workspace change its settings.');
    expect(await stage.command('settings hour noonish', 'ada')).toContain('Write it as a clock, such as 18:00.');
  });

  it('the owner of an account changes what its posts take, and its other settings stay', async () => {
    const shown = await stage.answerTo(() => stage.chat.command('mia', 'settings'));
    await stage.chat.click('mia', shown, 'Settings');
    const said = await send('mia', { ask: 'never', interactions: ['comments'] });
    expect(said).toContain('are published at their minute');
    expect(said).toContain('It does not ask every time: Schedy’s own default audience, comments on.');
    expect(await stage.command('settings ask on @ramenhouse', 'leo')).toContain('Only its owner and workspace admins');
    expect(await stage.command('settings ask on @ramenhouse')).toContain('It asks every time: a post waits as a draft');
  });

  it('a member has an hour of their own, and is mentioned only when they must act', async () => {
    await stage.command('settings ask off', 'ada');
    await stage.command('settings ask off @ramenhouse');
    const shown = await stage.answerTo(() => stage.chat.command('mia', 'settings'));
    expect(shown.text).toContain('A day without a time means the usual hour of the workspace.');
    await stage.chat.click('mia', shown, 'My settings');
    expect(await send('mia', { hour: '20:15', told: 'problems' })).toContain(
      'Saved. A day without a time means 20:15 for you. You are mentioned only when you must act',
    );
    const post = await stage.drop('post tomorrow New ramen drop');
    await post.shows(`scheduled · ${stage.chat.moment('2026-11-25T20:15+01:00')}`);
    await stage.advanceTo('2026-11-25T20:15:06+01:00');
    await stage.goesOut(post);
    const said = await post.isTold("It's on TikTok");
    expect(said).not.toContain('@mia');

    expect(await stage.command('settings my hour 25:00')).toContain('Write it as a clock, such as 18:00.');
    expect(await stage.command('settings my hour off')).toContain('means the usual hour of the workspace');
    expect(await stage.command('settings mention me always')).toContain('mentioned when a post of yours is published');
    expect(await stage.command('settings', 'leo')).toContain('mentioned when a post of yours is published');
  });

  it('a strict service refuses none of it', () => {
    expect(stage.chat.refusals()).toEqual([]);
  });
});
