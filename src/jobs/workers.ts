/** Works on the queues of this process' roles, and knows whether that really goes on. */
import { setTimeout as sleep } from 'node:timers/promises';
import { HOUR_MS, MINUTE_MS } from '../core/clock.ts';
import { createAside } from '../core/give-way.ts';
import {
  alwaysQuiet,
  type ClockCheck,
  eachStep,
  endsWithin,
  type Facts,
  isPassing,
  type Log,
  type QuietPeriod,
  withIds,
} from '../core/index.ts';
import { SWEEP_MS } from '../core/posts/index.ts';
import type { Backend, OpenWorker, Work } from './backend.ts';
import { describeError } from './describe-error.ts';
import {
  type BotHandlers,
  botsOf,
  type HandlerDeps,
  type JobName,
  jobs,
  type QueueName,
  queueNames,
  queues,
  type WorkedCore,
} from './queues-and-jobs.ts';

const TIDY_MS = HOUR_MS;
/** So often it is looked whether the owners of accounts are still in their workspaces. */
const OWNERS_MS = HOUR_MS;
/** And so often, whether the owners of those accounts are there on which a post is about to go out. */
const DUE_OWNERS_MS = MINUTE_MS;
const FINISH_MS = 10_000;
const CLOCK_MS = 5_000;
const BEAT_MS = 10_000;
/** Several beats, or sweeps, were missed. */
const SILENT_MS = 90_000;
/** A worker that has stopped by an error is started again after this pause. */
const RESTART_MS = 1_000;
/** Jobs that wait for their turn beside the places of their queues; each holds a message, and renews its lease. */
const MOST_ASIDE = 500;
/** A chat that does not answer must not keep the other one waiting: what takes longer leaves its place, but no more than so many. */
const SLOW_MS = 2_000;
const MOST_SLOW = 64;

/** What the work of a process needs; its roles decide which queues it takes from. */
export interface WorkersDeps {
  readonly backend: Pick<Backend, 'openWorker' | 'openHeartbeat' | 'trim'>;
  readonly core: WorkedCore;
  /** Other roles than `bots` and `worker` have no work here. */
  readonly roles: readonly string[];
  /** Needed for the role `bots`. */
  readonly handlers?: BotHandlers | undefined;
  readonly log: Log;
  readonly quietPeriod?: Pick<QuietPeriod, 'untilQuiet'>;
  /** Absent: the clock counts as right. */
  readonly clockCheck?: ClockCheck;
  /** Name of a queue of this process alone; absent: `isAlive` does not ask for a beat. */
  readonly heartbeat?: string;
  /** After this long without a beat or a sweep the workers count as dead. */
  readonly silentMs?: number;
  /** How long `stop` waits for jobs under way. */
  readonly finishMs?: number;
}

/** All work of a process: its queues, the sweep and the tidying. */
export interface Workers {
  /** Takes work from now on, sweeps at once, and then at its intervals. */
  start(): void;
  /** For /readyz: whether a job has really run lately, and the sweep too; true while the clock is wrong. */
  isAlive(): boolean;
  /** Does a job that the queue did not take, where this process has its role. Never fails. */
  perform(name: JobName, payload: unknown): Promise<void>;
  /** Takes no more work and waits for what is under way; the rest is taken over by somebody else. */
  stop(): Promise<void>;
}

