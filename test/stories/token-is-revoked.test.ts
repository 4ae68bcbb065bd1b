import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from './cast.ts';
import { minutes } from './clock.ts';
import type { Dropped } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';

const apiKey = 'a-key-for-monitoring';
describe.each(platforms)('on %s', (platform) => {
  let stage: Stage;
  let today: Dropped;
  let later: Dropped;
  beforeAll(async () => {
    stage = await openStage({ platform, env: { SCHEDY_API_KEY: apiKey } });
    await stage.connect();
    today = await stage.drop('post today 7pm Ramen today');
    later = await stage.drop('post tomorrow 9pm Ramen tomorrow', { who: 'leo' });
    await today.shows('scheduled');
    await later.shows('scheduled');
  });
  afterAll(() => stage.close());

  async function ask(path: string, key = apiKey): Promise<{ status: number; body: unknown }> {
    const headers = { authorization: `Bearer ${key}` };
    const response = await fetch(`${stage.publicUrl}/api/profiles${path}`, { headers });
    return { status: response.status, body: await response.json() };
  }

  async function profileId(): Promise<string> {
    const { body } = await ask('');
    return Array.isArray(body) ? String(body[0].id) : '';
  }

  it('the profile API tells whoever knows the key that the login is good', async () => {
    expect(await ask('')).toEqual({
      status: 200,
      body: [
        {
          id: expect.any(String),
          handle: 'ramenhouse',
          workspace: 'Ramen House',
          status: 'active',
        },
      ],
    });
    expect(await ask('', 'another-key')).toMatchObject({ status: 401 });
    expect(await ask('/unknown/check-token')).toMatchObject({ status: 404 });
    expect(await ask(`/${await profileId()}/check-token`)).toEqual({
      status: 200,
      body: {
        valid: true,
        status: 'active',
        expiresAt: '2026-11-24T17:00:00.000Z',
        refreshExpiresAt: '2027-05-23T15:00:00.000Z',
      },
    });
  });

  it('when the owner removes Schedy at TikTok, every post waits and everybody is told', async () => {
    stage.tiktok.accounts.revoke('ramenhouse');
    await stage.advanceTo('2026-11-24T19:00:06+01:00');

    await today.shows('on hold');
    expect(await today.isTold(/^@mia On hold/)).toContain('no longer accepts the login');
    await later.shows('on hold');
    await later.isTold(/^@leo On hold/);
    await stage.until(
      () => stage.direct('mia').find((text) => text.includes('needs to be connected again')),
      'the direct message to the owner',
    );
    expect(stage.inits()).toBe(0);
    expect(await ask(`/${await profileId()}/check-token`)).toMatchObject({
      status: 200,
      body: { valid: false, status: 'inactive' },
    });
  });

  it('after Reconnect the coming post goes on by itself, the missed one is offered', async () => {
    const { browser } = stage;
    await stage.advance(30 * minutes);

    const answer = await stage.answerTo(() => today.press('Reconnect'));
    expect(answer.text).toContain('Connect the TikTok account again');
    await browser.open(await stage.linkOf('mia', answer));
    await browser.follow('Continue to TikTok');
    const page = await browser.follow('Continue as @ramenhouse');
    expect(page.heading).toBe('Connected again');

    await later.shows(`scheduled · ${stage.chat.moment('2026-11-25T21:00+01:00')}`);
    expect(await today.isTold('Its time went by while the account was not connected')).toMatch(/^@mia On hold/);
    await later.isTold(/^@leo Settled: \w+ goes on, and its card shows how\.$/);
    await stage.until(
      () => stage.direct('mia').includes('@ramenhouse was to be connected again, and is.'),
      'the direct message without its button',
    );
    expect(await ask(`/${await profileId()}/check-token`)).toMatchObject({ body: { valid: true } });

    await today.press('Post now');
    await today.shows('goes out in a few seconds');
    await stage.passUndo();
    await stage.goesOut(today);
    await stage.advanceTo('2026-11-25T21:00:06+01:00');
    await stage.goesOut(later);
    expect(stage.videos().map(({ postInfo }) => postInfo?.title)).toEqual(['Ramen today', 'Ramen tomorrow']);
  });
});
