import { isDatabaseAway } from './database/index.ts';

/**
 * Does the work of every row, one after the other, also where that of an earlier one failed: a row that is damaged, or
 * that a bug trips over, holds up none of the others. What failed is thrown when all are done, several together as an
 * AggregateError. What `endsAll` names would fail for the rest as well and ends it at once: a database that is away.
 */
export async function eachRow<Row>(
  rows: Iterable<Row>,
  work: (row: Row) => Promise<unknown>,
  endsAll: (error: unknown) => boolean = isDatabaseAway,
): Promise<void> {
  const failed: unknown[] = [];
  for (const row of rows) {
    try {
      await work(row);
    } catch (error) {
      if (endsAll(error)) throw error;
      failed.push(error);
    }
  }
  if (failed.length === 1) throw failed[0];
  if (failed.length > 1) throw new AggregateError(failed, `${failed.length} rows could not be worked on`);
}

/** The same of steps that do not build on each other. */
export const eachStep = (...steps: readonly (() => Promise<unknown>)[]): Promise<void> =>
  eachRow(steps, (step) => step());

/** The most that is read for it at once: who works through more comes again. */
export const ROWS_AT_ONCE = 200;
