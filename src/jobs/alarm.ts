/**
 * The alarm clock of core. Whoever sets an alarm has committed already and must not wait for the
 * queue nor fail because of it: what is due is then done in this process, as far as it has the role, and
 * the rest the sweep finds.
 */
import { type Alarm, alwaysQuiet, type Clock, type Log, type QuietPeriod } from '../core/index.ts';
import type { Backend, NewJob } from './backend.ts';
import { describeError } from './describe-error.ts';
import { type JobName, jobs, type QueueName, queues } from './queues-and-jobs.ts';

interface AlarmDeps {
  readonly backend: Pick<Backend, 'add'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly quietPeriod?: Pick<QuietPeriod, 'untilQuiet'>;
  /** Does in this process what the queue did not take and what is due now; never fails. */
  readonly perform?: (name: JobName, payload: unknown) => Promise<void>;
}

/** The alarm of core, on the queue. */
export interface JobAlarm extends Alarm {
  /** Resolves when every alarm set until now has reached the queue or was given up. */
  flush(): Promise<void>;
}

/**
 * Ids keep what is pending from piling up while nobody works on it. A thread's wake-ups have none:
 * one that came while the thread is being drained would be swallowed.
 */
export function createAlarm(deps: AlarmDeps): JobAlarm {
  const { set, setLater, flush } = createSetter(deps);
  const msUntil = (at: Date): number => Math.max(0, at.getTime() - deps.clock.now().getTime());
  /** What is put off is put off by its own job, which still has the id. */
  const take = (
    name: 'take-message' | 'take-webhook',
    { inboxEventId, at }: { inboxEventId: string; at?: Date | undefined },
  ) => {
    const id = `${name === 'take-message' ? 'message' : 'webhook'}-${inboxEventId}`;
    if (!at) return setLater({ name, payload: { inboxEventId }, id });
    set({ name, payload: { inboxEventId }, id: `${id}-${at.getTime()}`, delayMs: msUntil(at) });
  };
  return {
    publishPost: ({ id: postId, scheduleVersion, wakeAt }, again) => {
      const id = ['post', postId, scheduleVersion, ...(again ? [again] : [])].join('-');
      const payload = { postId, scheduleVersion };
      set({ name: 'publish-post', payload, id, delayMs: msUntil(wakeAt) });
    },
    pollOutcome: (postId, at) => {
      const id = `poll-${postId}-${at.getTime()}`;
      set({ name: 'poll-outcome', payload: { postId }, id, delayMs: msUntil(at) });
    },
    drainThread: (threadId, at) =>
      set({ name: 'drain-thread', payload: { threadId }, ...(at && { delayMs: msUntil(at) }) }),
    takeMessage: (inboxEventId, at) => take('take-message', { inboxEventId, at }),
    takeWebhook: (inboxEventId, at) => take('take-webhook', { inboxEventId, at }),
    refreshToken: (profileId) => set({ name: 'refresh-token', payload: { profileId }, id: `profile-${profileId}` }),
    flush,
  };
}

function createSetter({ backend, log, quietPeriod = alwaysQuiet, perform }: AlarmDeps) {
  const direct = new Map<QueueName, number>();
  /**
   * Safe beside the queue: whatever a job does is guarded in the database. As many at once as a worker takes; what is
   * beyond them the sweep brings again.
   */
  const performDirectly = async <Name extends JobName>({ name, payload, delayMs = 0 }: NewJob<Name>): Promise<void> => {
    const { queue } = jobs[name];
    const underWay = direct.get(queue) ?? 0;
    if (!perform || delayMs > 0 || underWay >= queues[queue].concurrency) return;
    direct.set(queue, underWay + 1);
    await perform(name, payload);
    direct.set(queue, (direct.get(queue) ?? 1) - 1);
  };
  const underWay = new Set<Promise<void>>();
  let before: Promise<void> = Promise.resolve();
  let isFailing = false;
  const add = async <Name extends JobName>(job: NewJob<Name>): Promise<void> => {
    try {
      await backend.add(job);
      isFailing = false;
    } catch (error) {
      const facts = { job: job.name, ...describeError(error) };
      // One line per outage: the sweep sets hundreds of alarms.
      if (isFailing) log.debug(facts, 'alarm not set');
      else log.warn(facts, 'alarm not set; the sweep finds what it was for');
      isFailing = true;
      void performDirectly(job);
    }
  };
  const keepTrack = (setting: Promise<void>): void => {
    const tracked = setting.finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  };
  return {
    set: <Name extends JobName>(job: NewJob<Name>): void => keepTrack(add(job)),
    /** When it is quiet, and one after the other: hundreds at once would hold up the next event. */
    setLater: <Name extends JobName>(job: NewJob<Name>): void => {
      before = before.then(quietPeriod.untilQuiet).then(() => add(job));
      keepTrack(before);
    },
    flush: async (): Promise<void> => {
      await Promise.all(underWay);
    },
  };
}
