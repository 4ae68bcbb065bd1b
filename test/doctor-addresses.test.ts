/** `npm run doctor` about the addresses at which others reach Schedy: each wrong in each way that it can be. */
import { createServer, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../src/config.ts';
import { examineAddress } from '../src/doctor/examine-address.ts';
import { examineRedirect } from '../src/doctor/examine-tiktok.ts';
import type { Finding } from '../src/doctor/finding.ts';
import { openStage, type Stage } from './stories/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ slackMode: 'http' });
});
// Asking without a signature is the examination.
afterAll(() => stage.close(/verif|signature|signed/));

const withChanges = (changes: Record<string, string> = {}) => readConfig({ ...stage.env, ...changes });
const codes = (findings: readonly Finding[]) =>
  findings.filter(({ level }) => level === 'wrong').map(({ code }) => code);

/** A proxy in front of the program that hands on what `isHandedOn` lets through, and answers 405 to the rest. */
async function openProxy(isHandedOn: (method: string, path: string) => boolean): Promise<string> {
  const server = createServer((incoming, answer) => {
    const { method = '', url: path = '' } = incoming;
    if (!isHandedOn(method, path)) return void answer.writeHead(405).end('Not here.');
    const onward = request(`${stage.publicUrl}${path}`, { method, headers: incoming.headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

describe('the public address', () => {
  it('that leads to Schedy with all that is sent there is fine', async () => {
    expect(codes(await examineAddress(withChanges()))).toEqual([]);
    const PUBLIC_URL = await openProxy(() => true);
    expect(codes(await examineAddress(withChanges({ PUBLIC_URL })))).toEqual([]);
  });

  it.each([
    ['plain http', { PUBLIC_URL: 'http://schedy.example.com' }, 'address_not_https'],
    ['nobody answers though it runs', { PUBLIC_URL: 'https://127.0.0.1:9' }, 'address_unanswered'],
    ['a name that is not in DNS', { PUBLIC_URL: 'https://schedy.invalid' }, 'address_unanswered'],
  ])('%s is named', async (_title, changes, code) => {
    const findings = await examineAddress(withChanges(changes));
    expect(codes(findings)).toEqual([code]);
    expect(findings[0]?.mend).toMatch(/\S/);
  });

  it('another program at its port is named before a start fails on it', async () => {
    const server = createServer((_asked, answer) => void answer.writeHead(404).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const bound = server.address();
    const PORT = String(typeof bound === 'object' ? bound?.port : 0);
    const [found, ...more] = await examineAddress(withChanges({ PORT, PUBLIC_URL: 'https://127.0.0.1:9' }));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ level: 'wrong', code: 'port_taken' });
    expect(found?.says).toContain(`port ${PORT} of this machine cannot be had (EADDRINUSE)`);
  });

  it('a stranger behind it is named', async () => {
    const PUBLIC_URL = await openProxy(() => false);
    expect(codes(await examineAddress(withChanges({ PUBLIC_URL })))).toEqual(['address_unanswered']);
  });

  it('a proxy that keeps to itself what TikTok and Slack send is named', async () => {
    const PUBLIC_URL = await openProxy((method) => method === 'GET');
    expect(codes(await examineAddress(withChanges({ PUBLIC_URL })))).toEqual([
      'webhook_unanswered',
      'slack_events_unanswered',
    ]);
  });
});

describe('the redirect', () => {
  const callback = '/api/social/tiktok/callback';
  const long = `https://schedy.example.com/${'x'.repeat(500)}`;
  it.each<[string, { redirect: string; own?: string }, string[]]>([
    ['https at its own host', { redirect: `https://schedy.example.com${callback}` }, []],
    ['another path', { redirect: 'https://schedy.example.com/callback' }, ['redirect_elsewhere']],
    ['another host', { redirect: `https://other.example.com${callback}` }, ['redirect_other_host']],
    [
      'no port on this machine',
      { redirect: `http://localhost${callback}`, own: 'http://localhost' },
      ['redirect_without_port'],
    ],
    [
      'a private address over http',
      { redirect: `http://[::1]:3001${callback}`, own: 'http://[::1]:3001' },
      ['redirect_not_https'],
    ],
    ['more than 511 characters', { redirect: `${long}${callback}`, own: long }, ['redirect_too_long']],
  ])('%s', (_title, { redirect, own = 'https://schedy.example.com' }, expected) => {
    const findings = examineRedirect(withChanges({ PUBLIC_URL: own, TIKTOK_REDIRECT_URI: redirect }));
    expect(codes(findings)).toEqual(expected);
  });
});
