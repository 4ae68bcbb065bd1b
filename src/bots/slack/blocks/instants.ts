import type { Piece } from '../../desk/index.ts';

export type Instant = Extract<Piece, { kind: 'instant' }>;

/** Rendered in each reader's own zone and language. */
const formats: Readonly<Record<Instant['style'], string>> = {
  moment: '{date_short_pretty} {time}',
  clock: '{time}',
  relative: '{date_short_pretty} {time}',
};

/** The token for Slack's clients, with words for those that do not know it. */
export function drawInstant(instant: Instant): string {
  const seconds = Math.floor(instant.at.getTime() / 1000);
  return `<!date^${seconds}^${formats[instant.style]}|${tellInstant(instant)}>`;
}

/** `Wed 25 Nov, 19:00 (Europe/Berlin)`: whoever reads this sits in no zone that we know. */
export function tellInstant({ at, timeZone, style }: Instant): string {
  const part = partsOf(at, timeZone);
  const clock = `${part('hour')}:${part('minute')}`;
  const day = `${part('weekday')} ${part('day')} ${part('month')}`;
  return style === 'clock' ? `${clock} (${timeZone})` : `${day}, ${clock} (${timeZone})`;
}

function partsOf(at: Date, timeZone: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', day: 'numeric', month: 'short' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const parts = format.formatToParts(at);
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}
