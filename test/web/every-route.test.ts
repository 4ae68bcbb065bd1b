/**
 * What holds for every address: headers that tell browsers what they may not do, methods that are not there, and HEAD, as
 * chats and monitors send it to look at a link, which uses nothing up.
 */
import { once as event } from 'node:events';
import { connect } from 'node:net';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../src/core/index.ts';
import { createWeb, type Served, serveWeb, type WebDeps } from '../../src/web/index.ts';

/** What binds a link or spends a code, as it happens. */
const spent: string[] = [];
/** The tickets of upload links that were looked at. */
const peeked: string[] = [];
const unexpected = () => Promise.reject(new Error('Nobody asks for this here.'));

const uploads: NonNullable<WebDeps['uploads']>['uploads'] = {
  peek: async ({ ticket }) => {
    peeked.push(ticket);
    return null;
  },
  link: unexpected,
  revoke: unexpected,
  open: unexpected,
  close: unexpected,
  begin: unexpected,
  find: unexpected,
  takeTurn: unexpected,
  arrivedBytes: unexpected,
  append: unexpected,
  receive: unexpected,
  cancel: unexpected,
  assign: unexpected,
  handOver: unexpected,
  settle: unexpected,
  removeOf: unexpected,
  clean: unexpected,
};

const app: Hono = createWeb({
  profiles: {
    openTicket: async () => {
      spent.push('a ticket');
      return { kind: 'expired' };
    },
    finishConnect: async () => {
      spent.push('a code of TikTok');
      return { kind: 'refused_by_user' };
    },
    listAll: async () => [],
    checkToken: async () => ({ valid: true, status: 'active', expiresAt: null, refreshExpiresAt: null }),
  },
  webhooks: { keep: async () => 'forged' },
  uploads: { uploads, explain: (code) => ({ what: code, remedy: '' }) },
  queues: async () => ({ queues: [], failed: [] }),
  operator: {
    key: 'operator-key-of-this-run',
    doctor: async () => [],
    reviewPack: async () => [],
    backup: unexpected,
    forget: unexpected,
    exportKept: unexpected,
  },
  slackInstall: {
    begin: async () => ({ address: 'https://slack.com/oauth/v2/authorize', cookie: 'state=1; Path=/' }),
    finish: async () => {
      spent.push('a code of Slack');
      return { kind: 'cancelled' };
    },
  },
  metrics: { token: 'metrics-token', read: async () => 'schedy_posts 1\n' },
  readiness: async () => ({ database: true, queue: false }),
  config: { publicUrl: 'https://schedy.example', apiKey: 'profile-key', operator: { mediaRetentionDays: 7 } },
  log: silentLog,
});

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const profile = '01a0b1c2-0000-7000-8000-000000000001';

/** Every route that GET asks for, by its pattern, with an address of that kind and who may ask. */
const addresses: Readonly<Record<string, readonly [path: string, headers?: Record<string, string>]>> = {
  '/': ['/'],
  '/privacy': ['/privacy'],
  '/terms': ['/terms'],
  '/icon.svg': ['/icon.svg'],
  '/healthz': ['/healthz'],
  '/readyz': ['/readyz'],
  '/metrics': ['/metrics', bearer('metrics-token')],
  '/upload': ['/upload?ticket=1'],
  '/upload/:script{(?:page|tus)\\.js}': ['/upload/tus.js'],
  '/queues': ['/queues', { authorization: `Basic ${btoa('any:profile-key')}` }],
  '/api/queues': ['/api/queues', bearer('profile-key')],
  '/api/profiles': ['/api/profiles', bearer('profile-key')],
  '/api/profiles/:profileId/check-token': [`/api/profiles/${profile}/check-token`, bearer('profile-key')],
  '/api/operator/review-pack': ['/api/operator/review-pack', bearer('operator-key-of-this-run')],
  '/api/operator/doctor': ['/api/operator/doctor', bearer('operator-key-of-this-run')],
  '/slack/install': ['/slack/install'],
};

/** What GET does here can be done once, so HEAD gets what a robot gets that draws a preview. */
const once: Readonly<Record<string, string>> = {
  '/api/social/tiktok/connect': '/api/social/tiktok/connect?ticket=1',
  '/api/social/tiktok/callback': '/api/social/tiktok/callback?state=1&code=2',
  '/slack/oauth_redirect': '/slack/oauth_redirect?state=1&code=2',
};

let served: Served;
beforeAll(async () => {
  served = await serveWeb(app, { host: '127.0.0.1', port: 0, slack: (_request, response) => void response.end('no') });
});
afterAll(() => served.stop());
beforeEach(() => void spent.splice(0));

const addressOf = (path: string): string => `http://127.0.0.1:${served.port}${path}`;

