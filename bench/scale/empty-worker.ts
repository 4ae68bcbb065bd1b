/** A BullMQ worker that does nothing, and says how late each job came once none comes any more. */
import { Worker } from 'bullmq';
import { z } from 'zod';

const idleMs = 3000;
const lateMs: number[] = [];
const url = new URL(process.env.REDIS_URL ?? '');
const connection = { host: url.hostname, port: Number(url.port), maxRetriesPerRequest: null };

/** A job that has waited knows its delay no more. */
const shape = z.object({ dueMs: z.number() });

let idle: NodeJS.Timeout | undefined;
const worker = new Worker(
  'bench',
  async ({ data }) => {
    lateMs.push(Date.now() - shape.parse(data).dueMs);
    clearTimeout(idle);
    idle = setTimeout(() => console.log(JSON.stringify({ lateMs, endMs: Date.now() - idleMs })), idleMs);
  },
  { connection, concurrency: 8 },
);
await worker.waitUntilReady();
console.log('ready');
