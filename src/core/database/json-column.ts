import type { z } from 'zod';
import type { Prisma } from './generated/client.ts';

/** The one description of what lies in a JSON column: how it is read, and how it is written. */
export interface JsonColumn<T> {
  /** Null for an empty column; throws where something else was written than is described. */
  read(stored: Prisma.JsonValue | undefined): T | null;
  write(value: T): T;
}

export const jsonColumn = <T extends Prisma.InputJsonObject | Prisma.InputJsonArray>(
  schema: z.ZodType<T>,
): JsonColumn<T> => ({
  read: (stored) => (stored === null || stored === undefined ? null : schema.parse(stored)),
  write: (value) => schema.parse(value),
});