/** In the role `worker` this also sweeps and tidies. While the clock is wrong it does none of it. */
export function createWorkers(deps: WorkersDeps): Workers {
  const { backend, core, roles, log, clockCheck, silentMs = SILENT_MS, finishMs = FINISH_MS } = deps;
  const isRight = (): boolean => clockCheck?.isRight() ?? true;
  /** A clock may jump at any moment, so it is compared before each job and each round as well. */
  const mayWork = async (): Promise<boolean> => {
    const isAllowed = (await clockCheck?.check()) ?? true;
    crew.work(isAllowed);
    // A sweep that is left out for that is none that was missed.
    if (!isAllowed) seen.sweep = performance.now();
    return isAllowed;
  };
  const crew = createCrew(deps, mayWork);
  const seen = { beat: performance.now(), sweep: performance.now() };
  const onBeat = (): void => {
    seen.beat = performance.now();
  };
  const beatMs = Math.min(BEAT_MS, silentMs / 9);
  const beat = deps.heartbeat ? backend.openHeartbeat(deps.heartbeat, onBeat) : undefined;
  const intervals = [
    ...(clockCheck ? [{ name: 'clock', everyMs: CLOCK_MS, run: async () => void (await mayWork()) }] : []),
    ...(beat ? [{ name: 'heartbeat', everyMs: beatMs, run: beat.send }] : []),
    ...roundsOf(deps, async () => {
      await core.sweep();
      seen.sweep = performance.now();
    }).map(({ run, ...round }) => ({ ...round, run: async () => ((await mayWork()) ? run() : undefined) })),
  ].map((run) => createInterval(run, log));
  return {
    start: () => {
      seen.beat = performance.now();
      seen.sweep = performance.now();
      crew.work(isRight());
      if (beat) void crew.keepRunning(beat.worker);
      for (const interval of intervals) interval.start();
    },
    perform: crew.perform,
    isAlive: () => {
      const since = performance.now() - silentMs;
      if (!isRight()) return true;
      return (!beat || seen.beat > since) && (!roles.includes('worker') || seen.sweep > since);
    },
    stop: async () => {
      const pausing = endsWithin(finishMs, Promise.all(intervals.map((interval) => interval.stop())));
      const areDone = await Promise.all([crew.stop(finishMs), beat?.worker.close(finishMs) ?? true, pausing]);
      await beat?.close();
      if (areDone.includes(false)) log.warn({ finishMs }, 'work under way is left to others');
    },
  };
}

/** What the roles of a process do again and again beside their queues. */
function roundsOf({ backend, core, roles, handlers }: WorkersDeps, sweep: () => Promise<void>): Round[] {
  const tidy = () => eachStep(backend.trim, core.tidy);
  const { departures } = core;
  const { isMember, resume } = handlers ?? {};
  return [
    ...(roles.includes('worker') ? [{ name: 'sweep', everyMs: SWEEP_MS, run: sweep }] : []),
    ...(roles.includes('worker') ? [{ name: 'tidy', everyMs: TIDY_MS, run: tidy }] : []),
    ...(roles.includes('bots') && resume ? [{ name: 'left drafts', everyMs: SWEEP_MS, run: resume }] : []),
    ...(roles.includes('bots') && departures && isMember
      ? [
          { name: 'owners', everyMs: OWNERS_MS, run: () => departures.checkOwners(isMember) },
          {
            name: 'owners of what is due',
            everyMs: DUE_OWNERS_MS,
            run: () => departures.checkOwners(isMember, { dueWithinMs: 2 * DUE_OWNERS_MS }),
          },
          { name: 'approvers', everyMs: OWNERS_MS, run: () => departures.checkApprovers(isMember) },
          {
            name: 'approvers who were asked',
            everyMs: DUE_OWNERS_MS,
            run: () => departures.checkApprovers(isMember, { askedWithinMs: 2 * DUE_OWNERS_MS }),
          },
        ]
      : []),
  ];
}

