/**
 * When TikTok is asked how a video is doing, counted from when its upload ended. `pace` stretches all
 * of it; the instants at which somebody is told do not move.
 */
import type { PostDeps } from '../deps.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const FIRST_STEPS_MS = [5, 10, 20, 40, 60].map((seconds) => seconds * SECOND);

/** After this long without an end, a submitted video counts as unconfirmed. */
export const CONFIRM_MS = HOUR;
/** After this long, looking stops. */
export const GIVE_UP_MS = 24 * HOUR;

/** When TikTok is first asked about an upload that ended at `since`. */
export const firstPollAt = (since: Date, pace: number): Date =>
  new Date(since.getTime() + pace * (FIRST_STEPS_MS[0] ?? SECOND));

/** The next poll, or null when looking stops. */
export function nextPollAt(since: Date, now: Date, pace: number): Date | null {
  const age = now.getTime() - since.getTime();
  if (age >= GIVE_UP_MS) return null;
  const step = FIRST_STEPS_MS.find((stepMs) => stepMs * pace > age);
  const every = age < 15 * MINUTE ? MINUTE : 5 * MINUTE;
  const planned = step === undefined ? age + every * pace : step * pace;
  const told = age < CONFIRM_MS ? CONFIRM_MS : GIVE_UP_MS;
  return new Date(since.getTime() + Math.min(planned, told));
}

/** So long after the last webhook it is still believed that TikTok tells by itself. */
const RECENT_MS = 60 * 60_000;
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
