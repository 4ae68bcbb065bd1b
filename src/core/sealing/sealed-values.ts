/**
 * Every sealed value of the database, wherever it lies: sealed anew at a start or for a new key, and tried with the keys
 * that there are.
 */
import type { PrismaClient } from '../database/index.ts';
import { Failure } from '../errors.ts';
import type { Log } from '../ports.ts';
import type { Cipher } from './cipher.ts';

interface SealedColumn {
  readonly table: string;
  readonly column: string;
  readonly purpose: string;
  /** What its place calls the row, in SQL; its id when absent. */
  readonly rowName?: string;
  /** Part of a JSON column: `{ "sealed": … }`. */
  readonly isJson?: true;
  /** Earlier versions sealed it without its row. */
  readonly mayBeUnbound?: true;
  /** The rows that can hold it, in SQL, where an index finds them; all when absent. */
  readonly onlyWhere?: string;
}

/** Held against prisma/schema.prisma by test/core/sealing/sealed-values.test.ts. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'profile', column: 'access_token', purpose: 'access_token', mayBeUnbound: true },
  { table: 'profile', column: 'refresh_token', purpose: 'refresh_token', mayBeUnbound: true },
  { table: 'attempt', column: 'upload_url', purpose: 'upload_url', mayBeUnbound: true },
  { table: 'ticket', column: 'code_verifier', purpose: 'code_verifier' },
  { table: 'ticket', column: 'state', purpose: 'state' },
  {
    table: 'installation',
    column: 'body',
    purpose: 'installation',
    rowName: `platform::text || ':' || external_id`,
  },
  {
    table: 'inbox_event',
    column: 'body',
    purpose: 'inbox_event',
    isJson: true,
    // Emptied with the work on it.
    onlyWhere: 'done_at IS NULL AND failed_at IS NULL',
  },
];

interface SealedValue {
  readonly row: string;
  readonly sealed: string;
}

const PAGE = 500;
/** Below every id. */
const NIL = '00000000-0000-0000-0000-000000000000';

/** The values behind the row $1 that are like $2, and what stands for the row before the first. */
export function pageOf(at: SealedColumn): { readonly sql: string; readonly first: string } {
  const value = valueIn(at);
  // By the primary key as it is: ordered by an expression, each page would read the whole table.
  const [key, cursor, first] = at.rowName ? [nameOf(at), '$1', ''] : ['id', '$1::uuid', NIL];
  const sql = `SELECT ${nameOf(at)} AS row, ${value} AS sealed FROM "${at.table}"
    WHERE ${key} > ${cursor} AND ${value} LIKE $2 AND ${at.onlyWhere ?? 'true'} ORDER BY ${key} LIMIT ${PAGE}`;
  return { sql, first };
}

/** In pages, so that memory does not grow with the table. `pattern` is one of SQL's LIKE. */
async function* readValues(prisma: PrismaClient, at: SealedColumn, pattern: string): AsyncGenerator<SealedValue> {
  const { sql: page, first } = pageOf(at);
  let last = first;
  for (;;) {
    const rows = await prisma.$queryRawUnsafe<SealedValue[]>(page, last, pattern);
    yield* rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.row ?? last;
  }
}

const nameOf = ({ rowName = 'id::text' }: SealedColumn): string => `(${rowName})`;

const valueIn = ({ column, isJson }: SealedColumn): string => (isJson ? `"${column}"->>'sealed'` : `"${column}"`);

/** What somebody else has replaced meanwhile stays. */
function replace(prisma: PrismaClient, at: SealedColumn, { row, sealed }: SealedValue, by: string): Promise<number> {
  const next = at.isJson ? `jsonb_build_object('sealed', $2::text)` : '$2';
  const isRow = at.rowName ? `${nameOf(at)} = $1` : 'id = $1::uuid';
  const update = `UPDATE "${at.table}" SET "${at.column}" = ${next} WHERE ${isRow} AND ${valueIn(at)} = $3`;
  return prisma.$executeRawUnsafe(update, row, by, sealed);
}

interface ResealDeps {
  readonly prisma: PrismaClient;
  readonly cipher: Cipher;
  readonly log: Log;
}

/** What was sealed anew, what was sealed with the first key already, and what none of our keys opens. */
export interface Resealed {
  readonly count: number;
  readonly current: number;
  readonly closed: number;
}

/**
 * Values of earlier versions, which open in every row, are sealed for their own. Done at every start, and by one process
 * as well as by several. What no key of ours opens is left as it is.
 */
export const resealUnbound = (deps: ResealDeps): Promise<Resealed> =>
  reseal(
    deps,
    sealedColumns.filter(({ mayBeUnbound }) => mayBeUnbound),
    'v1.%',
  );

/** Everything that another key than the first has sealed is sealed with the first. */
export const resealAll = (deps: ResealDeps): Promise<Resealed> => reseal(deps, sealedColumns, 'v_.%');

async function reseal({ prisma, cipher, log }: ResealDeps, columns: readonly SealedColumn[], pattern: string) {
  const found = { count: 0, current: 0, closed: 0 };
  for (const at of columns) {
    for await (const value of readValues(prisma, at, pattern)) {
      if (cipher.isCurrent(value.sealed)) {
        found.current += 1;
        continue;
      }
      const place = { purpose: at.purpose, row: value.row };
      try {
        const next = cipher.seal(cipher.open(value.sealed, place), place);
        found.count += await replace(prisma, at, value, next);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        found.closed += 1;
        log.warn({ ...place, code: error.code }, 'a sealed value cannot be opened');
      }
    }
  }
  return found;
}

/** How many values there are, how many were sealed with a key that is not ours, and how many are damaged. */
export interface SealedCheck {
  readonly total: number;
  readonly keyUnknown: number;
  readonly broken: number;
}

/** Opens every sealed value, and keeps none. */
export async function checkSealed(prisma: PrismaClient, cipher: Cipher): Promise<SealedCheck> {
  const found = { total: 0, keyUnknown: 0, broken: 0 };
  for (const at of sealedColumns) {
    for await (const { row, sealed } of readValues(prisma, at, 'v_.%')) {
      found.total += 1;
      try {
        cipher.open(sealed, { purpose: at.purpose, row });
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        if (error.code === 'cipher_key_unknown') found.keyUnknown += 1;
        else found.broken += 1;
      }
    }
  }
  return found;
}
