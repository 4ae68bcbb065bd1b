/** `<t:…:F>` as a reader in one zone sees it, in Discord's English. */

export interface ReadingOptions {
  /** The reader's IANA zone. */
  timeZone: string;
  /** For relative times. */
  now: Date;
}

const styles: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** Discord's client rounds to the nearest of the largest unit that fits. */
function relative(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat('en-US', { numeric: 'always' });
  const fitting = units.find(([, size]) => Math.abs(seconds) >= size);
  if (!fitting) return format.format(seconds, 'second');
  const [unit, size] = fitting;
  return format.format(Math.round(seconds / size), unit);
}

/** Undefined when Discord would show the token as it stands. */
export function renderTimestamp(
  unixSeconds: string,
  style: string,
  { timeZone, now }: ReadingOptions,
): string | undefined {
  const at = new Date(Number(unixSeconds) * 1000);
  if (Number.isNaN(at.getTime())) return undefined;
  if (style === 'R') return relative(at, now);
  const options = styles[style];
  if (!options) return undefined;
  // ICU puts a narrow no-break space before AM and PM.
  return new Intl.DateTimeFormat('en-US', { timeZone, ...options }).format(at).replaceAll('\u202F', ' ');
}
