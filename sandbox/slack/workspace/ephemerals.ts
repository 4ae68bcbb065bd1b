import type { Ephemeral } from './records.ts';

export interface Ephemerals {
  /** What one person sees, oldest first. */
  of(user: string): Ephemeral[];
  find(user: string, channel: string, ts: string): Ephemeral | undefined;
  add(ephemeral: Ephemeral): Ephemeral;
  remove(ephemeral: Ephemeral): void;
  all(): Ephemeral[];
  reset(): void;
}

export function createEphemerals(): Ephemerals {
  let shown: Ephemeral[] = [];
  const of = (user: string): Ephemeral[] => shown.filter((ephemeral) => ephemeral.user === user);
  return {
    of,
    find: (user, channel, ts) => of(user).find((ephemeral) => ephemeral.channel === channel && ephemeral.ts === ts),
    add(ephemeral) {
      shown.push(ephemeral);
      return ephemeral;
    },
    remove(ephemeral) {
      shown = shown.filter((other) => other !== ephemeral);
    },
    all: () => [...shown],
    reset() {
      shown = [];
    },
  };
}
