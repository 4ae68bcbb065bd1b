import type { Prisma } from '../database/index.ts';

/** A zero character, and half a surrogate pair: PostgreSQL refuses both in JSON. */
const unstorable = /[\0\p{Surrogate}]/gu;

/** The body as JSON that the database takes: an event that cannot be kept could never be acknowledged. */
export function storable(body: Prisma.InputJsonObject): string {
  return JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(unstorable, '\ufffd') : value,
  );
}
