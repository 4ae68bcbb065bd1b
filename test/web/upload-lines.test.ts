/** Lines that break, fall silent or are many: what becomes of an upload, over real connections and between processes. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type BrowserUploads, createBrowserUploads, UPLOAD_LINK_MS } from '../../src/core/browser-uploads/index.ts';
import { createLeases, LEASE_MS } from '../../src/core/database/index.ts';
import { consentText, silentLog } from '../../src/core/index.ts';
import { createPartFiles, createStore } from '../../src/core/media/index.ts';
import { type Served, serveWeb } from '../../src/web/index.ts';
import { createUploadRoutes } from '../../src/web/upload-routes.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';
import { createUploadClient, type UploadClient } from '../stories/upload-page.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 240_000 });

const explain = (code: string) => ({ what: code, remedy: 'Choose it again.' });
const publicUrl = 'https://schedy.example';

let directory = '';
let testing: TestDatabase;
let nowMs = Date.UTC(2026, 10, 24, 12);
const clock = { now: () => new Date(nowMs) };
let member = { memberId: '', workspaceId: '' };
/** Two processes with pages, as far as the database and the disk can tell. */
let processes: { readonly uploads: BrowserUploads; readonly served: Served }[] = [];
const received: unknown[] = [];
/** Done between the look at a link and the row of a file. */
let meanwhile: () => Promise<unknown> = async () => null;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'schedy-lines-'));
  testing = await openTestDatabase();
  const { prisma } = testing.database;
  const createdAt = clock.now();
  const home = { platform: 'slack', externalId: 'T1', name: 'Ramen House', createdAt } as const;
  const { id: workspaceId } = await prisma.workspace.create({ data: home });
  const mia = { workspaceId, externalId: 'U1', displayName: 'mia', timeZone: 'Europe/Berlin', seenAt: createdAt };
  member = { workspaceId, memberId: (await prisma.member.create({ data: mia })).id };
  processes = await Promise.all([openProcess(), openProcess()]);
});
afterAll(async () => {
  for (const { served } of processes) await served.stop();
  await testing.stop();
  await rm(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  await testing.database.prisma.ticket.deleteMany();
  received.length = 0;
  meanwhile = async () => null;
});

async function openProcess() {
  const { prisma } = testing.database;
  const uploads = createBrowserUploads({
    prisma,
    clock,
    log: silentLog,
    isMember: async () => {
      await meanwhile();
      return null;
    },
    publicUrl,
    quotaBytes: 0,
    leases: createLeases(prisma, clock),
    parts: createPartFiles(`file:${directory}`),
    store: createStore(`file:${directory}`),
    alarm: { takeMessage: () => undefined },
    inbox: {
      keep: async ({ body }) => {
        received.push(body);
        return { id: '1', isNew: true };
      },
    },
  });
  const operator = { name: 'Ramen House', contact: '', mediaRetentionDays: 7 };
  const config = { publicUrl, apiKey: 'key', operator };
  const app = new Hono().route('/', createUploadRoutes({ uploads, explain, config, log: silentLog }));
  return { uploads, served: await serveWeb(app, { host: '127.0.0.1', port: 0 }) };
}

const portOf = (index: number): number => processes[index]?.served.port ?? 0;

/** A link that is open in one browser, and a file of so many bytes that has been begun through it. */
async function begin(sizeBytes: number) {
  const [first] = processes;
  if (!first) throw new Error('No process is running.');
  const { url, id: linkId } = await first.uploads.link(member, { channel: 'C1', thread: null });
  const through = (index: number, cookie = ''): UploadClient => {
    const at = new URL(url);
    at.protocol = 'http:';
    at.host = `127.0.0.1:${portOf(index)}`;
    return Object.assign(createUploadClient(at.href), { cookie });
  };
  const page = through(0);
  await page.open();
  const { at, status } = await page.begin({ name: 'a.mp4', sizeBytes });
  expect(status).toBe(201);
  return { page, at, linkId, elsewhere: through(1, page.cookie) };
}

test('shows the sentence of consent right before its last button', async () => {
  const [first] = processes;
  const { url } = (await first?.uploads.link(member, { channel: 'C1', thread: null })) ?? { url: '' };
  const address = new URL(url);
  const page = await (await fetch(`http://127.0.0.1:${portOf(0)}${address.pathname}${address.search}`)).text();
  const [before = ''] = page.split('<button id="start"');
  expect(
    before
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&#39;', "'")
      .trimEnd(),
  ).toMatch(new RegExp(`${consentText({ brandContent: false }).replaceAll('.', '\\.')}$`));
});

/** A piece whose bytes are sent by hand. */
async function sendByHand(page: UploadClient, at: string, announcedBytes: number, offset = 0) {
  const socket = connect(portOf(0), '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.write(
    [
      `PATCH ${at} HTTP/1.1`,
      `Host: 127.0.0.1:${portOf(0)}`,
      'Tus-Resumable: 1.0.0',
      `Upload-Offset: ${offset}`,
      'Content-Type: application/offset+octet-stream',
      `Schedy-Ticket: ${page.ticket}`,
      `Cookie: ${page.cookie}`,
      `Content-Length: ${announcedBytes}`,
      '',
      '',
    ].join('\r\n'),
  );
  return socket;
}

/** Waits until a line has brought its first bytes as far as the disk or the memory of the process. */
const bring = async (socket: Socket, bytes: number): Promise<void> => {
  await new Promise<void>((resolve) => socket.write(Buffer.alloc(bytes, 'x'), () => resolve()));
  await new Promise((resolve) => setTimeout(resolve, 300));
};

const offsetOf = async (page: UploadClient, at: string) =>
  Number((await page.ask('HEAD', at)).headers.get('upload-offset'));

const MEBIBYTE = 1024 ** 2;

describe('an upload whose line', () => {
  test('is cut goes on at once, from the byte that came last', async () => {
    const { page, at } = await begin(3 * MEBIBYTE);
    const socket = await sendByHand(page, at, 3 * MEBIBYTE);
    await bring(socket, MEBIBYTE + 17);
    socket.destroy();
    const started = performance.now();
    const offset = await offsetOf(page, at);
    // A busy machine takes a second for a row.
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(offset).toBe(MEBIBYTE + 17);
    expect((await page.send(at, offset, Buffer.alloc(2 * MEBIBYTE - 17))).status).toBe(204);
    expect(received).toHaveLength(1);
  });

  test('has fallen silent makes way for the next one within seconds, and keeps what it brought', async () => {
    const { page, at } = await begin(3 * MEBIBYTE);
    const silent = await sendByHand(page, at, 3 * MEBIBYTE);
    const closed = new Promise((resolve) => silent.once('close', resolve));
    await bring(silent, MEBIBYTE);
    const started = performance.now();
    expect(await offsetOf(page, at)).toBe(MEBIBYTE);
    expect(performance.now() - started).toBeLessThan(12_000);
    await closed;
    expect((await page.send(at, MEBIBYTE, Buffer.alloc(2 * MEBIBYTE))).status).toBe(204);
  });

  test('is busy in another tab or process is left alone, and the second one is told', async () => {
    const { page, at, elsewhere } = await begin(MEBIBYTE);
    const busy = await sendByHand(page, at, MEBIBYTE);
    let drippedBytes = 1000;
    const dripping = setInterval(() => {
      busy.write('x'.repeat(1000));
      drippedBytes += 1000;
    }, 100);
    await bring(busy, 1000);
    const [tab, other] = await Promise.all([
      page.send(at, 0, Buffer.alloc(MEBIBYTE)),
      elsewhere.send(at, 0, Buffer.alloc(MEBIBYTE)),
    ]);
    clearInterval(dripping);
    for (const { status, text } of [tab, other]) {
      expect(status).toBe(423);
      expect(text).toContain('Another tab or window is sending this file. Leave that one open');
    }
    const answered = new Promise<string>((resolve) => busy.once('data', (data) => resolve(String(data))));
    busy.write('x'.repeat(MEBIBYTE - drippedBytes));
    expect(await answered).toContain('204 No Content');
    expect(await offsetOf(elsewhere, at)).toBe(MEBIBYTE);
    busy.destroy();
  });

  test('ended with its process goes on in another one when the lease is over', async () => {
    const { page, at, elsewhere } = await begin(100);
    await createLeases(testing.database.prisma, clock).take(`upload:${at.split('/').pop()}`);
    expect((await elsewhere.ask('HEAD', at)).status).toBe(423);
    nowMs += LEASE_MS;
    expect((await elsewhere.send(at, 0, Buffer.alloc(100))).status).toBe(204);
    expect((await page.open()).uploads).toMatchObject([{ kind: 'checking' }]);
  });
});

describe('a file whose first bytes come with its announcement', () => {
  const sent = (sentBytes: number) => ({ name: 'b.mp4', sizeBytes: 1000, bytes: Buffer.alloc(sentBytes, 'x') });
  const rows = () => testing.database.prisma.browserUpload.count();
  const kept = async () => [await rows(), received.length, (await readdir(directory)).length];

  test('is whole at once, or goes on behind them', async () => {
    const { page } = await begin(10);
    const whole = await page.begin(sent(1000));
    expect([whole.status, whole.headers.get('upload-offset'), received.length]).toEqual([201, '1000', 1]);
    const half = await page.begin(sent(500));
    expect([half.status, half.headers.get('upload-offset'), received.length]).toEqual([201, '500', 1]);
    expect((await page.send(half.at, 500, Buffer.alloc(500))).status).toBe(204);
    expect(received).toHaveLength(2);
  });

  test('leaves nothing where more of them come than it was to have', async () => {
    const { page } = await begin(10);
    const before = await kept();
    const told = await page.begin(sent(1001));
    expect([told.status, told.text]).toEqual([413, expect.stringContaining('More bytes came than the file')]);
    expect(await kept()).toEqual(before);
  });

  test('leaves nothing where its link is gone, or goes while it is begun', async () => {
    const before = await kept();
    const { page, linkId } = await begin(10);
    meanwhile = async () => processes[1]?.uploads.revoke(linkId, member.memberId);
    for (const _ of ['going', 'gone']) {
      const told = await page.begin(sent(1000));
      expect([told.status, told.text]).toEqual([410, expect.stringContaining('The link has been revoked.')]);
    }
    expect(await kept()).toEqual(before);
    const other = await begin(10);
    meanwhile = () => testing.database.prisma.ticket.deleteMany();
    const told = await other.page.begin(sent(1000));
    expect([told.status, told.text]).toEqual([404, expect.stringContaining('not known here')]);
    expect([await rows(), received.length]).toEqual([0, 0]);
  });
});

describe('what is refused', () => {
  test('is not read to the end where nobody here knows of it, however slowly it comes', async () => {
    const { page, at } = await begin(MEBIBYTE);
    const stranger = Object.assign(createUploadClient(`http://127.0.0.1:${portOf(0)}/upload?ticket=x`), { cookie: '' });
    const unknown = at.replace(/[^/]+$/, '018f0000-0000-7000-8000-000000000000');
    const lines = await Promise.all([
      sendByHand(stranger, unknown, MEBIBYTE),
      sendByHand(stranger, at, MEBIBYTE),
      sendByHand(page, unknown, MEBIBYTE),
    ]);
    const dripping = setInterval(() => {
      for (const line of lines) line.write('x');
    }, 100);
    const started = performance.now();
    await Promise.all(lines.map((line) => new Promise((resolve) => line.once('close', resolve))));
    clearInterval(dripping);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('is heard by a browser that is still sending', async () => {
    const { page, at } = await begin(32 * MEBIBYTE);
    const bytes = Buffer.alloc(16 * MEBIBYTE);
    expect((await page.send(at, 0, bytes)).status).toBe(204);
    expect((await page.send(at, 0, bytes)).status).toBe(409);
  });

  test('is what goes beyond the announced length, also where no length is told beside it', async () => {
    const { page, at } = await begin(1000);
    const told = await page.send(at, 0, Buffer.alloc(1001));
    expect([told.status, told.text]).toEqual([413, expect.stringContaining('More bytes came than the file')]);
    const untold = await fetch(`http://127.0.0.1:${portOf(0)}${at}`, {
      method: 'PATCH',
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': '0',
        'Content-Type': 'application/offset+octet-stream',
        'Schedy-Ticket': page.ticket,
        cookie: page.cookie,
      },
      body: new Blob([new Uint8Array(700), new Uint8Array(700)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect([untold.status, await untold.text()]).toEqual([413, told.text]);
    expect(received).toEqual([]);
  });

  test('is everything once the link has expired, and what came short of its length is deleted', async () => {
    const { page, at } = await begin(1000);
    expect((await page.send(at, 0, Buffer.alloc(900))).status).toBe(204);
    nowMs += UPLOAD_LINK_MS - 1;
    await processes[0]?.uploads.clean();
    expect(await offsetOf(page, at)).toBe(900);
    nowMs += 1;
    for (const { status, text } of [
      await page.send(at, 900, Buffer.alloc(100)),
      await page.begin({ name: 'b.mp4', sizeBytes: 10 }),
      await page.open(),
    ]) {
      expect([status, text]).toEqual([410, expect.stringMatching(/expired.*\/schedy upload in chat for a new link/)]);
    }
    await processes[0]?.uploads.clean();
    expect((await readdir(directory)).filter((name) => name.includes(at.split('/').pop() ?? ''))).toEqual([]);
    expect(received).toEqual([]);
  });
});
