import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './cast.ts';
import { minutes, seconds } from './clock.ts';
import { openStage, type Stage } from './stage.ts';

describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ platform });
    await stage.connect();
  });
  afterAll(() => stage.close());

  it('while TikTok fails the post waits and says so, and goes out once when TikTok is back', async () => {
    const { tiktok } = stage;
    const post = await stage.drop('post tomorrow 7pm Ramen in the storm');
    await post.shows('scheduled');
    const failing = { kind: 'answer', status: 503, body: 'Service Unavailable' } as const;
    tiktok.faults.plan({ path: /^\/v2\//, times: Number.POSITIVE_INFINITY, action: failing });

    await stage.advanceTo('2026-11-25T19:00:06+01:00');
    await post.shows('TikTok has a problem on its side.');
    await stage.advanceUntil(() => post.replies().length > 0, minutes);
    const told = await post.isTold('waits:');
    expect(told).toMatch(/^@mia \w{4} \(@ramenhouse, due .*\) waits: .*Your post is safe\. I try again/s);
    expect(stage.inits()).toBe(0);

    tiktok.faults.reset();
    await stage.advanceUntil(() => !post.card().startsWith('scheduled'), minutes);
    await stage.goesOut(post);

    expect(stage.videos().map(({ sha256 }) => sha256)).toEqual(post.sha256s);
    expect(stage.inits()).toBe(1);
    expect(post.card()).toContain('late');
    expect(post.replies()).toHaveLength(2);
  });

  it('a connection that breaks in the middle of the video is taken up again', async () => {
    const { tiktok } = stage;
    const post = await stage.drop('post now Half and half');
    await post.shows('goes out in a few seconds');
    tiktok.faults.plan({ path: '/upload', action: { kind: 'reset-body', afterBytes: 7000 } });

    await stage.passUndo();
    await stage.goesOut(post);

    expect(stage.inits()).toBe(2);
    expect([stage.videos().at(-1)?.sha256]).toEqual(post.sha256s);
  });

  it('when TikTok wants fewer calls the post waits for a minute, then for five', async () => {
    const { tiktok } = stage;
    const init = '/v2/post/publish/video/init/';
    const body = JSON.stringify({
      error: { code: 'rate_limit_exceeded', message: '', log_id: '1' },
    });
    tiktok.faults.plan({ path: init, times: 2, action: { kind: 'answer', status: 429, body } });
    const asked = () => tiktok.calls.filter(({ path }) => path === init).length;
    const before = asked();
    const post = await stage.drop('post now Patience');
    await post.shows('goes out in a few seconds');

    await stage.passUndo();
    await post.shows('TikTok wants fewer calls for a while.');
    await stage.advance(50 * seconds);
    expect(asked()).toBe(before + 1);
    await stage.advance(30 * seconds);
    await stage.until(() => asked() === before + 2, 'the second try');
    await stage.advance(4 * minutes);
    expect(asked()).toBe(before + 2);
    await stage.advance(2 * minutes);
    await stage.until(() => asked() === before + 3, 'the third try');
    await stage.goesOut(post);

    expect(asked()).toBe(before + 3);
    expect(stage.inits()).toBe(3);
  });

  it('what TikTok refuses after all is told with the reason, and goes out again on Retry', async () => {
    const { tiktok } = stage;
    tiktok.failNext('internal');
    const post = await stage.drop('post now Second time lucky');
    await post.shows('goes out in a few seconds');
    await stage.passUndo();
    await post.shows('processing');
    await stage.advance(10 * seconds);

    expect(await post.shows('failed')).toContain('→ Retry');
    expect(await post.isTold(/^@mia /)).toContain('TikTok failed while processing the video');

    await post.press('Retry');
    await post.shows('goes out in a few seconds');
    await stage.passUndo();
    await stage.goesOut(post);
    await post.isTold("It's on TikTok");
  });

  it('when TikTok never says how it ended, mia is asked after an hour', async () => {
    const { tiktok } = stage;
    tiktok.planOutcome({ kind: 'stall' });
    const post = await stage.drop('post now Into the silence');
    await post.shows('goes out in a few seconds');
    await stage.passUndo();
    await post.shows('processing');
    await stage.advanceUntil(() => post.card().startsWith('unconfirmed'), 10 * minutes);

    expect(post.card()).toContain("→ It's there  → Post again  → Give up");
    await post.isTold(/^@mia I could not confirm \w{4} /);
    const before = stage.inits();
    await post.press("It's there");
    await post.shows(/^published · /);
    await post.isTold("It's on TikTok");
    expect(stage.inits()).toBe(before);
  });

  it('an account that allows drafts only gets them in its inbox, and its owner finishes them', async () => {
    const { tiktok } = stage;
    const grant = ['user.info.basic', 'video.upload'];
    tiktok.accounts.add({ handle: 'draftsonly', nickname: 'draftsonly', grant });
    const page = await stage.connect('leo', 'draftsonly');
    expect(page.text).toContain('TikTok allowed drafts only');
    expect(stage.direct('leo').at(-1)).toContain('posts arrive in your TikTok inbox');

    const post = await stage.drop('post now A draft on @draftsonly', { who: 'leo' });
    const card = await post.shows('goes out in a few seconds');
    expect(card).toContain('draftsonly · as a TikTok draft');
    await stage.passUndo();
    await post.shows('processing');
    await stage.advance(10 * seconds);
    await post.shows('in your TikTok inbox');
    await post.isTold(/^@leo \w{4} is in the TikTok inbox of draftsonly/);

    tiktok.postDraft(tiktok.posts().at(-1)?.publishId ?? '');
    await stage.advance(minutes);
    await post.shows(/^published/);
    await post.isTold("It's on TikTok");
  });
});
