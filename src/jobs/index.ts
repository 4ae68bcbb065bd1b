/** The alarm clock: the only room that knows the queue. What it forgets, the sweep finds in the database. */
export { createAlarm, type JobAlarm } from './alarm.ts';
export { type Backend, openBackend, type QueueDepth } from './backend.ts';
export { examineRedis, type RedisExamination } from './examine-redis.ts';
export type { BotHandlers, JobName, WorkedCore } from './table.ts';
export { createWorkers, type Workers, type WorkersDeps } from './workers.ts';
