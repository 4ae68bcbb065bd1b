/** Videos that lie in a bucket from the first byte to the last, and what becomes of posts while the bucket is away. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createS3, type S3StandIn } from '../../sandbox/s3/index.ts';
import { sayToOperator } from '../../src/operator-words.ts';
import { anotherTake } from '../fixtures/another-take.ts';
import { minutes, seconds } from './clock.ts';
import { openThread } from './dropped.ts';
import { openStage, type Stage } from './stage.ts';
import { askForUploadLink, createUploadClient } from './upload-page.ts';

let s3: S3StandIn;
let stage: Stage;
beforeAll(async () => {
  s3 = await createS3();
  stage = await openStage({ env: { ...s3.env, MEDIA_RETENTION_DAYS: '0' } });
  await stage.connect();
});
afterAll(async () => {
  await stage.close(/media_store|video cannot|an attempt failed/);
  await s3.close();
});

const kept = (): string[] => [...(s3.buckets.get('videos')?.keys() ?? [])];

it('a post goes out from the bucket, also after a restart, and leaves nothing there', async () => {
  const dropped = await stage.drop('post in 30 minutes From the bucket');
  await dropped.shows('scheduled');
  expect(kept()).toEqual([expect.stringMatching(/^of-schedy\/[0-9a-f-]{36}$/)]);

  await stage.programs.stop();
  await stage.programs.start();
  await stage.advance(30 * minutes + 5 * seconds);
  await stage.goesOut(dropped);
  expect(stage.videos()).toHaveLength(1);
  await stage.core().tidy();
  expect(kept()).toEqual([]);
});

it('a post that is due while the bucket is away waits, and goes out once', async () => {
  const before = stage.videos().length;
  const dropped = await stage.drop('post in 30 minutes Behind a broken store');
  await dropped.shows('scheduled');
  const action = { kind: 'answer', status: 403, body: '<Error><Code>AccessDenied</Code></Error>' } as const;
  s3.faults.plan({ path: /./, times: Infinity, action });
  await stage.advance(30 * minutes + 5 * seconds);
  await stage.until(
    () => s3.requests.length > 0 && dropped.card().includes('does not let me in'),
    'the card to say why',
  );
  expect(stage.videos()).toHaveLength(before);

  s3.faults.reset();
  await stage.advance(5 * minutes);
  await stage.goesOut(dropped);
  expect(stage.videos()).toHaveLength(before + 1);
});

it('what comes through the upload page arrives in the bucket, piece by piece, whichever process takes it', async () => {
  const bytes = anotherTake(await readFile(new URL('../fixtures/videos/ok.mp4', import.meta.url)), 7);
  const page = createUploadClient(await askForUploadLink(stage));
  await page.open();
  const begun = await page.begin({ name: 'big.mp4', sizeBytes: bytes.length, when: 'tomorrow 7pm', caption: 'Big' });
  const half = Math.floor(bytes.length / 2);
  expect((await page.send(begun.at, 0, bytes.subarray(0, half))).status).toBe(204);
  expect(kept().some((key) => key.startsWith('of-schedy/arriving/'))).toBe(true);
  await stage.programs.stop();
  await stage.programs.start();
  expect((await page.ask('HEAD', begun.at)).headers.get('upload-offset')).toBe(String(half));
  expect((await page.send(begun.at, half, bytes.subarray(half))).status).toBe(204);
  const root = await stage.until(
    () => stage.chat.inChannel().find(({ text }) => text.includes('brings a video')),
    'the message that stands for the video',
  );
  const post = openThread({ chat: stage.chat, until: stage.until }, root, [bytes]);
  await post.shows('scheduled');
  expect(kept().filter((key) => key.includes('arriving'))).toEqual([]);
  await post.press('Cancel');
});

it.each([
  ['AWS_SECRET_ACCESS_KEY', 'wrong', 'does not let Schedy into the bucket videos (SignatureDoesNotMatch).'],
  ['MEDIA_URL', 's3://elsewhere/videos', 'has no bucket elsewhere.'],
  ['AWS_ENDPOINT_URL_S3', 'http://127.0.0.1:9', '127.0.0.1:9 does not answer'],
])('a start with a wrong %s ends with a sentence', async (name, value, says) => {
  await stage.programs.stop();
  const error = await stage.programs.start({ [name]: value }).catch((thrown: unknown) => thrown);
  expect(sayToOperator(error)).toContain(says);
  await stage.programs.start();
});
