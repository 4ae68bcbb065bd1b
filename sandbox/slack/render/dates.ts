/** `<!date^…>` as a reader in one zone sees it, in Slack's English. */

export interface ReadingOptions {
  /** The reader's IANA zone. */
  timeZone: string;
  /** For "today", "tomorrow" and `{ago}`. */
  now: Date;
}

const ordinals: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinalRules = new Intl.PluralRules('en-US', { type: 'ordinal' });
const ordinal = (day: number): string => `${day}${ordinals[ordinalRules.select(day)]}`;

const dayMs = 86_400_000;
const relativeDays: Record<string, string> = { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' };

const format = (at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  // ICU puts a narrow no-break space before AM and PM.
  new Intl.DateTimeFormat('en-US', { timeZone, ...options }).format(at).replaceAll('\u202F', ' ');

function calendarDay(at: Date, timeZone: string): number {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

function relativeDay(at: Date, { timeZone, now }: ReadingOptions): string | undefined {
  return relativeDays[String(calendarDay(at, timeZone) - calendarDay(now, timeZone))];
}

function ago(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const minutes = Math.round(seconds / 60);
  const relative = new Intl.RelativeTimeFormat('en-US', { numeric: 'always' });
  if (Math.abs(seconds) < 60) return relative.format(seconds, 'second');
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 1440) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 1440), 'day');
}

type Placeholder = (at: Date, options: ReadingOptions) => string;

const date: Placeholder = (at, { timeZone }) => {
  const day = Number(format(at, timeZone, { day: 'numeric' }));
  const month = format(at, timeZone, { month: 'long' });
  return `${month} ${ordinal(day)}, ${format(at, timeZone, { year: 'numeric' })}`;
};

const dateShort: Placeholder = (at, { timeZone }) =>
  format(at, timeZone, { month: 'short', day: 'numeric', year: 'numeric' });

const dateLong: Placeholder = (at, options) =>
  `${format(at, options.timeZone, { weekday: 'long' })}, ${date(at, options)}`;

const pretty =
  (plain: Placeholder): Placeholder =>
  (at, options) =>
    relativeDay(at, options) ?? plain(at, options);

const placeholders: Record<string, Placeholder> = {
  date_num: (at, { timeZone }) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at),
  date,
  date_short: dateShort,
  date_long: dateLong,
  date_pretty: pretty(date),
  date_short_pretty: pretty(dateShort),
  date_long_pretty: pretty(dateLong),
  time: (at, { timeZone }) => format(at, timeZone, { hour: 'numeric', minute: '2-digit' }),
  time_secs: (at, { timeZone }) => format(at, timeZone, { timeStyle: 'medium' }),
  ago: (at, { now }) => ago(at, now),
};

/** Undefined when Slack could not read the format either and would show the fallback. */
export function renderDate(unixSeconds: string, pattern: string, options: ReadingOptions): string | undefined {
  const at = new Date(Number(unixSeconds) * 1000);
  const used = [...pattern.matchAll(/\{([^}]*)\}/g)].map((found) => found[1] ?? '');
  const isReadable = used.length > 0 && used.every((name) => name in placeholders);
  if (!isReadable || Number.isNaN(at.getTime())) return undefined;
  return pattern.replaceAll(/\{([^}]*)\}/g, (whole, name) => {
    return placeholders[name]?.(at, options) ?? whole;
  });
}
