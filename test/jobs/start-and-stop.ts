/** A whole life of the queue in a process of its own, which ends only if nothing is left open. */
import { randomUUID } from 'node:crypto';
import { createMailbox, openStage } from './stage.ts';

const stage = await openStage();
const rung = createMailbox<string>();
const poll = async (postId: string): Promise<void> => rung.tell(postId);
const workers = stage.startWorkers({ posts: { publish: poll, pollOutcome: poll } });
stage.alarm.pollOutcome(randomUUID(), stage.clock.now());
await rung.next();
stage.alarm.pollOutcome(randomUUID(), new Date(stage.clock.now().getTime() + 3_600_000));
await stage.alarm.flush();
await workers.stop();
// Closed before it was ready.
await stage.startWorkers({}).stop();
await stage.stop();
console.log('stopped');
