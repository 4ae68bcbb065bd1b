import { setTimeout as pause } from 'node:timers/promises';

export interface Pace {
  readonly perSecond: number;
  readonly count: number;
}

/**
 * Begins one after the other in time, whether the ones before are answered or not: whoever waited for each would send
 * fewer when Schedy is slow. Answers what came back, and how many a second were really begun.
 */
export async function sendSteadily<T>(
  { perSecond, count }: Pace,
  send: (index: number) => Promise<T>,
): Promise<{ answers: T[]; perSecond: number }> {
  const began = performance.now();
  const sent: Promise<T>[] = [];
  for (let index = 0; index < count; index += 1) {
    sent.push(send(index));
    const aheadMs = ((index + 1) * 1000) / perSecond - (performance.now() - began);
    if (aheadMs > 0) await pause(aheadMs);
  }
  const begunPerSecond = (count * 1000) / (performance.now() - began);
  return { answers: await Promise.all(sent), perSecond: begunPerSecond };
}
