import type { PrismaClient } from '../database/index.ts';
import { Failure } from '../errors.ts';
import { type Cipher, KEY_BYTES } from './cipher.ts';

export interface ParsedKeys {
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

/** How many profiles have a login that is stored sealed; of a null cipher all, else those it has no key for. */
export async function countSealed(prisma: PrismaClient, cipher: Cipher | null): Promise<number> {
  const rows = await prisma.profile.findMany({
    where: { refreshToken: { not: null } },
    select: { refreshToken: true },
  });
  if (!cipher) return rows.length;
  return rows.filter(({ refreshToken }) => refreshToken !== null && !hasKey(cipher, refreshToken)).length;
}

/** The key is looked for before the purpose is checked, so any purpose will do. */
function hasKey(cipher: Cipher, sealed: string): boolean {
  try {
    cipher.open(sealed, '');
    return true;
  } catch (error) {
    return !(error instanceof Failure && error.code === 'cipher_key_unknown');
  }
}
