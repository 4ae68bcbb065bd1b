import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Log } from '../../src/core/ports.ts';
import type { ConnectResult } from '../../src/core/profiles/index.ts';
import { sayToOperator } from '../../src/operator-words.ts';
import {
  createHealthWeb,
  createWeb,
  inviteToDiscord,
  type Served,
  serveWeb,
  type WebDeps,
} from '../../src/web/index.ts';

const lines: string[] = [];
const write: Log['info'] = (facts, message) => void lines.push(message + JSON.stringify(facts));
const log: Log = { debug: write, info: write, warn: write, error: write };

const bug = () => Promise.reject(new TypeError('planted secret'));

const web = (deps: Partial<WebDeps> = {}) =>
  createWeb({
    profiles: { openTicket: bug, finishConnect: bug, listAll: bug, checkToken: bug },
    webhooks: { keep: bug },
    config: {
      publicUrl: 'https://schedy.example',
      apiKey: 'key',
      operator: { name: 'Ramen <House>', contact: 'hello@ramen.example', mediaRetentionDays: 7 },
    },
    readiness: async () => ({ database: true, queue: true }),
    log,
    ...deps,
  });

const served: Served[] = [];
afterEach(async () => {
  for (const one of served.splice(0)) await one.stop();
});

async function serve(options: Partial<Parameters<typeof serveWeb>[1]> = {}): Promise<string> {
  const one = await serveWeb(web(), { host: '127.0.0.1', port: 0, ...options });
  served.push(one);
  return `http://127.0.0.1:${one.port}`;
}

describe('health', () => {
  test('is alive whatever else is not', async () => {
    const response = await web({ readiness: bug }).request('/healthz');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  test('is ready when every part is', async () => {
    const response = await web().request('/readyz');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok', database: true, queue: true }]);
  });

  test('names the part that is not', async () => {
    const readiness = async () => ({ database: true, queue: false, clock: true });
    const response = await createHealthWeb({ readiness, log }).request('/readyz');
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'not_ready', database: true, queue: false, clock: true },
    ]);
  });
});

describe('the home page', () => {
  test('says what this is and who runs it, and shows privacy and terms without a script', async () => {
    const response = await web().request('/');
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('TikTok videos from where a team already talks');
    expect(text).toContain('Ramen &lt;House&gt;');
    expect(text).toContain('<a href="/privacy">Privacy policy</a>');
    expect(text).toContain('<a href="/terms">Terms of service</a>');
    expect(text).not.toMatch(/<script|<img|noindex/);
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*style-src 'sha256-/);
  });

  test('offers to add Schedy where that is configured, and nowhere else', async () => {
    const textWith = async (addTo: WebDeps['config']['addTo']) => {
      const config = {
        publicUrl: 'https://schedy.example',
        operator: { mediaRetentionDays: 7 },
        ...(addTo && { addTo }),
      };
      return (await web({ config }).request('/')).text();
    };
    expect(await textWith(undefined)).not.toContain('Add to');
    const text = await textWith({ slack: '/slack/install', discord: inviteToDiscord('123') });
    expect(text).toContain('href="/slack/install">Add to Slack');
    expect(text).toMatch(/href="https:\/\/discord.com\/oauth2\/authorize\?client_id=123&amp;[^"]*">Add to Discord/);
  });

  test('leads to its texts below the path of a proxy', async () => {
    const config = { publicUrl: 'https://ramen.example/schedy/', operator: { mediaRetentionDays: 7 } };
    const text = await (await web({ config }).request('/')).text();
    expect(text).toContain('<a href="/schedy/privacy">');
  });
});

describe('names that people gave themselves', () => {
  const hostile = '"><img src=x onerror=alert(1)>\u202e<script>';
  const names = { workspaceName: hostile, memberName: hostile, account: hostile };
  const results: readonly ConnectResult[] = [
    {
      kind: 'connected',
      ...names,
      profileId: '1',
      handle: hostile,
      renewed: false,
      mode: 'direct',
      mayPublish: true,
      audited: true,
    },
    { kind: 'other_account', connected: hostile, expected: hostile },
    { kind: 'tiktok_failed', code: hostile },
  ];
  const showing = (result: ConnectResult) =>
    web({
      profiles: {
        openTicket: async () => ({
          kind: 'open',
          browser: 'x'.repeat(43),
          authorizeUrl: 'https://www.tiktok.com/v2/auth/authorize/',
          ...names,
          forWhom: 'everyone',
        }),
        finishConnect: async () => result,
        listAll: bug,
        checkToken: bug,
      },
    });

  test.each(results)('stand as text on every page of a login ($kind)', async (result) => {
    for (const path of ['connect?ticket=open', 'callback?state=1&code=2']) {
      const text = await (await showing(result).request(`/api/social/tiktok/${path}`)).text();
      expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
      expect(text).not.toMatch(/<img|<script/);
    }
  });
});

