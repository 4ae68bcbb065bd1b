/** When TikTok is asked how a video is doing, counted from when its upload ended. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const FIRST_STEPS_MS = [5, 10, 20, 40, 60].map((seconds) => seconds * SECOND);

/** After this long without an end, a submitted video counts as unconfirmed. */
export const CONFIRM_MS = HOUR;
/** After this long, looking stops. */
export const GIVE_UP_MS = 24 * HOUR;

export const firstPollAt = (since: Date): Date =>
  new Date(since.getTime() + (FIRST_STEPS_MS[0] ?? SECOND));

/** The next poll, or null when looking stops. */
export function nextPollAt(since: Date, now: Date): Date | null {
  const age = now.getTime() - since.getTime();
  if (age >= GIVE_UP_MS) return null;
  const step = FIRST_STEPS_MS.find((stepMs) => stepMs > age);
  if (step !== undefined) return new Date(since.getTime() + step);
  return new Date(now.getTime() + (age < 15 * MINUTE ? MINUTE : 5 * MINUTE));
}
