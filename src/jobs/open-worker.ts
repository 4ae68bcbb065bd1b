import { type Job, WaitingError } from 'bullmq';
import type { Plug } from './queue-driver.ts';
import type { QueueName } from './queues.ts';
import { endsWithin } from './within.ts';

export type Work = (job: { readonly name: string; readonly data: unknown }) => Promise<void>;

export interface OpenWorker {
  /** Takes jobs until it is closed. */
  run(): Promise<void>;
  /** Takes no more jobs; false when some were still under way after `limitMs` and were left. */
  close(limitMs: number): Promise<boolean>;
}

/** A worker that can be closed at any moment and holds no connection afterwards. */
export function openWorker(plug: Plug, queue: QueueName, work: Work): OpenWorker {
  let isClosing = false;
  const worker = plug.openWorker(queue, (job) => (isClosing ? giveBack(job) : work(job)));
  const close = async (): Promise<void> => {
    // A connection that is only being opened would escape the closing.
    await worker.waitUntilReady();
    await worker.close();
  };
  return {
    run: () => worker.run(),
    close: async (limitMs) => {
      isClosing = true;
      if (await endsWithin(limitMs, close())) return true;
      await worker.getBackend().close(true);
      return false;
    },
  };
}

/** A worker that is being closed looks into the queue once more, and may find a job there. */
async function giveBack(job: Job): Promise<never> {
  await job.moveToWait(job.token);
  throw new WaitingError();
}
