import type { Prisma } from '../database/index.ts';

/** A zero character, and half a surrogate pair: PostgreSQL refuses both in JSON. */
const unstorable = /[\0\p{Surrogate}]/gu;

/** The body as the database takes it: an event that cannot be kept could never be acknowledged. */
export function storable(body: Prisma.InputJsonObject): Prisma.InputJsonObject {
  const text = JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(unstorable, '\ufffd') : value,
  );
  return JSON.parse(text) as Prisma.InputJsonObject;
}
