import type { Block, Metadata, View, WireObject } from './records.ts';

/** Facts a test can wait for. A listener is awaited before the app reads Slack's answer. */
interface Points {
  'event-acked': { eventId: string; event: WireObject };
  message: PostedMessage;
  update: PostedMessage;
  ephemeral: PostedMessage & { user: string };
  view: { user: string; view: View };
}

export interface PostedMessage {
  channel: string;
  ts: string;
  threadTs?: string;
  text: string;
  blocks?: Block[];
  metadata?: Metadata;
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
    'event-acked': new Set(),
    message: new Set(),
    update: new Set(),
    ephemeral: new Set(),
    view: new Set(),
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
