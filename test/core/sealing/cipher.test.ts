import { expect, test } from 'vitest';
import { createCipher, parseKeys } from '../../../src/core/sealing/index.ts';

const key = (fill: number) => Buffer.alloc(32, fill);
const cipher = createCipher([key(1)]);
const tokenPlace = { purpose: 'access_token', row: 'profile-1' };
const statePlace = { purpose: 'state', row: 'ticket-1' };

test('a sealed text opens again and shows nothing of itself', () => {
  const sealed = cipher.seal('act.secret 🍜', tokenPlace);
  expect(sealed).toMatch(/^v2\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/);
  expect(sealed).not.toContain('secret');
  expect(cipher.open(sealed, tokenPlace)).toBe('act.secret 🍜');
});

test('an empty text can be sealed', () => {
  expect(cipher.open(cipher.seal('', statePlace), statePlace)).toBe('');
});

test('the same text is sealed differently every time', () => {
  expect(cipher.seal('a', statePlace)).not.toBe(cipher.seal('a', statePlace));
});

test('a sealed text serves no other purpose', () => {
  const sealed = cipher.seal('a', tokenPlace);
  expect(() => cipher.open(sealed, { ...tokenPlace, purpose: 'refresh_token' })).toThrow('cipher_broken');
});

test('a sealed text opens in no other row', () => {
  const sealed = cipher.seal('a', tokenPlace);
  expect(() => cipher.open(sealed, { ...tokenPlace, row: 'profile-2' })).toThrow('cipher_broken');
});

test('a text that knows its row does not pass for an earlier one that does not', () => {
  const sealed = cipher.seal('a', tokenPlace);
  expect(() => cipher.open(sealed.replace('v2', 'v1'), tokenPlace)).toThrow('cipher_broken');
});

test.each([
  ['a changed last character', (text: string) => text.slice(0, -1) + (text.endsWith('A') ? 'B' : 'A')],
  ['a missing tag', (text: string) => text.slice(0, -16)],
  ['another version', (text: string) => text.replace('v2', 'v3')],
  ['clear text', () => 'act.token'],
  ['nothing', () => ''],
])('%s is told as broken', (_what, spoil) => {
  const sealed = cipher.seal('a text that is long enough', statePlace);
  expect(() => cipher.open(spoil(sealed), statePlace)).toThrow('cipher_broken');
});

test('after a key change old texts open and new ones use the new key', () => {
  const old = cipher.seal('a', statePlace);
  const changed = createCipher([key(2), key(1)]);
  expect(changed.open(old, statePlace)).toBe('a');
  expect(() => cipher.open(changed.seal('b', statePlace), statePlace)).toThrow('cipher_key_unknown');
});

test('the failure names the missing key by its id and asks for the operator', () => {
  const sealed = createCipher([key(2)]).seal('a', statePlace);
  expect(() => cipher.open(sealed, statePlace)).toThrow(
    expect.objectContaining({
      remedy: { kind: 'ask_operator' },
      facts: { keyId: sealed.split('.')[1] },
    }),
  );
});

test.each([[[]], [[Buffer.alloc(16)]]])('a cipher is not made of %j', (keys) => {
  expect(() => createCipher(keys)).toThrow(RangeError);
});

test('keys are read as base64 in either alphabet and as hex digits', () => {
  const bytes = Buffer.alloc(32, 0xfb);
  const list = [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex').toUpperCase()];
  const { keys, complaints } = parseKeys(list.join(' , '));
  expect(complaints).toEqual([]);
  expect(keys.map((read) => Buffer.from(read))).toEqual([bytes, bytes, bytes]);
});

test('complaints name positions and never values', () => {
  const { keys, complaints } = parseKeys(`${key(1).toString('hex')},hunter2,,${'z'.repeat(64)}`);
  expect(keys).toHaveLength(1);
  expect(complaints).toEqual([
    'key 2 is not 32 bytes in base64 or 64 hex digits',
    'key 3 is empty',
    'key 4 is not 32 bytes in base64 or 64 hex digits',
  ]);
});
