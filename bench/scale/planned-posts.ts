/** Many planned posts with their videos, workers that publish them on TikTok's stand-in, and when each began. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Servers } from '../../sandbox/chaos/servers.ts';
import { createEnvironment } from '../../sandbox/demo/environment.ts';
import { findFreePort } from '../../sandbox/demo/free-port.ts';
import { createTikTok as createStandIn } from '../../sandbox/tiktok/index.ts';
import { readConfig } from '../../src/config.ts';
import { type Database, openDatabase } from '../../src/core/database/index.ts';
import { createCore, silentLog, systemClock } from '../../src/core/index.ts';
import { createStore } from '../../src/core/media/index.ts';
import { createCipher } from '../../src/core/sealing/index.ts';
import { createTikTok } from '../../src/core/tiktok/index.ts';
import { createAlarm, openBackend } from '../../src/jobs/index.ts';
import { startChild } from '../child.ts';
import { untilReady } from '../stage.ts';

export interface Planned {
  /** The posts' times lie apart evenly; answers the first one, in epoch milliseconds. */
  plan(wanted: { count: number; spreadMs: number; leadMs: number }): Promise<number>;
  /** Waits until all have been sent; when each was claimed, and how long after its time. */
  untilOver(count: number): Promise<{ lateMs: number; beganMs: number }[]>;
  close(): Promise<void>;
}

/** TikTok takes 6 videos a minute for each login, and Schedy keeps to that: with fewer accounts the waits would be measured. */
const POSTS_OF_ACCOUNT = 5;
const MAX_BYTES = 1_000_000;
const video = fileURLToPath(new URL('../../test/fixtures/videos/ok.mp4', import.meta.url));
/** TikTok's own limits per minute and day are not what is measured: its clock runs on with every look at it. */
function createFastTikTok(callback: string) {
  let aheadMs = 0;
  const now = () => {
    aheadMs += 5_000;
    return new Date(Date.now() + aheadMs);
  };
  const years = { accessTokenSeconds: 1e8, refreshTokenSeconds: 1e8, uploadUrlSeconds: 1e8 };
  return createStandIn({
    redirectUris: [callback],
    now,
    processingMs: 0,
    moderationMs: 0,
    ...years,
    postsPerDay: 1e6,
    activeUsersPerDay: 1e6,
  });
}

export async function openPlanned(
  servers: Servers,
  { directory, workers, posts }: { directory: string; workers: number; posts: number },
): Promise<Planned> {
  const publicUrl = `http://127.0.0.1:${await findFreePort()}`;
  const callback = `${publicUrl}/api/social/tiktok/callback`;
  const standIn = await createFastTikTok(callback);
  const mediaDir = join(directory, 'media');
  const env = {
    ...createEnvironment({
      cast: {
        ...standIn.env,
        HOST: '127.0.0.1',
        PUBLIC_URL: publicUrl,
        TIKTOK_REDIRECT_URI: callback,
        ROLES: 'worker',
        TIKTOK_UPLOADS_PER_HOUR: '0',
        TIKTOK_APP_CALLS_PER_HOUR: '0',
        MEDIA_URL: `file:${mediaDir}`,
      },
      dataDir: join(directory, 'data'),
      databaseUrl: servers.postgres.url,
      redisUrl: servers.redis.url,
    }),
    LOG_LEVEL: 'warn',
  };
  const config = readConfig({ ...env, PORT: '3001' });
  const database = await openDatabase({ url: config.databaseUrl, dataDir: '', onError: () => undefined });
  const clock = systemClock;
  const backend = await openBackend({ redisUrl: config.redisUrl, database, clock, log: silentLog });
  const alarm = createAlarm({ backend, clock, log: silentLog });
  const tiktok = createTikTok({ ...config.tiktok, clock });
  const cipher = createCipher(config.encryptionKeys ?? []);
  const options = { ...config, ...config.tiktok };
  const core = await createCore({ database, clock, log: silentLog, alarm, tiktok, cipher, options });
  const children = await startWorkers(env, directory, workers);
  const profiles: Profile[] = [];
  const accounts = Math.ceil(posts / POSTS_OF_ACCOUNT);
  for (let index = 0; index < accounts; index += 1) profiles.push(await connect(index));

  async function connect(index: number): Promise<Profile> {
    const handle = `house${index}`;
    standIn.accounts.add({ handle });
    const workspace = await database.prisma.workspace.create({
      data: { platform: 'slack', externalId: `T${index}`, name: handle, createdAt: clock.now() },
    });
    const member = await database.prisma.member.create({
      data: { workspaceId: workspace.id, externalId: `U${index}`, displayName: 'mia', seenAt: clock.now() },
    });
    const ticket = new URL(await core.profiles.connectLink(member.id)).searchParams.get('ticket') ?? '';
    const opened = await core.profiles.openTicket({ ticket, browser: null });
    if (opened.kind !== 'open') throw new Error(`The ticket is ${opened.kind}.`);
    const redirect = new URL(await standIn.consent(opened.authorizeUrl, handle)).searchParams;
    const said = { state: redirect.get('state'), code: redirect.get('code'), error: null, errorType: null };
    const result = await core.profiles.finishConnect({ ...said, browser: opened.browser });
    if (result.kind !== 'connected') throw new Error(`Connecting ended as ${result.kind}.`);
    return { workspaceId: workspace.id, authorId: member.id, profileId: result.profileId };
  }

  return {
    plan: async ({ count, spreadMs, leadMs }) => {
      const posts = await storePosts(database, mediaDir, { profiles, count });
      const startMs = Date.now() + leadMs;
      const due = posts.map((id, index) => ({ id, dueMs: startMs + Math.round((index * spreadMs) / count) }));
      for (const some of inBatches(due)) {
        await setTimes(database, some);
        for (const { id, dueMs } of some) alarm.publishPost({ id, scheduleVersion: 1, wakeAt: new Date(dueMs) });
      }
      await alarm.flush();
      if (Date.now() > startMs) throw new Error('Planning took longer than the time before the first post.');
      return startMs;
    },
    untilOver: (count) => untilOver(database, count),
    close: async () => {
      for (const child of children) await child.stop();
      await alarm.flush();
      await backend.stop();
      await database.stop();
      await standIn.close();
    },
  };
}

