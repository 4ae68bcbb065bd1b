import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactId, parseExactJson } from '../../../src/core/tiktok/api.ts';

describe('parseExactJson', () => {
  test('keeps the digits of an id beyond 2^53', () => {
    expect(parseExactJson('{"ids":[7571234567890123457]}')).toEqual({
      ids: ['7571234567890123457'],
    });
  });

  test('reads other JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 2 }), (text) => {
        fc.pre(!/\d{16}|__proto__/.test(text));
        expect(parseExactJson(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 50 },
    );
  });

  test.each(['', '<html>', '{"a":', 'undefined'])('gives nothing for %j', (text) => {
    expect(parseExactJson(text)).toBeUndefined();
  });
});

describe('exactId', () => {
  test('takes numbers and strings, up to the largest 64-bit id', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (id) => {
        expect(exactId.parse(parseExactJson(`${id}`))).toBe(`${id}`);
        expect(exactId.parse(parseExactJson(`"${id}"`))).toBe(`${id}`);
      }),
    );
  });

  test.each([['7e18'], [''], [-1], [1.5], [null]])('refuses %j', (value) => {
    expect(exactId.safeParse(value).success).toBe(false);
  });
});
