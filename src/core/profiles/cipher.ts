/**
 * Seals what must not be readable in the database: AES-256-GCM with a random nonce, as
 * `v1.<key id>.<nonce>.<ciphertext and tag>`, the last two in base64url. The purpose is
 * authenticated along with the text, so that one column's value cannot stand in for another's.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Failure } from '../errors.ts';
import type { RandomBytes } from './secrets.ts';

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';
const sealedShape = /^v1\.([0-9a-f]{8})\.([\w-]{16})\.([\w-]{22,})$/;

export interface Cipher {
  seal(text: string, purpose: string): string;
  /** Throws `cipher_key_unknown` when its key is not among ours, `cipher_broken` for all else. */
  open(sealed: string, purpose: string): string;
}

/** The first key seals, all of them open; RangeError when there is none or one is not 32 bytes. */
export function createCipher(keys: readonly Uint8Array[], random: RandomBytes = randomBytes): Cipher {
  const [first] = keys;
  if (!first || keys.some((key) => key.length !== KEY_BYTES)) {
    throw new RangeError(`A cipher needs at least one key, each of ${KEY_BYTES} bytes.`);
  }
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]));
  const firstId = keyIdOf(first);
  return {
    seal(text, purpose) {
      const nonce = Buffer.from(random(NONCE_BYTES));
      const cipher = createCipheriv(ALGORITHM, first, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(purpose));
      const body = [cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      const parts = [nonce, Buffer.concat(body)].map((bytes) => bytes.toString('base64url'));
      return ['v1', firstId, ...parts].join('.');
    },
    open(sealed, purpose) {
      const { keyId, nonce, body } = parse(sealed);
      const key = byId.get(keyId);
      if (!key) throw new Failure('cipher_key_unknown', { kind: 'ask_operator' }, { keyId });
      return decipher(key, nonce, body, purpose);
    },
  };
}

const keyIdOf = (key: Uint8Array): string => createHash('sha256').update(key).digest('hex').slice(0, 8);

function parse(sealed: string): { keyId: string; nonce: Buffer; body: Buffer } {
  const [, keyId, nonce, body] = sealedShape.exec(sealed) ?? [];
  if (!keyId || !nonce || !body) throw broken();
  return {
    keyId,
    nonce: Buffer.from(nonce, 'base64url'),
    body: Buffer.from(body, 'base64url'),
  };
}

function decipher(key: Uint8Array, nonce: Buffer, body: Buffer, purpose: string): string {
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(body.subarray(-TAG_BYTES));
  const text = decipher.update(body.subarray(0, -TAG_BYTES));
  try {
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch (error) {
    throw broken({ cause: error });
  }
}

const broken = (options?: ErrorOptions): Failure<'cipher_broken'> =>
  new Failure('cipher_broken', { kind: 'ask_operator' }, {}, options);
