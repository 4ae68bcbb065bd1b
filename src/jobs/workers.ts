/** Works on the queues of this process' roles. */
import { alwaysQuiet, type Facts, type Log, type QuietPeriod } from '../core/index.ts';
import { SWEEP_MS } from '../core/posts/index.ts';
import type { Backend, OpenWorker, Work } from './backend.ts';
import { describeError } from './describe-error.ts';
import { createInterval } from './interval.ts';
import { type BotHandlers, botsOf, type HandlerDeps, jobs, queueNames, queues, type WorkedCore } from './table.ts';
import { endsWithin } from './within.ts';

const TIDY_MS = 60 * 60_000;
const FINISH_MS = 10_000;

export interface WorkersDeps {
  readonly backend: Pick<Backend, 'openWorker'>;
  readonly core: WorkedCore;
  /** Other roles than `bots` and `worker` have no work here. */
  readonly roles: readonly string[];
  /** Needed for the role `bots`. */
  readonly handlers?: BotHandlers | undefined;
  readonly log: Log;
  readonly quietPeriod?: Pick<QuietPeriod, 'untilQuiet'>;
  /** How long `stop` waits for jobs under way. */
  readonly finishMs?: number;
}

export interface Workers {
  start(): void;
  /** Takes no more work and waits for what is under way; the rest is taken over by somebody else. */
  stop(): Promise<void>;
}

/** In the role `worker` this also sweeps and tidies. */
export function createWorkers(deps: WorkersDeps): Workers {
  const { backend, core, roles, handlers, log, quietPeriod = alwaysQuiet, finishMs = FINISH_MS } = deps;
  const bots = roles.includes('bots') ? botsOf(handlers ?? null) : null;
  const work = createWork({ core, bots }, log);
  const workWhenQuiet: Work = (job) => quietPeriod.untilQuiet().then(() => work(job));
  const own = queueNames.filter((name) => roles.includes(queues[name].role));
  const workers = own.map((name) => backend.openWorker(name, queues[name].waitsForQuiet ? workWhenQuiet : work));
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

/** Never fails: what must be done again is written in the database, not in the queue. */
function createWork(deps: HandlerDeps, log: Log): Work {
  const byName = new Map(Object.entries(jobs));
  const dispatch = async (name: string, payload: unknown): Promise<void> => {
    const job = byName.get(name);
    if (!job) throw new TypeError(`There is no job ${name}.`);
    return job.handle(deps, payload);
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
