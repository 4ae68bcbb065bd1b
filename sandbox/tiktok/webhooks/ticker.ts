import type { Webhooks } from './courier.ts';
import type { Ways } from './news.ts';

/** Delivers again and again in real time, one round after the other; returns what ends it. */
export function startTicker(webhooks: Webhooks, everyMs: number, ways: Ways): () => Promise<void> {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<unknown> = Promise.resolve();
  const next = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => {
      round = webhooks.deliver(ways).finally(next);
    }, everyMs);
  };
  next();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await round;
  };
}
