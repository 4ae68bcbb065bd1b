/**
 * Every header, query, piece of a path and body of every address is read in a time that grows with its length and no
 * faster, and what it cannot be is answered as such. The addresses are asked of the program's own web application;
 * the floods go over real connections to the whole program, up to what it lets in, and beyond that.
 */
import { readFile } from 'node:fs/promises';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLog } from '../../src/core/index.ts';
import { createWeb, type Served, serveWeb } from '../../src/web/index.ts';
import { readSource } from '../house/source-files.ts';
import { openStage, type Stage } from '../stories/stage.ts';

const classes: Readonly<Record<string, string>> = {
  blanks: ' ',
  tabs: '\t',
  letters: 'a',
  digits: '1',
  hyphens: '-',
  'letters and dots': 'a.',
  commas: ',',
  'commas and blanks': ', ',
  semicolons: ';',
  'equals signs': '=',
  'names and values': 'a=b; ',
  colons: ':',
  slashes: '/',
  backslashes: '\\',
  quotes: '"',
  'open brackets': '[',
  'open braces': '{"a":',
  'per cent signs': '%',
  ampersands: '&a=',
  plus: '+',
  bearers: 'Bearer ',
  'robots and not': 'slack-imgprox',
  emoji: '🍜',
  zeros: '\0',
  'half an emoji': '\ud83c',
  'line breaks': '\r\n',
};

const apiKey = 'the-key-of-the-operator-0123456789';
const metricsToken = 'the-token-of-prometheus-0123456789';

interface Door {
  readonly method: string;
  /** With `:name` where something may stand. */
  readonly path: string;
}

const never = () => Promise.reject(new TypeError('Nobody is asked here.'));

/** The web application by itself: what stands behind it and is given nothing of a request answers at once. */
const createBare = (key: string) =>
  createWeb({
    profiles: { openTicket: never, finishConnect: never, listAll: never, checkToken: never },
    webhooks: { keep: never },
    uploads: { uploads: undefined as never, explain: () => ({ what: '', remedy: '' }) },
    queues: () => Promise.resolve({ queues: [], failed: [] }),
    operator: {
      key,
      reviewPack: () => Promise.resolve([]),
      doctor: () => Promise.resolve([]),
      backup: never,
      forget: never,
      exportKept: never,
    },
    slackInstall: { begin: never, finish: never },
    metrics: { token: metricsToken, read: () => Promise.resolve('up 1') },
    config: { publicUrl: 'https://schedy.example', apiKey, operator: { mediaRetentionDays: 7 } },
    readiness: never,
    log: silentLog,
  });

/**
 * Half of their time would pass in the database, in files and on the way to the chats, a thousand times over, and none
 * of those is told what was asked: the web application alone answers these.
 */
const askedBare: ReadonlySet<string> = new Set([
  '/metrics',
  '/queues',
  '/api/queues',
  '/api/operator/doctor',
  '/api/operator/review-pack',
]);

/** Everything that the web application listens to; what it hands to Slack's library stands beside it. */
function findDoors(): Door[] {
  const app = createBare('key');
  const all = ['GET', 'POST', 'PATCH', 'HEAD', 'DELETE', 'OPTIONS'];
  const routes = app.routes.filter(({ path }) => !path.includes('*'));
  const named = new Set(routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path));
  const doors = routes
    // What stands in front of an address is gone through with it.
    .filter(({ method, path }) => method !== 'ALL' || !named.has(path))
    .flatMap(({ method, path }) => (method === 'ALL' ? all : [method]).map((one) => ({ method: one, path })));
  const keys = new Map(doors.map((door) => [`${door.method} ${door.path}`, door]));
  return [...keys.values(), { method: 'POST', path: '/slack/events' }, { method: 'GET', path: '/nothing/here' }];
}

const doors = findDoors();

/** What our code and the libraries behind it look for. */
const librariesRead =
  'authorization cookie content-type origin x-forwarded-proto tus-resumable upload-length upload-offset upload-metadata upload-concat upload-defer-length x-slack-signature x-slack-request-timestamp x-slack-retry-num x-unknown'.split(
    ' ',
  );

