import { type Core, calm, type Facts, type Log, type Lull, type Messenger } from '../core/index.ts';
import { SWEEP_MS } from '../core/posts/index.ts';
import type { Backend } from './backend.ts';
import { describeError } from './describe-error.ts';
import { drainThread } from './drain-thread.ts';
import { createInterval } from './interval.ts';
import type { Perform } from './job-handler.ts';
import type { OpenWorker, Work } from './open-worker.ts';
import { settlePost } from './poll-outcome.ts';
import { publishPost } from './publish-post.ts';
import { type JobName, queueNames, queues } from './queues.ts';
import { refreshToken } from './refresh-token.ts';
import { type HandleMessage, takeMessage } from './take-message.ts';
import { takeWebhook } from './take-webhook.ts';
import { endsWithin } from './within.ts';

const TIDY_MS = 60 * 60_000;
const FINISH_MS = 10_000;

/** What only a process with the chat's secrets can do. */
export interface BotHandlers {
  /** Does what a kept event asks for; a thrown failure is tried again, 5 times in all. */
  readonly takeMessage: HandleMessage;
  readonly messenger: Messenger;
}

export interface WorkedCore {
  readonly inbox: Pick<Core['inbox'], 'take'>;
  readonly notices: Pick<Core['notices'], 'drain'>;
  readonly posts: Pick<Core['posts'], 'publish' | 'settle'>;
  readonly profiles: Pick<Core['profiles'], 'refreshIfDue'>;
  readonly webhooks: Pick<Core['webhooks'], 'take'>;
  sweep(): Promise<void>;
  tidy(): Promise<void>;
}

export interface WorkersDeps {
  readonly backend: Pick<Backend, 'openWorker'>;
  readonly core: WorkedCore;
  /** Other roles than `bots` and `worker` have no work here. */
  readonly roles: readonly string[];
  /** Needed for the role `bots`. */
  readonly handlers?: BotHandlers | undefined;
  readonly log: Log;
  readonly lull?: Pick<Lull, 'comes'>;
  /** How long `stop` waits for jobs under way. */
  readonly finishMs?: number;
}

export interface Workers {
  start(): void;
  /** Takes no more work and waits for what is under way; the rest is taken over by somebody else. */
  stop(): Promise<void>;
}

type Performers = Partial<Record<JobName, Perform>>;

/** Works on the queues of this process' roles; in the role `worker` also sweeps and tidies. */
export function createWorkers(deps: WorkersDeps): Workers {
  const { backend, core, roles, log, lull = calm, finishMs = FINISH_MS } = deps;
  const work = createWork(choosePerformers(deps), log);
  const workInLulls: Work = (job) => lull.comes().then(() => work(job));
  const own = queueNames.filter((name) => roles.includes(queues[name].role));
  const workers = own.map((name) => backend.openWorker(name, queues[name].inLulls ? workInLulls : work));
  const intervals = roles.includes('worker')
    ? [
        createInterval({ name: 'sweep', everyMs: SWEEP_MS, run: core.sweep }, log),
        createInterval({ name: 'tidy', everyMs: TIDY_MS, run: core.tidy }, log),
      ]
    : [];
  return {
    start: () => {
      for (const worker of workers) void runLogged(worker, log);
      for (const interval of intervals) interval.start();
    },
    stop: async () => {
      const closing = workers.map((worker) => worker.close(finishMs));
      const pausing = intervals.map((interval) => interval.stop());
      const areDone = await Promise.all([...closing, endsWithin(finishMs, Promise.all(pausing))]);
      if (areDone.includes(false)) log.warn({ finishMs }, 'work under way is left to others');
    },
  };
}

function choosePerformers({ core, roles, handlers }: WorkersDeps): Performers {
  const forWorker: Performers = {
    'publish-post': publishPost(core.posts),
    'settle-post': settlePost(core.posts),
    'refresh-token': refreshToken(core.profiles),
    'take-webhook': takeWebhook(core.webhooks),
  };
  if (!roles.includes('bots')) return forWorker;
  if (!handlers) throw new TypeError('The role bots needs handlers.');
  return {
    ...forWorker,
    'take-message': takeMessage(core.inbox, handlers.takeMessage),
    'drain-thread': drainThread(core.notices, handlers.messenger),
  };
}

/** Never fails: what must be done again is written in the database, not in the queue. */
function createWork(performers: Performers, log: Log): Work {
  const byName = new Map(Object.entries(performers));
  const dispatch = async (name: string, payload: unknown): Promise<void> => {
    const perform = byName.get(name);
    if (!perform) throw new TypeError(`There is no job ${name}.`);
    return perform(payload);
  };
  return async ({ name, data }) => {
    try {
      await dispatch(name, data);
    } catch (error) {
      const facts: Facts = { job: name, ...describeError(error) };
      if (facts.code === 'bug') log.error(facts, 'a job met a bug');
      else log.warn(facts, 'a job failed');
    }
  };
}

async function runLogged(worker: OpenWorker, log: Log): Promise<void> {
  try {
    await worker.run();
  } catch (error) {
    log.error(describeError(error), 'a worker stopped');
  }
}
