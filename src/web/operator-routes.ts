import { Hono } from 'hono';
import type { ReviewFile } from '../core/index.ts';
import { requireApiKey } from './api-key.ts';

/** What the operator's commands ask of the running process. */
export interface OperatorDoor {
  /** Of this run alone; it lies in a file that only the operator can read. */
  readonly key: string;
  readonly reviewPack: () => Promise<readonly ReviewFile[]>;
}

export const createOperatorRoutes = ({ key, reviewPack }: OperatorDoor): Hono =>
  new Hono().use('/api/operator/*', requireApiKey(key)).get('/api/operator/review-pack', async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ files: await reviewPack() });
  });
