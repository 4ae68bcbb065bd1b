/**
 * Where one file's program keeps what it knows: the embedded database in a directory of its own, or
 * a database on the server of DATABASE_URL; the queue in it, or in REDIS_URL under a prefix of its own.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { copyTemplate } from '../template.ts';

export interface Home {
  /** What the program's environment must hold to live here. */
  readonly env: Record<string, string>;
  readonly mediaDir: string;
  readonly queuePrefix: string;
  /** Forgets every job of this program and of no other. */
  emptyRedis(): Promise<void>;
  /** What a restart of the database does to whoever uses it; nothing without a server. */
  cutConnections(): Promise<void>;
  remove(): Promise<void>;
}

export async function openHome(): Promise<Home> {
  const { DATABASE_URL, REDIS_URL } = process.env;
  const dataDir = await mkdtemp(join(tmpdir(), 'schedy-story-'));
  const database = DATABASE_URL ? await createDatabase(DATABASE_URL) : null;
  if (!database) await copyTemplate(dataDir);
  const queuePrefix = `story-${randomBytes(6).toString('hex')}`;
  const emptyRedis = async () => {
    if (REDIS_URL) await removeKeys(REDIS_URL, queuePrefix);
  };
  return {
    queuePrefix,
    emptyRedis,
    cutConnections: async () => database?.cut(),
    mediaDir: join(dataDir, 'media'),
    env: {
      DATA_DIR: dataDir,
      TOKEN_ENCRYPTION_KEYS: randomBytes(32).toString('hex'),
      ...(database && { DATABASE_URL: database.url }),
      ...(REDIS_URL && { REDIS_URL }),
    },
    remove: async () => {
      await database?.drop();
      await emptyRedis();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

interface StoryDatabase {
  readonly url: string;
  cut(): Promise<void>;
  drop(): Promise<void>;
}

async function createDatabase(server: string): Promise<StoryDatabase> {
  const name = `schedy_story_${randomBytes(6).toString('hex')}`;
  await onServer(server, (client) => client.query(`CREATE DATABASE ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  const drop = () =>
    onServer(server, async (client) => {
      await untilLeft(client, name);
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    });
  const sql = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1';
  const cut = () =>
    onServer(server, async (client) => {
      await client.query(sql, [name]);
    });
  return { url: url.href, cut, drop };
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** A worker's connection is still being closed when its worker is; dropping would cut it off loudly. */
async function untilLeft(client: pg.Client, name: string): Promise<void> {
  const sql = 'SELECT 1 FROM pg_stat_activity WHERE datname = $1';
  for (let looks = 0; looks < 100; looks += 1) {
    if ((await client.query(sql, [name])).rows.length === 0) return;
    await pause(20);
  }
}

async function removeKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  try {
    for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 500 })) {
      const names: unknown = keys;
      if (Array.isArray(names) && names.length > 0) await redis.unlink(...names.map(String));
    }
  } finally {
    redis.disconnect();
  }
}
