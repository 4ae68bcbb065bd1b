import { Redis } from 'ioredis';
import { type Facts, Failure } from '../core/index.ts';

/** What Redis says of itself. */
export interface RedisExamination {
  readonly version: string;
  /** `noeviction` keeps every alarm. */
  readonly evictionPolicy: string;
}

const ANSWER_MS = 5_000;

/** Asks once, for `npm run doctor`. Throws `redis_unreachable` or `redis_login_refused`, with the address alone. */
export async function examineRedis(url: string): Promise<RedisExamination> {
  const { hostname: host, port } = new URL(url);
  const address = { host, port: Number(port || 6379) };
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: true,
    maxRetriesPerRequest: 0,
    connectTimeout: ANSWER_MS,
    commandTimeout: ANSWER_MS,
    retryStrategy: () => null,
  });
  const reasons: string[] = [];
  redis.on('error', (error: NodeJS.ErrnoException) => reasons.push(error.code ?? error.message));
  try {
    await redis.connect();
    const info = `${await redis.info('server')}\n${await redis.info('memory')}`;
    const read = (name: string): string => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1] ?? 'unknown';
    return { version: read('redis_version'), evictionPolicy: read('maxmemory_policy') };
  } catch (error) {
    throw explain(reasons, error, address);
  } finally {
    redis.disconnect();
  }
}

function explain(reasons: readonly string[], cause: unknown, address: Facts): Failure {
  const said = [...reasons, cause instanceof Error ? cause.message : ''].join(' ');
  const code = /NOAUTH|WRONGPASS|NOPERM/.test(said) ? 'redis_login_refused' : 'redis_unreachable';
  const reason = reasons[0]?.match(/^[A-Z_]+/)?.[0] ?? 'no_answer';
  return new Failure(code, { kind: 'ask_operator' }, { ...address, reason }, { cause });
}
