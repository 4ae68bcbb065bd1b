/**
 * The ids of what is being worked on, which every line of the log carries that is written meanwhile: `requestId` of
 * an HTTP request, `job`, `inboxEventId` of what came in, `postId`, `attemptId`. So one post can be followed through
 * the bots, the workers and the web server by any of them.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

type Ids = Record<string, unknown>;

const storage = new AsyncLocalStorage<Ids>();

/** Whatever `work` logs, also later and in what it calls, carries these ids beside those from outside. */
export const withIds = <T>(ids: Readonly<Ids>, work: () => T): T =>
  storage.run({ ...storage.getStore(), ...ids }, work);

/** More is known: the rest of the same work carries these ids too. Outside of any work nothing happens. */
export function noteIds(ids: Readonly<Ids>): void {
  const known = storage.getStore();
  if (known) Object.assign(known, ids);
}

/** What a line carries that is written now. */
export const currentIds = (): Readonly<Ids> => storage.getStore() ?? {};