describe('the texts for the forms', () => {
  test('the privacy page says what is kept, where and for how long', async () => {
    const text = await (await web().request('/privacy')).text();
    for (const part of ['What is kept', 'Where it is kept', 'For how long', '7 days after their post', 'draft'])
      expect(text).toContain(part);
  });

  test.each(['/privacy', '/terms'])('%s names who runs this installation', async (path) => {
    const response = await web().request(path);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('Ramen &lt;House&gt;');
    expect(text).toContain('<a href="mailto:hello@ramen.example">');
  });

  test('fall back to the address of the installation', async () => {
    const config = { publicUrl: 'https://schedy.example', operator: { mediaRetentionDays: 1 } };
    const text = await (await web({ config }).request('/privacy')).text();
    expect(text).toContain('the operator of schedy.example');
    expect(text).toContain('1 day after');
  });
});

describe('the one door for errors', () => {
  test('shows a page for people and JSON for machines, and never the message', async () => {
    const page = await web().request(`/api/social/tiktok/connect?ticket=${'x'.repeat(43)}`);
    expect(page.status).toBe(500);
    const text = await page.text();
    expect(text).toContain('Something is wrong');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const headers = { authorization: 'Bearer key' };
    const json = await web().request('/api/profiles', { headers });
    expect(json.status).toBe(500);
    expect(await json.json()).toMatchObject({ error: { code: 'internal_error' } });
    expect(lines.join('\n')).toMatch(/a request met a bug.*TypeError/);
    expect(`${text}${lines.join('\n')}`).not.toContain('planted secret');
  });

  test('says that there is nothing', async () => {
    const response = await web().request('/admin.php');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is nothing here');
  });
});

describe('the operator’s door', () => {
  const operator = {
    key: 'k'.repeat(43),
    doctor: async () => [],
    backup: bug,
    forget: bug,
    exportKept: bug,
    reviewPack: async () => [{ name: 'a', text: 'b' }],
  };
  const ask = (deps: Partial<WebDeps>, key: string) =>
    web(deps).request('/api/operator/review-pack', { headers: { authorization: `Bearer ${key}` } });

  test('opens for the key of this run and for no other', async () => {
    const response = await ask({ operator }, operator.key);
    expect(await response.json()).toEqual({ files: [{ name: 'a', text: 'b' }] });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await ask({ operator }, 'key')).status).toBe(401);
  });

  test('is not there where commands open the database themselves', async () => {
    expect((await ask({}, operator.key)).status).toBe(404);
  });
});

describe('serveWeb', () => {
  test('answers on its port', async () => {
    const response = await fetch(`${await serve()}/healthz`);
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  test('hands what starts with /slack/ to its own listener, body untouched', async () => {
    const url = await serve({
      slack: async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk);
        response.end(`slack ${request.url} ${Buffer.concat(chunks)}`);
      },
    });
    const event = await fetch(`${url}/slack/events`, { method: 'POST', body: 'raw' });
    expect(await event.text()).toBe('slack /slack/events raw');
    expect((await fetch(`${url}/slacker`)).status).toBe(404);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('has no /slack/ without a listener for it', async () => {
    expect((await fetch(`${await serve()}/slack/events`)).status).toBe(404);
  });

  test('says which port it cannot have', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const error: unknown = await serve({ port }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'port_unavailable', facts: { port, reason: 'EADDRINUSE' } });
    expect(sayToOperator(error)).toContain(`Port ${port} is taken by another program`);
    other.close();
  });

  test('says that an address is not this machine’s, and blames no port for it', async () => {
    // Of a network for documentation.
    const error: unknown = await serve({ host: '192.0.2.1' }).catch((thrown: unknown) => thrown);
    expect(sayToOperator(error)).toMatch(
      /^192\.0\.2\.1 is no address of this machine \(EADDRNOTAVAIL\)\. Correct HOST/,
    );
  });

  test('stops although connections are kept open', async () => {
    const url = await serve();
    await fetch(`${url}/healthz`, { headers: { connection: 'keep-alive' } });
    await served.pop()?.stop();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});

describe('whoever holds a connection without using it', () => {
  /** What the server says until it closes the connection. */
  const hold = (url: string, sent: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      let said = '';
      socket.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      socket.once('error', reject);
      socket.once('close', () => resolve(said));
      socket.write(sent);
    });

  test.each([
    ['headers that never end', 'GET /healthz HTTP/1.1\r\nHost: x\r\n'],
    ['a body that never ends', 'POST /api/webhooks/tiktok HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc'],
  ])('%s: the connection is closed', async (_title, sent) => {
    const url = await serve({ limits: { headersTimeout: 200, requestTimeout: 300, connectionsCheckingInterval: 50 } });
    expect(await hold(url, sent)).toContain('408 Request Timeout');
  });

  test('connections beyond the limit are closed, and the others go on', async () => {
    const url = await serve({ limits: { mostConnections: 2 } });
    const idle = [1, 2].map(() => connect(Number(new URL(url).port), '127.0.0.1'));
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    const beyond = hold(url, '').catch(() => 'reset');
    expect(['', 'reset']).toContain(await beyond);
    for (const socket of idle) socket.destroy();
    await expect.poll(async () => (await fetch(`${url}/healthz`).catch(() => null))?.status).toBe(200);
  });
});
