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

  it('a post is moved by its code, goes out, and its whole life can be read', async () => {
    const { moment } = stage.chat;
    const post = await stage.drop('post tomorrow 7pm New ramen drop');
    await post.shows('scheduled');
    const code = post.code();

    expect(await stage.command(`move ${code} to 8pm`)).toContain(
      `${code}: scheduled · ${moment('2026-11-25T20:00+01:00')} (in `,
    );
    await post.shows(`scheduled · ${moment('2026-11-25T20:00+01:00')}`);
    expect(await stage.command(`retry ${code}`)).toContain('there is nothing to try again');
    expect(await stage.command(`move ${code} fri 9am`, 'leo')).toContain('belongs to somebody else');
    expect(await stage.command('move zzzz fri 9am')).toContain('There is no post zzzz here.');

    await stage.advanceTo('2026-11-25T20:00:06+01:00');
    await stage.goesOut(post);
    const [link = 'no link'] =
      /https:\/\/www\.tiktok\.com\/\S+\/video\/\d{19}/.exec(await post.shows('published')) ?? [];
    const history = await stage.command('history', 'leo');
    expect(history).toContain(`${code} · ${moment('2026-11-25T20:00:15+01:00').slice(0, 8)}`);
    expect(history).toContain(link);
    const life = await stage.command(`show ${code}`);
    expect(life).toContain('the video was dropped by mia');
    expect(life).toContain(`it was planned for ${moment('2026-11-25T19:00+01:00')} by mia`);
    expect(life).toContain(`it was moved to ${moment('2026-11-25T20:00+01:00')} by mia`);
    expect(life).toContain('it was on TikTok');
    expect(await stage.command(`history ${code}`)).toBe(life);
  });

  it('its thread tells its life to whoever writes "show"', async () => {
    const post = await stage.drop('post friday 7pm Night market');
    await post.shows('scheduled');
    await post.say('show');
    await post.isTold('the video was dropped by mia');
    await post.say('cancel');
    await post.shows('cancelled');
  });
});
