import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readArguments } from '../../sandbox/demo/arguments.ts';
import { changedLines } from '../../sandbox/demo/changed-lines.ts';
import { findFreePort } from '../../sandbox/demo/free-port.ts';
import { watchSecrets } from '../../sandbox/demo/secrets.ts';
import { videoLink } from '../../sandbox/demo/thread.ts';

describe('the arguments of the demo', () => {
  it('are the story on both platforms, on Slack over Socket Mode, when nothing is said', () => {
    expect(readArguments([])).toEqual({
      platforms: ['discord', 'slack'],
      slackMode: 'socket',
      kind: { name: 'story', once: false },
    });
  });

  it('play bad input over HTTP, where a forged delivery can arrive', () => {
    expect(readArguments(['--bad-input']).slackMode).toBe('http');
  });

  it('refuse a point and a mode that do not exist', () => {
    expect(() => readArguments(['--kill', 'toString'])).toThrow('no point "toString"');
    expect(() => readArguments(['--slack', 'carrier-pigeon'])).toThrow('carrier-pigeon');
  });
});

it('the demo takes a port that nobody has', async () => {
  const taken = await findFreePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  for (let tries = 0; tries < 20; tries += 1) expect(await findFreePort()).not.toBe(taken);
});

describe('an edited message in the transcript', () => {
  it('shows the lines that are new, in their order', () => {
    const before = ['scheduled · 19:00', '@ramenhouse', '→ Cancel'];
    expect(changedLines(before, ['published', '@ramenhouse', 'a note'])).toEqual(['published', 'a note']);
  });

  it('shows nothing when only buttons went away', () => {
    expect(changedLines(['scheduled', '→ Cancel'], ['scheduled'])).toEqual([]);
  });
});

describe('the link of a video', () => {
  it('has exactly 19 digits', () => {
    const link = 'https://www.tiktok.com/@ramenhouse/video/7571234567890123456';
    expect(videoLink.test(link)).toBe(true);
    expect(videoLink.test(`${link}7`)).toBe(false);
  });
});

describe('the search for secrets', () => {
  it('knows what it was given, plain and percent-encoded, and names only the kind', () => {
    const secrets = startWatching();
    secrets.add('authorization code', 'Ab/*1!77');
    secrets.addEnvironment({ TIKTOK_CLIENT_SECRET: 'hush', PORT: '3001' });

    expect(secrets.findIn('GET /callback?x=Ab%2F*1!77')).toEqual(['authorization code']);
    expect(secrets.findIn('hush')).toEqual(['TikTok client secret']);
    expect(secrets.findIn('port 3001')).toEqual([]);
  });

  it('knows a token by its shape although nobody has used it', () => {
    const token = `rft.${'a1B2'.repeat(15)}`;
    expect(startWatching().findIn(`refresh with ${token}`)).toEqual(['TikTok refresh token']);
  });

  it('learns what a client sends to a server of this process', async () => {
    const secrets = startWatching();
    const server = createServer((_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;

    const uploadUrl = `http://127.0.0.1:${port}/upload?upload_id=7&upload_token=1f2e-3d4c`;
    await fetch(uploadUrl, { headers: { authorization: 'Bearer xoxb-1-2-three' } });

    expect(secrets.findIn('token xoxb-1-2-three')).toEqual(['Slack token']);
    expect(secrets.findIn('task 1f2e-3d4c')).toEqual(['TikTok upload address']);
  });
});

function startWatching() {
  const secrets = watchSecrets();
  onTestFinished(() => secrets.stop());
  return secrets;
}
