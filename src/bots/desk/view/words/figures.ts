/** Sizes and lengths as people say them. */

const MEGABYTE = 1_000_000;

/** `48 MB`, `3.4 MB`, `1.2 GB`, `12 kB`. */
export function sayBytes(bytes: number): string {
  if (bytes >= 1000 * MEGABYTE) return `${round(bytes / (1000 * MEGABYTE))} GB`;
  if (bytes >= MEGABYTE) return `${round(bytes / MEGABYTE)} MB`;
  return bytes >= 1000 ? `${Math.round(bytes / 1000)} kB` : `${bytes} bytes`;
}

const round = (value: number): string => (value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value)));

/** `0:34`, `11:02`, `1:02:03`. */
export function sayLength(seconds: number): string {
  const whole = Math.round(seconds);
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}

const STEPS = 10;

/** `▰▰▰▰▰▰▱▱▱▱ 61 % · 29 of 48 MB` */
export function sayProgress(sentBytes: number, totalBytes: number): string {
  const share = totalBytes === 0 ? 0 : Math.min(1, sentBytes / totalBytes);
  const full = Math.floor(share * STEPS);
  const bar = '▰'.repeat(full) + '▱'.repeat(STEPS - full);
  return `${bar} ${Math.floor(share * 100)} % · ${sayBytes(sentBytes)} of ${sayBytes(totalBytes)}`;
}
