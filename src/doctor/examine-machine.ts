/** What this machine gives Schedy: room for videos, and a queue. */
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Config } from '../config.ts';
import { Failure } from '../core/index.ts';
import { createPartFiles, createStore, freeBytesOn, isInBucket } from '../core/media/index.ts';
import { examineRedis } from '../jobs/index.ts';
import { LEAST_FREE_BYTES } from '../readiness.ts';
import { examinePart, type Finding, fine, note, wrong } from './finding.ts';

export async function examineMachine(
  config: Config,
  freeBytes = freeBytesOn,
  openStore = createStore,
): Promise<Finding[]> {
  return [
    ...(await examinePart('queue', () => examineQueue(config))),
    ...(await examinePart('videos', async () => [
      await examineStore(config, openStore),
      await examineRoom(config, freeBytes),
    ])),
  ];
}

/** With an older Redis BullMQ misses commands; one that evicts loses alarms. */
const OLDEST_REDIS = [6, 2] as const;

async function examineQueue({ redisUrl }: Config): Promise<Finding[]> {
  if (!redisUrl) return [fine('queue', 'The queue lives in the database.')];
  const { version, evictionPolicy } = await examineRedis(redisUrl);
  const found: Finding[] = [];
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST_REDIS[0] || (major === OLDEST_REDIS[0] && minor < OLDEST_REDIS[1])) {
    const says = `Redis is ${version}, and the queue needs ${OLDEST_REDIS.join('.')} or newer.`;
    found.push(
      wrong('queue', 'redis_old', says, 'Upgrade Redis, or leave REDIS_URL out: the queue then lives in the database.'),
    );
  }
  if (evictionPolicy !== 'noeviction') {
    const says = `Redis may throw alarms away when its memory is full (maxmemory-policy is ${evictionPolicy}).`;
    found.push(
      wrong(
        'queue',
        'redis_evicts',
        says,
        'Set it with: redis-cli config set maxmemory-policy noeviction, and in redis.conf.',
      ),
    );
  }
  return found.length > 0 ? found : [fine('queue', `Redis ${version} answers, and keeps what it is given.`)];
}

/** Also says so when what was written for the trial is left behind. */
async function examineStore({ mediaUrl, s3 }: Config, open: typeof createStore): Promise<Finding> {
  const store = open(mediaUrl, s3);
  const key = `doctor-${randomBytes(8).toString('hex')}`;
  const written = 'written by npm run doctor';
  const tried = await (async () => {
    // As at a start: whatever answers there must be a store.
    await store.check();
    await store.write(key, Readable.from([Buffer.from(written)]), { maxBytes: 1024 });
    if ((await text(store.read(key))) !== written) throw new Error('The store gives back other bytes.');
    // What tidying needs: in a bucket each of these is a right of its own.
    await createPartFiles(mediaUrl, s3).list();
    await store.removeUnfinished(new Date(0));
  })().then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const left = await store.remove(key).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  // What kept it from being written may keep it from being removed as well, and is what matters.
  if (tried) throw tried.error;
  if (!left) return fine('videos', 'Videos can be stored, read and removed.');
  const says = `Videos can be stored and read, but not removed (${whyOf(left.error)}): ${key} is left in the store.`;
  const mend = 'Let the user or the key of Schedy delete there too, or the store grows for ever; then remove that one.';
  return wrong('videos', 'media_not_removed', says, mend);
}

const whyOf = (error: unknown): string =>
  error instanceof Failure ? `${error.code}${error.facts.reason ? `, ${error.facts.reason}` : ''}` : describe(error);

const describe = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** The largest video that Schedy takes. */
const LARGEST_VIDEO_BYTES = 4 * 2 ** 30;

async function examineRoom({ dataDir, mediaUrl, s3 }: Config, freeBytes: typeof freeBytesOn): Promise<Finding> {
  const free = Math.min(await freeBytes(dataDir), await createStore(mediaUrl, s3).freeBytes());
  const megabytes = Math.floor(free / 2 ** 20);
  if (free < LEAST_FREE_BYTES) {
    const says = `Only ${megabytes} MiB are free on the disk, and below 256 MiB nothing new is taken.`;
    return wrong('videos', 'disk_full', says, 'Free some room, or move DATA_DIR and MEDIA_URL to a larger disk.');
  }
  if (free >= LARGEST_VIDEO_BYTES || isInBucket(mediaUrl))
    return fine('videos', `${(free / 2 ** 30).toFixed(free < 2 ** 30 ? 1 : 0)} GiB are free.`);
  return note('videos', 'disk_nearly_full', `${megabytes} MiB are free: a video of 4 GB would be refused.`);
}
