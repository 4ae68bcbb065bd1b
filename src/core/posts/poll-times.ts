/** When TikTok is asked how a submitted video is doing; all times count from the submission. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const FIRST_STEPS_MS = [5, 10, 20, 40, 60].map((seconds) => seconds * SECOND);

/** After this long without an end, a submitted video counts as unconfirmed. */
export const CONFIRM_MS = HOUR;
/** After this long, looking stops. */
export const GIVE_UP_MS = 24 * HOUR;

export const firstPollAt = (submittedAt: Date): Date =>
  new Date(submittedAt.getTime() + (FIRST_STEPS_MS[0] ?? SECOND));

/** The next poll after `polls` of them, or null when looking stops. */
export function nextPollAt(submittedAt: Date, polls: number, now: Date): Date | null {
  const age = now.getTime() - submittedAt.getTime();
  if (age >= GIVE_UP_MS) return null;
  const planned = FIRST_STEPS_MS[polls];
  if (planned !== undefined && planned > age) return new Date(submittedAt.getTime() + planned);
  return new Date(now.getTime() + (age < 15 * MINUTE ? MINUTE : 5 * MINUTE));
}