/** The workers of all queues, which are closed while no work may be taken and opened anew afterwards. */
function createCrew(
  { backend, core, roles, handlers, log, quietPeriod = alwaysQuiet, finishMs = FINISH_MS }: WorkersDeps,
  mayWork: () => Promise<boolean>,
) {
  const bots = roles.includes('bots') ? botsOf(handlers ?? null) : null;
  const aside = createAside({ most: MOST_ASIDE, mostSlow: MOST_SLOW });
  const doJob = createWork({ core, bots }, log, mayWork);
  const workOf = (name: QueueName): Work => {
    const { role, waitsForQuiet } = queues[name];
    const work: Work = (job) => aside.untilItGivesWay(() => doJob(job), role === 'bots' ? SLOW_MS : null);
    return waitsForQuiet ? (job) => quietPeriod.untilQuiet().then(() => work(job)) : work;
  };
  const own = queueNames.filter((name) => roles.includes(queues[name].role));
  const open = () => own.map((name) => backend.openWorker(name, workOf(name)));
  let workers: readonly OpenWorker[] = open();
  let isWorking = false;
  let isStopping = false;
  const keepRunning = async (worker: OpenWorker): Promise<void> => {
    while (!(isStopping || worker.isClosing())) {
      try {
        await worker.run();
      } catch (error) {
        log.error(describeError(error), 'a worker stopped and is started again');
      }
      // Also after an end without an error: a worker ends only when it is closed.
      if (!(isStopping || worker.isClosing())) await sleep(RESTART_MS, undefined, { ref: false });
    }
  };
  const close = (limitMs: number): Promise<boolean[]> => Promise.all(workers.map((worker) => worker.close(limitMs)));
  return {
    keepRunning,
    perform: async (name: JobName, data: unknown): Promise<void> => {
      const { queue } = jobs[name];
      if (isWorking && !isStopping && roles.includes(queues[queue].role)) await workOf(queue)({ name, data });
    },
    /** Takes jobs, or takes none from now on; what is under way goes on. */
    work: (isAllowed: boolean): void => {
      if (isStopping || isAllowed === isWorking) return;
      isWorking = isAllowed;
      if (!isAllowed) {
        void close(finishMs);
        workers = [];
        return;
      }
      if (workers.length === 0) workers = open();
      for (const worker of workers) void keepRunning(worker);
    },
    stop: async (limitMs: number): Promise<boolean> => {
      isStopping = true;
      const closed = close(limitMs);
      // A job may give way while its worker closes, which then no longer waits for it.
      const areDone = await Promise.all([closed, endsWithin(limitMs, closed.then(aside.ended))]);
      return !areDone.flat().includes(false);
    },
  };
}

/** Never fails: what must be done again is written in the database, not in the queue, and the sweep finds it there. */
function createWork(deps: HandlerDeps, log: Log, mayWork: () => Promise<boolean>): Work {
  const byName = new Map(Object.entries(jobs));
  const dispatch = async (name: string, payload: unknown): Promise<void> => {
    const job = byName.get(name);
    if (!job) throw new TypeError(`There is no job ${name}.`);
    return job.handle(deps, payload);
  };
  return ({ name, data }) => withIds({ job: name, ...idsOf(data) }, () => doIt(name, data));

  async function doIt(name: string, data: unknown): Promise<void> {
    try {
      if (await mayWork()) await dispatch(name, data);
    } catch (error) {
      const facts: Facts = { job: name, ...describeError(error) };
      if (facts.code === 'bug') log.error(facts, 'a job met a bug');
      else log.warn(facts, 'a job failed');
    }
  }
}

/** A payload holds ids alone; one that is something else is refused later. */
const idsOf = (data: unknown): object => (typeof data === 'object' && data !== null ? data : {});

/** What is done again and again, beside the queues. */
interface Round {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<void>;
}

interface Interval {
  /** Runs at once, then at every interval; a run that takes longer is not overtaken by the next. */
  start(): void;
  /** No further run; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/** What must not depend on the queue, because it repairs the queue. A run that fails is logged. */
export function createInterval({ name, everyMs, run }: Round, log: Log): Interval {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | null = null;
  const runLogged = async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      const facts = { interval: name, ...describeError(error) };
      // What passes by itself is tried again at the next run.
      if (isPassing(error)) log.warn(facts, 'interval failed');
      else log.error(facts, 'interval failed');
    }
  };
  const tick = (): void => {
    underWay ??= runLogged().finally(() => {
      underWay = null;
    });
  };
  return {
    start: () => {
      tick();
      timer = setInterval(tick, everyMs);
    },
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}
