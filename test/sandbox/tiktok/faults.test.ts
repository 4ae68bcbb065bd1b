import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTikTok } from '../../../sandbox/tiktok/index.ts';
import { oneChunk, openClient, put, redirectUri, sha256, video } from './client.ts';

const initPath = '/v2/post/publish/video/init/';
const infoPath = '/v2/post/publish/creator_info/query/';
const whole = video(1_000_000);

async function openUpload() {
  const client = await openClient();
  const token = await client.login({ handle: 'ramenhouse' });
  const upload = async () => {
    const answer = await client.init(token, oneChunk(whole.length));
    return answer.json.data.upload_url;
  };
  return { ...client, token, upload };
}

describe('a planned fault', () => {
  it('answers in place of TikTok, and nothing is done', async () => {
    const { tiktok, token, init } = await openUpload();
    const headers = { 'retry-after': '7', 'content-type': 'text/html' };
    tiktok.faults.plan({
      method: 'POST',
      path: initPath,
      action: { kind: 'answer', status: 502, headers, body: '<h1>Bad gateway</h1>' },
    });
    const failed = await init(token);
    expect([failed.status, failed.text]).toEqual([502, '<h1>Bad gateway</h1>']);
    expect(failed.headers.get('retry-after')).toBe('7');
    expect(tiktok.posts()).toEqual([]);
    expect(tiktok.calls.at(-1)).toMatchObject({ path: initPath, status: 502, fault: 'answer' });
    expect((await init(token)).json.error.code).toBe('ok');
    expect(tiktok.refused()).toEqual([]);
  });

  it('swallows a chunk without keeping it', async () => {
    const { tiktok, upload } = await openUpload();
    const url = await upload();
    tiktok.faults.plan({ path: '/upload', action: { kind: 'answer', status: 500 } });
    expect((await put(url, whole)).status).toBe(500);
    expect(tiktok.posts()[0]?.uploadedBytes).toBe(0);
    expect((await put(url, whole)).status).toBe(201);
    expect(tiktok.posts()[0]?.sha256).toBe(sha256(whole));
  });

  it('replaces the answer after the work is done', async () => {
    const { tiktok, upload } = await openUpload();
    const url = await upload();
    tiktok.faults.plan({ path: /upload/, action: { kind: 'answer-after', status: 504 } });
    expect((await put(url, whole)).status).toBe(504);
    expect(tiktok.posts()[0]?.uploadedBytes).toBe(whole.length);
  });

  it('lets the body of the true answer come late', async () => {
    const { tiktok, token, creatorInfo } = await openUpload();
    tiktok.faults.plan({ path: infoPath, action: { kind: 'slow-body', delayMs: 40 } });
    const { url } = tiktok;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${url}${infoPath}`, { method: 'POST', headers });
    const headAt = performance.now();
    expect(await response.json()).toMatchObject({ error: { code: 'ok' } });
    expect(performance.now() - headAt).toBeGreaterThan(10);
    expect((await creatorInfo(token)).json.error.code).toBe('ok');
  });

  it('breaks the true answer off in the middle of its body, after the work', async () => {
    const { tiktok, token, init } = await openUpload();
    tiktok.faults.plan({ path: initPath, action: { kind: 'cut-answer', afterBytes: 20 } });
    await expect(init(token)).rejects.toThrow('terminated');
    expect(tiktok.posts()).toHaveLength(1);
    expect(tiktok.calls.at(-1)).toMatchObject({ status: 200, fault: 'cut-answer' });
  });

  it('breaks the connection before or after the work', async () => {
    const { tiktok, token, init } = await openUpload();
    tiktok.faults.plan({ path: initPath, action: { kind: 'reset', when: 'before' } });
    await expect(init(token)).rejects.toThrow('fetch failed');
    expect(tiktok.posts()).toHaveLength(0);
    tiktok.faults.plan({ path: initPath, action: { kind: 'reset', when: 'after' } });
    await expect(init(token)).rejects.toThrow('fetch failed');
    expect(tiktok.posts()).toHaveLength(1);
    const met = tiktok.calls.slice(-2).map(({ status, code }) => [status, code]);
    expect(met).toEqual([
      [null, undefined],
      [null, 'ok'],
    ]);
  });

  it.each([0, 1, 300_000, 1_000_000, 2_000_000])('breaks a body after %i bytes', async (afterBytes) => {
    const { tiktok, upload } = await openUpload();
    const url = await upload();
    const seen: number[] = [];
    tiktok.on('chunk', ({ receivedBytes }) => {
      seen.push(receivedBytes);
    });
    tiktok.faults.plan({ path: '/upload', action: { kind: 'reset-body', afterBytes } });
    await expect(put(url, whole)).rejects.toThrow();
    expect(seen.at(-1) ?? 0).toBe(Math.min(afterBytes, whole.length));
    expect(tiktok.posts()[0]?.uploadedBytes).toBe(0);
    expect((await put(url, whole)).status).toBe(201);
    expect(tiktok.posts()[0]?.sha256).toBe(sha256(whole));
  });

  it('makes the true answer late', async () => {
    const { tiktok, token, creatorInfo } = await openUpload();
    tiktok.faults.plan({ path: infoPath, action: { kind: 'delay', delayMs: 40 } });
    const before = performance.now();
    expect((await creatorInfo(token)).json.error.code).toBe('ok');
    expect(performance.now() - before).toBeGreaterThan(35);
  });

  it('does not outlive the stand-in', async () => {
    const tiktok = await createTikTok({ redirectUris: [redirectUri] });
    tiktok.faults.plan({ path: '/x', action: { kind: 'delay', delayMs: 60_000 } });
    const call = fetch(`${tiktok.url}/x`);
    const lost = expect(call).rejects.toThrow();
    while (tiktok.calls.length === 0) await pause(1);
    await tiktok.close();
    await lost;
  });
});

describe('the moments of a publish', () => {
  it('are told in order, with running byte counts', async () => {
    const { tiktok, token, creatorInfo, init, status, advance } = await openUpload();
    const seen: string[] = [];
    const steps: number[] = [];
    tiktok.on('creator-info', ({ handle }) => void seen.push(`creator-info ${handle}`));
    tiktok.on('init', ({ kind }) => void seen.push(`init ${kind}`));
    tiktok.on('chunk', ({ receivedBytes, first, last, total }) => {
      expect([first, last, total]).toEqual([0, whole.length - 1, whole.length]);
      steps.push(receivedBytes);
    });
    tiktok.on('chunk-done', ({ uploadedBytes }) => void seen.push(`chunk-done ${uploadedBytes}`));
    tiktok.on('last-chunk', ({ total }) => void seen.push(`last-chunk ${total}`));
    tiktok.on('complete', () => void seen.push('complete'));
    await creatorInfo(token);
    const { upload_url, publish_id } = (await init(token, oneChunk(whole.length))).json.data;
    await put(upload_url, whole);
    await status(token, publish_id);
    advance(1);
    await status(token, publish_id);
    expect(seen).toEqual([
      'creator-info ramenhouse',
      'init direct',
      'chunk-done 1000000',
      'last-chunk 1000000',
      'complete',
    ]);
    const gaps = steps.map((bytes, index) => bytes - (steps[index - 1] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(256 * 1024);
    expect(steps.at(-1)).toBe(whole.length);
  });

  it('hold the answer back until the listener is done', async () => {
    const { tiktok, token, init } = await openUpload();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const reached = new Promise<void>((resolve) => {
      tiktok.on('init', () => {
        resolve();
        return held;
      });
    });
    const answer = init(token);
    await reached;
    expect(tiktok.posts()).toHaveLength(1);
    expect(tiktok.calls.at(-1)?.status).toBeNull();
    release();
    expect((await answer).status).toBe(200);
    expect(tiktok.calls.at(-1)?.status).toBe(200);
  });

  it('are not told to a listener that was taken off', async () => {
    const { tiktok, token, init } = await openUpload();
    let told = 0;
    const off = tiktok.on('init', () => {
      told += 1;
    });
    await init(token);
    off();
    await init(token);
    expect(told).toBe(1);
  });

  it('make close fail when a listener throws', async () => {
    const { tiktok, token, creatorInfo } = await openUpload();
    tiktok.on('creator-info', () => {
      throw new TypeError('a bug in the test');
    });
    const answer = await creatorInfo(token);
    expect([answer.status, answer.json.error.code]).toEqual([500, 'internal_error']);
    await expect(tiktok.close()).rejects.toThrow('bugs');
  });

  it('make close fail when a planned answer cannot be sent', async () => {
    const { tiktok } = await openUpload();
    tiktok.faults.plan({ path: '/x', action: { kind: 'answer', status: 99 } });
    await expect(fetch(`${tiktok.url}/x`)).rejects.toThrow();
    await expect(tiktok.close()).rejects.toThrow('bugs');
  });
});
