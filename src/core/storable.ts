/**
 * What PostgreSQL takes: it refuses NUL in every text, and in JSON also one half of a character that UTF-16 writes as two,
 * such as is left of an emoji that was cut.
 */

/** A text without either; U+FFFD stands for half a character. */
export const storable = (text: string): string => Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8');

/** As JSON writes what is refused. */
const refused = /\\u(?:0000|d[89a-f])/i;

/** A JSON value with every text in it made storable. */
export function storableJson<T>(value: T): T {
  const json = JSON.stringify(value);
  if (json === undefined || !refused.test(json)) return value;
  return JSON.parse(json, (_name, part: unknown) => (typeof part === 'string' ? storable(part) : part)) as T;
}
