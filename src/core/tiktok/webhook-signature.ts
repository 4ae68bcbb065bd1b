import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether a `TikTok-Signature` header (`t=<unix seconds>,s=<hex>`) fits the raw body. The age of `t`
 * is not judged: nobody knows whether a delivery repeated for 72 hours is signed afresh, so replays
 * are left to the event's key.
 */
export function isSignedByTikTok(input: {
  readonly rawBody: Uint8Array;
  readonly signature: string | undefined;
  readonly clientSecret: string;
}): boolean {
  const parts = new Map((input.signature ?? '').split(',').map(splitPair));
  const time = parts.get('t') ?? '';
  const signed = parts.get('s') ?? '';
  if (!/^\d{1,12}$/.test(time) || !/^[\da-f]{64}$/.test(signed)) return false;
  const hmac = createHmac('sha256', input.clientSecret).update(`${time}.`).update(input.rawBody);
  return timingSafeEqual(hmac.digest(), Buffer.from(signed, 'hex'));
}

function splitPair(pair: string): [string, string] {
  const [name = '', ...value] = pair.split('=');
  return [name.trim(), value.join('=').trim()];
}
