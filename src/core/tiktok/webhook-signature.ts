import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether `TikTok-Signature: t=<seconds>,s=<hex>` is TikTok's over these very bytes. No age is asked
 * of `t`: TikTok delivers again for 72 hours and does not say whether it signs anew.
 */
export function isSignedBy(clientSecret: string, header: string | undefined, body: Uint8Array): boolean {
  const parts = new Map((header ?? '').split(',').map(splitPart));
  const [seconds, given] = [parts.get('t') ?? '', parts.get('s') ?? ''];
  if (!/^\d{1,15}$/.test(seconds) || !/^[0-9a-f]{64}$/.test(given)) return false;
  const expected = createHmac('sha256', clientSecret).update(`${seconds}.`).update(body).digest();
  return timingSafeEqual(Buffer.from(given, 'hex'), expected);
}

function splitPart(part: string): [string, string] {
  const at = part.indexOf('=');
  return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
}
