/** A Redis that can be emptied. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { findFreePort } from '../demo/free-port.ts';
import { endWithUs } from '../end-with-us.ts';

export interface EmptiableRedis {
  url: string;
  /** Every job is gone, those under way and those to come. */
  empty(): Promise<void>;
  stop(): Promise<void>;
}

/** Null when no redis-server is installed. */
export async function startRedis(directory: string): Promise<EmptiableRedis | null> {
  const port = await findFreePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory];
  const server = endWithUs(spawn('redis-server', options, { stdio: 'ignore' }));
  const hasStarted = await Promise.race([
    once(server, 'spawn').then(() => true),
    once(server, 'error').then(() => false),
  ]);
  if (!hasStarted) return null;
  const redis = await useRedis(`redis://127.0.0.1:${port}`);
  return {
    ...redis,
    stop: async () => {
      await redis.stop();
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
  };
}

/** Connects, as soon as it can be connected to. */
export async function useRedis(url: string): Promise<EmptiableRedis> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 100 });
  // Not there yet, or just being ended: the next command says so if it matters.
  redis.on('error', () => undefined);
  await redis.ping();
  return {
    url,
    empty: async () => void (await redis.flushdb()),
    stop: async () => redis.disconnect(),
  };
}
