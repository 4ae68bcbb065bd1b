/** A BullMQ worker that does nothing, and says how late each job came once none comes any more. */
import { Worker } from 'bullmq';

const idleMs = 3000;
const lateMs: number[] = [];
const url = new URL(process.env.REDIS_URL ?? '');
const connection = { host: url.hostname, port: Number(url.port), maxRetriesPerRequest: null };

let idle: NodeJS.Timeout | undefined;
const worker = new Worker(
  'bench',
  async ({ timestamp, delay }) => {
    lateMs.push(Date.now() - timestamp - delay);
    clearTimeout(idle);
    idle = setTimeout(() => console.log(JSON.stringify({ lateMs, endMs: Date.now() - idleMs })), idleMs);
  },
  { connection, concurrency: 8 },
);
await worker.waitUntilReady();
console.log('ready');