async function headersRead(): Promise<string[]> {
  const asked = /(?:header\(|headers\.get\()'([\w-]+)'\)/g;
  const web = (await readSource()).filter(({ path }) => path.startsWith('src/web/'));
  const ours = web.flatMap(({ text }) => [...text.matchAll(asked)].map(([, name = '']) => name.toLowerCase()));
  return [...new Set([...ours, ...librariesRead])];
}

const queries = ['ticket', 'state', 'code', 'error', 'error_type', 'unknown'];

/** Node lets in this many bytes of an address and its headers together. */
const most = 12_000;
const tooMany = 100_000;

let stage: Stage;
let operatorKey = '';
let bare: Served;
beforeAll(async () => {
  const env = { SCHEDY_API_KEY: apiKey, METRICS_TOKEN: metricsToken };
  stage = await openStage({ isAddedByOAuth: true, slackMode: 'http', env });
  const running: unknown = JSON.parse(await readFile(join(stage.env.DATA_DIR ?? '', 'running.json'), 'utf8'));
  operatorKey = z.object({ key: z.string() }).parse(running).key;
  bare = await serveWeb(createBare(operatorKey), { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  agent.destroy();
  await bare.stop();
  await stage.close();
});

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

interface Sent extends Door {
  readonly headers?: Record<string, string>;
  readonly query?: string;
  readonly body?: string;
  /** The whole program answers, wherever the address leads. */
  readonly isWhole?: boolean;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What each address wants to hear before it looks at the rest. */
function usual({ method, path }: Door): Record<string, string> {
  if (path.startsWith('/api/operator')) return { authorization: `Bearer ${operatorKey}` };
  if (path === '/metrics') return { authorization: `Bearer ${metricsToken}` };
  if (path === '/queues') return { authorization: `Basic ${Buffer.from(`any:${apiKey}`).toString('base64')}` };
  if (path.startsWith('/upload/files')) {
    const begin = { 'upload-length': '1', 'upload-metadata': 'filename YS5tcDQ=' };
    const goOn = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    return { 'tus-resumable': '1.0.0', ...(method === 'POST' ? begin : goOn) };
  }
  return path.startsWith('/api/') ? { authorization: `Bearer ${apiKey}` } : {};
}

const id = '018f0000-0000-7000-8000-000000000000';
const fill = (path: string, value: string): string => path.replaceAll(/:\w+\??(?:\{[^/]*\})?/g, value);

function send(sent: Sent): Promise<Answer> {
  const { method, path, headers = {}, query = '', body, isWhole = false } = sent;
  const { hostname, port: whole } = new URL(stage.publicUrl);
  const port = askedBare.has(path) && !isWhole ? bare.port : whole;
  const address = fill(path, path.includes('script') ? 'page.js' : id) + query;
  const all = {
    ...usual({ method, path }),
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, agent, method, path: address, headers: all }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
    });
    asked.on('error', (error) => {
      // A kept connection may be closed under our feet.
      if (asked.reusedSocket) resolve(send(sent));
      else reject(error);
    });
    asked.end(body);
  });
}

/** Whatever was sent, the answer is no bug of ours, and a refusal says what is wrong. */
function check({ method, path }: Door, { status, headers, text }: Answer): void {
  expect
    .soft([`${method} ${path}`, status >= 200 && status < 500, text.slice(0, 80)])
    .toEqual([`${method} ${path}`, true, expect.anything()]);
  if (status < 400 || method === 'HEAD') return;
  if (path.startsWith('/api/') && !path.startsWith('/api/social/')) {
    expect(JSON.parse(text || `"nothing behind ${status}"`)).toMatchObject({
      error: { code: expect.stringMatching(/./), message: expect.stringMatching(/./) },
    });
  } else if (headers['content-type']?.startsWith('text/html')) {
    expect(text).toMatch(/<title>[^<]+/);
  } else if (path !== '/slack/events') {
    expect(text || `nothing behind ${status}`).not.toMatch(/^nothing/);
  }
}

const tooSteep = 9;
const tooShortMs = 60;

/** The processor's time of this process, in which the program runs; less than `shortMs` is not measured again. */
async function msOf(work: () => Promise<unknown>, shortMs: number): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let tried = 0; tried < 3 && best >= shortMs; tried += 1) {
    const began = process.cpuUsage();
    await work();
    best = Math.min(best, process.cpuUsage(began).user / 1000);
  }
  return best;
}

/** What an address costs that is asked for plainly tells nothing about the length of what is sent; some read much. */
async function shortOf(door: Door): Promise<number> {
  return Math.max(tooShortMs, 2 * (await msOf(() => send(door), 0)));
}

async function growth(work: (length: number) => Promise<unknown>, length: number, shortMs: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 && least >= tooSteep; round += 1) {
    const longer = await msOf(() => work(length), shortMs);
    least = Math.min(least, longer < shortMs ? 0 : longer / (await msOf(() => work(length / 4), shortMs)));
  }
  return least;
}

const flood = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length));

/** Half an emoji has no bytes. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd');

/** As bytes: what may not stand in a header is left out, as Node would refuse it before us. */
const inHeader = (text: string): string =>
  Buffer.from(wellFormed(text))
    .toString('latin1')
    .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '\t');

const inAddress = (text: string): string => encodeURIComponent(wellFormed(text));

