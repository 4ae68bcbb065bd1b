/** An alarm clock that only writes down what is set, until the test rings it. */
import type { Alarm } from '../../../src/core/ports.ts';

export type Ring =
  | { kind: 'publish'; id: string; scheduleVersion: number; at: Date; again: string | undefined }
  | { kind: 'poll-outcome'; id: string; at: Date }
  | { kind: 'drain' | 'take' | 'webhook' | 'refresh'; id: string; at: Date };

export interface Alarms extends Alarm {
  /** What is set and has not been rung yet. */
  readonly set: Ring[];
  /** Takes out what is due, the earliest first; null when nothing is. */
  next(until: Date): Ring | null;
  /** The queue is emptied. */
  lose(): void;
}

export function createAlarms(clock: { now(): Date }): Alarms {
  const set: Ring[] = [];
  // Waking twice for what is woken already would only cost time.
  const add = (kind: 'drain' | 'take' | 'webhook' | 'refresh') => (id: string) => {
    if (set.some((ring) => ring.kind === kind && ring.id === id)) return;
    set.push({ kind, id, at: clock.now() });
  };
  return {
    set,
    publishPost: ({ id, scheduleVersion, wakeAt }, again) =>
      void set.push({ kind: 'publish', id, scheduleVersion, at: wakeAt, again }),
    pollOutcome: (id, at) => void set.push({ kind: 'poll-outcome', id, at }),
    drainThread: (id, at) => {
      if (at) set.push({ kind: 'drain', id, at });
      else add('drain')(id);
    },
    takeMessage: add('take'),
    takeWebhook: add('webhook'),
    refreshToken: add('refresh'),
    next: (until) => {
      const due = set.filter(({ at }) => at <= until);
      const [first] = due.sort((a, b) => a.at.getTime() - b.at.getTime());
      if (!first) return null;
      set.splice(set.indexOf(first), 1);
      return first;
    },
    lose: () => void set.splice(0),
  };
}
