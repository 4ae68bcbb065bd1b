import { RateLimitError, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../../sandbox/discord/rest/rate-limits.ts';
import type { RateLimits } from '../../../sandbox/discord/settings.ts';
import { refusal } from './refusal.ts';
import { restClient, startWithMia } from './start.ts';

async function startPosting(options: Parameters<typeof startWithMia>[0] = {}) {
  const started = await startWithMia(options);
  const { discord, videos } = started;
  const path = Routes.channelMessages(videos.id);
  const rest = restClient(discord);
  const post = (content = 'x') => rest.post(path, { body: { content } });
  /** What the vendor's client would hide by waiting. */
  const rawPost = () =>
    fetch(`${discord.env.DISCORD_API_URL}/v10${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bot ${discord.env.DISCORD_TOKEN}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ content: 'x' }),
    });
  return { ...started, rest, path, post, rawPost };
}

const limits = (change: Partial<RateLimits>): RateLimits => ({
  global: { count: 50, windowMs: 1000 },
  route: { count: 10, windowMs: 10_000 },
  messages: { count: 5, windowMs: 5000 },
  edits: { count: 5, windowMs: 5000 },
  oldEdits: { count: 3, windowMs: 20_000 },
  reactions: { count: 1, windowMs: 250 },
  ...change,
});

describe('rate limits', () => {
  it('are told in headers, and a flooded channel has to wait', async () => {
    const { rawPost, discord } = await startPosting();
    const first = await rawPost();
    for (let count = 0; count < 4; count += 1) await rawPost();

    const refused = await rawPost();
    const answer = (await refused.json()) as { retry_after: number };

    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '4',
      'x-ratelimit-reset-after': expect.stringMatching(/^\d(\.\d+)?$/),
      'x-ratelimit-bucket': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(answer.retry_after);
    expect(answer).toMatchObject({ global: false, message: 'You are being rate limited.' });
    expect(discord.messages('videos')).toHaveLength(5);
  });

  it('make the vendor’s client wait by itself', async () => {
    const { post, discord } = await startPosting();
    for (let count = 0; count < 5; count += 1) await post();

    await expect(post()).rejects.toBeInstanceOf(RateLimitError);
    expect(discord.calls.filter(({ status }) => status === 429)).toEqual([]);
  });

  it('stop everything when the bot asks too much altogether', async () => {
    const { rawPost, rest } = await startPosting({
      rateLimits: { global: { count: 2, windowMs: 60_000 } },
    });
    await rawPost();
    await rawPost();

    const refused = await rawPost();

    expect(refused.headers.get('x-ratelimit-global')).toBe('true');
    expect(await refused.json()).toMatchObject({ global: true });
    await expect(rest.get(Routes.user('@me'))).rejects.toBeInstanceOf(RateLimitError);
  });

  it('count per route and channel, and let go with time', () => {
    let elapsedMs = 0;
    const rules = limits({ messages: { count: 2, windowMs: 1000 } });
    const limiter = createRateLimiter(rules, () => elapsedMs);
    const send = (channel: string) => limiter.take('messages', 'POST', channel).retryAfterSeconds;

    expect([send('1'), send('1'), send('2')]).toEqual([undefined, undefined, undefined]);
    elapsedMs = 400;
    expect(send('1')).toBe(0.6);
    elapsedMs = 1001;
    expect(send('1')).toBeUndefined();
  });

  it('can be switched off', async () => {
    const { post, discord } = await startPosting({ rateLimits: false });
    for (let count = 0; count < 30; count += 1) await post();

    expect(discord.messages('videos')).toHaveLength(30);
  });
});

describe('a planned fault', () => {
  it('answers instead of Discord, and nothing is posted', async () => {
    const { discord, post } = await startPosting();
    discord.faults.plan({ path: /messages$/, action: { kind: 'answer', status: 500 } });
    const broken = { kind: 'answer', status: 403, body: '<html>' } as const;
    discord.faults.plan({ path: /messages$/, nth: 2, action: broken });

    await expect(post()).rejects.toMatchObject({ status: 500 });
    await expect(post()).rejects.toThrow();
    expect(discord.messages('videos')).toEqual([]);
    expect(await post()).toHaveProperty('id');
  });

  it('loses the answer to something that was done', async () => {
    const { discord, post } = await startPosting();
    discord.faults.plan({ path: /messages$/, action: { kind: 'reset', when: 'after' } });
    discord.faults.plan({
      path: /messages$/,
      nth: 2,
      action: { kind: 'answer-after', status: 502 },
    });

    await expect(post('first')).rejects.toThrow();
    await expect(post('second')).rejects.toMatchObject({ status: 502 });
    expect(discord.messages('videos').map(({ content }) => content)).toEqual(['first', 'second']);
  });

  it('strikes callbacks and downloads alike, and delays', async () => {
    const { discord } = await startPosting();
    const files = [{ name: 'clip.mp4', bytes: new Uint8Array(10) }];
    const { attachments } = await discord.as('mia').dropVideo({ channel: 'videos', files });
    const action = { kind: 'answer', status: 503, headers: { 'retry-after': '7' } } as const;
    discord.faults.plan({ path: /^\/cdn\//, action });
    discord.faults.plan({ path: /callback$/, action: { kind: 'delay', delayMs: 30 } });

    const path = `${discord.url}/cdn/attachments/1/${attachments[0]?.id}/clip.mp4`;
    const startedAt = performance.now();
    const callback = await fetch(`${discord.env.DISCORD_API_URL}/v10/interactions/1/x/callback`, {
      method: 'POST',
    });

    expect((await fetch(path)).headers.get('retry-after')).toBe('7');
    expect(callback.status).toBe(404);
    expect(performance.now() - startedAt).toBeGreaterThan(28);
  });
});

describe('requests that nobody understands', () => {
  it('are refused with Discord’s codes', async () => {
    const { discord, path, rest } = await startPosting();
    const send = async (url: string, init: RequestInit) => {
      const response = await fetch(`${discord.env.DISCORD_API_URL}${url}`, {
        method: 'POST',
        ...init,
      });
      const { code } = (await response.json()) as { code: number };
      return [response.status, code];
    };
    const authorization = `Bot ${discord.env.DISCORD_TOKEN}`;
    const json = { authorization, 'content-type': 'application/json' };

    expect(await send(`/v9${path}`, { headers: json })).toEqual([400, 50041]);
    expect(await send(`/v10${path}`, { headers: json, body: '{"content":' })).toEqual([400, 50109]);
    const halved = JSON.stringify({ content: '🍜'.slice(0, 1) });
    expect(await send(`/v10${path}`, { headers: json, body: halved })).toEqual([400, 50109]);
    expect(await send(`/v10${path}`, { headers: { authorization }, body: 'x' })).toEqual([400, 50035]);
    expect(await send(`/v10${path}`, { headers: {} })).toEqual([401, 0]);
    const { status } = await refusal(rest.get(Routes.guild('1204000000000000009')));
    expect(status).toBe(404);
  });
});
