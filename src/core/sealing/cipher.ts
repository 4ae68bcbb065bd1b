/**
 * Seals what must not be readable in the database: AES-256-GCM with a random nonce, as
 * `v2.<key id>.<nonce>.<ciphertext and tag>`, the last two in base64url. The place (the column's purpose and
 * the id of the row) is authenticated along with the text, so that a value opens in its own place alone. Values
 * of earlier versions (`v1`) know their purpose only; they still open, and are sealed anew at the start.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { PrismaClient } from '../database/index.ts';
import { Failure } from '../errors.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';
const sealedShape = /^(v[12])\.([0-9a-f]{8})\.([\w-]{16})\.([\w-]{22,})$/;

/** Where a sealed value lies. */
export interface SealedPlace {
  readonly purpose: string;
  /** The id of the row. */
  readonly row: string;
}

/** Seals texts for a purpose, which `open` must name again. */
export interface Cipher {
  /** With the first key; the same text is sealed differently each time. */
  seal(text: string, place: SealedPlace): string;
  /** Throws `cipher_key_unknown` when its key is not among ours, `cipher_broken` for all else. */
  open(sealed: string, place: SealedPlace): string;
  /** Whether it is as `seal` would make it: with the first key, and for one row alone. */
  isCurrent(sealed: string): boolean;
}

/** The first key seals, all of them open; RangeError when there is none or one is not 32 bytes. */
export function createCipher(
  keys: readonly Uint8Array[],
  random: (sizeBytes: number) => Uint8Array = randomBytes,
): Cipher {
  const [first] = keys;
  if (!first || keys.some((key) => key.length !== KEY_BYTES)) {
    throw new RangeError(`A cipher needs at least one key, each of ${KEY_BYTES} bytes.`);
  }
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]));
  const firstId = keyIdOf(first);
  return {
    seal(text, place) {
      const nonce = Buffer.from(random(NONCE_BYTES));
      const cipher = createCipheriv(ALGORITHM, first, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(boundTo('v2', place));
      const body = [cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      const parts = [nonce, Buffer.concat(body)].map((bytes) => bytes.toString('base64url'));
      return ['v2', firstId, ...parts].join('.');
    },
    open(sealed, place) {
      const { version, keyId, nonce, body } = parse(sealed);
      const key = byId.get(keyId);
      if (!key) throw new Failure('cipher_key_unknown', { kind: 'ask_operator' }, { keyId });
      return decipher(key, nonce, body, boundTo(version, place));
    },
    isCurrent: (sealed) => sealed.startsWith(`v2.${firstId}.`),
  };
}

/** Neither part can hold the line break, so two places never come to the same bytes. */
const boundTo = (version: string, { purpose, row }: SealedPlace): Buffer =>
  Buffer.from(version === 'v1' ? purpose : `${purpose}\n${row}`);

const keyIdOf = (key: Uint8Array): string => createHash('sha256').update(key).digest('hex').slice(0, 8);

function parse(sealed: string): { version: string; keyId: string; nonce: Buffer; body: Buffer } {
  const [, version, keyId, nonce, body] = sealedShape.exec(sealed) ?? [];
  if (!version || !keyId || !nonce || !body) throw broken();
  return {
    version,
    keyId,
    nonce: Buffer.from(nonce, 'base64url'),
    body: Buffer.from(body, 'base64url'),
  };
}

function decipher(key: Uint8Array, nonce: Buffer, body: Buffer, place: Buffer): string {
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(place);
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

interface ParsedKeys {
  readonly keys: readonly Uint8Array[];
  /** Name positions, counted from 1, and never a value. */
  readonly complaints: readonly string[];
}

/** Reads a comma list of keys, each 32 bytes as base64 (either alphabet) or as 64 hex digits. */
export function parseKeys(text: string): ParsedKeys {
  const read = text.split(',').map((part, index) => readKey(part.trim(), index + 1));
  return {
    keys: read.flatMap((key) => (typeof key === 'string' ? [] : [key])),
    complaints: read.flatMap((key) => (typeof key === 'string' ? [key] : [])),
  };
}

function readKey(text: string, position: number): Uint8Array | string {
  if (text === '') return `key ${position} is empty`;
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[\w+/-]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  return `key ${position} is not ${KEY_BYTES} bytes in base64 or 64 hex digits`;
}

/**
 * How many logins are stored sealed, of accounts and of workspaces where the app is installed; of a null cipher all,
 * else those it has no key for.
 */
export async function countSealed(prisma: PrismaClient, cipher: Cipher | null): Promise<number> {
  const profiles = await prisma.profile.findMany({
    where: { refreshToken: { not: null } },
    select: { refreshToken: true },
  });
  const installations = await prisma.installation.findMany({ select: { body: true } });
  const sealed = [
    ...profiles.flatMap(({ refreshToken }) => refreshToken ?? []),
    ...installations.map(({ body }) => body),
  ];
  return cipher === null ? sealed.length : sealed.filter((value) => !hasKey(cipher, value)).length;
}

/** The key is looked for before the place is checked, so any place will do. */
function hasKey(cipher: Cipher, sealed: string): boolean {
  try {
    cipher.open(sealed, { purpose: '', row: '' });
    return true;
  } catch (error) {
    return !(error instanceof Failure && error.code === 'cipher_key_unknown');
  }
}
