const networkCode = /^[A-Z][A-Z0-9_]{2,40}$/;
const mostCauses = 6;

/**
 * What kept a platform from answering, in the network's own word (`ECONNREFUSED`) or as `timeout`; null where nothing
 * says. Vendors' libraries wrap it several times, and their messages may hold anything, so nothing else is taken.
 */
export function whyUnreachable(error: unknown): string | null {
  let cause = error;
  for (let depth = 0; cause instanceof Error && depth < mostCauses; depth += 1) {
    if ('code' in cause && typeof cause.code === 'string' && networkCode.test(cause.code)) return cause.code;
    if (cause.name === 'AbortError' || cause.name === 'TimeoutError') return 'timeout';
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause;
  }
  return null;
}
