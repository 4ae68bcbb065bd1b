/**
 * When TikTok is asked how a video is doing, counted from when its upload ended. `pace` stretches all
 * of it; the instants at which somebody is told do not move.
 */

import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../clock.ts';
import type { PostDeps } from '../deps.ts';

const FIRST_STEPS_MS = [5, 10, 20, 40, 60].map((seconds) => seconds * SECOND_MS);

/** After this long without an end, a submitted video counts as unconfirmed. */
export const CONFIRM_MS = HOUR_MS;
/** After this long, looking stops. */
export const GIVE_UP_MS = DAY_MS;
/** A draft waits in its creator's inbox until they find the time: it is looked after for so long, the first day as often as a video. */
export const DRAFT_GIVE_UP_MS = 7 * DAY_MS;
const DRAFT_EVERY_MS = 3 * HOUR_MS;

/** When TikTok is first asked about an upload that ended at `since`. */
export const firstPollAt = (since: Date, pace: number): Date =>
  new Date(since.getTime() + pace * (FIRST_STEPS_MS[0] ?? SECOND_MS));

/** The next poll, or null when looking stops: after a day, unless it is for longer. */
export function nextPollAt(since: Date, now: Date, pace: number, giveUpMs = GIVE_UP_MS): Date | null {
  const age = now.getTime() - since.getTime();
  if (age >= giveUpMs) return null;
  const step = FIRST_STEPS_MS.find((stepMs) => stepMs * pace > age);
  const planned = step === undefined ? age + everyAt(age) * pace : step * pace;
  const told = [CONFIRM_MS, GIVE_UP_MS].find((instant) => age < instant) ?? giveUpMs;
  return new Date(since.getTime() + Math.min(planned, told));
}

function everyAt(age: number): number {
  if (age < 15 * MINUTE_MS) return MINUTE_MS;
  return age < GIVE_UP_MS ? 5 * MINUTE_MS : DRAFT_EVERY_MS;
}

/** So long after the last webhook it is still believed that TikTok tells by itself. */
const RECENT_MS = HOUR_MS;
const RARER = 4;

/** How many times longer than usual TikTok is left alone: 4 while its webhooks arrive, else 1. */
export async function readPollPace({ prisma, clock }: Pick<PostDeps, 'prisma' | 'clock'>): Promise<number> {
  const receivedAt = { gt: new Date(clock.now().getTime() - RECENT_MS) };
  const recent = await prisma.inboxEvent.findFirst({
    where: { platform: 'tiktok', receivedAt },
    select: { id: true },
  });
  return recent ? RARER : 1;
}