async function ask(method: 'GET' | 'HEAD', path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(addressOf(path), { method, headers, redirect: 'manual' });
  const kept = ['content-type', 'content-security-policy', 'cache-control', 'location', 'set-cookie'];
  const told: Record<string, string | number | null> = { status: answer.status };
  for (const name of kept) told[name] = answer.headers.get(name);
  return { told, body: await answer.text() };
}

/** What the server says to these bytes until it closes the connection, or says no more. */
async function sendRaw(bytes: string): Promise<string> {
  const socket = connect(served.port, '127.0.0.1');
  let said = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  socket.setTimeout(1_000, () => socket.destroy());
  socket.write(bytes);
  await event(socket, 'close');
  return said;
}

test('no route that GET asks for is missing here', () => {
  const patterns = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  expect(patterns.toSorted()).toEqual([...Object.keys(addresses), ...Object.keys(once)].toSorted());
});

describe('HEAD', () => {
  test.each(Object.entries(addresses))('%s answers as GET does, without a body', async (_pattern, [path, who]) => {
    const [got, looked] = [await ask('GET', path, who), await ask('HEAD', path, who)];
    expect(looked).toEqual({ told: got.told, body: '' });
    expect([200, 302, 503]).toContain(got.told.status);
    expect(spent).toEqual([]);
  });

  test.each(Object.values(once))('%s spends nothing', async (path) => {
    const looked = await ask('HEAD', path);
    expect(looked).toMatchObject({ told: { status: 200, 'set-cookie': null }, body: '' });
    const robot = await ask('GET', path, { 'user-agent': 'Slackbot-LinkExpanding 1.0' });
    expect(looked.told).toEqual(robot.told);
    expect(robot.body).toContain('This link to Schedy is for one person');
    expect(spent).toEqual([]);
    await ask('GET', path);
    expect(spent).toHaveLength(1);
  });
});

const known = Object.values(addresses).map(([path, who = {}]) => ({ path, who }));
const strangers = [...Object.values(once), '/nothing', '/api/nothing', '/api/profiles', '/slack/events'];

describe.each([...known, ...strangers.map((path) => ({ path, who: {} }))])('$path', ({ path, who }) => {
  test('tells browsers to run, frame, guess and pass on nothing', async () => {
    const { headers } = await fetch(addressOf(path), { headers: who, redirect: 'manual' });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of ['default-src', 'object-src', 'base-uri', 'frame-ancestors']) {
      expect(policy).toMatch(new RegExp(`(?:^|; ?)${part} 'none'`));
    }
    const type = headers.get('content-type') ?? '';
    if (/^text\/|\+xml/.test(type)) expect(type.toLowerCase()).toContain('charset=utf-8');
    expect(headers.get('x-powered-by') ?? headers.get('server')).toBeNull();
  });

  test('is the same for another site, and whatever a proxy is said to have said', async () => {
    const forged = {
      origin: 'https://elsewhere.example',
      'x-forwarded-host': 'elsewhere.example',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '127.0.0.1',
      forwarded: 'for=127.0.0.1;host=elsewhere.example',
    };
    const [plain, other] = [await ask('GET', path, who), await ask('GET', path, { ...who, ...forged })];
    expect(other).toEqual(plain);
    const { headers } = await fetch(addressOf(path), { headers: { ...who, ...forged }, redirect: 'manual' });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-allow'))).toEqual([]);
  });
});

test.each(known)('$path knows no other method, and repeats nothing of one', async ({ path, who }) => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    expect((await fetch(addressOf(path), { method, headers: who })).status).toBe(404);
  }
  const keys = Object.entries(who).map(([name, value]) => `${name}: ${value}\r\n`);
  const traced = await sendRaw(
    `TRACE ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Planted: planted\r\n${keys.join('')}\r\n`,
  );
  expect(traced).toMatch(/^HTTP\/1\.1 404 /);
  expect(traced).not.toContain('planted');
});

test('what is secret is kept in no cache', async () => {
  const cached = ['/icon.svg', '/upload/tus.js'];
  for (const { path, who } of known) {
    const { told } = await ask('GET', path, who);
    if (!cached.includes(path)) expect([path, told['cache-control']]).toEqual([path, 'no-store']);
  }
});

test('a request whose end can be read in two ways is not read', async () => {
  const lengths = 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n';
  const said = await sendRaw(
    `POST /healthz HTTP/1.1\r\nHost: x\r\n${lengths}\r\n0\r\n\r\nGET /privacy HTTP/1.1\r\n\r\n`,
  );
  expect(said).toMatch(/^HTTP\/1\.1 400 /);
  expect(said).not.toContain('Privacy');
});

test('no other site may send uploads', async () => {
  const headers = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' };
  const answer = await fetch(addressOf('/upload/files'), { method: 'OPTIONS', headers });
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
});

test('of a value that is given twice the first one counts, everywhere', async () => {
  peeked.splice(0);
  await ask('GET', '/upload?ticket=first&ticket=second');
  expect(peeked).toEqual(['first']);
});
