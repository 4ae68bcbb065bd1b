import { code, type Line } from '../message.ts';

const MEBIBYTE = 1024 * 1024;

/** Discord counts in MiB and writes MB. */
export const sayLimit = (limitBytes: number): string => `${Math.floor(limitBytes / MEBIBYTE)} MB`;

/** What Discord lets this person upload here, and the ways round it. */
export const sizeLimit = (limitBytes: number): Line => [
  `Discord takes files up to ${sayLimit(limitBytes)} from you here. Is yours bigger? Export it smaller (5 Mbit/s is enough: about 0.6 MB a second), or send it from an account with Nitro or in a server with boosts, where Discord takes more.`,
];

/** Where nobody has told the limit: only commands and buttons carry it. */
export const limitUnknown: Line = [
  'Too big for Discord, which takes 10 MB from most people? ',
  code('/schedy post'),
  ' tells what it takes from you here, and the ways round it.',
];
