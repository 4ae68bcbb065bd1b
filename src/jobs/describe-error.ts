import { isDatabaseAway } from '../core/database/index.ts';
import { type Facts, Failure } from '../core/index.ts';

/** A failure by its code; a bug by its name and place. */
export function describeError(error: unknown): Facts {
  if (error instanceof Failure) return { ...error.facts, code: error.code };
  if (isDatabaseAway(error)) return { code: 'database_away' };
  if (!(error instanceof Error)) return { code: 'bug', error: typeof error };
  // Never the message of what is not ours: libraries put addresses and values into it.
  const frames = error.stack?.match(/^ +at .*$/gm) ?? [];
  return { code: 'bug', error: error.name, stack: frames.slice(0, 10).join('\n') };
}
