import { KEY_BYTES } from './cipher.ts';

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