interface Profile {
  readonly workspaceId: string;
  readonly authorId: string;
  readonly profileId: string;
}

async function startWorkers(env: Record<string, string>, directory: string, count: number) {
  const entry = new URL('../../src/main.ts', import.meta.url);
  const children = [];
  for (let index = 0; index < count; index += 1) {
    const PORT = String(await findFreePort());
    children.push(startChild(entry, { env: { ...env, PORT }, cwd: directory }));
    await untilReady(`http://127.0.0.1:${PORT}/readyz`, 3);
  }
  return children;
}

/** Drafts until they get their time; one file with many names. */
async function storePosts(
  { prisma }: Database,
  mediaDir: string,
  { profiles, count }: { profiles: readonly Profile[]; count: number },
): Promise<string[]> {
  const store = createStore(`file:${mediaDir}`);
  const first = randomUUID();
  const { sizeBytes, sha256 } = await store.write(first, createReadStream(video), { maxBytes: MAX_BYTES });
  const made = Array.from({ length: count }, (_, index) => ({ index, createdAt: new Date() })).map((one) => ({
    ...one,
    ids: { id: randomUUID(), threadId: randomUUID(), mediaId: randomUUID() },
    owner: profiles[one.index % profiles.length] ?? never(),
  }));
  const kept = { state: 'ready', fileName: 'ok.mp4', source: {}, sizeBytes, sha256, container: 'mp4' } as const;
  const off = { disableComment: false, disableDuet: false, disableStitch: false, coverTimestampMs: 0 };
  const brand = { brandContent: false, brandOrganic: false, aiGenerated: false };
  const shown = { privacyLevel: 'SELF_ONLY', ...off, ...brand } as const;
  for (const some of inBatches(made)) {
    for (const { ids } of some) await link(join(mediaDir, first), join(mediaDir, ids.mediaId));
    await prisma.thread.createMany({
      data: some.map(({ index, createdAt, ids, owner: { workspaceId } }) => ({
        id: ids.threadId,
        workspaceId,
        channel: 'C1',
        root: String(index),
        createdAt,
      })),
    });
    await prisma.media.createMany({
      data: some.map(({ createdAt, ids, owner: { workspaceId } }) => ({
        id: ids.mediaId,
        workspaceId,
        ...kept,
        durationMs: 4000,
        createdAt,
      })),
    });
    await prisma.post.createMany({
      data: some.map(({ index, createdAt, ids, owner }) => ({
        ...ids,
        ...owner,
        ...shown,
        code: `c${index}`,
        caption: `Ramen ${index}`,
        timeZone: 'UTC',
        asked: {},
        sourceKey: `C1:${index}`,
        sourceMessage: String(index),
        scheduleVersion: 1,
        createdAt,
        changedAt: createdAt,
      })),
    });
  }
  return made.map(({ ids }) => ids.id);
}

async function setTimes({ prisma }: Database, due: readonly { id: string; dueMs: number }[]): Promise<void> {
  const ids = due.map(({ id }) => id);
  const times = due.map(({ dueMs }) => new Date(dueMs));
  await prisma.$executeRaw`
    UPDATE post SET due_at = wanted.at, wake_at = wanted.at, state = 'scheduled'
    FROM unnest(${ids}::uuid[], ${times}::timestamptz[]) AS wanted(id, at) WHERE post.id = wanted.id`;
}

/** A thousand rows at a time: one by one ten thousand of them take longer than the minute that is measured. */
export const inBatches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / 1000) }, (_, index) => all.slice(index * 1000, (index + 1) * 1000));

function never(): never {
  throw new Error('There is no account.');
}

async function untilOver({ prisma }: Database, count: number): Promise<{ lateMs: number; beganMs: number }[]> {
  const sent = { submittedAt: { not: null } };
  while ((await prisma.attempt.count({ where: sent })) < count) {
    const failed = await prisma.post.count({ where: { state: { in: ['failed', 'on_hold', 'unconfirmed'] } } });
    if (failed > 0) throw new Error(`${failed} posts did not go out.`);
    await pause(500);
  }
  const attempts = await prisma.attempt.findMany({ where: sent, include: { post: { select: { dueAt: true } } } });
  return attempts.map(({ startedAt, post }) => ({
    beganMs: startedAt.getTime(),
    lateMs: startedAt.getTime() - (post.dueAt?.getTime() ?? 0),
  }));
}
