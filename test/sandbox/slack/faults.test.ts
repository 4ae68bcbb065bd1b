import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../../sandbox/slack/api/rate-limits.ts';
import { startSlack, webClient } from './start.ts';

async function startPosting(options: Parameters<typeof startSlack>[0] = {}) {
  const slack = await startSlack(options);
  slack.users.add({ name: 'mia' });
  const channel = slack.channels.add({ name: 'general', kind: 'channel', members: ['mia'] }).id;
  const post = (text = 'x') => webClient(slack).chat.postMessage({ channel, text });
  return { slack, channel, post };
}

const path = '/api/chat.postMessage';

describe('a planned fault', () => {
  it('answers instead of Slack, and nothing is posted', async () => {
    const { slack, post } = await startPosting();
    slack.faults.plan({ path, action: { kind: 'answer', status: 500 } });

    await expect(post()).rejects.toMatchObject({ statusCode: 500 });
    expect(slack.messages('general')).toHaveLength(0);
    expect((await post()).ok).toBe(true);
  });

  it('loses the answer to something that was done', async () => {
    const { slack, post } = await startPosting();
    slack.faults.plan({ path, action: { kind: 'reset', when: 'after' } });
    slack.faults.plan({ path, nth: 2, action: { kind: 'answer-after', status: 502 } });

    await expect(post('first')).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    await expect(post('second')).rejects.toMatchObject({ statusCode: 502 });
    expect(slack.messages('general').map(({ text }) => text)).toEqual(['first', 'second']);
  });

  it('cuts the connection before anything is done', async () => {
    const { slack, post } = await startPosting();
    slack.faults.plan({ path, action: { kind: 'reset', when: 'before' } });
    slack.faults.plan({ path, nth: 2, action: { kind: 'reset-body', afterBytes: 10 } });

    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(slack.messages('general')).toEqual([]);
  });

  it('delays the answer, not the deed', async () => {
    const { slack, post } = await startPosting();
    slack.faults.plan({ path, action: { kind: 'delay', delayMs: 40 } });
    const startedAt = performance.now();
    let isAnswered = false;

    const posting = post().then(() => {
      isAnswered = true;
    });
    await slack.waitFor(() => slack.messages('general').length === 1, { what: 'the message' });

    expect(isAnswered).toBe(false);
    await posting;
    expect(performance.now() - startedAt).toBeGreaterThan(38);
  });

  it('breaks an answer off in its body, and the deed is done', async () => {
    const { slack, post } = await startPosting();
    slack.faults.plan({ path, action: { kind: 'cut-answer', afterBytes: 5 } });
    await expect(post()).rejects.toThrow();
    expect(slack.messages('general')).toHaveLength(1);
  });

  it('strikes downloads and response URLs alike', async () => {
    const { slack } = await startPosting();
    const files = [{ name: 'clip.mp4', bytes: new Uint8Array(10) }];
    const { files: dropped } = await slack.as('mia').dropVideo({ channel: 'general', files });
    const action = { kind: 'answer', status: 503, headers: { 'retry-after': '7' } } as const;
    slack.faults.plan({ path: /^\/(files-pri|response)\//, times: 2, action });

    const url = `${slack.url}/files-pri/T0RAMEN01-${dropped[0]?.id}/download/clip.mp4`;
    const download = await fetch(url);
    const response = await fetch(`${slack.url}/response/x`, { method: 'POST', body: '{}' });

    expect([download.status, response.status]).toEqual([503, 503]);
    expect(download.headers.get('retry-after')).toBe('7');
  });
});

describe('rate limits', () => {
  it('tell a flooded channel to wait, and leave the others alone', async () => {
    const rateLimits = { postsPerChannel: { count: 3, windowMs: 10_000 } };
    const { slack, channel, post } = await startPosting({ rateLimits });
    const other = slack.channels.add({ name: 'other', kind: 'channel', members: ['mia'] }).id;
    for (const text of ['1', '2', '3']) await post(text);

    const response = await fetch(`${slack.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.env.SLACK_BOT_TOKEN}` },
      body: new URLSearchParams({ channel, text: '4' }),
    });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('10');
    expect(await response.json()).toEqual({ ok: false, error: 'ratelimited' });
    expect((await webClient(slack).chat.postMessage({ channel: other, text: 'x' })).ok).toBe(true);
    expect(slack.messages('general')).toHaveLength(3);
  });

  it('count per method and minute by tier, and let go with time', () => {
    let elapsedMs = 0;
    const tiers = { 1: 1, 2: 2, 3: 3, 4: 4 };
    const postsPerChannel = { count: 9, windowMs: 1000 };
    const limiter = createRateLimiter({ tiers, postsPerChannel }, () => elapsedMs);
    const update = () => limiter.count('chat.update', 3, 'C1');

    expect([update(), update(), update()]).toEqual([undefined, undefined, undefined]);
    elapsedMs = 20_500;
    expect(update()).toBe(40);
    expect(limiter.count('chat.delete', 3, 'C1')).toBeUndefined();
    expect(limiter.count('auth.test', 'special', undefined)).toBeUndefined();
    elapsedMs = 60_001;
    expect(update()).toBeUndefined();
  });

  it('can be switched off', async () => {
    const { slack, post } = await startPosting({ rateLimits: false });
    for (let count = 0; count < 30; count += 1) await post();

    expect(slack.messages('general')).toHaveLength(30);
  });
});
