/** By what a message of ours is known again after a crash. */
import { createHash } from 'node:crypto';

/** Kept by Discord as the number of a component: 31 bits, never zero, which means none. */
export function markOf(kind: 'card' | 'notice' | 'brought', id: string): number {
  const digest = createHash('sha256').update(`${kind}:${id}`).digest();
  return digest.readUInt32BE(0) % 0x7ffffffe || 1;
}

/**
 * Within some minutes Discord takes a second message with the same nonce for the first. At most 25
 * characters; `again` tells apart what is said anew because the first was deleted.
 */
export function nonceOf(id: string, again?: number): string {
  const short = createHash('sha256').update(id).digest('base64url').slice(0, 20);
  return again === undefined ? short : `${short}.${(again % 36 ** 4).toString(36)}`;
}
