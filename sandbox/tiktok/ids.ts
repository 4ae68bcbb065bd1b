import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** Random identifiers in the shapes TikTok uses. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function randomText(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

const randomDigits = (length: number): string => Array.from({ length }, () => String(randomInt(10))).join('');

export const newOpenId = (): string => randomUUID();
export const newUnionId = (): string => randomUUID();
export const newAccessToken = (): string => `act.${randomText(60)}`;
export const newClientToken = (): string => `clt.${randomText(60)}`;
export const newRefreshToken = (): string => `rft.${randomText(60)}`;

/** Holds characters that arrive percent-encoded, so that a code must be decoded before its use. */
export const newCode = (): string => `${randomText(64)}/*1!${randomDigits(4)}.e1`;

/**
 * 19 digits beyond what a double holds: at this size doubles are 1024 apart, so an odd number
 * never survives the trip through one.
 */
export const newPostId = (): string => `75${randomDigits(16)}${1 + 2 * randomInt(5)}`;

export function newPublishId(kind: 'direct' | 'inbox'): string {
  const prefix = kind === 'direct' ? 'v_pub_file~v2-1.' : 'v_inbox_file~v2.';
  return `${prefix}75${randomDigits(17)}`;
}

export const newUploadId = (): string => `75${randomDigits(17)}`;
export const newUploadToken = (): string => randomUUID();

/** The second of the answer, then hexadecimal digits. */
export function newLogId(at: Date): string {
  const second = at.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${second}${randomBytes(9).toString('hex').toUpperCase()}`;
}
