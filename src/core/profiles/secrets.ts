/** Unguessable texts for tickets, states, verifiers and cookies: 32 bytes each, stored as hashes. */
import { createHash } from 'node:crypto';

export type RandomBytes = (sizeBytes: number) => Uint8Array;

const SECRET_BYTES = 32;

/** 43 characters of base64url; as it happens also what a PKCE verifier may look like. */
export const newSecret = (random: RandomBytes): string => Buffer.from(random(SECRET_BYTES)).toString('base64url');

/** Whether a text from outside has the shape of a secret: nothing else is looked up or kept. */
export const isSecretShaped = (text: string | null | undefined): text is string =>
  typeof text === 'string' && /^[\w-]{43}$/.test(text);

/** The secrets carry 256 random bits, so a plain hash cannot be searched. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
