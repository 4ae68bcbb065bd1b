/** Rows and videos on their way to another place: the same there as here, or refused. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createS3, type S3StandIn } from '../../sandbox/s3/index.ts';
import {
  copyDatabase,
  finishBackup,
  type MediaPlace,
  moveDatabase,
  moveMedia,
  prepareFolder,
  restoreDatabase,
  verifyBackup,
} from '../../src/backup/index.ts';
import { type Database, openDatabase } from '../../src/core/database/index.ts';
import { createPartFiles, createStore } from '../../src/core/media/index.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let s3: S3StandIn;
let test: TestDatabase;
let directory: string;
let from: MediaPlace;
let to: MediaPlace;
let mediaId: string;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  s3 = await createS3();
  test = await openTestDatabase();
  directory = await mkdtemp(join(tmpdir(), 'schedy-move-'));
  const url = `file:${join(directory, 'media')}`;
  from = { store: createStore(url), parts: createPartFiles(url) };
  const { AWS_ENDPOINT_URL_S3: endpoint, AWS_REGION: region, ...keys } = s3.env;
  const access = { endpoint, region, accessKeyId: keys.AWS_ACCESS_KEY_ID, secretAccessKey: keys.AWS_SECRET_ACCESS_KEY };
  to = { store: createStore('s3://videos/moved', access), parts: createPartFiles('s3://videos/moved', access) };
  mediaId = await fill(test.database);
});
afterAll(async () => {
  for (const end of ends.reverse()) await end();
  await test.stop();
  await s3.close();
  await rm(directory, { recursive: true, force: true });
});

/** One workspace with a video, and an upload of which a part is there. */
async function fill({ prisma }: Database): Promise<string> {
  const createdAt = new Date('2026-11-24T15:00:00.123Z');
  const name = 'Ramen "Haus" \\ \n 🍜';
  const workspace = await prisma.workspace.create({ data: { platform: 'slack', externalId: 'T1', name, createdAt } });
  const about = { fileName: 'a.mp4', source: {}, frameRate: 29.97, sizeBytes: 5n, state: 'ready' } as const;
  const { id } = await prisma.media.create({ data: { ...about, workspaceId: workspace.id, createdAt } });
  const { sha256 } = await from.store.write(id, Readable.from([Buffer.from('video')]), { maxBytes: 10 });
  await prisma.media.update({ where: { id }, data: { sha256 } });
  await from.parts.create('arriving');
  await from.parts.append('arriving', 0, Readable.from([Buffer.from('half')]));
  return id;
}

/** Without a table: on the server of DATABASE_URL, or embedded. */
async function openEmpty(): Promise<Database> {
  const dataDir = await mkdtemp(join(directory, 'empty-'));
  const server = process.env.DATABASE_URL;
  const onError = () => undefined;
  if (!server) {
    const database = await openDatabase({ dataDir, leavesSchema: true, onError });
    ends.push(database.stop);
    return database;
  }
  const name = `schedy_empty_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  ends.push(async () => {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.end();
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href, dataDir, leavesSchema: true, onError });
  ends.push(database.stop);
  return database;
}

it('every row arrives as it was, a second time finds it so, and what has changed there is not written over', async () => {
  const target = await openEmpty();
  const moved = await moveDatabase(test.database, target);
  expect(moved).toMatchObject({ isRepeated: false });
  expect(moved.rows).toBeGreaterThanOrEqual(2);
  expect(await target.prisma.workspace.findMany()).toEqual(await test.database.prisma.workspace.findMany());
  expect(await target.prisma.media.findMany()).toEqual(await test.database.prisma.media.findMany());
  expect(await target.schema()).toEqual({ missing: [], newer: [] });
  expect(await moveDatabase(test.database, target)).toEqual({ rows: moved.rows, isRepeated: true });

  await target.prisma.workspace.updateMany({ data: { name: 'started there' } });
  await expect(moveDatabase(test.database, target)).rejects.toMatchObject({ code: 'move_not_empty' });
});

it('videos and what still arrives are there with the same bytes, and another video is not written over', async () => {
  expect(await moveMedia(test.database, from, to)).toEqual({ videos: 1, arriving: 1, missing: 0 });
  expect(await text(to.store.read(mediaId))).toBe('video');
  expect(await text(to.parts.read('arriving'))).toBe('half');
  expect(await moveMedia(test.database, from, to)).toEqual({ videos: 1, arriving: 1, missing: 0 });
  await to.store.write(mediaId, Readable.from([Buffer.from('other')]), { maxBytes: 10 });
  await expect(moveMedia(test.database, from, to)).rejects.toMatchObject({ code: 'move_not_empty' });
  await to.store.remove(mediaId);
  expect(await moveMedia(test.database, from, to)).toEqual({ videos: 1, arriving: 1, missing: 0 });
});

it('a backup is put back on an empty database, and on no other', async () => {
  const folder = join(directory, 'backup');
  await prepareFolder(folder);
  const copy = await copyDatabase(test.database, folder);
  await finishBackup(folder, copy, { store: from.store, version: '0.0.0', madeAt: new Date() });
  const told = await verifyBackup(folder);
  const target = await openEmpty();
  await restoreDatabase(target, folder, told);
  expect(await target.prisma.media.findMany()).toEqual(await test.database.prisma.media.findMany());
  await expect(restoreDatabase(target, folder, told)).rejects.toMatchObject({ code: 'restore_not_empty' });
});
