/** The alarm clock: the only room that knows the queue. What it forgets, the sweep finds in the database. */
export { type AlarmDeps, createAlarm, type JobAlarm } from './alarm.ts';
export { type Backend, type BackendOptions, openBackend } from './backend.ts';
export type { HandleMessage } from './take-message.ts';
export {
  type BotHandlers,
  createWorkers,
  type WorkedCore,
  type Workers,
  type WorkersDeps,
} from './workers.ts';
