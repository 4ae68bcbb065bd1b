/** Sizes and lengths as people say them, and the largest file that Discord takes. */

import { MINUTE_MS } from '../../../../core/clock.ts';
import { code, type Line } from '../message.ts';

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

const MEBIBYTE = 1024 * 1024;
const GIBIBYTE = 1024 * MEBIBYTE;

/** The most that something takes: TikTok counts its 4 GB in powers of two, and writes GB. */
export const sayMost = (bytes: number): string => (bytes % GIBIBYTE === 0 ? `${bytes / GIBIBYTE} GB` : sayBytes(bytes));

/** What TikTok takes, and so the upload page. */
export const LARGEST_VIDEO = sayMost(4 * GIBIBYTE);

/** Discord counts in MiB and writes MB. */
export const sayLimit = (limitBytes: number): string => `${Math.floor(limitBytes / MEBIBYTE)} MB`;

/** What Discord lets this person upload here, and the ways round it. */
export const sizeLimit = (limitBytes: number): Line => [
  `Discord takes files up to ${sayLimit(limitBytes)} from you here. Is yours bigger? Export it smaller (5 Mbit/s is enough: about 0.6 MB a second), or send it as it is through your browser, up to ${LARGEST_VIDEO}: `,
  code('/schedy upload'),
  '.',
];

/** Where nobody has told the limit: only commands and buttons carry it. */
export const limitUnknown: Line = [
  'Too big for Discord, which takes 10 MB from most people? ',
  code('/schedy post'),
  ' tells what it takes from you here; ',
  code('/schedy upload'),
  ` gives you a page that takes up to ${LARGEST_VIDEO}.`,
];

/** How late something is: `75 minutes`, `5 hours`, `3 days`. */
export function sayLateness(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
