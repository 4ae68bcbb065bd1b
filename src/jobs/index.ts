/** The alarm clock: the only room that knows the queue. What it forgets, the sweep finds in the database. */
export { createAlarm, type JobAlarm } from './alarm.ts';
export { type Backend, examineRedis, openBackend, type QueueDepth, type RedisExamination } from './backend.ts';
export type { BotHandlers, JobName, WorkedCore } from './queues-and-jobs.ts';
export { createWorkers, type Workers, type WorkersDeps } from './workers.ts';
