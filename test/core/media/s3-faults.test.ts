/** What goes wrong with a bucket: each a failure of its own, and nothing is lost or half there. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest';
import { createS3, type S3StandIn } from '../../../sandbox/s3/index.ts';
import { createStore, type S3Access, type Store } from '../../../src/core/media/index.ts';
import { sayToOperator } from '../../../src/operator-words.ts';

let s3: S3StandIn;
let access: S3Access;
let store: Store;
beforeAll(async () => {
  s3 = await createS3();
  const { AWS_ENDPOINT_URL_S3: endpoint, AWS_REGION: region, ...keys } = s3.env;
  access = { endpoint, region, accessKeyId: keys.AWS_ACCESS_KEY_ID, secretAccessKey: keys.AWS_SECRET_ACCESS_KEY };
  store = createStore('s3://videos/kept', access);
});
afterEach(() => s3.faults.reset());
afterAll(() => s3.close());

const roomy = { maxBytes: 2 ** 32 };
const large = Buffer.alloc(12 * 2 ** 20, 'schedy');
const read = async (stream: Readable): Promise<Buffer> => Buffer.concat(await stream.toArray());

it.each([
  ['a wrong secret', { secretAccessKey: 'wrong-secret' }, 'media_store_refused', 'AWS_SECRET_ACCESS_KEY'],
  ['an unknown key', { accessKeyId: 'AKIAUNKNOWN' }, 'media_store_refused', 'AWS_ACCESS_KEY_ID'],
  ['a wrong region', { region: 'us-east-1' }, 'media_store_refused', 'correct AWS_REGION'],
  ['a server that is not there', { endpoint: 'http://127.0.0.1:9' }, 'media_store_unreachable', '127.0.0.1:9 does not'],
] as const)('a start with %s says so in a sentence', { timeout: 30_000 }, async (_what, wrong, code, says) => {
  const error = await createStore('s3://videos/kept', { ...access, ...wrong })
    .check()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code, remedy: { kind: 'retry' } });
  expect(sayToOperator(error)).toContain(says);
  expect(sayToOperator(error)).not.toMatch(/wrong-secret|\{/);
});

it.each([
  ['a website that says yes to everything', 200, 'media_store_unreachable', 'is no S3 server: its console'],
  ['a website without such a page', 404, 'media_store_unreachable', 'is no S3 server: its console'],
  ['a console that leads to its login', 302, 'media_store_refused', 'correct AWS_ENDPOINT_URL_S3'],
  ['a proxy that lets nobody in', 403, 'media_store_refused', 'correct AWS_ENDPOINT_URL_S3'],
] as const)(
  'a start on %s in place of the API says so in a sentence',
  { timeout: 30_000 },
  async (_what, status, code, says) => {
    const server = createServer((asked, answer) => {
      asked.resume();
      answer.writeHead(status, { 'content-type': 'text/html', location: '/login' }).end('<html><b>Console</b></html>');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const bound = server.address();
    const endpoint = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`;
    const error = await createStore('s3://videos/kept', { ...access, endpoint })
      .check()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, remedy: { kind: 'retry' } });
    expect(sayToOperator(error)).toContain(says);
  },
);

it('a bucket that is missing is never taken for a video that is missing', async () => {
  const elsewhere = createStore('s3://elsewhere/kept', access);
  const gone = { code: 'media_bucket_missing', remedy: { kind: 'retry' } };
  await expect(elsewhere.check()).rejects.toMatchObject(gone);
  await expect(elsewhere.size('a')).rejects.toMatchObject(gone);
  await expect(elsewhere.open('a')).rejects.toMatchObject(gone);
  await expect(read(elsewhere.read('a'))).rejects.toMatchObject(gone);
  await expect(elsewhere.write('a', Readable.from([large]), roomy)).rejects.toMatchObject(gone);
  await expect(elsewhere.check()).rejects.toSatisfy((error) =>
    sayToOperator(error).includes('has no bucket elsewhere.'),
  );
});

it('a busy server is asked again, and a busy hour is said to be one', { timeout: 30_000 }, async () => {
  const busy = { kind: 'answer', status: 503, body: '<Error><Code>SlowDown</Code></Error>' } as const;
  s3.faults.plan({ path: /a-part/, method: 'PUT', times: 2, action: busy });
  expect(await store.write('a-part', Readable.from([large]), roomy)).toMatchObject({ sizeBytes: large.length });

  s3.faults.plan({ path: /a-part/, times: Infinity, action: busy });
  const overloaded = { code: 'media_store_busy', remedy: { kind: 'retry' }, facts: { reason: 'SlowDown' } };
  await expect(read(store.read('a-part'))).rejects.toMatchObject(overloaded);
  await expect(store.write('a-part', Readable.from([large]), roomy)).rejects.toMatchObject(overloaded);
  s3.faults.reset();
  expect((await read(store.read('a-part'))).equals(large)).toBe(true);
});

it('a read goes on where its connection broke', async () => {
  await store.write('cut', Readable.from([large]), roomy);
  s3.faults.plan({ path: /cut/, method: 'GET', times: 2, action: { kind: 'cut-answer', afterBytes: 3_000_000 } });
  expect((await read(store.read('cut'))).equals(large)).toBe(true);
  s3.faults.plan({ path: /cut/, method: 'GET', times: 1, action: { kind: 'cut-answer', afterBytes: 100 } });
  const range = await read(store.read('cut', { start: 1000, end: 1_001_000 }));
  expect(range.equals(large.subarray(1000, 1_001_001))).toBe(true);
});

it('a read of a video that was replaced meanwhile is begun anew and never put together of two', async () => {
  await store.write('two', Readable.from([large]), roomy);
  s3.faults.plan({ path: /two/, method: 'GET', action: { kind: 'cut-answer', afterBytes: 3_000_000 } });
  const reading = store.read('two');
  reading.once('data', () => s3.buckets.get('videos')?.set('kept/two', Buffer.alloc(large.length, 'other')));
  await expect(read(reading)).rejects.toMatchObject({ code: 'media_store_failed', remedy: { kind: 'retry' } });
});

it('a write that ends in the middle shows nothing and leaves no parts', { timeout: 30_000 }, async () => {
  s3.faults.plan({ path: /half/, method: 'PUT', nth: 2, times: 3, action: { kind: 'reset', when: 'before' } });
  await expect(store.write('half', Readable.from([large]), roomy)).rejects.toMatchObject({
    code: 'media_store_unreachable',
    remedy: { kind: 'retry' },
  });
  await expect(store.size('half')).rejects.toMatchObject({ code: 'media_missing' });
  expect(s3.uploads.size).toBe(0);
});

it('parts whose process died are cleared away later, and those of today stay', async () => {
  const upload = { bucket: 'videos', parts: new Map<number, Buffer>() };
  s3.uploads.set('dead', { ...upload, key: 'kept/dead', begunAt: new Date('2026-11-20T10:00:00Z') });
  s3.uploads.set('alive', { ...upload, key: 'kept/alive', begunAt: new Date('2026-11-24T10:00:00Z') });
  s3.uploads.set('foreign', { ...upload, key: 'other/dead', begunAt: new Date('2026-11-20T10:00:00Z') });
  expect(await store.removeUnfinished(new Date('2026-11-23T10:00:00Z'))).toBe(1);
  expect([...s3.uploads.keys()].sort()).toEqual(['alive', 'foreign']);
  s3.uploads.clear();
});

it('a bucket that is full is said to be full', async () => {
  const full = { kind: 'answer', status: 507, body: '<Error><Code>XMinioStorageFull</Code></Error>' } as const;
  s3.faults.plan({ path: /full/, times: Infinity, action: full });
  await expect(store.write('full', Readable.from([Buffer.from('x')]), roomy)).rejects.toMatchObject({
    code: 'media_store_full',
  });
});
