import { DateTime } from 'luxon';

/**
 * How an instant is told: `absolute` on the clocks of `timeZone` (`Wed 25 Nov, 19:00`, with the year when it is not this
 * one's), `relative` as seen from `now` (`in 27 hours`, `20 minutes ago`).
 */
export function describeInstant(
  at: Date,
  timeZone: string,
  now: Date,
): { absolute: string; relative: string } {
  const local = DateTime.fromJSDate(at, { zone: timeZone }).setLocale('en-US');
  const sameYear = local.year === DateTime.fromJSDate(now, { zone: timeZone }).year;
  const absolute = local.toFormat(sameYear ? 'ccc d LLL, HH:mm' : 'ccc d LLL yyyy, HH:mm');
  return { absolute, relative: relativeTo(now, at) };
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Each unit is used up to (not including) this many seconds, so that 27 hours stay hours. */
const UNITS = [
  { name: 'second', seconds: 1, below: 2 * MINUTE },
  { name: 'minute', seconds: MINUTE, below: 2 * HOUR },
  { name: 'hour', seconds: HOUR, below: 2 * DAY },
  { name: 'day', seconds: DAY, below: Number.POSITIVE_INFINITY },
] as const;

function relativeTo(now: Date, at: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size === 0) return 'now';
  const unit = UNITS.find(({ below }) => size < below) ?? UNITS[3];
  const count = Math.round(size / unit.seconds);
  const amount = `${count} ${unit.name}${count === 1 ? '' : 's'}`;
  return seconds > 0 ? `in ${amount}` : `${amount} ago`;
}
