import { isInteger, isSafeNumber, parse } from 'lossless-json';
import { z } from 'zod';

/**
 * Parses JSON, or returns undefined. Post ids have 19 digits and would be rounded by JSON.parse,
 * so an integer above 2^53 comes as the string of its digits.
 */
export function parseExactJson(text: string): unknown {
  try {
    return parse(text, null, (digits) => (isInteger(digits) && !isSafeNumber(digits) ? digits : Number(digits)));
  } catch {
    return undefined;
  }
}

/** A 64-bit id that TikTok sends as a number or as a string: its exact digits. */
export const exactId = z
  .union([z.int().nonnegative(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,20}$/));
