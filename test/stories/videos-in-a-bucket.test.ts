/** The whole road with the videos on an S3 server: from the message to TikTok, with a large one, and a worker that dies under it. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createStoryDatabase } from '../../sandbox/demo/database.ts';
import { findFreePort } from '../../sandbox/demo/free-port.ts';
import type { Program } from '../../sandbox/demo/program.ts';
import { createS3, type S3StandIn } from '../../sandbox/s3/index.ts';
import { makeLargeVideo } from '../fixtures/large-video.ts';
import { platforms } from './cast.ts';
import { hours } from './clock.ts';
import { openMachine } from './machine.ts';
import { openStage, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 800_000, hookTimeout: 120_000 });

const { DATABASE_URL, REDIS_URL } = process.env;

let large: Buffer;
beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'schedy-bucket-'));
  const path = join(directory, 'large.mp4');
  // Eight parts in the bucket, and three chunks at TikTok.
  await makeLargeVideo({ path, sizeBytes: 40_000_000 });
  large = await readFile(path);
  await rm(directory, { recursive: true });
});

describe.each(platforms)('on %s', (platform) => {
  let s3: S3StandIn;
  let stage: Stage;
  beforeAll(async () => {
    s3 = await createS3();
    stage = await openStage({ platform, env: s3.env });
    await stage.connect();
  });
  afterAll(async () => {
    await stage.close();
    await s3.close();
  });

  const kept = () => [...(s3.buckets.get('videos')?.values() ?? [])];

  it('a video goes from the message into the bucket, and from there to TikTok', async () => {
    const post = await stage.drop('post tomorrow 7pm Out of the bucket');
    await post.shows('scheduled');
    expect(kept()).toHaveLength(1);
    expect(s3.uploads.size).toBe(0);
    // What would lie there without a bucket.
    await expect(readdir(stage.home.mediaDir)).rejects.toThrow('ENOENT');
    await stage.advanceTo('2026-11-25T19:00:06+01:00');
    await stage.goesOut(post);
    expect(stage.videos().map(({ sha256 }) => sha256)).toEqual(post.sha256s);
    // Its time is over.
    await stage.advance(8 * 24 * hours);
    await stage.core().tidy();
    expect(kept()).toEqual([]);
  });

  it('while the bucket is away a due post waits and a new video is tried again, and then both go out', async () => {
    const due = await stage.drop('post in 1 hour Waits for the bucket');
    await due.shows('scheduled');
    const before = stage.videos().length;
    const back = away(s3);
    await stage.advance(hours);
    await stage.advance(60_000);
    expect(stage.videos()).toHaveLength(before);
    back();
    await stage.goesOut(due);
    expect(stage.videos().at(-1)?.sha256).toBe(due.sha256s[0]);
  });
});

/** Every request is answered as by a server that is overloaded, until the answer is called. */
function away({ faults }: S3StandIn): () => void {
  const overloaded = { kind: 'answer', status: 503, body: '<Error><Code>SlowDown</Code></Error>' } as const;
  faults.plan({ path: /./, times: Number.POSITIVE_INFINITY, action: overloaded });
  return () => faults.reset();
}

describe('a large video', () => {
  it('whose worker is killed in the middle of a chunk is taken up by the next one, and stands there once', async () => {
    const s3 = await createS3();
    onTestFinished(s3.close);
    // What a dead process has leased on a server is free after some minutes.
    const machine = await openMachine({ patienceMs: 420_000, env: { ...s3.env, TIKTOK_CLIENT_AUDITED: 'true' } });
    onTestFinished(machine.close);
    const server = DATABASE_URL ? await createStoryDatabase(DATABASE_URL) : null;
    onTestFinished(() => server?.drop());
    const shared = { TOKEN_ENCRYPTION_KEYS: 'ab'.repeat(32), ...(server && { DATABASE_URL: server.url }) };
    const queue = server && REDIS_URL ? { REDIS_URL } : {};
    const start = async (roles: string): Promise<Program> => {
      const role = { ROLES: roles, DATA_DIR: join(machine.directory, roles) };
      const port = roles === 'worker' ? { PORT: String(await findFreePort()) } : {};
      const program = machine.program({ ...shared, ...queue, ...role, ...port });
      await program.start();
      return program;
    };
    const all = server ? null : await start('bots,web,worker');
    if (!all) await start('bots,web');
    const worker = all ?? (await start('worker'));
    await machine.connect();

    const killed = new Promise<void>((resolve, reject) => {
      const off = machine.tiktok.on('chunk', async ({ first, last, receivedBytes }) => {
        if (first === 0 || receivedBytes <= (last - first) / 2) return;
        off();
        await worker.kill().then(resolve, reject);
      });
    });
    const post = await machine.drop('post now: Too big to lose', { bytes: large });
    await killed;
    await (all ? all.start() : start('worker'));
    await post.isTold("It's on TikTok");
    const sent = machine.tiktok.posts();
    expect(sent.map(({ sha256 }) => sha256)).toEqual(post.sha256s);
    expect(post.replies()).toHaveLength(1);
  });
});
