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

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * The work of every row there is, however many, page after page: `readAfter` answers the next ones behind an id, in the
 * order of their ids, and none at the end. Those that fail hold up none of the others, and come again at the next time.
 */
export async function eachPage<Row extends { readonly id: string }>(
  readAfter: (id: string) => Promise<readonly Row[]>,
  work: (row: Row) => Promise<unknown>,
): Promise<void> {
  const failed: unknown[] = [];
  for (let last = FIRST_ID; ; ) {
    const rows = await readAfter(last);
    try {
      await eachRow(rows, work);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      failed.push(error);
    }
    const end = rows.at(-1);
    if (!end) break;
    last = end.id;
  }
  if (failed.length > 0)
    throw failed.length === 1 ? failed[0] : new AggregateError(failed, 'rows could not be worked on');
}
