import type { Message, WireObject } from './records.ts';

/** Facts a test can wait for. A listener is awaited before the app reads Discord's answer. */
interface Points {
  /** A gateway event has left for the app. Discord gets no receipt for these. */
  'event-sent': { type: string; data: WireObject };
  message: Message;
  update: Message;
  ephemeral: Message & { onlyFor: string };
  modal: { user: string; title: string };
}

export type Listener<P extends keyof Points> = (fact: Points[P]) => void | Promise<void>;

export interface Changes {
  changed(): void;
  watch(watcher: () => void): () => void;
  on<P extends keyof Points>(point: P, listener: Listener<P>): () => void;
  tell<P extends keyof Points>(point: P, fact: Points[P]): Promise<void>;
}

type ListenerTable = { [P in keyof Points]: Set<Listener<P>> };

export function createChanges(): Changes {
  const watchers = new Set<() => void>();
  const listeners: ListenerTable = {
    'event-sent': new Set(),
    message: new Set(),
    update: new Set(),
    ephemeral: new Set(),
    modal: new Set(),
  };
  return {
    changed() {
      for (const watcher of [...watchers]) watcher();
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    on(point, listener) {
      listeners[point].add(listener);
      return () => listeners[point].delete(listener);
    },
    async tell(point, fact) {
      for (const listener of [...listeners[point]]) await listener(fact);
    },
  };
}
