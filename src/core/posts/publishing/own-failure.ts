/**
 * Schedy's own failures while it publishes: a bug, or a process that died without a word. They are
 * counted in the post's problem, which every other failure and every byte of progress replaces, so
 * that the same one does not come back for ever unnoticed.
 */
import type { Prisma } from '../../database/index.ts';
import { Failure } from '../../errors.ts';
import { problemColumn } from '../columns.ts';

const MOST_IN_A_ROW = 5;
const CODE = 'schedy_failed';

function timesOf(stored: Prisma.JsonValue): number {
  const problem = problemColumn.read(stored);
  return problem?.code === CODE ? Number(problem.facts.times ?? 0) : 0;
}

/** The problem of a post whose process died, once more. */
export const diedAgain = (problem: Prisma.JsonValue) => ({
  code: CODE,
  facts: { times: timesOf(problem) + 1 },
});

/** A bug as a failure: tried again with a pause, and given up when it has been met too often. */
export function ownFailure(problem: Prisma.JsonValue, bug: unknown): Failure {
  const times = timesOf(problem) + 1;
  const remedy = { kind: times < MOST_IN_A_ROW ? 'retry' : 'ask_operator' } as const;
  return new Failure(CODE, remedy, { times }, { cause: bug });
}

/** Throws when too many processes in a row have died of this post. */
export function refuseWhenDeadly(problem: Prisma.JsonValue): void {
  const times = timesOf(problem);
  if (times >= MOST_IN_A_ROW) throw new Failure(CODE, { kind: 'ask_operator' }, { times });
}
