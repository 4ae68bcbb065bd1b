import { Hono } from 'hono';

/**
 * What must work before this process can do its part, by name. Beside the two there are `clock` (it agrees with
 * the database's; where not, no work is taken) and `worker` (jobs, and the sweep, have really run lately).
 */
export type Readiness = () => Promise<{
  readonly database: boolean;
  readonly queue: boolean;
  readonly [part: string]: boolean;
}>;

/** Alive says that this process answers; ready also that what it needs does. */
export function createHealthRoutes(readiness: Readiness): Hono {
  return new Hono()
    .get('/healthz', (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json({ status: 'ok' });
    })
    .get('/readyz', async (c) => {
      const parts = await readiness();
      const isReady = Object.values(parts).every(Boolean);
      c.header('Cache-Control', 'no-store');
      return c.json({ status: isReady ? 'ok' : 'not_ready', ...parts }, isReady ? 200 : 503);
    });
}