/** As it may be typed by hand: nothing is encoded that need not be. */
const raw = (text: string): string => text.replaceAll(/[^\x21-\x7e]|[#?]/g, inAddress);

/** Some classes are the same once they are written. */
function written(unit: string, ways: readonly ((text: string) => string)[], known: Set<string>) {
  return ways.filter((write) => {
    const sample = write(flood(unit, 60));
    return !known.has(sample) && known.add(sample);
  });
}

const inHeaders = (): readonly string[] => {
  const known = new Set<string>();
  return Object.values(classes).filter((unit) => written(unit, [inHeader], known).length > 0);
};

const inAddresses = (): readonly (readonly [unit: string, write: (text: string) => string])[] => {
  const known = new Set<string>();
  return Object.values(classes).flatMap((unit) =>
    written(unit, [inAddress, raw], known).map((write) => [unit, write] as const),
  );
};

type Shape = (text: string) => string;

/** A body of so many bytes and few less. */
function bodyOf(shape: Shape, unit: string, bytes: number): string {
  let text = wellFormed(flood(unit, bytes));
  for (;;) {
    const body = shape(text);
    const size = Buffer.byteLength(body);
    if (size <= bytes) return body;
    text = wellFormed(text.slice(0, Math.floor((text.length * bytes) / size) - 1));
  }
}

/** The largest body that an address reads: one that it refuses for its length alone tells nothing of how it reads. */
async function mostRead(door: Door): Promise<number> {
  for (const bytes of [tooMany, 64 * 1024, 4 * 1024]) {
    const { status } = await send({ ...door, body: 'a'.repeat(bytes) });
    if (status !== 413) return bytes;
  }
  throw new Error(`${door.path} reads nothing.`);
}

it('every address was found', () => {
  const found = doors.map(({ method, path }) => `${method} ${path}`);
  expect(found).toEqual(
    expect.arrayContaining([
      'GET /api/social/tiktok/connect',
      'POST /api/webhooks/tiktok',
      'POST /upload/open',
      'GET /metrics',
      'PATCH /upload/files/:id?',
      'GET /slack/install',
      'POST /api/operator/backup',
      'GET /',
    ]),
  );
  expect(found.length).toBeGreaterThan(20);
});

describe.each(doors)('$method $path', (door) => {
  it('reads every header in linear time', async () => {
    const shortMs = await shortOf(door);
    for (const name of await headersRead()) {
      for (const unit of inHeaders()) {
        const work = async (length: number) => {
          const value = inHeader(flood(unit, length)).slice(0, length);
          check(door, await send({ ...door, headers: { [name]: value } }));
        };
        expect([name, unit, (await growth(work, most, shortMs)) < tooSteep]).toEqual([name, unit, true]);
      }
    }
  });

  it('reads every query in linear time', async () => {
    const shortMs = await shortOf(door);
    for (const name of queries) {
      for (const [unit, write] of inAddresses()) {
        const work = async (length: number) => {
          const value = write(flood(unit, length)).slice(0, length);
          check(door, await send({ ...door, query: `?${name}=${value}` }));
        };
        const found = [name, unit, write.name, (await growth(work, most, shortMs)) < tooSteep];
        expect(found).toEqual([name, unit, write.name, true]);
      }
    }
  });

  it.runIf(door.path.includes(':'))('reads every piece of its path in linear time', async () => {
    const shortMs = await shortOf(door);
    for (const [unit, write] of inAddresses()) {
      const work = async (length: number) => {
        const value = write(flood(unit, length)).slice(0, length);
        const path = fill(door.path, value);
        check(door, await send({ ...door, path, headers: usual(door) }));
      };
      expect([unit, write.name, (await growth(work, most, shortMs)) < tooSteep]).toEqual([unit, write.name, true]);
    }
  });

  it.runIf(['POST', 'PATCH', 'DELETE'].includes(door.method))('reads every body in linear time', async () => {
    const shortMs = await shortOf(door);
    const bytes = await mostRead(door);
    const shapes: readonly Shape[] = [
      (text) => text,
      (text) => JSON.stringify(text),
      (text) => JSON.stringify({ ticket: text, workspace: text, member: text, type: text, isSure: text }),
    ];
    for (const unit of Object.values(classes)) {
      for (const shape of shapes) {
        const work = async (length: number) => {
          const answer = await send({ ...door, body: bodyOf(shape, unit, length) });
          expect(answer.status).not.toBe(413);
          check(door, answer);
        };
        expect([unit, (await growth(work, bytes, shortMs)) < tooSteep]).toEqual([unit, true]);
      }
    }
  });

  it('turns away more than it lets in', async () => {
    const value = flood('a', tooMany);
    // Whoever sends on while they are refused may see the line close before the answer.
    const closed = (error: NodeJS.ErrnoException) => {
      if (!['ECONNRESET', 'EPIPE'].includes(error.code ?? '')) throw error;
      return { status: 431 };
    };
    expect(await send({ ...door, headers: { cookie: value } }).catch(closed)).toMatchObject({ status: 431 });
    expect(await send({ ...door, query: `?ticket=${value}` }).catch(closed)).toMatchObject({ status: 431 });
    if (['POST', 'PATCH', 'DELETE'].includes(door.method)) check(door, await send({ ...door, body: value }));
    check(door, await send(door));
    check(door, await send({ ...door, isWhole: true }));
  });
});
