/** What the programs keep their data in: given servers, servers of our own, or none. */
import { type Postgres, startPostgres, usePostgres } from './postgres.ts';
import { type EmptiableRedis, startRedis, useRedis } from './redis.ts';

export interface Servers {
  postgres: Postgres;
  redis: EmptiableRedis;
}

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/** Rejects with what is missing. */
export async function openServers(directory: string): Promise<Servers> {
  const { DATABASE_URL, REDIS_URL } = process.env;
  for (const url of [DATABASE_URL, REDIS_URL]) if (url) checkHost(url);
  const postgres = DATABASE_URL ? await usePostgres(DATABASE_URL) : await startPostgres(directory);
  if (!postgres) throw missing('PostgreSQL', 'DATABASE_URL');
  const redis = REDIS_URL ? await useRedis(REDIS_URL) : await startRedis(directory);
  if (redis) return { postgres, redis };
  await postgres.stop();
  throw missing('Redis', 'REDIS_URL');
}

export async function closeServers({ postgres, redis }: Servers): Promise<void> {
  await redis.stop();
  await postgres.stop();
}

/** Everything in them is torn at: nobody else's servers may be meant by mistake. */
function checkHost(url: string): void {
  const { hostname } = new URL(url);
  if (loopback.includes(hostname)) return;
  throw new Error(`${hostname} is another machine; only servers on this one are torn at.`);
}

const missing = (name: string, variable: string): Error =>
  new Error(`${name} is not installed here: install it, set ${variable}, or say --embedded.`);
